#include "domain/table.hpp"
#include "domain/viewers.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace succession {

using namespace scene;

namespace {

struct Instant {
    Facts (*facts)();
    Moment now;
};

std::map<std::string, Instant> const instants{
    {"In the first round", {first_round, submitted + 20 * day}},
    {"While the decision is held", {held, released - hour}},
    {"After the release", {revising, released + day}},
    {"Ninety-one days after the release", {revising, released + 91 * day}},
    {"In the second round", {second_round, released + 40 * day}},
    {"After the acceptance", {in_production, accepted + day}},
    {"After the publication", {published, accepted + 100 * day}},
};

struct Look {
    Facts const& facts;
    PersonId viewer;
    Disclosure const& sight;

    bool sees_file(int round, auto const& is_meant) const
    {
        return std::ranges::any_of(
            facts.files, [&](File const& f) { return f.round == round && is_meant(f) && sight.sees_file(f); });
    }
    bool is_frozen(int round) const
    {
        return std::ranges::any_of(facts.versions, [&](Version const& v) { return v.round == round && v.frozen_at; });
    }
    bool is_own(Review const& review) const { return Standings::reviewer(review) == viewer; }
    bool any_author(auto const& shows) const { return std::ranges::any_of(sight.authors(), shows); }
    bool any_review(auto const& shows) const { return std::ranges::any_of(facts.reviews, shows); }
    /// Whether a report of that kind can be read, its words included.
    bool reads(bool own, bool left) const
    {
        return std::ranges::any_of(facts.reports, [&](Report const& report) {
            bool const meant =
                is_own(*facts.review(report.review_id)) == own && (own || report.released_at.has_value() == left);
            return meant && !sight.comments_of(report).empty();
        });
    }
};

bool is_anonymous(File const& file) { return file.kind == "main" || file.kind == "supplement"; }
bool is_for_editors(File const& file) { return file.kind == "title_page" || file.kind == "cover_letter"; }
bool is_answers(File const& file) { return file.kind == "answers"; }
bool is_proof_in_hand(File const& file) { return file.kind == "proof" && file.audience == "production"; }
bool is_production(File const& file)
{
    return file.kind == "final" || (file.kind == "proof" && !is_proof_in_hand(file));
}
bool is_printed(File const& file) { return file.kind == "article"; }
bool is_any(File const&) { return true; }

bool names_a_reviewer(Look const& look)
{
    auto const others = [&](Review const& r) {
        return !look.is_own(r) &&
               (look.sight.sees_reviewer(r) || look.sight.reviewer_name(r).find(' ') != std::string::npos);
    };
    auto const named = [&](Review const& r) {
        auto const name = look.sight.reviewer_name(r);
        return others(r) && name != "A reviewer" && !name.starts_with("Reviewer ");
    };
    auto const written_to =
        std::ranges::any_of(look.sight.involved(), [](Involved const& i) { return i.part == "reviewer"; });
    return written_to || look.any_review(named);
}

bool sees_decision(Look const& look, std::size_t which, bool letter)
{
    if (look.facts.decisions.size() <= which) return false;
    auto const& decision = look.facts.decisions[which];
    return letter ? look.sight.sees_decision_letter(decision) : look.sight.sees_decision(decision);
}

/// Each thing of the table as a question to the room.
std::map<std::string, std::function<bool(Look const&)>> const questions{
    {"title", [](Look const& l) { return l.sight.exists(); }},
    {"open fields", [](Look const& l) { return l.sight.sees_field(true); }},
    {"revealing fields", [](Look const& l) { return l.sight.sees_field(false); }},
    {"authors",
     [](Look const& l) {
         return l.any_author([](AuthorSeen const& a) { return !a.byline.name().empty(); }) ||
                l.sight.author_line() != "the authors" || !l.sight.author_accounts().empty();
     }},
    {"addresses",
     [](Look const& l) { return l.any_author([](AuthorSeen const& a) { return !a.byline.email.empty(); }); }},
    {"contributions",
     [](Look const& l) { return l.any_author([](AuthorSeen const& a) { return !a.credit.empty(); }); }},
    {"objection",
     [](Look const& l) {
         return l.sight.sees_objections() || l.any_author([](AuthorSeen const& a) { return a.objected; });
     }},
    {"reason of the hold", [](Look const& l) { return l.sight.sees_hold_reason(); }},
    {"suggestions", [](Look const& l) { return l.sight.sees_suggestions(); }},
    {"title page", [](Look const& l) { return l.sees_file(0, is_for_editors); }},
    {"first files", [](Look const& l) { return l.sees_file(0, is_anonymous); }},
    {"second files", [](Look const& l) { return l.is_frozen(1) && l.sees_file(1, is_anonymous); }},
    {"answers", [](Look const& l) { return l.is_frozen(1) && l.sees_file(1, is_answers); }},
    {"revision in hand", [](Look const& l) { return !l.is_frozen(1) && l.sees_file(1, is_any); }},
    {"production files", [](Look const& l) { return l.sees_file(1, is_production); }},
    {"proof in hand", [](Look const& l) { return l.sees_file(1, is_proof_in_hand); }},
    {"article file", [](Look const& l) { return l.sees_file(1, is_printed); }},
    {"file names", [](Look const& l) { return l.sight.exists() && !l.sight.gets_clean_copy(); }},
    {"reviewers", names_a_reviewer},
    {"every review",
     [](Look const& l) {
         return std::ranges::any_of(l.sight.reviews(), [&](Review const* r) { return !l.is_own(*r); });
     }},
    {"own review",
     [](Look const& l) {
         return std::ranges::any_of(l.sight.reviews(), [&](Review const* r) { return l.is_own(*r); });
     }},
    {"own report", [](Look const& l) { return l.reads(true, false); }},
    {"filed report", [](Look const& l) { return l.reads(false, false); }},
    {"released report", [](Look const& l) { return l.reads(false, true); }},
    {"reviewer's advice",
     [](Look const& l) {
         return l.any_review([&](Review const& r) { return !l.is_own(r) && l.sight.sees_report_whole(r); });
     }},
    {"confidential remarks",
     [](Look const& l) {
         return l.any_review([&](Review const& r) { return !l.is_own(r) && l.sight.sees_report_whole(r); });
     }},
    {"recommendation", [](Look const& l) { return l.sight.sees_recommendations(); }},
    {"first decision", [](Look const& l) { return sees_decision(l, 0, false); }},
    {"first letter", [](Look const& l) { return sees_decision(l, 0, true); }},
    {"acceptance", [](Look const& l) { return sees_decision(l, 1, false); }},
    {"acceptance letter", [](Look const& l) { return sees_decision(l, 1, true); }},
    {"editor", [](Look const& l) { return !l.sight.editor_name().empty(); }},
    {"letters", [](Look const& l) { return l.sight.sees_letters(); }},
    {"who acted", [](Look const& l) { return !l.sight.actor_name(l.viewer == larus ? mergus : larus).empty(); }},
};

Table const& table()
{
    static Table const read(SOURCE_DIR "/tests/domain/disclosure_table.txt");
    return read;
}

/// Holds every question against what is expected, and names what differs.
void compare(std::set<std::string> const& expected, Look const& look)
{
    std::vector<std::string> too_much, too_little;
    for (auto const& [thing, sees] : questions) {
        bool const seen = sees(look);
        if (seen && !expected.contains(thing)) too_much.push_back(thing);
        if (!seen && expected.contains(thing)) too_little.push_back(thing);
    }
    CHECK_MESSAGE(too_much.empty(), "sees too much: ", joined(too_much, ", "));
    CHECK_MESSAGE(too_little.empty(), "sees too little: ", joined(too_little, ", "));
}

/// What an editor left out of a report stays with its writer and whoever left it out.
void check_masked_passage(Look const& look)
{
    for (auto const& report : look.facts.reports)
        if (!report.masked.empty()) CHECK(look.sight.comments_of(report) != whole_comments);
}

} // namespace

TEST_CASE("the table speaks of everybody, of nothing unknown, and leaves nothing out")
{
    for (auto const& moment : table().moments()) REQUIRE_MESSAGE(instants.contains(moment), moment);
    CHECK(table().moments().size() == instants.size());
    for (auto const& person : table().people()) CHECK_MESSAGE(viewers_by_name().contains(person), person);
    for (auto const& thing : table().named()) CHECK_MESSAGE(questions.contains(thing), thing);
    for (auto const& [thing, question] : questions) CHECK_MESSAGE(table().named().contains(thing), thing);
    for (auto const& moment : table().moments())
        for (auto const& [person, casting] : viewers_by_name())
            if (!table().rules_out(moment, person))
                CHECK_NOTHROW_MESSAGE(table().expected(moment, person), moment, person);
}

TEST_CASE("everybody sees of a manuscript what the table says, and nothing else")
{
    DisclosurePolicy const policy;
    for (auto const& moment : table().moments())
        for (auto const& [person, casting] : viewers_by_name())
            for (std::string const transparency : {"double", "single"}) {
                if (table().rules_out(moment, person)) continue;
                CAPTURE(moment);
                CAPTURE(person);
                CAPTURE(transparency);
                auto const [make, now] = instants.at(moment);
                auto facts = make();
                facts.manuscript.transparency = transparency;
                auto const viewer = casting(facts);
                auto expected = table().expected(moment, person);
                if (transparency == "single") expected.always.merge(expected.if_single);
                Disclosure const sight(facts, viewer, now, policy);
                compare(expected.always, {facts, viewer, sight});
                check_masked_passage({facts, viewer, sight});
                CHECK(sight.exists() == !expected.always.empty());
            }
}

TEST_CASE("a review's link opens what its person sees when signed in, and a lapsed one a little longer")
{
    DisclosurePolicy const policy;
    for (auto const& moment : table().moments())
        for (auto const& [person, casting] : viewers_by_name()) {
            bool const lapsed = person == "a reviewer whose invitation lapsed";
            if (table().rules_out(moment, person) || !person.starts_with("a reviewer") || lapsed) continue;
            CAPTURE(moment);
            CAPTURE(person);
            auto const [make, now] = instants.at(moment);
            auto facts = make();
            auto const viewer = casting(facts);
            Disclosure const sight(facts, viewers, now, policy);
            compare(table().expected(moment, person).always, {facts, viewer, sight});
        }
}

} // namespace succession
