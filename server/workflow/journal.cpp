#include "workflow/journal.hpp"

#include "base/problem.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

template <class List>
auto const* by_code(List const& list, std::string_view code)
{
    auto const found = std::ranges::find_if(list, [&](auto const& item) { return item.code == code; });
    return found == list.end() ? nullptr : &*found;
}

/// Whoever reviews reads with the same eyes, before the report is filed and after.
std::string_view eyes(std::string_view recipient)
{
    return recipient == "open_reviewers" || recipient == "filed_reviewers" ? "reviewer" : recipient;
}

} // namespace

std::string const& State::label(std::string const& audience) const
{
    auto const found = labels.find(audience);
    if (found != labels.end()) return found->second;
    return labels.at("editors");
}

bool Transition::by(std::string_view part) const { return std::ranges::find(who, part) != who.end(); }
bool Transition::leaves(std::string_view state) const { return std::ranges::find(from, state) != from.end(); }

std::string const& State::stage_for(std::string_view audience) const
{
    return audience == "author" && !author_stage.empty() ? author_stage : stage;
}

State const* Machine::find_state(std::string_view wanted) const
{
    auto const found = std::ranges::find(states, wanted, &State::name);
    return found == states.end() ? nullptr : &*found;
}

State const& Machine::state(std::string_view wanted) const
{
    if (auto const* found = find_state(wanted)) return *found;
    throw Mistake(fmt::format("The machine “{}” has no state “{}”.", name, wanted));
}

Transition const* Machine::find(std::string_view wanted, std::string_view state) const
{
    auto const found = std::ranges::find_if(
        transitions, [&](Transition const& t) { return t.name == wanted && (state.empty() || t.leaves(state)); });
    return found == transitions.end() ? nullptr : &*found;
}

bool LetterKind::goes_to(std::string_view recipient) const
{
    return std::ranges::any_of(to, [&](auto const& reader) { return eyes(reader) == eyes(recipient); });
}

SubmissionField const* ArticleType::field(std::string_view wanted) const
{
    auto const found = std::ranges::find(fields, wanted, &SubmissionField::name);
    return found == fields.end() ? nullptr : &*found;
}

int ArticleType::words_most(SubmissionField const& field) const
{
    return field.name == "abstract" && abstract_limit ? abstract_limit : field.limit_words;
}

ArticleType const* Journal::find_type(std::string_view code) const { return by_code(types, code); }

ArticleType const& Journal::type(std::string_view code) const
{
    if (auto const* found = find_type(code)) return *found;
    throw Mistake(fmt::format("There is no article type “{}”.", code));
}

DecisionType const* Journal::decision(std::string_view code) const { return by_code(decisions, code); }

FileClass const* Journal::file_class(std::string_view code) const { return by_code(file_classes, code); }

std::vector<Option> const& Journal::list(std::string_view name) const
{
    auto const found = lists.find(std::string(name));
    if (found == lists.end()) throw Mistake(fmt::format("There is no list “{}”.", name));
    return found->second;
}

std::string Journal::label(std::string_view name, std::string_view code) const { return label_in(list(name), code); }

LetterKind const* Journal::letter(std::string_view kind) const
{
    auto const found = std::ranges::find(letters, kind, &LetterKind::kind);
    return found == letters.end() ? nullptr : &*found;
}

Machine const& Journal::machine(std::string_view name) const
{
    if (name == "review") return review;
    if (name == "production") return production;
    return manuscript;
}

int Journal::days(std::string_view clock) const
{
    auto const found = clocks.find(std::string(clock));
    if (found == clocks.end()) throw Mistake(fmt::format("There is no clock “{}” in clocks.yaml.", clock));
    return found->second;
}

int Journal::days(std::string_view clock, Manuscript const& manuscript) const
{
    auto const own = clock == "review" ? type(manuscript.type).review_days : 0;
    return own ? own : days(clock);
}

} // namespace succession
