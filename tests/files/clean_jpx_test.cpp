#include "files/clean.hpp"

#include "base/problem.hpp"
#include "files/jpx.hpp"

#include <doctest/doctest.h>

using namespace succession;

namespace {

std::string refusal_of(std::string const& jpx)
{
    try {
        bare_jpx(jpx);
    }
    catch (Problem const& problem) {
        return problem.what();
    }
    return {};
}

bool is_refused(std::string const& jpx)
{
    return refusal_of(jpx).find("save that picture as JPEG or PNG") != std::string::npos;
}

} // namespace

TEST_CASE("of a JPEG 2000 nothing stays but what it is drawn with")
{
    auto const noted = Jpx("Quercus robur").file();
    CHECK(noted.find("Quercus") != std::string::npos);
    CHECK(bare_jpx(noted) == Jpx("").file());
    CHECK(bare_jpx(Jpx("Quercus robur").codestream()) == Jpx("").codestream());
    CHECK(bare_jpx(Jpx("").file()) == Jpx("").file());
}

TEST_CASE("the last part of a JPEG 2000 may leave open how long it is")
{
    auto open = Jpx("Quercus robur").codestream();
    open.replace(open.find("\xff\x90") + 6, 4, std::string(4, '\0'));
    CHECK(bare_jpx(open) == Jpx("").codestream());
    CHECK(bare_jpx(open.substr(0, open.find("\xff\xd9"))) == Jpx("").codestream());
}

TEST_CASE("a JPEG 2000 whose sizes cannot be true is refused, and its sender told what to do")
{
    auto const whole = Jpx("").file();
    auto const with = [](std::string text, std::string const& place, std::string const& lie, std::size_t back) {
        return text.replace(text.find(place) - back, lie.size(), lie);
    };
    auto const huge = std::string(4, '\xff');
    CHECK(is_refused(""));
    CHECK(is_refused("no picture at all"));
    CHECK(is_refused(Jpx::signature()));
    for (auto const* const kind : {"jp2h", "ihdr", "colr", "cdef", "jp2c"})
        for (auto const& size : {huge, Jpx::number(2, 4), Jpx::number(7, 4)}) {
            CAPTURE(kind);
            CHECK(is_refused(with(whole, kind, size, 4)));
        }
    auto const long_box = Jpx::number(1, 4) + "jp2c" + huge + huge;
    CHECK(is_refused(Jpx::signature() + long_box));
    CHECK(is_refused(Jpx::signature() + Jpx::box("jp2h", Jpx::box("pclr", "\xff\xff\xff" + std::string(300, '\x7f')))));
    for (auto const& size : {huge, Jpx::number(13, 4)}) {
        auto lying = whole;
        CHECK(is_refused(lying.replace(whole.find("\xff\x90") + 6, 4, size)));
    }
    for (auto const& size : {Jpx::number(0, 2), Jpx::number(0xffff, 2)}) {
        auto lying = whole;
        CHECK(is_refused(lying.replace(whole.find("\xff\x51") + 2, 2, size)));
    }
}

TEST_CASE("a JPEG 2000 cut off or changed anywhere is refused or made bare, never worse")
{
    auto const whole = Jpx("Quercus robur").file();
    for (std::size_t i = 0; i < whole.size(); ++i) {
        refusal_of(whole.substr(0, i));
        for (char const byte : {'\0', '\1', '\x7f', '\xff'}) {
            auto changed = whole;
            changed[i] = byte;
            auto const refusal = refusal_of(changed);
            CHECK((refusal.empty() || refusal.find("JPEG 2000") != std::string::npos));
        }
    }
}
