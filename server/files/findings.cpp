#include "files/findings.hpp"

#include "base/text.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <fmt/format.h>

#include <set>

namespace succession {

namespace {

/// One line that can be shown: no control characters, not endless.
std::string shown(std::string_view text)
{
    static constexpr int longest = 200;
    auto const readable = without_unseen_marks(one_line(legible(text)));
    if (readable.empty() && !text.empty()) return "(not readable)";
    return std::string(first_characters(readable, longest));
}

std::string string_in(QPDFObjectHandle object) { return object.isString() ? shown(object.getUTF8Value()) : ""; }

/// What the walk over all dictionaries has met.
struct Traces {
    int metadata = 0, private_data = 0, scripts = 0, fields = 0, comments = 0;
    std::set<std::string> attached, commenters, addresses;

    void look_at(QPDFObjectHandle dictionary);
};

void note(std::set<std::string>& names, std::string name)
{
    if (!name.empty() && names.size() < 10) names.insert(std::move(name));
}

void Traces::look_at(QPDFObjectHandle dictionary)
{
    if (auto value = dictionary.getKey("/Metadata"); value.isStream() && !is_drawn_with(value)) ++metadata;
    if (dictionary.getKey("/PieceInfo").isDictionary()) ++private_data;
    if (auto script = dictionary.getKey("/JS"); script.isString() || script.isStream()) ++scripts;
    if (dictionary.getKey("/FT").isName()) ++fields;
    if (dictionary.getKey("/EF").isDictionary()) {
        auto const name = string_in(dictionary.getKey("/UF"));
        note(attached, name.empty() ? string_in(dictionary.getKey("/F")) : name);
    }
    if (is_annotation(dictionary) && !is_annotation(dictionary, "/Link") && !is_annotation(dictionary, "/Widget") &&
        !is_annotation(dictionary, "/Popup")) {
        ++comments;
        note(commenters, string_in(dictionary.getKey("/T")));
    }
    if (auto const address = string_in(dictionary.getKey("/URI")); lower(address).starts_with("mailto:"))
        note(addresses, address.substr(7));
}

std::string places(int count) { return "in " + counted(count, "place"); }

std::string list(std::set<std::string> const& names)
{
    return joined(std::vector<std::string>(names.begin(), names.end()), ", ");
}

/// More than turning to a page.
bool acts_on_opening(QPDFObjectHandle root)
{
    auto act = root.getKey("/OpenAction");
    auto const turns_only = act.isArray() || (act.isDictionary() && act.getKey("/S").isNameAndEquals("/GoTo"));
    return root.hasKey("/AA") || (!act.isNull() && !turns_only);
}

/// "D:20261122…", as a PDF writes dates; a folder of drive D: is none.
bool is_moment(std::string_view text)
{
    return text.starts_with("D:") && text.size() > 2 && text[2] >= '0' && text[2] <= '9';
}

/// The pages whose frame leaves out a part of what is on them: the reviewers' copy holds it still.
std::vector<std::string> cropped(QPDF& document)
{
    std::vector<std::string> numbers;
    int number = 0;
    for (auto& page : document.getAllPages()) {
        ++number;
        QPDFPageObjectHelper frames(page);
        auto const whole = frames.getMediaBox().getArrayAsRectangle(),
                   shown = frames.getCropBox().getArrayAsRectangle();
        bool const is_cut =
            shown.llx > whole.llx || shown.lly > whole.lly || shown.urx < whole.urx || shown.ury < whole.ury;
        if (is_cut && numbers.size() < 10) numbers.push_back(std::to_string(number));
    }
    return numbers;
}

/// The document's own properties, but for dates.
void tell_info(QPDFObjectHandle info, std::vector<Finding>& findings)
{
    if (!info.isDictionary()) return;
    for (auto& [key, value] : info.ditems()) {
        bool const is_date = key == "/CreationDate" || key == "/ModDate";
        if (auto const text = string_in(value); !is_date && !text.empty() && !is_moment(text))
            findings.push_back({shown(key.substr(1)), text});
    }
}

} // namespace

std::vector<Finding> findings_in(Pdf& pdf)
{
    Traces traces;
    pdf.each_dictionary([&](QPDFObjectHandle dictionary) { traces.look_at(dictionary); });

    std::vector<Finding> findings;
    auto const tell = [&](bool present, std::string_view label, std::string value) {
        if (present) findings.push_back({std::string(label), std::move(value)});
    };
    tell_info(pdf.document().getTrailer().getKey("/Info"), findings);
    tell(traces.metadata > 0, "XMP metadata", places(traces.metadata));
    tell(traces.private_data > 0, "Private data of programs", places(traces.private_data));
    tell(!traces.attached.empty(), "Attached files", list(traces.attached));
    tell(traces.scripts > 0, "JavaScript", places(traces.scripts));
    tell(acts_on_opening(pdf.document().getRoot()), "Acts on opening", "yes");
    tell(traces.fields > 0, "Form", counted(traces.fields, "field"));
    tell(traces.comments > 0, "Comments",
         counted(traces.comments, "comment") + (traces.commenters.empty() ? "" : " by " + list(traces.commenters)));
    auto const pages = cropped(pdf.document());
    tell(!pages.empty(), "Cropped pages, with what was cut off still in them", joined(pages, ", "));
    tell(!traces.addresses.empty(), "Mail addresses in links", list(traces.addresses));
    return findings;
}

} // namespace succession
