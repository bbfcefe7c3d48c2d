#include "base/text.hpp"
#include "domain/fields.hpp"
#include "workflow/effects.hpp"

namespace succession {

namespace {

Production& production(Outcome& outcome) { return *outcome.facts.in_production(); }

void record_licence(Step const& step, std::string const&, Outcome& outcome)
{
    auto& made = production(outcome);
    made.licence = step.form.text("licence");
    made.licensed_by_id = step.actor;
    made.licensed_at = step.now;
}

/// From now on the authors read what was typeset until now.
void hand_out_proofs(Step const&, std::string const&, Outcome& outcome)
{
    for (auto& file : outcome.facts.files)
        if (file.kind == "proof") file.audience = "authors";
}

void note_corrections(Step const& step, std::string const&, Outcome& outcome)
{
    production(outcome).corrections = step.form.text("corrections");
}

void note_consent(Step const& step, std::string const&, Outcome& outcome)
{
    production(outcome).consent = step.form.text("consent");
}

void note_query(Step const& step, std::string const&, Outcome& outcome)
{
    auto& query = production(outcome).query;
    query += (query.empty() ? "" : "\n\n") + step.form.text("query");
}

/// A DOI is the same in capitals and in small letters: it is kept in one of them.
std::string chosen_doi(Step const& step) { return lower(step.form.text("doi")); }

/// "14:30" on the day chosen; the day's beginning where no time is given.
Moment chosen_moment(Step const& step)
{
    return step.form.date("date").value_or(step.now) + step.form.time("time").value_or(0);
}

void schedule(Step const& step, std::string const&, Outcome& outcome)
{
    auto& made = production(outcome);
    made.doi = chosen_doi(step);
    made.publish_at = chosen_moment(step);
    outcome.due = made.publish_at;
}

/// What was scheduled comes back as approved: its moment may be past by then.
void remember_production(Step const&, std::string const&, Outcome& outcome)
{
    auto& made = production(outcome);
    made.former = made.state == "scheduled" ? "proof_ok" : made.state;
}

void unschedule(Step const&, std::string const&, Outcome& outcome) { production(outcome).publish_at.reset(); }

void publish(Step const& step, std::string const&, Outcome& outcome) { production(outcome).published_at = step.now; }

void put_in_issue(Step const& step, std::string const&, Outcome& outcome)
{
    auto& made = production(outcome);
    made.issue_id = IssueId{step.form.number("issue").value_or(0)};
    made.pages = step.form.text("pages");
}

void note_publication(Step const& step, std::string const&, Outcome& outcome)
{
    auto& made = production(outcome);
    made.doi = chosen_doi(step);
    made.published_at = step.form.date("date");
    made.external_link = step.form.text("link");
}

/// A notice is a manuscript of its own, accepted by the chief who writes it, waiting for its DOI and moment.
void begin_notice(Step const& step, std::string const&, Outcome& outcome)
{
    Facts notice;
    auto& manuscript = notice.manuscript;
    manuscript.id = make_id<ManuscriptId>();
    manuscript.version = 1;
    manuscript.type = step.form.text("kind");
    manuscript.rules = step.journal.version;
    manuscript.transparency = step.manuscript().transparency;
    manuscript.state = "accepted";
    manuscript.since = step.now;
    manuscript.title = step.form.text("title");
    manuscript.submitter_id = step.actor;
    manuscript.received_at = manuscript.accepted_at = manuscript.ended_at = step.now;
    manuscript.previous_id = step.manuscript().id;
    Fields fields;
    fields.set("title", manuscript.title);
    fields.set("abstract", step.form.text("text"));
    Version version;
    version.id = make_key();
    version.manuscript_id = manuscript.id;
    version.fields = fields.json();
    version.frozen_at = step.now;
    notice.versions.push_back(version);
    Production made;
    made.id = make_key();
    made.manuscript_id = manuscript.id;
    made.state = "proof_ok";
    made.since = step.now;
    made.due = step.now + step.journal.days("proof_ok") * day;
    made.licence = step.facts.in_production()->licence;
    made.licensed_by_id = step.actor;
    made.licensed_at = step.now;
    notice.production.push_back(made);
    outcome.offspring = std::move(notice);
}

constexpr NamedEffect table[] = {
    {"record_licence", record_licence},
    {"hand_out_proofs", hand_out_proofs},
    {"note_corrections", note_corrections},
    {"note_consent", note_consent},
    {"note_query", note_query},
    {"schedule", schedule},
    {"remember_production", remember_production},
    {"unschedule", unschedule},
    {"publish", publish},
    {"put_in_issue", put_in_issue},
    {"note_publication", note_publication},
    {"begin_notice", begin_notice},
};

} // namespace

std::span<NamedEffect const> production_effects() { return table; }

} // namespace succession
