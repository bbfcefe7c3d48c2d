#include "demo/play.hpp"

#include <fmt/format.h>

namespace succession::demo {

namespace {

constexpr auto managing_editor = "salix-alba";
constexpr auto production_editor = "acer-saccharum";
constexpr auto chief = "quercus-robur";
constexpr auto corrections =
    "Page 2, line 14: read “two years” for “three years”.\nPage 4, Table 1: the first heading should be “Site”.";

/// When each step of the production is taken, in days before the end; without a number it is not.
struct Calendar {
    std::optional<int> deliver, pass, proof, correct, approve, schedule;
};

/// So that clocks look alive at the end: some late, some due tomorrow, some fresh.
Calendar calendar(Plot const& plot)
{
    auto const accepted = *plot.accepted;
    auto const& state = plot.production;
    if (plot.published) {
        auto const published = *plot.published;
        return {accepted - 8, accepted - 11, published + 14, {}, published + 10, published + 3};
    }
    if (state == "final_files") return {};
    if (state == "final_check") return {6, {}, {}, {}, {}, {}};
    if (state == "typesetting") return {20, 17, {}, {}, {}, {}};
    Calendar dates{accepted - 8, accepted - 11, {}, {}, {}, {}};
    if (state == "handed_over") return {accepted - 10, {}, {}, {}, {}, {}};
    if (state == "rescinded" || state == "withdrawn" || state == "withdrawal_asked") return dates;
    if (state == "proof_out") return dates.proof = 2, dates;
    if (state == "correcting") return dates.proof = 6, dates.correct = 2, dates;
    if (state == "substance_query") return dates.proof = 9, dates.correct = 6, dates;
    if (state == "proof_ok") return dates.proof = 7, dates.approve = 3, dates;
    return dates.proof = 12, dates.approve = 6, dates.schedule = 2, dates;
}

} // namespace

void Play::produce()
{
    auto const dates = calendar(plot_);
    if (dates.deliver)
        at(*dates.deliver, [this] {
            send_final_files();
            take(author(), "deliver", {{"licence", plot_.licence}});
        });
    if (dates.pass) at(*dates.pass, [this] { take(managing_editor, "pass_final", ticks("final_files_check")); });
    if (dates.proof)
        at(*dates.proof, [this] {
            send_proof();
            take(production_editor, "send_proof");
        });
    if (dates.correct) at(*dates.correct, [this] { take(author(), "correct_proof", {{"corrections", corrections}}); });
    if (dates.approve) at(*dates.approve, [this] { take(author(), "approve_proof"); });
    if (dates.schedule) make_article(*dates.schedule);
    if (plot_.production == "substance_query")
        at(1, [this] { take(production_editor, "query", {{"query", plot_.reason}}); });
    if (plot_.production == "handed_over")
        at(*plot_.accepted - 14, [this] { take(managing_editor, "hand_over", ticks("final_files_check")); });
    if (plot_.production == "rescinded")
        at(*plot_.accepted - 20, [this] { take(chief, "rescind", {{"note", plot_.reason}}); });
    if (plot_.production != "withdrawn" && plot_.production != "withdrawal_asked") return;
    at(*plot_.accepted - 15, [this] {
        take(author(), "ask_to_withdraw_accepted", {{"reason", plot_.reason}, {"agreed", "yes"}});
    });
    if (plot_.production == "withdrawn")
        at(*plot_.accepted - 17, [this] { take(chief, "confirm_withdrawal_accepted"); });
}

/// From the schedule to the issue.
void Play::make_article(int days_ago)
{
    auto const published = plot_.published.value_or(-plot_.publish_in_days);
    at(days_ago, [this, published] { schedule(id(), doi_, published); });
    if (!plot_.published) return;
    at(published - 0.01, [this] { settle(id()); });
    if (plot_.place.issue.empty()) return;
    at(stage_.issue_appears(plot_.place) - 0.02, [this] { put_in_issue(id(), plot_.place); });
}

void Play::put_in_issue(ManuscriptId manuscript, Place const& place) const
{
    Form const form({{"issue", std::to_string(stage_.issue(place).id.value)}, {"pages", place.pages}});
    take(stage_.person(production_editor), {.manuscript = manuscript, .act = "put_in_issue", .form = form});
}

void Play::schedule(ManuscriptId manuscript, std::string const& doi, int days_ago) const
{
    auto const moment = today_ - days_ago * day;
    Form const form({{"doi", doi}, {"date", iso_date(moment)}, {"time", clock_time(moment)}});
    take(stage_.person(production_editor), {.manuscript = manuscript, .act = "schedule", .form = form});
}

/// Title page and text, as they were accepted.
void Play::send_final_files()
{
    auto const found = facts();
    std::vector<File> files;
    for (auto file : found.files) {
        if (file.round != found.version().round || (file.kind != "main" && file.kind != "title_page")) continue;
        file.name = "final-" + file.name;
        file.kind = "final";
        file.audience = "production";
        file.clean_sha256.clear();
        files.push_back(file);
    }
    add(std::move(files), id());
}

void Play::send_proof()
{
    doi_ = stage_.next_doi();
    add({stage_.papers.typeset(plot_, imprint(), stage_.now())}, id());
}

Imprint Play::imprint() const
{
    auto const found = facts();
    auto const& manuscript = found.manuscript;
    auto const published = today_ - plot_.published.value_or(-plot_.publish_in_days) * day;
    Imprint made;
    made.journal = stage_.office.settings.journal_name;
    made.type = stage_.office.rules.now().type(plot_.type).printed;
    made.issue = stage_.printed_in(plot_.place);
    made.doi = doi_;
    made.licence = stage_.office.rules.now().label("licences", plot_.licence);
    made.copyright = fmt::format("© {} The Authors", year_of(published));
    auto tell = [&](char const* label, std::optional<Moment> date) {
        if (date) made.facts.emplace_back(label, long_date(*date));
    };
    tell("Received", manuscript.received_at);
    tell("First decision", manuscript.first_decision_at);
    tell("Revised", manuscript.revised_at);
    tell("Accepted", manuscript.accepted_at);
    if (plot_.published) tell("Published", published);
    if (!plot_.editor.empty())
        made.facts.emplace_back("Coordinating Editor", stage_.character(plot_.editor).person.name());
    return made;
}

/// A correction, an expression of concern or a retraction, some days in the making.
void Play::announce(NoticePlan const& plan)
{
    at(plan.days_ago + 2, [this, &plan] { begin_notice(plan); });
    at(plan.days_ago + 1, [this, &plan] { put_notice(plan); });
    at(plan.days_ago - 0.01, [this, &plan] { settle(notices_.at(plan.title)); });
    if (plan.place.issue.empty()) return;
    at(stage_.issue_appears(plan.place) - 0.02, [this, &plan] { put_in_issue(notices_.at(plan.title), plan.place); });
}

void Play::begin_notice(NoticePlan const& plan)
{
    Form const form({{"kind", plan.kind}, {"title", plan.title}, {"text", plan.text}});
    notices_[plan.title] =
        take(stage_.person(chief), {.manuscript = id(), .act = "notice", .form = form}).offspring.value();
}

void Play::put_notice(NoticePlan const& plan)
{
    auto const notice = notices_.at(plan.title);
    auto const doi = stage_.next_doi();
    Imprint made;
    made.journal = stage_.office.settings.journal_name;
    made.type = stage_.office.rules.now().type(plan.kind).printed;
    made.issue = stage_.printed_in(plan.place);
    made.doi = doi;
    made.licence = stage_.office.rules.now().label("licences", plot_.licence);
    made.copyright = fmt::format("© {} The Authors", year_of(stage_.now()));
    made.facts = {{"Notice on", "https://doi.org/" + doi_}};
    add({stage_.papers.notice(plan, made, stage_.now())}, notice);
    schedule(notice, doi, plan.days_ago);
}

} // namespace succession::demo
