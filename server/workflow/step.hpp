#pragma once

#include "domain/facts.hpp"
#include "domain/fields.hpp"
#include "domain/standing.hpp"
#include "workflow/journal.hpp"

#include <functional>
#include <map>

namespace succession {

/// What a form brought, already clean text. Names may repeat.
class Form {
public:
    using Values = std::multimap<std::string, std::string, std::less<>>;

    Form() = default;
    explicit Form(std::vector<std::pair<std::string, std::string>> const& values)
        : values_(values.begin(), values.end())
    {
    }

    /// The first value of that name, trimmed; "" when there is none.
    std::string text(std::string_view name) const;
    std::vector<std::string> all(std::string_view name) const;
    bool ticked(std::string_view name) const { return !text(name).empty(); }
    /// The day named, or nothing.
    std::optional<Moment> date(std::string_view name) const;
    /// "14:30" as the time since the day began, or nothing.
    std::optional<Moment> time(std::string_view name) const;
    /// The last moment of the day named, for what is due by that day.
    std::optional<Moment> deadline(std::string_view name) const;
    std::optional<std::int64_t> number(std::string_view name) const;
    void set(std::string name, std::string value);
    /// One more value of that name, after those it has.
    void add(std::string name, std::string value);
    /// By name; those of one name as they were sent.
    Values const& values() const { return values_; }

private:
    Values values_;
};

/// What a form answers of the review's form.
Fields review_answers(Journal const&, Form const&);

/// Whose an address is, by its key: also the addresses that are nobody's first.
using Holders = std::map<std::string, PersonId>;

/// One act about to be taken: who, what, with which words, when. A rule sees this and nothing else.
struct Step {
    Journal const& journal;
    Facts const& facts;
    Transition const& act;
    PersonId actor;   ///< none: the system, or the author of the link
    ReviewId subject; ///< the review, for acts on one
    AuthorId author;  ///< the author whose mailed link this is, for acts by link
    Form const& form;
    Moment now;
    bool asking = false; ///< only asks whether the act is open: rules about the form stay silent
    Holders holders{};   ///< what the office has found out of addresses in the form

    Manuscript const& manuscript() const { return facts.manuscript; }
    Review const& review() const { return *facts.review(subject); }
};

/// A letter an act asks for; composed and stored with it.
struct LetterOrder {
    std::string kind;
    PersonId to;
    ReviewId review;     ///< of which review it speaks
    AuthorId author;     ///< of which author
    std::string list;    ///< points to mend, one a line
    std::string note;    ///< words of the sender that the template shows
    bool edited = false; ///< the form holds the sender's own subject and body
};

/// An act as it was taken, for the event.
struct Taken {
    Transition const* act = nullptr;
    PersonId actor;
    std::int64_t subject = 0; ///< the key of the review, the author or the new manuscript it is about, or 0
    int round = 0;
    std::string from;
    std::string to;
};

/// What an act makes of the facts.
struct Outcome {
    Facts facts;
    std::vector<Taken> taken{};
    std::vector<LetterOrder> letters{};
    std::optional<Moment> due{};      ///< set by an effect: the clock of the state now entered
    std::optional<Facts> offspring{}; ///< a new manuscript the act begins: a resubmission or a notice

    Manuscript& manuscript() { return facts.manuscript; }
};

/// The engine. Pure: it sees facts and gives facts back.
struct Acts {
    /// What the engine itself says, before any guard is asked: codes of blockers.
    static constexpr std::string_view wrong_state = "wrong_state"; ///< the act is of another state
    static constexpr std::string_view not_yours = "not_yours";     ///< the actor lacks the part
    /// Everything that keeps this step from being taken; empty when it is open.
    static std::vector<Blocker> blockers(Step const& step);
    /// The facts after the step and the letters it asks for. The step must be open.
    static Outcome take(Step const& step);
    /// Whether the actor has the part the act is for.
    static bool allowed(Step const& step);
    /// The acts the system would take now by itself: clocks that ran out, counts that changed.
    struct Due {
        Transition const* act;
        ReviewId subject;
    };
    static std::vector<Due> due(Journal const& journal, Facts const& facts, Moment now);
    /// Takes every act that is the system's now, until none is left; adds to the outcome so far.
    static void settle(Journal const& journal, Outcome& outcome, Moment now);
};

/// A rule by the name that a workflow calls it by.
template <class Rule>
struct Named {
    std::string_view name;
    Rule rule;
};
using NamedGuard = Named<GuardRule>;
using NamedEffect = Named<EffectRule>;

/// All that a workflow may call.
std::vector<NamedGuard> const& all_guards();
std::vector<NamedEffect> const& all_effects();

} // namespace succession
