#include "demo/paper.hpp"

#include "base/text.hpp"
#include "demo/chart.hpp"
#include "demo/sheet.hpp"

#include <algorithm>

namespace succession::demo {

namespace {

using Flush = Block::Flush;

/// Without the asterisks of italics.
std::string plain(std::string text)
{
    std::erase(text, '*');
    return text;
}

std::string bold(std::string const& markup) { return "<b>" + markup + "</b>"; }

std::string list(std::vector<std::string> const& texts, std::string_view separator)
{
    return marked_up(joined(texts, separator));
}

std::vector<std::string> paragraphs_of(Section const& section)
{
    auto found = paragraphs(section.text);
    for (auto& paragraph : found) paragraph = marked_up(joined(split(paragraph, '\n'), " "));
    return found;
}

/// Whether the figure belongs to this section: the results, or else the last that is no list of references.
bool ends_with_chart(Paper const& paper, Section const& section)
{
    if (!paper.chart) return false;
    Section const* home = nullptr;
    for (auto const& each : paper.sections)
        if (each.heading == "Results" || (!each.references && (!home || home->heading != "Results"))) home = &each;
    return home == &section;
}

/// The sheet reviewers read: wide lines, one column, numbers down the margin, nothing that says whose it is.
class Manuscript {
public:
    Manuscript(Paper const& paper, std::filesystem::path const& path) : paper_(paper), sheet_(path, layout()) {}

    void set()
    {
        set_title();
        if (!paper_.abstract.empty()) set_abstract();
        if (!paper_.implications.empty()) set_implications();
        if (!paper_.sections.empty() && !paper_.abstract.empty()) sheet_.new_page();
        for (auto const& section : paper_.sections) set_section(section);
        sheet_.finish();
    }

private:
    static constexpr double left = 92, width = 424;
    static constexpr Block column{left, width};
    static constexpr Face body{"", 11.5, 21.5};
    static constexpr Face small{"", 9, 12, soft};

    Sheet::Layout layout() const
    {
        return {.top = 92,
                .bottom = 766,
                .frame = [this](Sheet& sheet) { set_frame(sheet); },
                .line_numbers = paper_.line_numbers ? left - 16 : 0,
                .title = plain(paper_.title),
                .author = paper_.property_author,
                .made_at = iso_time(paper_.made_at)};
    }
    void set_frame(Sheet& sheet) const
    {
        sheet.place(marked_up(paper_.running_head), {"Italic", 9, 12, soft}, column, 50);
        sheet.place(std::to_string(sheet.page()), small, {left, width, Flush::right}, 50);
    }
    void set_title()
    {
        sheet_.flow(marked_up(paper_.title), {"Bold", 18, 25}, column);
        sheet_.skip(8);
        if (!paper_.authors.empty()) sheet_.flow(list(paper_.authors, ", "), body, column);
        for (auto const& affiliation : paper_.affiliations)
            sheet_.flow(marked_up(affiliation), {"Italic", 10, 15, soft}, column);
    }
    void set_abstract()
    {
        set_heading("Abstract");
        sheet_.flow(marked_up(paper_.abstract), body, column);
        if (paper_.key_words.empty()) return;
        sheet_.skip(8);
        sheet_.flow(bold("Key words: ") + list(paper_.key_words, ", "), body, column);
    }
    void set_heading(std::string const& heading)
    {
        static constexpr Face face{"Bold", 12.5, 22};
        sheet_.skip(14);
        sheet_.ensure(face.leading + 2 * body.leading);
        sheet_.bookmark(heading);
        sheet_.flow(marked_up(heading), face, column);
    }
    void set_implications()
    {
        set_heading(paper_.implications_heading);
        for (auto const& item : paper_.implications)
            sheet_.flow("•\t" + marked_up(item), body, {left, width, Flush::left, -12});
    }
    void set_section(Section const& section)
    {
        set_heading(section.heading);
        auto const indent = section.references ? -22.0 : 0.0;
        bool first = true;
        for (auto const& paragraph : paragraphs_of(section)) {
            if (!first) sheet_.skip(section.references ? 2 : 8);
            sheet_.flow(paragraph, body, {left, width, Flush::left, indent});
            first = false;
        }
        if (ends_with_chart(paper_, section)) draw_chart(sheet_, *paper_.chart, left, width);
    }

    Paper const& paper_;
    Sheet sheet_;
};

/// The journal's article: head, title over the whole width, facts and headings at the side of the text.
class Article {
public:
    Article(Paper const& paper, std::filesystem::path const& path)
        : paper_(paper), imprint_(*paper.imprint), sheet_(path, layout())
    {
    }

    void set()
    {
        set_title();
        auto const facts_end = set_facts(sheet_.y());
        if (!paper_.abstract.empty()) set_abstract();
        if (!paper_.implications.empty()) set_implications();
        if (sheet_.page() == 1) sheet_.set_y(std::max(sheet_.y(), facts_end));
        for (auto const& section : paper_.sections) set_section(section);
        sheet_.finish();
    }

private:
    static constexpr double margin = 50, left = 178, right = 545;
    static constexpr Block column{left, right - left, Flush::both};
    static constexpr Block aside{margin, left - margin - 22};
    static constexpr Block across{margin, right - margin};
    static constexpr Face body{"", 10, 14.2};
    static constexpr Face side_heading{"Bold", 10, 14.2, moss};
    static constexpr Face small{"", 7.2, 10.4, soft};

    Sheet::Layout layout() const
    {
        return {.top = 84,
                .bottom = 768,
                .frame = [this](Sheet& sheet) { set_frame(sheet); },
                .title = plain(paper_.title),
                .author = paper_.property_author,
                .made_at = iso_time(paper_.made_at)};
    }
    void set_frame(Sheet& sheet) const;
    void set_title();
    void set_abstract();
    double set_facts(double top);
    void set_implications();
    void set_section(Section const&);

    Paper const& paper_;
    Imprint const& imprint_;
    Sheet sheet_;
};

void Article::set_frame(Sheet& sheet) const
{
    static constexpr Face head{"Italic", 9, 12, soft};
    auto const at_right = Block{margin, right - margin, Flush::right};
    if (sheet.page() == 1) {
        draw_mark(sheet, margin, 33, 44);
        sheet.place(marked_up(imprint_.journal), {"Bold", 15, 20, moss}, {margin + 54, 260}, 40);
        sheet.place(marked_up(imprint_.issue), head, at_right, 46);
        sheet.rule(margin, right, 68, 0.6, hairline);
    }
    else {
        sheet.place(marked_up(paper_.running_head), head, column, 46);
        sheet.place(marked_up(imprint_.journal), {"", 9, 12, moss}, aside, 46);
        sheet.place(std::to_string(sheet.page()), {"", 9, 12, soft}, at_right, 46);
        sheet.rule(margin, right, 64, 0.6, hairline);
    }
    sheet.rule(margin, right, 786, 0.6, hairline);
    auto const address = "https://doi.org/" + marked_up(imprint_.doi);
    sheet.place(marked_up(imprint_.copyright) + ". " + address, small, across, 792);
    sheet.place(marked_up(imprint_.licence), small, across, 792 + small.leading);
}

void Article::set_title()
{
    sheet_.skip(10);
    sheet_.flow(marked_up(imprint_.type), {"Bold", 9, 14, moss, 0.6}, across);
    sheet_.skip(4);
    sheet_.flow(marked_up(paper_.title), {"Bold", 21, 26.5}, across);
    sheet_.skip(8);
    sheet_.flow(list(paper_.authors, ", "), {"", 11.5, 16}, across);
    sheet_.skip(3);
    for (auto const& affiliation : paper_.affiliations)
        sheet_.flow(marked_up(affiliation), {"Italic", 8.6, 12, soft}, across);
    sheet_.skip(12);
    sheet_.rule(margin, right, sheet_.y(), 0.6, hairline);
    sheet_.skip(16);
}

void Article::set_abstract()
{
    sheet_.bookmark("Abstract");
    sheet_.place("Abstract", side_heading, aside, sheet_.y());
    sheet_.flow(marked_up(paper_.abstract), {"", 10.4, 14.6}, column);
}

/// Returns how far down they reach.
double Article::set_facts(double top)
{
    static constexpr Face label{"", 7.6, 10, soft};
    static constexpr Face value{"", 8.8, 12};
    auto y = top + side_heading.leading + 14;
    auto const tell = [&](std::string const& name, std::string const& markup) {
        if (markup.empty()) return;
        y += sheet_.place(marked_up(name), label, aside, y);
        y += sheet_.place(markup, value, aside, y) + 6;
    };
    for (auto const& [name, text] : imprint_.facts) tell(name, marked_up(text));
    tell("Key words", list(paper_.key_words, ", "));
    return y;
}

void Article::set_implications()
{
    static constexpr double padding = 12;
    static constexpr Face face{"", 9.6, 13.6};
    auto const text = Block{left + padding, right - left - 2 * padding, Flush::left, -10};
    auto height = 2 * padding + body.leading + 2;
    for (auto const& item : paper_.implications) height += sheet_.height_of("•\t" + marked_up(item), face, text) + 3;

    sheet_.skip(14);
    sheet_.ensure(height);
    sheet_.fill(left, sheet_.y(), right - left, height, moss_tint);
    sheet_.fill(left, sheet_.y(), 2.4, height, moss);
    sheet_.bookmark(paper_.implications_heading);
    sheet_.skip(padding);
    sheet_.flow(marked_up(paper_.implications_heading), side_heading, text);
    sheet_.skip(2);
    for (auto const& item : paper_.implications) {
        sheet_.flow("•\t" + marked_up(item), face, text);
        sheet_.skip(3);
    }
    sheet_.skip(padding);
}

void Article::set_section(Section const& section)
{
    sheet_.skip(14);
    sheet_.ensure(3 * body.leading);
    sheet_.bookmark(section.heading);
    sheet_.place(marked_up(section.heading), side_heading, aside, sheet_.y());
    auto block = column;
    static constexpr Face entry{"", 8.8, 12};
    if (section.references) block = {left, right - left, Flush::left, -12};
    for (auto const& paragraph : paragraphs_of(section)) {
        sheet_.flow(paragraph, section.references ? entry : body, block);
        if (section.references) sheet_.skip(2);
        else block.indent = 12;
    }
    if (ends_with_chart(paper_, section)) draw_chart(sheet_, *paper_.chart, left, right - left);
}

} // namespace

void make_pdf(Paper const& paper, std::filesystem::path const& path)
{
    if (paper.imprint) Article(paper, path).set();
    else Manuscript(paper, path).set();
}

} // namespace succession::demo
