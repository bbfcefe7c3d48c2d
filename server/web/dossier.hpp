#pragma once

#include "base/problem.hpp"
#include "domain/disclosure.hpp"
#include "storage/dossiers.hpp"
#include "web/context.hpp"
#include "workflow/journal.hpp"

#include <memory>
#include <optional>

namespace succession {

/// Ends a request for a manuscript by its key once it has a number: it is to be read at its address.
struct Moved {
    std::string address;
};

/// A manuscript as a page has it before it: the facts for the rules, what the visitor may see of them, and the rules it
/// lives under. What a page shows it asks of `sight`; the facts go to the workflow.
struct Dossier {
    std::unique_ptr<Facts const> facts;
    Disclosure sight;
    Journal const& rules;

    Manuscript const& manuscript() const { return facts->manuscript; }
    ArticleType const& type() const { return rules.type(manuscript().type); }
    /// The last part of its address: the number, or a draft's key.
    std::string name() const;
    /// "/manuscripts/REC-26-0001"
    std::string address() const { return "/manuscripts/" + name(); }
    /// What a form of the viewer's was made for. The manuscript's own version grows with every invitation and every
    /// decision, held ones too, so that only the office may read it; all others get a number of what they see.
    std::int64_t version() const;
    /// The version an act must find untouched; for others than the office whatever is there when the act is taken.
    std::optional<std::int64_t> expected() const;
};

/// The manuscript of that number (or key, for a draft) for whoever is signed in. One that is not there and one that is
/// not theirs are the same Problem{not_found}; a page asked for by the key of one with a number has Moved.
Dossier open_dossier(Context&, std::string const& name, dossiers::Also = {});
/// The same by its key, also when it has a number; for addresses made before there was one.
Dossier open_dossier(Context&, ManuscriptId);
/// The same, or nothing where there is none for whoever is signed in.
std::optional<Dossier> find_dossier(Context&, ManuscriptId);

/// The manuscript behind a review's link, for its holder, with the review's key.
struct LinkedReview {
    Dossier dossier;
    ReviewId review;
    PersonId reviewer;
    bool closed = false; ///< the review gives no sight any more: one sentence, no manuscript
};
LinkedReview open_review_link(Context&, std::string const& token);
/// The manuscript behind an author's mailed link, to object or to answer a change of the list, with the author's key.
struct LinkedAuthor {
    Dossier dossier;
    AuthorId author;
};
LinkedAuthor open_author_link(Context&, std::string_view purpose, std::string const& token);

} // namespace succession
