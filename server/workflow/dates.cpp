#include "base/text.hpp"
#include "workflow/effects.hpp"
#include "workflow/guards.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

/// The dates that are printed with the article, in the order in which they come; their codes are those of lists.yaml.
struct PrintedDate {
    std::string_view code;
    std::optional<Moment> Manuscript::*at;
    bool (*has)(Step const&); ///< whether there was what it is the date of
};

bool was_decided(Step const& step)
{
    return std::ranges::any_of(step.facts.decisions, [](Decision const& made) { return made.released_at.has_value(); });
}

bool was_revised(Step const& step)
{
    return std::ranges::any_of(step.facts.decisions, [&](Decision const& made) {
        auto const* kind = step.journal.decision(made.kind);
        return made.released_at.has_value() && kind && kind->outcome == "revising";
    });
}

bool always(Step const&) { return true; }

constexpr PrintedDate printed[] = {{"received", &Manuscript::received_at, always},
                                   {"first_decision", &Manuscript::first_decision_at, was_decided},
                                   {"revised", &Manuscript::revised_at, was_revised},
                                   {"accepted", &Manuscript::accepted_at, always}};

/// No manuscript is longer on its way; a day before is a slip of the hand.
constexpr Moment longest_way = 10 * 365 * day;

PrintedDate const* chosen_date(Step const& step)
{
    auto const* found = std::ranges::find(printed, step.form.text("which"), &PrintedDate::code);
    return found == std::end(printed) ? nullptr : found;
}

Manuscript corrected(Step const& step, PrintedDate const& date)
{
    auto manuscript = step.manuscript();
    manuscript.*date.at = step.form.date("date").value_or(step.now);
    return manuscript;
}

bool in_order(Manuscript const& manuscript)
{
    std::vector<Moment> days;
    for (auto const& date : printed)
        if (manuscript.*date.at) days.push_back(*(manuscript.*date.at) / day);
    return std::ranges::is_sorted(days);
}

/// Only a date that is there, to a day that is past, and none before the one that comes first.
Verdict date_correctable(Step const& step, std::string const&)
{
    if (step.asking) return {};
    auto const* date = chosen_date(step);
    if (!date || !step.form.date("date")) return {}; // the form says so
    if (!(step.manuscript().*date->at))
        return blocked("date_correctable", "This manuscript has no such date yet.", "which");
    if (*step.form.date("date") > step.now) return blocked("date_correctable", "This day is still to come.", "date");
    if (*step.form.date("date") < step.now - longest_way)
        return blocked("date_correctable", "This day is more than ten years ago. Is the year right?", "date");
    if (in_order(corrected(step, *date))) return {};
    return blocked("date_correctable", "The dates would not follow each other: received, decided, revised, accepted.",
                   "date");
}

/// A notice was never decided on, and not every article was revised.
Verdict dates_there(Step const& step, std::string const&)
{
    for (auto const& date : printed)
        if (date.has(step) && !(step.manuscript().*date.at))
            return blocked("dates_there",
                           fmt::format("The date “{}” is missing.", step.journal.label("dates", date.code)));
    return {};
}

void correct_date(Step const& step, std::string const&, Outcome& outcome)
{
    auto const& date = *chosen_date(step);
    auto const before = step.manuscript().*date.at;
    auto& manuscript = outcome.manuscript();
    manuscript.*date.at = corrected(step, date).*date.at;
    manuscript.corrected += fmt::format("{}{}, {} instead of {}: {}", manuscript.corrected.empty() ? "" : "\n",
                                        step.journal.label("dates", date.code), iso_date(*(manuscript.*date.at)),
                                        iso_date(*before), one_line(step.form.text("reason")));
}

constexpr NamedGuard guards[] = {{"date_correctable", date_correctable}, {"dates_there", dates_there}};
constexpr NamedEffect effects[] = {{"correct_date", correct_date}};

} // namespace

std::span<NamedGuard const> date_guards() { return guards; }
std::span<NamedEffect const> date_effects() { return effects; }

} // namespace succession
