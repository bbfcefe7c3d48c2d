#pragma once

#include "base/describe.hpp"
#include "domain/manuscript.hpp"
#include "domain/person.hpp"
#include "domain/production.hpp"
#include "domain/review.hpp"

#include <vector>

namespace succession {

/// A manuscript submitted anew in place of another: who coordinates it reads the earlier one.
struct Later {
    ManuscriptId id;
    std::optional<PersonId> editor_id;

    friend bool operator==(Later const&, Later const&) = default;
};
SUCCESSION_DESCRIBE(Later, id, editor_id)

/// All that rules may ask about one manuscript, loaded before any rule runs. Lists are in the order of their keys.
struct Facts {
    Manuscript manuscript;
    std::vector<Version> versions;
    std::vector<Author> authors;
    std::vector<Suggestion> suggestions;
    std::vector<File> files;
    std::vector<Conflict> conflicts;
    std::vector<Review> reviews;
    std::vector<Report> reports;
    std::vector<Recommendation> recommendations;
    std::vector<Decision> decisions;
    std::vector<AuthorChange> author_changes;
    std::vector<Production> production;      ///< none, or one
    std::vector<Role> roles;                 ///< of the office; of its coordinating editors the manuscript's own
    std::vector<Known> people;               ///< everybody the above names
    std::vector<Later> later;                ///< none, or the manuscript submitted anew in its place
    std::vector<Acquaintance> acquaintances; ///< none, or those of whoever is about to be asked

    Known const* person(PersonId) const;
    Review const* review(ReviewId) const;
    Review* review(ReviewId);
    /// The version being written or last submitted.
    Version const& version() const;
    Version& version();
    /// The decision now held or last released.
    Decision const* decision() const;
    Decision* decision();
    /// The recommendation that stands in this round.
    Recommendation const* recommendation() const;
    Recommendation* recommendation();
    /// The latest filing of a review.
    Report const* report(ReviewId) const;
    Report* report(ReviewId);
    /// The wish to change the list of authors that waits for its answers.
    AuthorChange const* author_change() const;
    AuthorChange* author_change();
    Production const* in_production() const { return production.empty() ? nullptr : &production.front(); }
    Production* in_production() { return production.empty() ? nullptr : &production.front(); }
    /// The same while it is what the manuscript waits for: not before its acceptance, nor once it is withdrawn.
    Production const* producing() const;
    /// Since when the manuscript is where it is now, and until when: by the machine it is in.
    Moment since() const;
    std::optional<Moment> due() const;

    friend bool operator==(Facts const&, Facts const&) = default;
};

} // namespace succession
