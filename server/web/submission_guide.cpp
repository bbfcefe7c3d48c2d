#include "web/submission_guide.hpp"

#include "base/text.hpp"
#include "domain/fields.hpp"
#include "office/manuscript_files.hpp"
#include "office/submission.hpp"
#include "workflow/completeness.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

/// Pages that ask for more than fields; the rest stands where the type has fields for it.
bool belongs(Dossier const& dossier, std::string_view step)
{
    auto const& type = dossier.type();
    bool const chooses_type = step == dossier.rules.steps.front().code && type.submittable;
    if (chooses_type || step == "authors" || step == "files" || step == "check") return true;
    if (step == "reviewers") return type.required_reports > 0 && office::may_change_suggestions(*dossier.facts);
    return std::ranges::any_of(type.fields, [&](SubmissionField const& field) { return field.step == step; });
}

bool is_begun(Dossier const& dossier, std::string_view step)
{
    if (step == "authors") return !dossier.facts->authors.empty();
    if (step == "reviewers") return !dossier.facts->suggestions.empty();
    if (step == "files")
        return std::ranges::any_of(dossier.facts->files,
                                   [&](File const& f) { return office::is_in_hand(dossier.rules, *dossier.facts, f); });
    auto const fields = Fields::parse(dossier.facts->version().fields);
    return std::ranges::any_of(dossier.type().fields, [&](SubmissionField const& field) {
        return field.step == step && !fields.list(field.name).empty();
    });
}

std::string note_of(Dossier const& dossier, std::string_view step, std::vector<Lack> const& missing, bool begun)
{
    if (step == "check") return "as an editor will see it";
    if (missing.size() == 1 && begun) return missing.front().reason;
    if (!missing.empty() && begun) return fmt::format("{} things to mend", missing.size());
    if (!missing.empty()) return "not begun";
    if (step == dossier.rules.steps.front().code) return dossier.type().label;
    return begun ? "complete" : "nothing required";
}

std::vector<Lack> lacks_of(std::vector<Lack> const& all, std::string_view step)
{
    std::vector<Lack> found;
    std::ranges::copy_if(all, std::back_inserter(found), [&](Lack const& lack) { return lack.step == step; });
    return found;
}

StepLink link_to(Dossier const& dossier, Option const& page, std::vector<Lack> const& all, bool current)
{
    auto const missing = lacks_of(all, page.code);
    bool const is_check = page.code == "check";
    bool const begun = is_begun(dossier, page.code);
    bool const is_first = page.code == dossier.rules.steps.front().code;
    return {.href = page_address(dossier, page.code),
            .label = page.label,
            .note = note_of(dossier, page.code, missing, begun),
            .done = !is_check && missing.empty() && (begun || is_first),
            .missing = !is_check && !missing.empty() && begun,
            .current = current};
}

/// "Draft", "Back with you to mend" … with number and type.
std::string facts_line(Dossier const& dossier, std::size_t place, std::size_t pages)
{
    auto const& [facts, sight, rules] = dossier;
    auto const& manuscript = facts->manuscript;
    auto const round = facts->version().round ? fmt::format(", revision {}", facts->version().round) : "";
    return fmt::format("{}\u00a0· {}{}\u00a0· page {} of {}",
                       manuscript.number.value_or(rules.manuscript.state(manuscript.state).label("author")),
                       dossier.type().label, round, place, pages);
}

std::size_t place_of(std::vector<Option> const& pages, std::string_view step)
{
    auto const found = std::ranges::find(pages, step, &Option::code);
    if (found == pages.end()) throw no_such_page();
    return static_cast<std::size_t>(found - pages.begin());
}

} // namespace

Dossier open_own_manuscript(Context& context, std::string const& name)
{
    auto dossier = open_dossier(context, name);
    if (!dossier.sight.standing().author) throw no_such_manuscript();
    return dossier;
}

bool is_in_hand(Dossier const& dossier) { return office::sending_act(dossier.rules, *dossier.facts) != nullptr; }

std::vector<Option> submission_pages(Dossier const& dossier)
{
    std::vector<Option> pages;
    std::ranges::copy_if(dossier.rules.steps, std::back_inserter(pages),
                         [&](Option const& step) { return belongs(dossier, step.code); });
    return pages;
}

std::string page_address(Dossier const& dossier, std::string_view step)
{
    return fmt::format("{}/submission/{}", dossier.address(), step);
}

std::string first_page_to_fill(Dossier const& dossier)
{
    auto const all = lacks(dossier.rules, *dossier.facts);
    auto const pages = submission_pages(dossier);
    for (auto const& page : pages)
        if (!lacks_of(all, page.code).empty()) return page.code;
    return pages.back().code;
}

std::string page_after(Dossier const& dossier, std::string_view step)
{
    auto const pages = submission_pages(dossier);
    auto const next = place_of(pages, step) + 1;
    return next < pages.size() ? pages[next].code : pages.back().code;
}

Guide guide_to(Dossier const& dossier, std::string_view step)
{
    auto const pages = submission_pages(dossier);
    auto const place = place_of(pages, step);
    auto const all = lacks(dossier.rules, *dossier.facts);
    Guide guide;
    guide.facts = facts_line(dossier, place + 1, pages.size());
    guide.heading = pages[place].label;
    guide.lead = pages[place].help;
    for (auto const& page : pages) guide.steps.push_back(link_to(dossier, page, all, page.code == step));
    if (is_begun(dossier, step))
        for (auto const& lack : lacks_of(all, step)) guide.lacks.push_back(lack.reason);
    guide.has_manuscript = dossier.manuscript().number.has_value();
    guide.manuscript_href = dossier.address();
    guide.may_discard = !guide.has_manuscript;
    guide.discard_href = dossier.address() + "/acts/discard";
    return guide;
}

std::string form_name(Dossier const& dossier, std::string_view step)
{
    return fmt::format("submission-{}-{}-{}", dossier.manuscript().id.value, dossier.facts->version().round, step);
}

} // namespace succession
