#pragma once

#include "demo/papers.hpp"
#include "domain/production.hpp"
#include "office/office.hpp"

#include <functional>

namespace succession::demo {

/// Where the demo is played: the journal's office, its people and its store, and what is still to happen there.
/// Things happen in the order of time, whichever manuscript they belong to, so that numbers and letters follow it too.
class Stage {
public:
    Stage(Office const&, Store const&, Script const&, Clock&, Moment end);

    Office const& office;
    Script const& script;
    Papers papers;
    Moment const end;

    /// Gives everybody of the cast an account, with this hash for a password, and their parts in the office.
    void admit_cast(std::string const& password);
    /// Plans, opens and publishes the issues, numbered by the days on which they appear.
    void found_issues();

    /// Lets something happen at a moment. Of two things at one moment the one said first comes first.
    void at(Moment, std::function<void()> happens);
    /// Moves the clock through everything, to the end.
    void play();

    Moment now() const { return clock_.now(); }
    Character const& character(std::string const& code) const;
    PersonId person(std::string const& code) const { return character(code).person.id; }
    Issue const& issue(Place const&) const;
    /// When the issue appears, in days before the end.
    int issue_appears(Place const&) const;
    /// "Volume 34 · Issue 6 · 518-531", or "Early View".
    std::string printed_in(Place const&) const;
    std::string next_doi();

    /// The manuscripts begun so far, by their plots' codes.
    std::map<std::string, ManuscriptId> manuscripts;

private:
    std::pair<IssuePlan, Issue> const& planned(Place const&) const;

    Clock& clock_;
    std::map<std::string, Character> cast_;
    std::map<std::string, std::pair<IssuePlan, Issue>> issues_;
    std::multimap<Moment, std::function<void()>> agenda_;
    int dois_ = 0;
};

} // namespace succession::demo
