#include "files/palette.hpp"

namespace succession {

QPDFObjectHandle Palette::find(std::string const& kind, std::string const& name) const
{
    auto all = resources_;
    auto things = all.isDictionary() ? all.getKey(kind) : QPDFObjectHandle::newNull();
    return things.isDictionary() ? things.getKey(name) : QPDFObjectHandle::newNull();
}

bool Palette::shows_object(std::string const& name) const
{
    auto object = find("/XObject", name);
    return object.isStream() && layers_.shows(object.getDict().getKey("/OC"));
}

std::string Palette::take(std::string const& kind, std::string const& name)
{
    auto& names = plain_names_[kind];
    return names.try_emplace(name, kind.substr(0, 2) + std::to_string(names.size() + 1)).first->second;
}

QPDFObjectHandle Palette::taken() const
{
    auto all = QPDFObjectHandle::newDictionary();
    for (auto const& [kind, names] : plain_names_) {
        auto things = QPDFObjectHandle::newDictionary();
        for (auto const& [name, plain] : names) things.replaceKey(plain, lent(find(kind, name)));
        all.replaceKey(kind, things);
    }
    for (auto const* const name : {"/DefaultGray", "/DefaultRGB", "/DefaultCMYK"}) { // taken without being named
        auto colour = find("/ColorSpace", name);
        if (colour.isNull()) continue;
        if (!all.hasKey("/ColorSpace")) all.replaceKey("/ColorSpace", QPDFObjectHandle::newDictionary());
        all.getKey("/ColorSpace").replaceKey(name, colour);
    }
    return all;
}

/// Forms and letters of old programs are drawn with what their page has.
QPDFObjectHandle Palette::lent(QPDFObjectHandle thing) const
{
    auto dictionary = thing.isStream() ? thing.getDict() : thing;
    if (!dictionary.isDictionary() || dictionary.hasKey("/Resources")) return thing;
    auto kind = dictionary.getKey("/Subtype");
    if (kind.isNameAndEquals("/Form") || kind.isNameAndEquals("/Type3"))
        dictionary.replaceKey("/Resources", resources_);
    return thing;
}

} // namespace succession
