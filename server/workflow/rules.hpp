#pragma once

#include "workflow/journal.hpp"

namespace succession {

/// The journal's rules: as they are now, and as they were for manuscripts submitted under former versions. Immutable
/// once loaded; shared by all threads.
class Rules {
public:
    explicit Rules(std::shared_ptr<Journal const> now) : now_(std::move(now)) {}
    /// The present rules alone, kept by somebody else.
    Rules(Journal const& now);
    /// The same, with former versions beside them.
    Rules with(std::vector<std::shared_ptr<Journal const>> former) const;

    /// For everything that is about no manuscript, and for what is still a draft.
    Journal const& now() const { return *now_; }
    /// Those a manuscript lives under: the ones it was submitted under.
    Journal const& of(Manuscript const& manuscript) const;
    Journal const& of(Facts const& facts) const { return of(facts.manuscript); }
    /// All that some manuscript lives under, the present ones first.
    std::vector<Journal const*> all() const;
    /// An article type, where a list shows manuscripts of many versions: as the newest rules that know it have it.
    ArticleType const& type(std::string_view code) const;

private:
    std::shared_ptr<Journal const> now_;
    std::map<std::string, std::shared_ptr<Journal const>, std::less<>> former_; ///< by version
};

} // namespace succession
