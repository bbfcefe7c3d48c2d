#pragma once

#include "domain/account.hpp"
#include "domain/author_list.hpp"
#include "domain/standing.hpp"

namespace succession {

/// What the journal may choose about who sees whom. The rest is not a matter of choice.
struct DisclosurePolicy {
    std::string transparency = "double"; ///< NISO Z39.106: double or single anonymous; a manuscript takes it on receipt
    bool authors_see_editor_from_decision = true;
    bool reviewers_see_other_reports = true; ///< after release, when their own is filed
    bool authors_see_scores = false;         ///< with the reports, after release
    bool coauthors_see_letters = true;
    Moment link_after_release = 90 * day; ///< how long a reviewer keeps sight after the decision
    Moment late_grace = 30 * day;         ///< how long a review left open may still be filed
};

/// In which capacity somebody looks. The order is from nothing to most.
enum class Audience { nobody, reviewer, coauthor, author, production, editors };

/// An author as a page may show them.
struct AuthorSeen {
    AuthorId id;
    Byline byline;
    bool corresponding = false;
    std::string credit;
    bool objected = false;
};

/// Somebody with an account who has a part in a manuscript, as the viewer may know them.
struct Involved {
    PersonId id;
    std::string name;
    std::string part; ///< "author", "reviewer", "coordinating editor" …
};

/// A declared interest that keeps somebody away from the manuscript.
struct InterestSeen {
    std::string name;
    std::string reason;
    Moment declared_at = 0;
};

/// Decides who may see whom and what, given who looks at which manuscript at which moment. The one place that opens
/// sealed identities for eyes. Whatever is not allowed here is not seen; an unknown relation sees nothing.
class Disclosure {
public:
    /// As somebody signed in.
    Disclosure(Facts const& facts, PersonId viewer, Moment now, DisclosurePolicy const& policy);
    /// As the holder of a link to one review: only that review, whoever else the person may be.
    Disclosure(Facts const& facts, ReviewId by_link, Moment now, DisclosurePolicy const& policy);

    /// As the author whom a mailed link names, with or without an account: who wrote it, and how it stands.
    Disclosure(Facts const& facts, AuthorId by_link, Moment now, DisclosurePolicy const& policy);

    /// Whether the manuscript exists for this viewer at all.
    bool exists() const { return audience_ != Audience::nobody; }
    Audience audience() const { return audience_; }
    bool as_editor() const { return audience_ == Audience::editors; }
    bool as_author() const { return audience_ == Audience::author || audience_ == Audience::coauthor; }
    bool as_reviewer() const { return audience_ == Audience::reviewer; }
    Standing const& standing() const { return standing_; }
    PersonId viewer() const { return viewer_; }
    /// The name of the audience in the workflow's labels: editors, author, reviewer.
    std::string label_audience() const;

    /// Whether the viewer may know who the authors are, and those they may know.
    bool sees_authors() const;
    std::vector<AuthorSeen> authors() const;
    /// "Salix alba, Quercus robur", or "the authors".
    std::string author_line() const;
    /// Who submitted it and acts for the authors, for those who see the authors; else "".
    std::string submitter_name() const;
    /// The authors the journal knows as persons; for those who see the authors' accounts: the office and production.
    std::vector<Involved> author_accounts() const;
    /// Everybody else with a part in the manuscript to whom this viewer may write.
    std::vector<Involved> involved() const;
    /// What was written in the submission, as the viewer may read it: to the authors what they have in hand, to all
    /// others what they sent last. Nothing while nothing was sent.
    Version const* version() const;
    /// Whether a field of the submission is open: `reviewers_see` is the field's own setting.
    bool sees_field(bool reviewers_see) const;
    bool sees_suggestions() const { return as_editor() || as_author_who_wrote(); }

    /// The reviews the viewer may know of: editors all, a reviewer their own.
    std::vector<Review const*> reviews() const;
    /// The reviewer's name for editors and themselves, else "Reviewer 2" or "a reviewer".
    std::string reviewer_name(Review const& review) const;
    bool sees_reviewer(Review const& review) const;
    /// Who reviews, for editors and themselves; nobody for all others.
    Known const* reviewer(Review const& review) const;
    bool is_own(Review const& review) const;
    /// The viewer's own review of the latest round, or nothing.
    Review const* own_review() const;
    /// Whether the report may be read at all, and whether its answers to the editors may.
    bool sees_report(Review const& review) const;
    bool sees_report_whole(Review const& review) const;
    /// Whether its scores and its recommendation may: also by authors, where the journal chose so.
    bool sees_scores(Review const& review) const;
    /// The comments to the authors as this viewer reads them: masked where an editor masked them.
    std::string comments_of(Report const& report) const;
    /// What whoever reviews this manuscript wrote about the one in whose place it was submitted; nobody else reads it
    /// here.
    std::string comments_on_earlier(Facts const& earlier, Review const& again) const;
    /// Whether an editor left passages out of what this viewer reads of the comments.
    bool lacks_passages(Report const& report) const;

    /// Whether the viewer may know of the file and read it.
    bool sees_file(File const& file) const;
    /// Whether the viewer gets the copy without properties, under a name that tells nothing.
    bool gets_clean_copy() const { return audience_ == Audience::reviewer; }

    /// Whether the viewer may know of a decision, and read the letter that went with it.
    bool sees_decision(Decision const& decision) const;
    bool sees_decision_letter(Decision const& decision) const;
    bool sees_recommendations() const { return as_editor(); }
    /// Who advised, and who decided, for those who may know it; else "".
    std::string adviser_name(Recommendation const&) const;
    std::string decider_name(Decision const&) const;
    /// The coordinating editor's name where the viewer may know it, or "".
    std::string editor_name() const;
    /// Whether letters and their fates on this manuscript are shown.
    bool sees_letters() const { return as_editor(); }
    bool sees_letter(Letter const&) const;
    bool sees_hold_reason() const { return standing_.managing || standing_.decider; }
    bool sees_objections() const { return sees_hold_reason(); }
    /// What an author answered at that moment to a wish to change the list, or the office for one: for those who settle
    /// it.
    std::optional<AuthorAnswer> author_answer(AuthorId, Moment) const;
    /// Why a change of the authors was approved then, although an editor became one; editors only.
    std::string overruled_for_authors(Moment) const;
    /// Interests declared in this manuscript; editors only.
    std::vector<InterestSeen> interests() const;
    /// The name of a person for this viewer, or a part such as "an editor".
    std::string actor_name(std::optional<PersonId> actor) const;

private:
    bool as_author_who_wrote() const { return audience_ == Audience::author; }
    bool sees_letters_to_authors() const;
    bool review_open(Review const& review) const;
    bool files_open(Review const& review) const;
    bool decision_in_sight(Review const& review) const;
    Decision const* released_decision(int round) const;

    Facts const& facts_;
    PersonId viewer_;
    ReviewId only_;
    Moment now_;
    DisclosurePolicy policy_;
    Standing standing_;
    Audience audience_ = Audience::nobody;
};

} // namespace succession
