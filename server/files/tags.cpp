#include "files/tags.hpp"

#include "files/pdf.hpp"

#include <string_view>

namespace succession {

namespace {

/// Of ISO 32000, 14.8.4, and of the marks in drawings.
constexpr std::string_view known_tags =
    " /Annot /Art /Artifact /Aside /BibEntry /BlockQuote /Caption /Code /Div /Document /DocumentFragment /Em /FENote "
    "/Figure /Form /Formula /H /H1 /H2 /H3 /H4 /H5 /H6 /Index /L /LBody /LI /Lbl /Link /NonStruct /Note /P /Part "
    "/Private /Quote /RB /RP /RT /Reference /ReversedChars /Ruby /Sect /Span /Strong /Sub /TBody /TD /TFoot /TH /THead "
    "/TOC /TOCI /TR /Table /Title /WP /WT /Warichu ";

} // namespace

bool is_known_tag(std::string const& tag)
{
    return tag.find(' ') == std::string::npos && known_tags.find(" " + tag + " ") != std::string_view::npos;
}

Tags::Tags(QPDF& document)
{
    auto roles = document.getRoot().getKey("/StructTreeRoot").getKeyIfDict("/RoleMap");
    if (!roles.isDictionary()) return;
    for (auto& [tag, role] : roles.ditems())
        if (role.isName()) roles_[tag] = role.getName();
}

bool Tags::is_seen(QPDFObjectHandle element) const
{
    auto marks = 0;
    for (auto& content : listed(element.getKey("/K"))) {
        auto const is_mark = content.isInteger() || (content.isDictionary() && content.hasKey("/MCID"));
        if (!is_mark) continue;
        if (!is_mark_seen(content, element.getKey("/Pg"))) return false;
        ++marks;
    }
    return marks > 0;
}

bool Tags::is_mark_seen(QPDFObjectHandle mark, QPDFObjectHandle page) const
{
    if (mark.isDictionary() && mark.hasKey("/Pg")) page = mark.getKey("/Pg");
    auto drawing = mark.isDictionary() ? mark.getKey("/Stm") : QPDFObjectHandle::newNull();
    if (!drawing.isStream()) drawing = page.getKeyIfDict("/Contents");
    auto const marks = marks_.find(drawing.getObjGen());
    auto number = mark.isDictionary() ? mark.getKey("/MCID") : mark;
    return marks != marks_.end() && number.isInteger() && marks->second.contains(number.getIntValueAsInt());
}

std::string Tags::known(std::string tag) const
{
    for (std::size_t step = 0; step <= roles_.size() && !is_known_tag(tag); ++step) { // roles may lead in a circle
        auto const role = roles_.find(tag);
        if (role == roles_.end()) break;
        tag = role->second;
    }
    return is_known_tag(tag) ? tag : "/NonStruct";
}

} // namespace succession
