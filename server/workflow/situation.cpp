#include "workflow/situation.hpp"

#include "domain/fields.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

using namespace figures;

namespace {

constexpr ManuscriptId the_manuscript{1};
constexpr std::size_t spares = 3;
/// What multiplies everything else is taken in situations of its own.
std::set<std::string> const apart{"ask_author_change", "hand_to_author", "waive", "want_reviewers"};

PersonId nth(PersonId first, std::size_t i) { return PersonId{first.value + static_cast<std::int64_t>(i)}; }

Known figure(PersonId id, std::string name)
{
    Known person;
    person.id = id;
    person.email = fmt::format("someone@place-{}.example", id.value);
    person.affiliation = fmt::format("Place {}", id.value);
    person.family = std::move(name);
    return person;
}

std::vector<Known> everybody(std::size_t reviewers)
{
    std::vector<Known> people{figure(chief, "the Editor-in-Chief"),
                              figure(chiefs_deputy, "the Editor-in-Chief's deputy"),
                              figure(editor, "the coordinating editor"),
                              figure(other_editor, "the other editor"),
                              figure(managing, "the managing editor"),
                              figure(managings_deputy, "the managing editor's deputy"),
                              figure(production, "the production editor"),
                              figure(author, "the author"),
                              figure(coauthor, "the co-author")};
    for (std::size_t i = 0; i < reviewers; ++i)
        people.push_back(figure(nth(first_reviewer, i), fmt::format("reviewer {}", i + 1)));
    for (std::size_t i = 0; i < spares; ++i)
        people.push_back(figure(nth(first_spare, i), fmt::format("stand-in {}", i + 1)));
    return people;
}

/// Something to every question of a submission.
std::string answers(Journal const& journal, ArticleType const& type)
{
    auto answer = [&](SubmissionField const& field) -> std::string {
        if (!field.vocabulary.empty()) return journal.list(field.vocabulary).front().code;
        return field.name.starts_with("years_") ? "2019" : "47";
    };
    Fields fields;
    for (auto const& field : type.fields)
        fields.set(field.name,
                   std::vector<std::string>(static_cast<std::size_t>(std::max(1, field.least)), answer(field)));
    return fields.json();
}

Author author_of(Facts const& facts, PersonId id, int position)
{
    auto const& person = *facts.person(id);
    Author author;
    author.id = AuthorId{position};
    author.manuscript_id = the_manuscript;
    author.position = position;
    author.person_id = Sealed<std::optional<PersonId>>(id);
    author.byline = Sealed<Byline>(Byline{"Some", person.family, person.email, person.affiliation, "", "", ""});
    author.corresponding = position == 1;
    return author;
}

File file(std::string kind, int round)
{
    File file;
    file.id = make_id<FileId>();
    file.manuscript_id = the_manuscript;
    file.kind = std::move(kind);
    file.round = round;
    return file;
}

/// The type that asks for the most reports that so many reviewers can write; for none where there is no reviewer.
ArticleType const& type_for(Journal const& journal, std::size_t reviewers)
{
    ArticleType const* best = nullptr;
    for (auto const& type : journal.types) {
        bool const fits = !type.notice && type.required_reports <= static_cast<int>(reviewers);
        if (fits && (!best || type.required_reports > best->required_reports)) best = &type;
    }
    return best ? *best : journal.types.front();
}

void write_draft(Journal const& journal, ArticleType const& type, Facts& facts)
{
    auto& manuscript = facts.manuscript;
    manuscript.id = the_manuscript;
    manuscript.type = type.code;
    manuscript.transparency = "double";
    manuscript.state = journal.manuscript.initial;
    manuscript.submitter_id = author;
    facts.authors = {author_of(facts, author, 1), author_of(facts, coauthor, 2)};
    Version version;
    version.manuscript_id = the_manuscript;
    version.fields = answers(journal, type);
    facts.versions = {version};
    for (auto const* kind : {"title_page", "main", "final", "proof", "article"}) facts.files.push_back(file(kind, 0));
    provide_files(facts);
}

/// Ordinary authors, and an office in which everybody has a deputy.
Situation ordinary(Journal const& journal, std::size_t reviewers, std::string name)
{
    Situation made;
    made.name = std::move(name);
    made.left_out = apart;
    made.facts.people = everybody(reviewers);
    made.facts.roles = {{1, chief, "editor_in_chief", chiefs_deputy},
                        {2, editor, "coordinating_editor", {}},
                        {3, other_editor, "coordinating_editor", {}},
                        {4, managing, "managing_editor", managings_deputy},
                        {5, production, "production_editor", {}}};
    for (std::size_t i = 0; i < reviewers; ++i) made.reviewers.push_back(nth(first_reviewer, i));
    for (std::size_t i = 0; i < spares; ++i) made.spare.push_back(nth(first_spare, i));
    write_draft(journal, type_for(journal, reviewers), made.facts);
    return made;
}

void dismiss_deputies(Situation& situation)
{
    for (auto& role : situation.facts.roles) role.deputy_id.reset();
}

/// `person` submits it for all authors.
void submit_by(Situation& situation, PersonId person)
{
    situation.facts.manuscript.submitter_id = person;
    situation.facts.authors[0] = author_of(situation.facts, person, 1);
}

Situation by_editors(Journal const& journal, std::string name, std::vector<PersonId> authors, bool deputies)
{
    auto made = ordinary(journal, 1, std::move(name));
    submit_by(made, authors.front());
    if (authors.size() > 1) made.facts.authors[1] = author_of(made.facts, authors[1], 2);
    if (!deputies) dismiss_deputies(made);
    return made;
}

Situation interests(Journal const& journal)
{
    auto made = ordinary(journal, 1, "editors declare interests");
    made.interests = 1;
    return made;
}

Situation waivers(Journal const& journal, Bounds const& bounds)
{
    auto const reviewers = static_cast<std::size_t>(std::min(2, bounds.reviewers));
    auto made = ordinary(journal, reviewers, "fewer reports are required, more reviewers wanted");
    made.left_out = {
        "ask_author_change", "hand_to_author",      "hold", "object", "appeal", "change_editor", "hand_back",
        "ask_to_withdraw",   "accept_with_interest"};
    return made;
}

Situation chief_coordinates(Journal const& journal)
{
    auto made = ordinary(journal, 1, "the Editor-in-Chief coordinates every manuscript");
    std::erase_if(made.facts.roles, [](Role const& role) { return role.role == "coordinating_editor"; });
    made.interests = 1;
    return made;
}

Situation authors_change(Journal const& journal)
{
    auto made = ordinary(journal, 1, "the authors change, the editor among them");
    auto line = [&](PersonId id) {
        return fmt::format("Some; {}; {}", made.facts.person(id)->family, made.facts.person(id)->email);
    };
    made.author_lists = {line(author) + "\n" + line(editor)};
    made.left_out = {"hold",
                     "object",
                     "appeal",
                     "waive",
                     "want_reviewers",
                     "change_editor",
                     "accept_with_interest",
                     "set_aside",
                     "return_report",
                     "give_up",
                     "cancel",
                     "refuse_withdrawal",
                     "retract_request"};
    return made;
}

Situation editor_reviews(Journal const& journal)
{
    auto made = ordinary(journal, 1, "those who might decide are asked to review");
    made.reviewers = {chiefs_deputy, other_editor};
    made.left_out.insert({"hold", "object", "accept_with_interest", "change_editor", "set_aside", "return_report",
                          "cancel", "appeal", "refuse_withdrawal", "retract_request", "resubmit", "take_back_advice",
                          "return_advice", "late", "fix_revision", "return_to_authors"});
    made.interests = 1;
    return made;
}

Situation editor_leaves(Journal const& journal)
{
    auto made = ordinary(journal, 1, "the coordinating editor leaves the journal");
    made.leaver = editor;
    return made;
}

Situation editor_discharged(Journal const& journal)
{
    auto made = ordinary(journal, 1, "the coordinating editor's part is taken back");
    made.discharged = editor;
    return made;
}

Situation resubmission(Journal const& journal)
{
    auto made = ordinary(journal, 1, "a manuscript submitted anew");
    made.facts.manuscript.previous_id = ManuscriptId{2};
    made.facts.manuscript.proposed_editor_id = editor;
    return made;
}

Situation editorial(Journal const& journal)
{
    auto made = ordinary(journal, 0, "the Editor-in-Chief writes what needs no review");
    submit_by(made, chief);
    return made;
}

/// As the act that begins a notice leaves it.
Situation notice(Journal const& journal)
{
    auto made = ordinary(journal, 0, "a notice on a published article");
    submit_by(made, chief);
    auto& manuscript = made.facts.manuscript;
    manuscript.state = "accepted";
    manuscript.received_at = manuscript.accepted_at = 1;
    manuscript.previous_id = ManuscriptId{2};
    made.facts.authors.clear();
    Production production;
    production.manuscript_id = the_manuscript;
    production.state = "proof_ok";
    production.licence = "journal";
    production.licensed_at = 1;
    made.facts.production = {production};
    return made;
}

} // namespace

void provide_files(Facts& facts)
{
    auto const round = facts.version().round;
    auto const there = [&](File const& f) { return f.kind == "answers" && f.round == round; };
    if (std::ranges::none_of(facts.files, there)) facts.files.push_back(file("answers", round));
}

std::vector<Situation> situations(Journal const& journal, Bounds const& bounds)
{
    auto by = [&](std::string name, std::vector<PersonId> authors, bool deputies) {
        return by_editors(journal, std::move(name), std::move(authors), deputies);
    };
    std::vector<Situation> all{
        ordinary(journal, static_cast<std::size_t>(bounds.reviewers), "ordinary authors"),
        editor_reviews(journal),
        authors_change(journal),
        waivers(journal, bounds),
        chief_coordinates(journal),
        interests(journal),
        by("the Editor-in-Chief is an author", {author, chief}, true),
        by("the Editor-in-Chief submits, and has no deputy", {chief}, false),
        by("the managing editor submits", {managing}, true),
        by("the managing editor is an author, and has no deputy", {author, managing}, false),
        by("the only Editor-in-Chief and the only managing editor are authors", {managing, chief}, false),
        editor_leaves(journal),
        editor_discharged(journal),
        resubmission(journal),
        editorial(journal),
        notice(journal)};
    if (bounds.thorough)
        for (auto& situation : all)
            std::erase_if(situation.left_out, [](std::string const& act) { return !apart.contains(act); });
    return all;
}

} // namespace succession
