#pragma once

#include "domain/disclosure.hpp"

#include <string>
#include <string_view>

/// One manuscript at the moments at which sight changes, put together by hand.
namespace succession::scene {

inline constexpr PersonId quercus{1}; ///< Editor-in-Chief, who decides; Fagus is the deputy
inline constexpr PersonId fagus{2};
inline constexpr PersonId laminaria{3}; ///< its coordinating editor
inline constexpr PersonId salix{4};     ///< managing editor; Alnus is the deputy
inline constexpr PersonId alnus{5};
inline constexpr PersonId acer{6};        ///< production editor
inline constexpr PersonId apis{7};        ///< administrator
inline constexpr PersonId zostera{8};     ///< corresponding author
inline constexpr PersonId ostrea{9};      ///< co-author with an account
inline constexpr PersonId halimione{10};  ///< co-author, named by an address only
inline constexpr PersonId spartina{11};   ///< co-author, named by an ORCID iD only
inline constexpr PersonId posidonia{12};  ///< reviewer whose report goes to the authors
inline constexpr PersonId rhizophora{13}; ///< reviewer whose report is kept
inline constexpr PersonId larus{14};      ///< declined to review
inline constexpr PersonId mytilus{15};    ///< whoever looks as a reviewer
inline constexpr PersonId mergus{16};     ///< handed it back with an interest
inline constexpr PersonId fulica{17};     ///< coordinated it before Laminaria
inline constexpr PersonId pinus{18};      ///< coordinates other manuscripts
inline constexpr PersonId bufo{19};       ///< has no part in anything
inline constexpr PersonId nobody{};

inline constexpr ReviewId posidonias{31};
inline constexpr ReviewId rhizophoras{32};
inline constexpr ReviewId laruss{33};
inline constexpr ReviewId posidonias_second{34};
inline constexpr ReviewId viewers{50};
inline constexpr ReviewId viewers_second{51};

inline constexpr ManuscriptId the_manuscript{7};

inline constexpr Moment submitted = 1'780'304'400'000;
inline constexpr Moment released = submitted + 30 * day;
inline constexpr Moment accepted = released + 50 * day;

inline constexpr auto whole_comments = "Plant more sedge, as Larus did.";
inline constexpr auto masked_comments = "Plant more sedge, as [left out] did.";

inline Known known(PersonId id, std::string given, std::string family)
{
    Known person;
    person.id = id;
    person.email = given + "@" + family + ".example";
    person.given = std::move(given);
    person.family = std::move(family);
    return person;
}

inline Author author(int position, PersonId account, Byline byline)
{
    Author author;
    author.id = AuthorId{position};
    author.manuscript_id = the_manuscript;
    author.position = position;
    if (account) author.person_id = Sealed<std::optional<PersonId>>(account);
    author.byline = Sealed<Byline>(std::move(byline));
    author.corresponding = position == 1;
    author.credit = "investigation";
    return author;
}

inline File file(int id, std::string kind, std::string audience, int round)
{
    File file;
    file.id = FileId{id};
    file.manuscript_id = the_manuscript;
    file.round = round;
    file.kind = std::move(kind);
    file.audience = std::move(audience);
    return file;
}

inline Review review(ReviewId id, PersonId reviewer, std::string state, int round)
{
    Review review;
    review.id = id;
    review.manuscript_id = the_manuscript;
    review.round = round;
    review.state = std::move(state);
    review.reviewer_id = Sealed<PersonId>(reviewer);
    review.since = round ? accepted : released;
    review.invited_at = submitted + 5 * day;
    return review;
}

/// What the review's person wrote, and that it came in.
inline void file_report(Facts& facts, ReviewId id)
{
    auto& review = *facts.review(id);
    review.filed_at = review.since;
    Report report;
    report.id = 100 + static_cast<std::int64_t>(facts.reports.size());
    report.manuscript_id = the_manuscript;
    report.review_id = id;
    report.form = std::string(R"({"comments_to_authors": ")") + whole_comments + R"(", "to_editors": "A thin paper."})";
    report.filed_at = review.since;
    if (review.state == "released") report.released_at = review.round ? accepted : released;
    facts.reports.push_back(report);
}

inline Decision decision(int id, int round, std::string kind, std::optional<Moment> left)
{
    Decision decision;
    decision.id = DecisionId{id};
    decision.manuscript_id = the_manuscript;
    decision.round = round;
    decision.by_id = Sealed<PersonId>(quercus);
    decision.kind = std::move(kind);
    decision.letter = "Dear authors";
    decision.released_at = left;
    return decision;
}

inline Version version(int round, std::optional<Moment> frozen)
{
    Version version;
    version.id = round + 1;
    version.manuscript_id = the_manuscript;
    version.round = round;
    version.fields = R"({"title": "Round )" + std::to_string(round) + R"("})";
    version.frozen_at = frozen;
    return version;
}

/// Reviewers are being asked and write.
inline Facts first_round()
{
    Facts facts;
    facts.people = {known(quercus, "Quercus", "robur"),
                    known(fagus, "Fagus", "sylvatica"),
                    known(laminaria, "Laminaria", "digitata"),
                    known(salix, "Salix", "alba"),
                    known(alnus, "Alnus", "glutinosa"),
                    known(acer, "Acer", "saccharum"),
                    known(apis, "Apis", "mellifera"),
                    known(zostera, "Zostera", "marina"),
                    known(ostrea, "Ostrea", "edulis"),
                    known(halimione, "Halimione", "verna"),
                    known(spartina, "Spartina", "patens"),
                    known(posidonia, "Posidonia", "oceanica"),
                    known(rhizophora, "Rhizophora", "mangle"),
                    known(larus, "Larus", "marinus"),
                    known(mytilus, "Mytilus", "trossulus"),
                    known(mergus, "Mergus", "merganser"),
                    known(fulica, "Fulica", "atra"),
                    known(pinus, "Pinus", "mugo"),
                    known(bufo, "Bufo", "bufo")};
    for (auto& person : facts.people)
        if (person.id == spartina) person.orcid = "0000-0002-1825-0097";
    facts.roles = {{1, quercus, "editor_in_chief", fagus}, {2, laminaria, "coordinating_editor", {}},
                   {3, mergus, "coordinating_editor", {}}, {4, fulica, "coordinating_editor", {}},
                   {5, pinus, "coordinating_editor", {}},  {6, salix, "managing_editor", alnus},
                   {7, acer, "production_editor", {}},     {8, apis, "administrator", {}}};
    auto& manuscript = facts.manuscript;
    manuscript.id = the_manuscript;
    manuscript.number = "REC-26-0001";
    manuscript.transparency = "double";
    manuscript.state = "in_review";
    manuscript.title = "Seagrass beside oyster reefs";
    manuscript.submitter_id = zostera;
    manuscript.editor_id = laminaria;
    facts.versions = {version(0, submitted)};
    facts.authors = {author(1, zostera, {"Zostera", "marina", "Zostera@marina.example", "Shore Station", "", "NL", ""}),
                     author(2, ostrea, {"Ostrea", "edulis", "Ostrea@edulis.example", "Reef Station", "", "NL", ""}),
                     author(3, nobody, {"H.", "verna", "halimione@VERNA.example", "", "", "", ""}),
                     author(4, nobody, {"S.", "patens", "old@address.example", "", "", "", "0000-0002-1825-0097"})};
    facts.authors[1].objected_at = submitted + day;
    facts.files = {file(201, "title_page", "editors", 0), file(202, "cover_letter", "editors", 0),
                   file(203, "main", "reviewers", 0), file(204, "supplement", "reviewers", 0)};
    facts.suggestions = {{1, the_manuscript, true, "Carcinus maenas", "carcinus@rock.example", "Rock", "a rival"}};
    facts.conflicts = {{1, the_manuscript, Sealed<PersonId>(mergus), "a friend", submitted}};
    facts.reviews = {review(posidonias, posidonia, "filed", 0), review(rhizophoras, rhizophora, "accepted", 0),
                     review(laruss, larus, "declined", 0)};
    file_report(facts, posidonias);
    return facts;
}

inline Facts held()
{
    auto facts = first_round();
    facts.manuscript.state = "held";
    facts.manuscript.former = "recommended";
    facts.decisions = {decision(1, 0, "major-revision", {})};
    return facts;
}

inline Facts revising()
{
    auto facts = first_round();
    facts.manuscript.state = "revising";
    facts.decisions = {decision(1, 0, "major-revision", released)};
    facts.reports.clear();
    facts.review(posidonias)->state = "released";
    facts.review(posidonias)->number = 1;
    facts.review(rhizophoras)->state = "kept";
    file_report(facts, posidonias);
    file_report(facts, rhizophoras);
    facts.report(posidonias)->masked = masked_comments;
    facts.versions.push_back(version(1, {}));
    for (auto next : {file(211, "title_page", "editors", 1), file(212, "main", "reviewers", 1),
                      file(213, "answers", "reviewers", 1)})
        facts.files.push_back(next);
    return facts;
}

inline Facts second_round()
{
    auto facts = revising();
    facts.manuscript.state = "in_review";
    facts.manuscript.round = 1;
    facts.version().frozen_at = released + 30 * day;
    facts.reviews.push_back(review(posidonias_second, posidonia, "accepted", 1));
    facts.review(posidonias_second)->previous_id = posidonias;
    return facts;
}

inline Facts in_production()
{
    auto facts = second_round();
    facts.manuscript.state = "accepted";
    facts.decisions.push_back(decision(2, 1, "accept", accepted));
    facts.review(posidonias_second)->state = "kept";
    file_report(facts, posidonias_second);
    Production production;
    production.id = 1;
    production.manuscript_id = the_manuscript;
    production.state = "proof_out";
    facts.production = {production};
    for (auto next : {file(221, "final", "production", 1), file(222, "proof", "authors", 1),
                      file(223, "proof", "production", 1), file(224, "article", "production", 1)})
        facts.files.push_back(next);
    return facts;
}

inline Facts published()
{
    auto facts = in_production();
    facts.in_production()->state = "early_view";
    facts.in_production()->published_at = accepted + 99 * day;
    return facts;
}

} // namespace succession::scene
