#pragma once

#include "base/text.hpp"
#include "domain/fields.hpp"
#include "workflow/completeness.hpp"
#include "workflow/counts.hpp"
#include "workflow/step.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

namespace succession::cast {

// The office and its guests, one for each part.
inline constexpr PersonId quercus{1};     ///< Editor-in-Chief; Fagus is the deputy
inline constexpr PersonId fagus{2};       ///< coordinating editor, and the deputy of Quercus
inline constexpr PersonId laminaria{3};   ///< coordinating editor
inline constexpr PersonId salix{4};       ///< managing editor; Alnus is the deputy
inline constexpr PersonId alnus{5};       ///< the deputy of Salix
inline constexpr PersonId acer{6};        ///< production editor
inline constexpr PersonId zostera{8};     ///< corresponding author, whose account submits
inline constexpr PersonId ostrea{9};      ///< co-author with an account
inline constexpr PersonId posidonia{10};  ///< reviewer
inline constexpr PersonId rhizophora{11}; ///< reviewer
inline constexpr PersonId larus{12};      ///< reviewer
inline constexpr PersonId nobody{};       ///< the system, or somebody who comes by a link

inline constexpr AuthorId first_author{1};
inline constexpr AuthorId second_author{2};

/// 1 June 2026, nine in the morning.
inline constexpr Moment morning = 1'780'304'400'000;

inline Journal const& journal()
{
    static auto const loaded = load_journal(SOURCE_DIR "/workflows");
    return *loaded;
}

using Answers = std::initializer_list<std::pair<std::string, std::string>>;

inline Form form(Answers answers) { return Form(std::vector<std::pair<std::string, std::string>>(answers)); }
inline std::string key(PersonId person) { return std::to_string(person.value); }
inline std::string key(ReviewId review) { return std::to_string(review.value); }

inline Known known(PersonId id, std::string given, std::string family)
{
    Known person;
    person.id = id;
    person.email = lower(given) + "@" + lower(family) + ".example";
    person.affiliation = "Institute of " + given;
    person.given = std::move(given);
    person.family = std::move(family);
    return person;
}

inline Author author_of(AuthorId id, Known const& person, int position)
{
    Author author;
    author.id = id;
    author.manuscript_id = ManuscriptId{7};
    author.position = position;
    author.person_id = Sealed<std::optional<PersonId>>(person.id);
    author.byline =
        Sealed<Byline>(Byline{person.given, person.family, person.email, person.affiliation, "", "NL", person.orcid});
    author.corresponding = position == 1;
    return author;
}

inline File file_of(std::string kind, int round)
{
    static std::int64_t last = 100;
    File file;
    file.id = FileId{++last};
    file.manuscript_id = ManuscriptId{7};
    file.round = round;
    file.kind = std::move(kind);
    file.audience = "reviewers";
    return file;
}

/// An answer to every field of an article type that is well.
inline std::string complete_fields(ArticleType const& type)
{
    Fields fields;
    auto answer = [](SubmissionField const& field) -> std::string {
        if (!field.vocabulary.empty()) return journal().list(field.vocabulary).front().code;
        if (field.name == "latitude" || field.name == "longitude") return "47.25";
        return field.name.starts_with("years_") ? "2019" : "moss and sedge";
    };
    for (auto const& field : type.fields)
        fields.set(field.name,
                   std::vector<std::string>(static_cast<std::size_t>(std::max(1, field.least)), answer(field)));
    return fields.json();
}

/// A complete draft of two authors, with the whole office.
inline Facts draft(std::string const& type)
{
    Facts facts;
    facts.people = {known(quercus, "Quercus", "Robur"),        known(fagus, "Fagus", "Sylvatica"),
                    known(laminaria, "Laminaria", "Digitata"), known(salix, "Salix", "Alba"),
                    known(alnus, "Alnus", "Glutinosa"),        known(acer, "Acer", "Saccharum"),
                    known(zostera, "Zostera", "Marina"),       known(ostrea, "Ostrea", "Edulis"),
                    known(posidonia, "Posidonia", "Oceanica"), known(rhizophora, "Rhizophora", "Mangle"),
                    known(larus, "Larus", "Marinus")};
    facts.roles = {{1, quercus, "editor_in_chief", fagus},
                   {2, fagus, "coordinating_editor", {}},
                   {3, laminaria, "coordinating_editor", {}},
                   {4, salix, "managing_editor", alnus},
                   {5, acer, "production_editor", {}}};
    auto& manuscript = facts.manuscript;
    manuscript.id = ManuscriptId{7};
    manuscript.type = type;
    manuscript.transparency = "double";
    manuscript.state = "draft";
    manuscript.submitter_id = zostera;
    facts.authors = {author_of(first_author, *facts.person(zostera), 1),
                     author_of(second_author, *facts.person(ostrea), 2)};
    Version version;
    version.id = 1;
    version.manuscript_id = manuscript.id;
    version.fields = complete_fields(journal().type(type));
    version.words_counted = 1800;
    facts.versions = {version};
    facts.files = {file_of("title_page", 0), file_of("main", 0)};
    return facts;
}

/// One manuscript on its way: acts are asked and taken as the office does, and the clock moves when told to.
class Case {
public:
    explicit Case(std::string const& type = "research-article") : facts(draft(type)) {}

    Facts facts;
    Moment now = morning;
    Holders holders{};                ///< what the office would have found out
    std::vector<LetterOrder> letters; ///< of the last act
    std::vector<Taken> taken;         ///< of the last act
    std::optional<Facts> offspring;

    Manuscript& manuscript() { return facts.manuscript; }
    std::string const& state() const { return facts.manuscript.state; }
    Review& review(ReviewId id) { return *facts.review(id); }
    Production& production() { return *facts.in_production(); }

    /// What keeps `actor` from taking an act with these answers.
    std::vector<Blocker> blockers(std::string const& act, PersonId actor, Answers answers = {},
                                  ReviewId subject = {}) const
    {
        return ask(act, actor, form(answers), subject, {}, false);
    }
    /// The first reason, or "" where the act is open.
    std::string why(std::string const& act, PersonId actor, Answers answers = {}, ReviewId subject = {}) const
    {
        auto const found = blockers(act, actor, answers, subject);
        return found.empty() ? "" : found.front().reason;
    }
    /// The reason a page shows before any form is filled in; "" where the act is open.
    std::string closed(std::string const& act, PersonId actor, ReviewId subject = {}) const
    {
        auto const found = ask(act, actor, {}, subject, {}, true);
        return found.empty() ? "" : found.front().reason;
    }
    bool open(std::string const& act, PersonId actor, ReviewId subject = {}) const
    {
        return closed(act, actor, subject).empty();
    }

    void take(std::string const& act, PersonId actor, Answers answers = {}, ReviewId subject = {})
    {
        commit(act, actor, form(answers), subject, {});
    }
    void by_link(std::string const& act, AuthorId author, Answers answers)
    {
        commit(act, nobody, form(answers), {}, author);
    }
    bool open_by_link(std::string const& act, AuthorId author) const
    {
        return ask(act, nobody, {}, {}, author, true).empty();
    }

    /// Lets days pass; whatever the system does by the clock is done.
    void wait(int days) { wait_for(days * day); }
    void wait_for(Moment time)
    {
        now += time;
        Outcome outcome{facts};
        Acts::settle(journal(), outcome, now);
        keep(std::move(outcome));
    }
    std::string in_days(int days) const { return iso_date(now + days * day); }

    bool wrote(std::string_view kind, PersonId to) const
    {
        return std::ranges::any_of(letters, [&](auto const& letter) { return letter.kind == kind && letter.to == to; });
    }
    int written(std::string_view kind) const
    {
        return static_cast<int>(std::ranges::count(letters, kind, &LetterOrder::kind));
    }

    // The usual way, in the words of the office.
    Case& submitted()
    {
        take("submit", zostera);
        manuscript().number = "REC-26-0001";
        return *this;
    }
    Case& in_scope()
    {
        submitted();
        commit("pass", salix, ticked("technical_check"), {}, {});
        return *this;
    }
    Case& with_editor(PersonId editor = laminaria)
    {
        in_scope();
        take("assign", quercus, {{"editor", key(editor)}});
        return *this;
    }
    PersonId editor() const { return facts.manuscript.editor_id.value(); }
    ReviewId listed(PersonId reviewer)
    {
        take("list_reviewer", editor(), {{"person", key(reviewer)}});
        return facts.reviews.back().id;
    }
    ReviewId invited(PersonId reviewer)
    {
        auto const review = listed(reviewer);
        take("invite", editor(), {{"due", in_days(7)}}, review);
        return review;
    }
    ReviewId accepted(PersonId reviewer)
    {
        auto const review = invited(reviewer);
        take("accept", reviewer, {}, review);
        return review;
    }
    ReviewId filed(PersonId reviewer)
    {
        auto const review = accepted(reviewer);
        file(review, reviewer);
        return review;
    }
    void file(ReviewId review, PersonId actor) { commit("file", actor, report(), review, {}); }
    /// With both reports in.
    Case& reviewed()
    {
        with_editor();
        filed(posidonia);
        filed(rhizophora);
        return *this;
    }
    Case& recommended(std::string const& kind = "minor-revision")
    {
        reviewed();
        take("recommend", laminaria, {{"kind", kind}, {"note", "Sound work."}});
        return *this;
    }
    /// With the decision held.
    Case& decided(std::string const& kind)
    {
        recommended(kind);
        decide(kind);
        return *this;
    }
    Case& released(std::string const& kind)
    {
        decided(kind);
        wait(1);
        return *this;
    }
    /// Every open review withdrawn, every report in hand sent along.
    void decide(std::string const& kind, PersonId actor = quercus)
    {
        auto answers = decision(kind);
        commit("decide", actor, answers, {}, {});
    }
    Form decision(std::string const& kind) const
    {
        std::vector<std::pair<std::string, std::string>> answers{{"kind", kind}, {"letter", "Dear authors"}};
        for (auto const& review : facts.reviews) {
            if (is_open(review)) answers.emplace_back("fate_" + key(review.id), "withdraw");
            if (review.state == "filed") answers.emplace_back("reports", key(review.id));
        }
        return Form(answers);
    }
    void commit(std::string const& act, PersonId actor, Form const& answers, ReviewId subject, AuthorId author)
    {
        auto const found = ask(act, actor, answers, subject, author, false);
        for (auto const& blocker : found) FAIL_CHECK(act, ": ", blocker.reason);
        REQUIRE(found.empty());
        auto outcome = Acts::take(step(act, actor, answers, subject, author, false));
        Acts::settle(journal(), outcome, now);
        keep(std::move(outcome));
    }
    std::vector<Blocker> ask(std::string const& act, PersonId actor, Form const& answers, ReviewId subject,
                             AuthorId author, bool asking) const
    {
        return Acts::blockers(step(act, actor, answers, subject, author, asking));
    }
    /// The revision sent, with answers.
    void revise()
    {
        facts.files.push_back(file_of("answers", facts.version().round));
        take("revise", zostera);
    }
    static std::vector<std::pair<std::string, std::string>> ticks(std::string const& checklist)
    {
        std::vector<std::pair<std::string, std::string>> answers;
        for (auto const& point : journal().list(checklist))
            if (point.mandatory) answers.emplace_back("ticks", point.code);
        return answers;
    }
    static Form ticked(std::string const& checklist) { return Form(ticks(checklist)); }
    static Form report()
    {
        std::vector<std::pair<std::string, std::string>> answers;
        for (auto const& field : journal().review_form)
            answers.emplace_back(field.name, field.options.empty() ? "Plant more sedge." : field.options.front().code);
        return Form(answers);
    }

private:
    Step step(std::string const& act, PersonId actor, Form const& answers, ReviewId subject, AuthorId author,
              bool asking) const
    {
        return Step{journal(), facts, transition(act, subject), actor, subject, author, answers, now, asking, holders};
    }
    Transition const& transition(std::string const& act, ReviewId subject) const
    {
        if (subject) return *journal().review.find(act, "");
        if (auto const* found = journal().manuscript.find(act, "")) return *found;
        return *journal().production.find(act, "");
    }
    void keep(Outcome outcome)
    {
        facts = std::move(outcome.facts);
        letters = std::move(outcome.letters);
        taken = std::move(outcome.taken);
        offspring = std::move(outcome.offspring);
    }
};

} // namespace succession::cast
