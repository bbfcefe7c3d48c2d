#include "workflow/cast.hpp"
#include "workflow/effects.hpp"

#include <set>

namespace succession {

using namespace cast;

namespace {

using Names = std::set<std::string, std::less<>>;

constexpr Machine Journal::*machines[] = {&Journal::manuscript, &Journal::review, &Journal::production};

template <class Visit>
void each_act(Visit visit)
{
    for (auto const machine : machines)
        for (auto const& act : (journal().*machine).transitions) visit(act);
}

/// The first set without the second, to be read when a test fails.
std::string missing(Names const& all, Names const& there)
{
    std::string left;
    for (auto const& name : all)
        if (!there.contains(name)) left += name + " ";
    return left;
}

Names names_of(auto const& rules)
{
    Names names;
    for (auto const& rule : rules) names.emplace(rule.name);
    return names;
}

} // namespace

TEST_CASE("every guard and effect of the house is used by the workflow")
{
    Names guards, effects;
    each_act([&](Transition const& act) {
        for (auto const& guard : act.guards) guards.insert(guard.name);
        for (auto const& effect : act.effects) effects.insert(effect.name);
    });
    CHECK(missing(names_of(all_guards()), guards) == "");
    CHECK(missing(names_of(all_effects()), effects) == "");
}

TEST_CASE("no name stands twice")
{
    CHECK(names_of(all_guards()).size() == all_guards().size());
    CHECK(names_of(all_effects()).size() == all_effects().size());
    Names acts;
    each_act([&](Transition const& act) { CHECK_MESSAGE(acts.insert(act.name).second, act.name); });
}

TEST_CASE("every letter about a manuscript is written by some act")
{
    Names const of_the_office{"confirm_address",     "account_made",    "account_exists",  "reset_password",
                              "address_added",       "address_changed", "address_removed", "password_changed",
                              "first_administrator", "role_given",      "delivery_failed", "notice_published",
                              "part_vacant",         "two_parts",       "in_issue"};
    Names written, known;
    for (auto const& letter : letters_of_effects()) written.insert(std::string(letter.kind));
    each_act([&](Transition const& act) {
        for (auto const& effect : act.effects)
            if (effect.name == "letter") written.emplace(letter_in(effect.argument).kind);
    });
    for (auto const& decision : journal().decisions) written.insert(decision.letter);
    for (auto const& letter : journal().letters) known.insert(letter.kind);
    written.insert(of_the_office.begin(), of_the_office.end());
    CHECK(missing(known, written) == "");
    CHECK(missing(written, known) == "");
}

TEST_CASE("every clock is wound by somebody")
{
    Names used{"answer", "review", "late_grace", "appeal_term", "link_after_release", "proof_ok"};
    each_act([&](Transition const& act) {
        for (auto const& guard : act.guards) used.insert(guard.argument);
        for (auto const& field : act.form) used.insert(field.source);
    });
    for (auto const machine : machines)
        for (auto const& state : (journal().*machine).states) used.insert(state.clock);
    Names known;
    for (auto const& [name, days] : journal().clocks) known.insert(name);
    CHECK(missing(known, used) == "");
}

TEST_CASE("every part has an act, every state a label for those who read it")
{
    Names parts;
    each_act([&](Transition const& act) { parts.insert(act.who.begin(), act.who.end()); });
    CHECK(missing({"author", "editor", "decider", "managing_editor", "production_editor", "reviewer", "appeal_decider",
                   "system", "consequence", "named_author"},
                  parts) == "");
    for (auto const& state : journal().manuscript.states) CHECK_MESSAGE(state.labels.contains("author"), state.name);
    for (auto const& state : journal().production.states) CHECK_MESSAGE(state.labels.contains("author"), state.name);
    for (auto const& state : journal().review.states)
        CHECK_MESSAGE((state.labels.contains("reviewer") || state.name == "listed"), state.name);
}

TEST_CASE("the owner of a state is waited for by one main act, or by the clock or the reviewers")
{
    Names const without{"in_review", "held", "scheduled", "filed"};
    for (auto const machine : machines)
        for (auto const& state : (journal().*machine).states) {
            if (state.end || without.contains(state.name)) continue;
            auto const& acts = (journal().*machine).transitions;
            CHECK_MESSAGE(std::ranges::any_of(acts,
                                              [&](Transition const& act) {
                                                  return act.main && act.leaves(state.name) && act.by(state.owner);
                                              }),
                          state.name);
        }
}

} // namespace succession
