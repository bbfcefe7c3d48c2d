#include "web/words.hpp"

#include "base/text.hpp"
#include "workflow/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

constexpr int soon_days = 3;

/// One drawing for each stage on the way, in its order; what ended otherwise is bare ground.
constexpr std::string_view signs[] = {"seed", "sprout", "seedling", "shrub", "thicket", "tree", "forest", "bare"};
static_assert(std::size(signs) == std::size(words::way));

std::size_t place_of(std::string_view stage)
{
    auto const found = std::ranges::find(words::stages, stage);
    return static_cast<std::size_t>(std::min(found, std::prev(words::stages.end())) - words::stages.begin());
}

constexpr Fate fates[] = {{"waiting", "on its way", "water"},
                          {"sending", "being sent", "water"},
                          {"sent", "delivered", "moss"},
                          {"failed", "not delivered", "clay"},
                          {"uncertain", "may have been sent", "ochre"},
                          {"cancelled", "not needed any more", ""}};

constexpr std::size_t end_of_way = std::size(words::way) - 1;

std::string in_upper_case(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return text;
}

/// By its name where it is plain text, for then the content tells no more: a table of values, or words.
std::string format_of(File const& file)
{
    auto const format = file.media_type == "text/plain" ? file.name.substr(file.name.rfind('.') + 1)
                                                        : file.media_type.substr(file.media_type.find('/') + 1);
    if (format.size() <= 5) return in_upper_case(format);
    return file.media_type == "text/plain" ? "Text" : "File";
}

std::string size_of(std::int64_t bytes)
{
    if (bytes < 1'000'000) return fmt::format("{} kB", std::max<std::int64_t>(1, bytes / 1000));
    return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1'000'000);
}

} // namespace

std::string word_for(std::span<Word const> words, std::string_view code)
{
    auto const found = std::ranges::find(words, code, &Word::code);
    return std::string(found == words.end() ? "" : found->words);
}

ClockWords clock_words(Moment due, Moment now)
{
    auto const days = days_until(due, now);
    if (days < 0) return {counted(-days, "day") + " late", "late"};
    if (days == 0) return {"due today", "soon"};
    if (days == 1) return {"due tomorrow", "soon"};
    bool const same_year = year_of(due) == year_of(now);
    return {"due " + (same_year ? short_date(due) : long_date(due)), days <= soon_days ? "soon" : ""};
}

std::string facts_line(ArticleType const& type, std::string_view number, int round)
{
    auto facts = fmt::format("{}\u00a0· {}", number, type.label);
    if (type.notice) return facts;
    auto const revision = round ? fmt::format("\u00a0(R{})", round) : "";
    return fmt::format("{}\u00a0· round\u00a0{}{}", facts, round + 1, revision);
}

std::string facts_line(Journal const& journal, Manuscript const& manuscript)
{
    auto const facts = facts_line(journal.type(manuscript.type), manuscript.number.value_or("Draft"), manuscript.round);
    auto const next = manuscript.round + 1;
    bool const awaited = manuscript.state == "revising";
    if (!awaited && manuscript.state != "revision_check") return facts;
    return fmt::format("{}\u00a0· revision\u00a0{}\u00a0(R{}) {}", facts, next, next,
                       awaited ? "in preparation" : "received");
}

std::string labels(Journal const& journal, std::string_view list, std::vector<std::string> const& codes)
{
    std::vector<std::string> words;
    for (auto const& code : codes) words.push_back(journal.label(list, code));
    return enumerated(words);
}

std::string written(Journal const& journal, SubmissionField const& field, std::vector<std::string> const& values)
{
    if (!field.vocabulary.empty()) return labels(journal, field.vocabulary, values);
    return joined(values, field.kind == "items" ? "\n" : ", ");
}

std::string file_label(Journal const& journal, std::string_view kind)
{
    auto const* known = journal.file_class(kind);
    return known ? known->label : std::string(kind);
}

std::string file_facts(File const& file)
{
    auto facts = format_of(file) + ", ";
    if (file.pages) facts += counted(file.pages, "page") + ", ";
    return facts + size_of(file.bytes);
}

std::string shown_title(std::string const& title) { return title.empty() ? "Untitled draft" : title; }

std::string place_line(Journal const& journal, std::string const& affiliation, std::string const& country)
{
    if (country.empty()) return affiliation;
    return (affiliation.empty() ? "" : affiliation + ", ") + journal.label("countries", country);
}

Fate const& fate_of(std::string_view letter_state)
{
    auto const found = std::ranges::find(fates, letter_state, &Fate::state);
    return found == std::end(fates) ? fates[0] : *found;
}

std::string sign_of(std::string_view stage) { return std::string(signs[place_of(stage)]); }

std::string stage_label(std::string_view stage) { return std::string(words::way[place_of(stage)].label); }

std::vector<WayStep> way(std::string_view stage, std::string_view reached, std::string const& end)
{
    std::vector<WayStep> steps;
    auto const present = place_of(stage);
    bool const has_ended = present == end_of_way;
    // Where it ended it goes no further than it came, through the stage that was reached last.
    auto const passed = !has_ended ? present : place_of(reached) == end_of_way ? 0 : place_of(reached) + 1;
    for (std::size_t at = 0; at < (has_ended ? passed : end_of_way); ++at)
        steps.push_back({std::string(words::way[at].label), std::string(signs[at]), at < passed, at == present, false});
    if (has_ended) steps.push_back({end, sign_of(stage), false, true, true});
    return steps;
}

} // namespace succession
