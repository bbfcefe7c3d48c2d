#pragma once

#include "domain/fields.hpp"
#include "office/fixture.hpp"
#include "office/take.hpp"
#include "storage/desks.hpp"
#include "storage/dossiers.hpp"
#include "storage/issues.hpp"
#include "workflow/desk.hpp"

namespace succession {

/// What a paper in production is about; the rest is the same for all.
struct Paper {
    std::string title = "Seagrass meadows recover beside oyster reefs";
    std::string abstract = "Oyster reefs break waves and clear water.";
    std::string number = "REC-25-0001";
    std::string state = "proof_ok"; ///< in production
    std::string sha256 = std::string(64, 'a');
};

inline Author author_of(std::string_view code, ManuscriptId id, int position)
{
    auto const& member = *std::ranges::find(cast_members, code, &CastMember::code);
    Author author;
    author.id = make_id<AuthorId>();
    author.manuscript_id = id;
    author.position = position;
    author.person_id = Sealed<std::optional<PersonId>>(cast_id(code));
    author.byline = Sealed<Byline>(
        Byline{member.given, member.family, cast_address(code), "University of the Estuary", "", "NL", ""});
    author.corresponding = position == 1;
    return author;
}

inline std::string fields_of(Paper const& paper)
{
    Fields fields;
    fields.set("title", paper.title);
    fields.set("abstract", paper.abstract);
    fields.set("cover_letter", "Please consider it.");
    fields.set("implications", std::vector<std::string>{"Restore reefs first.", "Count shoots after each storm."});
    fields.set("keywords", std::vector<std::string>{"oyster reef", "seagrass"});
    fields.set("countries", std::vector<std::string>{"NL"});
    fields.set("latitude", "51.6");
    fields.set("longitude", "3.9");
    fields.set("funding", "Fund for Coastal Commons.");
    return fields.json();
}

/// An accepted manuscript of Zostera marina and Ostrea edulis, licensed and proofed, with Laminaria digitata as editor.
inline Facts accepted(Paper const& paper)
{
    Facts facts;
    auto& manuscript = facts.manuscript;
    manuscript.id = make_id<ManuscriptId>();
    manuscript.version = 1;
    manuscript.number = paper.number;
    manuscript.type = "research-article";
    manuscript.rules = journal_words().version;
    manuscript.transparency = "double";
    manuscript.state = "accepted";
    manuscript.title = paper.title;
    manuscript.submitter_id = cast_id("zostera-marina");
    manuscript.editor_id = cast_id("laminaria-digitata");
    manuscript.received_at = noon - 100 * day;
    manuscript.first_decision_at = noon - 60 * day;
    manuscript.revised_at = noon - 30 * day;
    manuscript.accepted_at = manuscript.ended_at = manuscript.since = noon - 10 * day;
    facts.authors = {author_of("zostera-marina", manuscript.id, 1), author_of("ostrea-edulis", manuscript.id, 2)};
    Version version;
    version.id = make_key();
    version.manuscript_id = manuscript.id;
    version.fields = fields_of(paper);
    version.frozen_at = manuscript.received_at;
    facts.versions = {version};
    File file;
    file.id = make_id<FileId>();
    file.manuscript_id = manuscript.id;
    file.kind = "proof";
    file.audience = paper.state == "typesetting" ? "production" : "authors";
    file.name = "zostera-proof.pdf";
    file.media_type = "application/pdf";
    file.sha256 = paper.sha256;
    file.bytes = 1'234'567;
    facts.files = {file};
    Production production;
    production.id = make_key();
    production.manuscript_id = manuscript.id;
    production.state = paper.state;
    production.since = noon - day;
    production.due = noon + 5 * day;
    production.licence = "CC-BY-4.0";
    production.licensed_by_id = manuscript.submitter_id;
    production.licensed_at = noon - 8 * day;
    facts.production = {production};
    return facts;
}

/// Brings the paper into the office's records, onto the desks of those who have it.
inline ManuscriptId produce(TestOffice& office, Paper const& paper)
{
    auto const facts = accepted(paper);
    office.database.write([&](Transaction& tx) { dossiers::insert(tx, facts); });
    auto const whole =
        office.database.reading([&](Transaction& tx) { return dossiers::find(tx, facts.manuscript.id); });
    office.database.write([&](Transaction& tx) {
        desks::replace(tx, facts.manuscript.id, desk_rows(office.office.rules.now(), *whole, office.clock.now()));
    });
    return facts.manuscript.id;
}

using Answers = std::vector<std::pair<std::string, std::string>>;

inline office::Granted take(TestOffice& office, ManuscriptId id, std::string const& act, std::string_view as,
                            Answers answers = {})
{
    office::Wish wish{.manuscript = id, .act = act};
    wish.form = Form(answers);
    return office::take(office.office, {cast_id(as), office.clock.now(), "", ""}, wish);
}

/// Schedules the paper for this moment and lets it come.
inline void publish_now(TestOffice& office, ManuscriptId id, std::string const& doi)
{
    REQUIRE(
        take(office, id, "schedule", "acer-saccharum", {{"doi", doi}, {"date", iso_date(office.clock.now())}}).taken);
    office::settle(office.office, id, office.clock.now());
}

inline ManuscriptId publish_paper(TestOffice& office, Paper const& paper, std::string const& doi)
{
    auto const id = produce(office, paper);
    publish_now(office, id, doi);
    return id;
}

/// An issue that is there already, as whoever makes issues left it.
inline IssueId issue_there(TestOffice& office, int volume, int number, std::string const& state)
{
    Issue const issue{make_id<IssueId>(), 1,  volume, number,
                      1992 + volume,      "", state,  state == "published" ? std::optional(noon - day) : std::nullopt};
    office.database.write([&](Transaction& tx) { issues::insert(tx, issue); });
    return issue.id;
}

} // namespace succession
