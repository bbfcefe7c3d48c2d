#include "base/text.hpp"
#include "domain/pages.hpp"
#include "workflow/counts.hpp"
#include "workflow/guards.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

bool has_file(Facts const& facts, std::string_view kind)
{
    return std::ranges::any_of(facts.files, [&](File const& f) { return f.kind == kind; });
}

/// Whether the authors have had a proof before them: what nobody else read is not printed.
bool has_proof_read(Facts const& facts)
{
    return std::ranges::any_of(facts.files, [](File const& f) { return f.kind == "proof" && f.audience == "authors"; });
}

Verdict final_files_there(Step const& step, std::string const&)
{
    if (has_file(step.facts, "final")) return {};
    return blocked("final_files_there", "Please add the final files first.");
}

Verdict proof_there(Step const& step, std::string const&)
{
    if (has_file(step.facts, "proof")) return {};
    return blocked("proof_there", "Opens when the typeset proof is among the files.");
}

/// A notice may be its words alone.
Verdict article_pdf_there(Step const& step, std::string const&)
{
    if (step.journal.type(step.manuscript().type).notice) return {};
    if (has_file(step.facts, "article") || has_proof_read(step.facts)) return {};
    return blocked("article_pdf_there", "Opens when the article's PDF is among the files.");
}

Verdict licence_recorded(Step const& step, std::string const&)
{
    auto const* production = step.facts.in_production();
    if (production && !production->licence.empty() && production->licensed_at) return {};
    return blocked("licence_recorded", "The licence agreement is missing.");
}

/// "10.1111/rec.70001": Crossref's pattern, and only characters that need no escaping anywhere.
bool is_doi(std::string_view doi)
{
    auto const slash = doi.find('/');
    if (!doi.starts_with("10.") || slash == std::string_view::npos || doi.size() > 200) return false;
    auto const prefix = doi.substr(3, slash - 3), suffix = doi.substr(slash + 1);
    bool const digits = prefix.size() >= 4 && prefix.size() <= 9 &&
                        std::ranges::all_of(prefix, [](char c) { return c >= '0' && c <= '9'; });
    static constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._;()/";
    return digits && !suffix.empty() && suffix.find_first_not_of(allowed) == std::string_view::npos;
}

/// Whether the DOI can stand in an address here: two steps, none of them one that browsers fold away.
bool makes_address(std::string_view doi) { return std::ranges::count(doi, '/') == 1 && doi[doi.find('/') + 1] != '.'; }

/// A publication is not planned further ahead; a day beyond is a slip of the hand.
constexpr Moment furthest_ahead = 366 * day;

/// With the argument "ours" the DOI is also the article's address here.
Verdict doi_sound(Step const& step, std::string const& whose)
{
    auto const doi = step.form.text("doi");
    if (step.asking || (is_doi(doi) && (whose != "ours" || makes_address(doi)))) return {};
    return blocked("doi_sound", "A DOI looks like 10.1111/rec.70001.", "doi");
}

Verdict time_sound(Step const& step, std::string const&)
{
    if (step.asking) return {};
    auto const date = step.form.date("date");
    if (date && *date + day <= step.now) return blocked("time_sound", "Please choose today or a day to come.", "date");
    if (date && *date > step.now + furthest_ahead)
        return blocked("time_sound", "This day is more than a year away. Is the year right?", "date");
    if (step.form.text("time").empty() || step.form.time("time")) return {};
    return blocked("time_sound", "Please give the time as hours and minutes, like 14:30.", "time");
}

/// What the publisher reports lies between the acceptance and a year from now.
Verdict published_day_sound(Step const& step, std::string const&)
{
    auto const date = step.form.date("date");
    if (step.asking || !date) return {};
    if (*date + day <= step.manuscript().accepted_at.value_or(0))
        return blocked("published_day_sound", "This day is before the acceptance.", "date");
    if (*date <= step.now + furthest_ahead) return {};
    return blocked("published_day_sound", "This day is more than a year away. Is the year right?", "date");
}

Verdict link_sound(Step const& step, std::string const&)
{
    auto const link = step.form.text("link");
    if (step.asking || link.empty() || link.starts_with("https://") || link.starts_with("http://")) return {};
    return blocked("link_sound", "An address begins with https://.", "link");
}

/// What is decided for the article while it waits for its moment would appear with the former proof.
Verdict not_scheduled(Step const& step, std::string const&)
{
    auto const* production = step.facts.producing();
    if (!production || production->state != "scheduled") return {};
    return blocked("not_scheduled", "It is scheduled: the production editor takes it off the schedule first.");
}

Verdict publish_moment(Step const& step, std::string const&)
{
    auto const* production = step.facts.in_production();
    if (production && production->publish_at && step.now >= *production->publish_at) return {};
    return blocked("publish_moment", "Its moment has not come.");
}

Verdict production_overdue(Step const& step, std::string const& grace)
{
    auto const* production = step.facts.in_production();
    if (production && ran_out(step.facts, production->due, step.journal.days(grace), step.now)) return {};
    return blocked("production_overdue", "Opens when the authors' date and the grace after it are past.");
}

Verdict pages_sound(Step const& step, std::string const&)
{
    if (step.asking) return {};
    auto const pages = step.form.text("pages");
    if (pages.empty() || parse_pages(pages)) return {};
    return blocked("pages_sound", "Pages look like 101-110, an article number like e70001.", "pages");
}

constexpr NamedGuard table[] = {
    {"final_files_there", final_files_there},
    {"proof_there", proof_there},
    {"article_pdf_there", article_pdf_there},
    {"licence_recorded", licence_recorded},
    {"doi_sound", doi_sound},
    {"time_sound", time_sound},
    {"published_day_sound", published_day_sound},
    {"link_sound", link_sound},
    {"not_scheduled", not_scheduled},
    {"publish_moment", publish_moment},
    {"production_overdue", production_overdue},
    {"pages_sound", pages_sound},
};

} // namespace

std::span<NamedGuard const> production_guards() { return table; }

} // namespace succession
