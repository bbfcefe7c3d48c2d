#include "files/colours.hpp"

#include <array>
#include <set>
#include <string>

namespace succession {

namespace {

using Handle = QPDFObjectHandle;

/// A profile names the screen or camera it was measured on; its colours are near enough without.
Handle without_profile(Handle colour)
{
    auto profile = colour.getArrayItem(1);
    auto count = profile.isStream() ? profile.getDict().getKey("/N") : Handle::newNull();
    static constexpr std::array spaces{"/DeviceGray", "", "/DeviceRGB", "/DeviceCMYK"};
    auto const number = count.isInteger() ? count.getIntValue() : 0;
    return number == 1 || number == 3 || number == 4 ? Handle::newName(spaces[number - 1]) : Handle::newNull();
}

/// A screen mixes an ink from other colours, whatever it is called, but for those of every printer.
Handle plain_ink(Handle ink, int number)
{
    static std::set<std::string> const common{"/All", "/None", "/Cyan", "/Magenta", "/Yellow", "/Black"};
    return ink.isName() && common.contains(ink.getName()) ? ink : Handle::newName("/Ink" + std::to_string(number));
}

} // namespace

QPDFObjectHandle plain_colour(QPDFObjectHandle colour)
{
    auto kind = colour.isArray() && colour.getArrayNItems() > 1 ? colour.getArrayItem(0) : Handle::newNull();
    if (kind.isNameAndEquals("/ICCBased")) return without_profile(colour);
    auto inks = colour.isArray() ? colour.getArrayItem(1) : Handle::newNull();
    if (kind.isNameAndEquals("/Separation")) colour.setArrayItem(1, plain_ink(inks, 1));
    if (kind.isNameAndEquals("/DeviceN") && inks.isArray())
        for (int i = 0; i < inks.getArrayNItems(); ++i) inks.setArrayItem(i, plain_ink(inks.getArrayItem(i), i + 1));
    return colour;
}

} // namespace succession
