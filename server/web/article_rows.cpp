#include "web/article_rows.hpp"

#include "base/text.hpp"
#include "domain/pages.hpp"
#include "office/office.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

/// Of longer lists of authors the first ones are shown.
constexpr std::size_t most_names = 6;

std::string few_names(std::string const& names)
{
    auto all = split(names, ',');
    if (all.size() <= most_names + 1) return names;
    auto const others = all.size() - most_names;
    all.resize(most_names);
    return fmt::format("{} and {} others", joined(all, ", "), others);
}

/// What a notice makes of an article; "" for no notice.
std::string notice_label(std::string_view kind)
{
    if (kind == "retraction") return "retracted";
    if (kind == "expression-of-concern") return "expression of concern";
    return kind == "correction" ? "corrected" : "";
}

std::string notice_tone(std::string_view kind) { return kind == "retraction" ? "clay" : "ochre"; }

ArticleRow row(articles::Line const& line)
{
    ArticleRow made;
    made.href = article_href(line.doi);
    made.heading = line.title;
    auto const kind = in_sentence_case(line.kind_label);
    made.facts = line.author_names.empty() ? kind : few_names(line.author_names) + "\u00a0· " + kind;
    made.notice = notice_label(line.notice_kind);
    made.tone = notice_tone(line.notice_kind);
    return made;
}

} // namespace

JournalInPrint in_print(OfficeSettings const& settings)
{
    return {settings.journal_name, settings.issn, settings.public_url};
}

std::string in_sentence_case(std::string_view printed)
{
    return std::string(printed.substr(0, 1)) + lower(printed.substr(std::min<std::size_t>(1, printed.size())));
}

std::string article_href(std::string const& doi) { return "/articles/" + doi; }
std::string issue_href(Issue const& issue) { return fmt::format("/issues/{}/{}", issue.volume, issue.number); }
std::string issue_label(Issue const& issue) { return fmt::format("Volume {}, issue {}", issue.volume, issue.number); }

std::string printed_pages(std::string const& pages)
{
    auto const hyphen = pages.find('-');
    return hyphen == std::string::npos ? pages : pages.substr(0, hyphen) + "–" + pages.substr(hyphen + 1);
}

std::vector<ArticleRow> rows_with_dates(std::vector<articles::Line> const& lines)
{
    std::vector<ArticleRow> rows;
    for (auto const& line : lines) rows.emplace_back(row(line)).when = long_date(line.published_at);
    return rows;
}

std::vector<ArticleRow> rows_with_places(std::vector<articles::Line> const& lines)
{
    std::vector<ArticleRow> rows;
    for (auto const& line : lines) {
        auto& made = rows.emplace_back(row(line));
        made.when = std::to_string(year_of(line.published_at));
        made.what = line.volume ? fmt::format("{}({})", *line.volume, line.number.value_or(0)) : "Early View";
    }
    return rows;
}

std::vector<ArticleRow> rows_by_pages(std::vector<articles::Line> lines)
{
    std::ranges::stable_sort(lines, {},
                             [](articles::Line const& line) { return parse_pages(line.pages).value_or(Pages{}); });
    std::vector<ArticleRow> rows;
    for (auto const& line : lines) rows.emplace_back(row(line)).when = printed_pages(line.pages);
    return rows;
}

} // namespace succession
