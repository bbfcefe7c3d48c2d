#include "domain/disclosure.hpp"

#include "base/text.hpp"
#include "domain/counts.hpp"
#include "domain/fields.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

bool is_published(Facts const& facts)
{
    auto const* production = facts.in_production();
    return production && production->published_at;
}

Audience widest(Standing const& standing, Facts const& facts)
{
    // An author is an author, whatever else they are; to all others an interest closes everything.
    if (standing.author) return Audience::author;
    if (standing.coauthor) return facts.manuscript.number ? Audience::coauthor : Audience::nobody;
    if (standing.conflicted) return Audience::nobody;
    if (standing.editorial() || standing.later_editor)
        return facts.manuscript.number ? Audience::editors : Audience::nobody;
    if (standing.production && facts.in_production()) return Audience::production;
    return Audience::nobody;
}

} // namespace

Disclosure::Disclosure(Facts const& facts, PersonId viewer, Moment now, DisclosurePolicy const& policy)
    : facts_(facts), viewer_(viewer), now_(now), policy_(policy), standing_(Standings::of(facts, viewer, now)),
      audience_(widest(standing_, facts))
{
    if (audience_ != Audience::nobody || standing_.conflicted) return;
    bool const reviews_it =
        std::ranges::any_of(facts.reviews, [&](Review const& r) { return is_own(r) && review_open(r); });
    if (reviews_it) audience_ = Audience::reviewer;
}

Disclosure::Disclosure(Facts const& facts, ReviewId by_link, Moment now, DisclosurePolicy const& policy)
    : facts_(facts), only_(by_link), now_(now), policy_(policy)
{
    auto const* review = facts.review(by_link);
    if (!review) return;
    viewer_ = Standings::reviewer(*review);
    bool const barred = Standings::is_author(facts, viewer_) || Standings::is_conflicted(facts, viewer_);
    if (!viewer_ || barred) return;
    standing_.reviewer = takes_part(*review);
    if (review_open(*review)) audience_ = Audience::reviewer;
}

Disclosure::Disclosure(Facts const& facts, AuthorId by_link, Moment now, DisclosurePolicy const& policy)
    : facts_(facts), now_(now), policy_(policy)
{
    auto const author = std::ranges::find(facts.authors, by_link, &Author::id);
    if (author != facts.authors.end() && facts.manuscript.number) audience_ = Audience::coauthor;
}

std::string Disclosure::label_audience() const
{
    if (as_author()) return "author";
    return as_reviewer() ? "reviewer" : "editors";
}

Decision const* Disclosure::released_decision(int round) const
{
    for (auto decision = facts_.decisions.rbegin(); decision != facts_.decisions.rend(); ++decision)
        if (decision->round == round && decision->released_at && !decision->taken_back_at) return &*decision;
    return nullptr;
}

/// Whether the review still gives its person sight of the title. An invitation that lapsed does so by its link alone,
/// while it may still be taken up.
bool Disclosure::review_open(Review const& review) const
{
    if (review.state == "lapsed") return only_ == review.id && awaits_answer(facts_, review) && !enough_agreed(facts_);
    if (is_one_of(review.state, {"invited", "interest_declared", "accepted", "returned", "filed"})) return true;
    if (review.state == "cancelled" || review.state == "late")
        return review.may_be_late && now_ < review.since + policy_.late_grace;
    if (!is_one_of(review.state, {"released", "kept", "set_aside"})) return false;
    if (auto const* decision = released_decision(review.round))
        return now_ < *decision->released_at + policy_.link_after_release;
    auto const& manuscript = facts_.manuscript;
    return review.state == "set_aside" && review.round == manuscript.round && !manuscript.ended_at;
}

bool Disclosure::files_open(Review const& review) const
{
    return review_open(review) && !is_one_of(review.state, {"invited", "lapsed", "interest_declared"});
}

/// A reviewer who filed reads the outcome; and for as long as they review again what the authors answer.
bool Disclosure::decision_in_sight(Review const& review) const
{
    if (!is_one_of(review.state, {"released", "kept", "set_aside", "late"})) return false;
    return review_open(review) || std::ranges::any_of(facts_.reviews, [&](Review const& later) {
               return later.round > review.round && is_own(later) && files_open(later);
           });
}

bool Disclosure::is_own(Review const& review) const
{
    if (only_ && review.id != only_ && review.round >= facts_.review(only_)->round) return false;
    return Standings::is_reviewer(facts_, review, viewer_);
}

Review const* Disclosure::own_review() const
{
    if (only_) return facts_.review(only_);
    Review const* latest = nullptr;
    for (auto const& review : facts_.reviews)
        if (is_own(review) && review_open(review) && (!latest || review.round >= latest->round)) latest = &review;
    return latest;
}

bool Disclosure::sees_authors() const
{
    if (as_reviewer()) return facts_.manuscript.transparency == "single";
    return exists();
}

std::vector<AuthorSeen> Disclosure::authors() const
{
    std::vector<AuthorSeen> seen;
    if (!sees_authors()) return seen;
    std::vector<Author const*> ordered;
    for (auto const& author : facts_.authors) ordered.push_back(&author);
    std::ranges::sort(ordered, {}, &Author::position);
    for (auto const* author : ordered) {
        auto byline = author->byline.open(SealKey());
        if (as_reviewer()) byline.email.clear();
        bool const objected = sees_objections() && author->objected_at;
        seen.push_back({author->id, byline, author->corresponding, as_reviewer() ? "" : author->credit, objected});
    }
    return seen;
}

std::string Disclosure::author_line() const
{
    std::vector<std::string> names;
    for (auto const& author : authors()) names.push_back(author.byline.name());
    return names.empty() ? "the authors" : joined(names, ", ");
}

std::string Disclosure::submitter_name() const
{
    auto const* person = sees_authors() ? facts_.person(facts_.manuscript.submitter_id) : nullptr;
    return person ? person->name() : "";
}

std::vector<Involved> Disclosure::author_accounts() const
{
    std::vector<Involved> found;
    if (!as_editor() && audience_ != Audience::production) return found;
    for (auto const& author : facts_.authors) {
        auto const account = author.person_id.open(SealKey());
        auto const* person = account ? facts_.person(*account) : nullptr;
        if (person)
            found.push_back({person->id, person->name(), author.corresponding ? "corresponding author" : "author"});
    }
    return found;
}

std::vector<Involved> Disclosure::involved() const
{
    auto found = author_accounts();
    auto add = [&](PersonId id, std::string_view part) {
        auto const* person = facts_.person(id);
        bool const known = std::ranges::find(found, id, &Involved::id) != found.end();
        if (person && id != viewer_ && !known && !Standings::is_author(facts_, id))
            found.push_back({id, person->name(), std::string(part)});
    };
    if (!as_editor() && audience_ != Audience::production) return found;
    if (auto const editor = facts_.manuscript.editor_id; editor && Standings::may_coordinate(facts_, *editor))
        add(*editor, "coordinating editor");
    if (as_editor())
        for (auto const& review : facts_.reviews)
            if (review.invited_at) add(review.reviewer_id.open(SealKey()), "reviewer");
    for (auto const part : {"decider", "managing_editor", "production_editor"})
        if (auto const person = Standings::responsible(facts_, part, now_)) add(*person, "the office");
    return found;
}

Version const* Disclosure::version() const
{
    if (!exists()) return nullptr;
    Version const* latest = nullptr;
    for (auto const& version : facts_.versions)
        if (as_author() || version.frozen_at) latest = &version;
    return latest;
}

bool Disclosure::sees_field(bool reviewers_see) const { return as_reviewer() ? reviewers_see : exists(); }

std::vector<Review const*> Disclosure::reviews() const
{
    std::vector<Review const*> known;
    for (auto const& review : facts_.reviews)
        if (as_editor() || (as_reviewer() && is_own(review))) known.push_back(&review);
    return known;
}

bool Disclosure::sees_reviewer(Review const& review) const { return as_editor() || (as_reviewer() && is_own(review)); }

Known const* Disclosure::reviewer(Review const& review) const
{
    return sees_reviewer(review) ? facts_.person(review.reviewer_id.open(SealKey())) : nullptr;
}

std::string Disclosure::reviewer_name(Review const& review) const
{
    if (as_reviewer() && is_own(review)) return "You";
    if (auto const* person = reviewer(review)) return person->name();
    return review.number ? fmt::format("Reviewer {}", review.number) : "A reviewer";
}

bool Disclosure::sees_report(Review const& review) const
{
    auto const* report = facts_.report(review.id);
    if (!report) return false;
    if (as_editor() || sees_report_whole(review)) return true;
    if (as_author()) return review.state == "released" && report->released_at.has_value() && sees_letters_to_authors();
    if (!as_reviewer() || !policy_.reviewers_see_other_reports || review.state != "released") return false;
    return std::ranges::any_of(facts_.reviews, [&](Review const& own) {
        return own.round == review.round && is_own(own) && own.filed_at && decision_in_sight(own);
    });
}

bool Disclosure::sees_report_whole(Review const& review) const
{
    return as_editor() || (as_reviewer() && is_own(review) && review.state != "cancelled");
}

bool Disclosure::sees_scores(Review const& review) const
{
    return sees_report_whole(review) || (as_author() && policy_.authors_see_scores && sees_report(review));
}

std::string Disclosure::comments_of(Report const& report) const
{
    auto const* review = facts_.review(report.review_id);
    if (!review || !sees_report(*review)) return {};
    bool const own = as_reviewer() && is_own(*review);
    // What was filed before a report went back to its writer left with no letter.
    if (!own && !as_editor() && !report.released_at) return {};
    if (!report.masked.empty() && !own) return report.masked;
    return Fields::parse(report.form).text("comments_to_authors");
}

std::string Disclosure::comments_on_earlier(Facts const& earlier, Review const& again) const
{
    auto const* before = again.previous_id ? earlier.review(*again.previous_id) : nullptr;
    auto const* report = before ? earlier.report(before->id) : nullptr;
    bool const own = as_reviewer() && is_own(again) && files_open(again);
    if (!report || !own || earlier.manuscript.id != facts_.manuscript.previous_id) return {};
    if (!Standings::is_reviewer(earlier, *before, viewer_)) return {};
    return Fields::parse(report->form).text("comments_to_authors");
}

bool Disclosure::lacks_passages(Report const& report) const
{
    return !report.masked.empty() && comments_of(report) == report.masked;
}

bool Disclosure::sees_file(File const& file) const
{
    if (file.manuscript_id != facts_.manuscript.id) return false;
    if (as_author())
        return file.audience != "production" || file.kind == "final" ||
               (file.kind == "article" && is_published(facts_));
    if (as_editor()) {
        // What the authors have not sent yet is theirs alone.
        for (auto const& version : facts_.versions)
            if (version.round == file.round) return version.frozen_at.has_value() || facts_.in_production();
        return false;
    }
    if (audience_ == Audience::production) return file.audience == "production" || file.audience == "authors";
    if (!as_reviewer() || file.audience != "reviewers") return false;
    bool const answer = file.kind == "answers" || file.kind == "marked_up";
    return std::ranges::any_of(facts_.reviews, [&](Review const& review) {
        return is_own(review) && review.round == file.round && files_open(review) && (!answer || review.sees_answers);
    });
}

bool Disclosure::sees_decision(Decision const& decision) const
{
    if (as_editor()) return true;
    if (!decision.released_at || decision.taken_back_at) return false;
    if (as_author()) return true;
    if (audience_ == Audience::production) return decision.kind == "accept";
    return as_reviewer() && std::ranges::any_of(facts_.reviews, [&](Review const& own) {
               return own.round == decision.round && is_own(own) && decision_in_sight(own);
           });
}

bool Disclosure::sees_decision_letter(Decision const& decision) const
{
    if (!sees_decision(decision) || as_reviewer() || audience_ == Audience::production) return false;
    return as_editor() || sees_letters_to_authors();
}

bool Disclosure::sees_letters_to_authors() const
{
    return audience_ == Audience::author || (audience_ == Audience::coauthor && policy_.coauthors_see_letters);
}

std::string Disclosure::adviser_name(Recommendation const& recommendation) const
{
    return as_editor() ? actor_name(recommendation.by_id.open(SealKey())) : "";
}

std::string Disclosure::decider_name(Decision const& decision) const
{
    return as_editor() ? actor_name(decision.by_id.open(SealKey())) : "";
}

/// Letters that tell of an objection are for those who settle it.
bool Disclosure::sees_letter(Letter const& letter) const
{
    if (!sees_letters() || letter.manuscript_id != facts_.manuscript.id) return false;
    return letter.kind != "objection_received" || sees_objections();
}

std::optional<AuthorAnswer> Disclosure::author_answer(AuthorId author, Moment moment) const
{
    if (!sees_objections()) return {};
    for (auto const& change : facts_.author_changes)
        if (auto said = answer_at(change, author, moment)) return said;
    return {};
}

std::string Disclosure::overruled_for_authors(Moment moment) const
{
    if (!as_editor()) return {};
    auto const found = std::ranges::find_if(facts_.author_changes, [&](AuthorChange const& change) {
        return change.state == "approved" && change.decided_at == moment;
    });
    return found == facts_.author_changes.end() ? "" : found->overruled;
}

std::vector<InterestSeen> Disclosure::interests() const
{
    std::vector<InterestSeen> found;
    if (!as_editor()) return found;
    for (auto const& conflict : facts_.conflicts)
        found.push_back({actor_name(conflict.person_id.open(SealKey())), conflict.reason, conflict.declared_at});
    return found;
}

std::string Disclosure::editor_name() const
{
    if (!facts_.manuscript.editor_id) return {};
    auto const* editor = facts_.person(*facts_.manuscript.editor_id);
    if (!editor) return {};
    if (as_editor() || as_reviewer() || audience_ == Audience::production) return editor->name();
    if (!as_author()) return {};
    bool const decided =
        std::ranges::any_of(facts_.decisions, [](Decision const& d) { return d.released_at.has_value(); });
    return decided && policy_.authors_see_editor_from_decision ? editor->name() : "";
}

std::string Disclosure::actor_name(std::optional<PersonId> actor) const
{
    if (!actor) return "the journal";
    if (*actor == viewer_) return "you";
    if (!as_editor()) return {};
    auto const* person = facts_.person(*actor);
    return person ? person->name() : "somebody";
}

} // namespace succession
