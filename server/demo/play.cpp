#include "demo/play.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "office/submission.hpp"
#include "storage/database.hpp"
#include "storage/dossiers.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession::demo {

namespace {

constexpr auto managing_editor = "salix-alba";

} // namespace

Play::Play(Stage& stage, Plot const& plot)
    : stage_(stage), plot_(plot),
      today_(stage.end / day * day + 8 * hour + static_cast<Moment>(std::hash<std::string>{}(plot.code) % 240) * minute)
{
}

void Play::plan()
{
    write();
    if (has_state({"draft"})) return;
    if (has_state({"deleted"})) return at(4, [this] { take(author(), "discard"); });
    submit();
    check();
    if (has_state({"check", "mending", "withdrawn", "scope"})) return;
    if (plot_.editor.empty() && plot_.former_editor.empty()) decide_without_review();
    else assign();
    if (!plot_.editor.empty()) review(0, *plot_.received - 8);
    if (!plot_.hold_by.empty()) hold();
    if (plot_.first_decision && !plot_.editor.empty()) {
        recommend(*plot_.first_decision + 3, first_decision());
        decide(*plot_.first_decision, first_decision());
    }
    if (plot_.revised) revise();
    end();
    if (!plot_.production.empty()) produce();
    for (auto const& notice : plot_.notices) announce(notice);
}

void Play::write()
{
    auto const begun = plot_.received.value_or(9) + 2;
    at(begun, [this] { begin_draft(); });
    at(begun - 1, [this] {
        for (auto const& step : stage_.office.rules.now().steps) fill_page(step.code);
        fill_authors();
        fill_suggestions();
        if (has_state({"draft", "deleted"})) return;
        add({stage_.papers.title_page(plot_, stage_.now()), stage_.papers.main_document(plot_, stage_.now())}, id());
    });
}

void Play::submit()
{
    at(*plot_.received, [this] { take(author(), "submit"); });
}

void Play::check()
{
    auto const received = *plot_.received;
    if (has_state({"check"})) return;
    if (has_state({"mending"}))
        return at(received - 3, [this] {
            auto const due = iso_date(stage_.now() + stage_.office.rules.now().days("mending") * day);
            take(managing_editor, "return_to_authors", {{"list", plot_.reason}, {"due", due}});
        });
    at(received - 2, [this] { take(managing_editor, "pass", ticks("technical_check")); });
    if (has_state({"withdrawn"}))
        at(received - 6, [this] { take(author(), "withdraw", {{"reason", plot_.reason}, {"agreed", "yes"}}); });
}

/// A rejection that came early, or an editorial.
void Play::decide_without_review()
{
    auto const kind = plot_.accepted ? "accept" : plot_.decision;
    auto const released = plot_.accepted ? *plot_.accepted : *plot_.first_decision;
    at(released + 1.05, [this, kind] { take_decision("decide_directly", kind); });
    at(released, [this] { settle(id()); });
}

void Play::assign()
{
    auto const editor = plot_.former_editor.empty() ? plot_.editor : plot_.former_editor;
    at(*plot_.received - 5, [this, editor] {
        take(plot_.decider, "assign", {{"editor", std::to_string(stage_.person(editor).value)}});
    });
    if (!plot_.former_editor.empty() && plot_.editor.empty())
        at(2, [this, editor] { take(editor, "hand_back", {{"reason", plot_.reason}, {"conflict", "yes"}}); });
}

void Play::hold()
{
    at(1, [this] { object(); });
}

void Play::revise()
{
    auto const revised = *plot_.revised;
    at(revised + 0.05, [this] { send_answers(); });
    at(revised, [this] { take(author(), "revise"); });
    if (has_state({"revision_check"})) return;
    at(revised - 2, [this] { take(managing_editor, "pass_revision", ticks("revision_check")); });
    review(1, revised - 3);
    if (!plot_.accepted) return;
    recommend(*plot_.accepted + 3, "accept");
    decide(*plot_.accepted, "accept");
}

/// The states that a plot may end in after the reviews, each with the last thing that leads there.
void Play::end()
{
    if (has_state({"recommended"})) recommend(3, plot_.recommendation);
    if (has_state({"held"})) {
        recommend(3, plot_.decision);
        at(0, [this] { take_decision("decide", plot_.decision); });
    }
    if (has_state({"withdrawal_asked"}))
        at(4, [this] { take(author(), "ask_to_withdraw", {{"reason", plot_.reason}, {"agreed", "yes"}}); });
    if (has_state({"appealed"})) at(12, [this] { take(author(), "appeal", {{"reason", plot_.reason}}); });
    if (has_state({"closed"})) at(*plot_.first_decision - 95, [this] { take(managing_editor, "close"); });
}

std::string Play::first_decision() const
{
    static constexpr int most_days_for_little = 40;
    auto const* own = stage_.office.rules.now().decision(plot_.decision);
    if (own && (!plot_.revised || own->outcome == "revising")) return own->code;
    return *plot_.first_decision - *plot_.revised > most_days_for_little ? "major-revision" : "minor-revision";
}

void Play::begin_draft()
{
    auto& id = stage_.manuscripts[plot_.code];
    if (plot_.previous.empty()) id = office::begin_manuscript(stage_.office, as(author()), plot_.type);
    else
        id = take(stage_.person(author()), {.manuscript = stage_.manuscripts.at(plot_.previous), .act = "resubmit"})
                 .offspring.value();
}

void Play::fill_page(std::string const& step)
{
    Answers answers;
    for (auto const& [name, values] : plot_.fields.all()) {
        auto const* field = stage_.office.rules.now().type(plot_.type).field(name);
        if (!field || field->step != step) continue;
        if (field->kind == "keywords") answers.emplace_back(name, joined(values, "\n"));
        else
            for (auto const& value : values) answers.emplace_back(name, value);
    }
    if (answers.empty()) return;
    office::save_fields(stage_.office, as(author()), {id(), step}, Form(answers));
}

void Play::fill_authors()
{
    std::vector<office::AuthorRow> rows;
    for (auto const& writer : plot_.authors) {
        auto const& person = stage_.character(writer.person).person;
        rows.push_back(
            {{person.given, person.family, person.email, person.affiliation, person.ror, person.country, person.orcid},
             writer.corresponding,
             split(writer.credit, ' ')});
    }
    office::save_authors(stage_.office, as(author()), {id(), "authors"}, rows);
}

void Play::fill_suggestions()
{
    std::vector<Suggestion> rows;
    auto add = [&](Named const& named, bool opposed) {
        auto const& person = stage_.character(named.person).person;
        rows.push_back({0, {}, opposed, person.name(), person.email, person.affiliation, named.reason});
    };
    for (auto const& named : plot_.suggested) add(named, false);
    for (auto const& named : plot_.opposed) add(named, true);
    if (rows.empty()) return;
    office::save_suggestions(stage_.office, as(author()), {id(), "reviewers"}, rows);
}

void Play::send_answers() { add({stage_.papers.answers(plot_, stage_.now())}, id()); }

void Play::object()
{
    for (auto const& author : facts().authors)
        if (Standings::account(author) == stage_.person(plot_.hold_by))
            take({}, {.manuscript = id(),
                      .act = "object",
                      .author = author.id,
                      .form = Form({{"reason", plot_.hold_reason}})});
}

void Play::settle(ManuscriptId manuscript) { office::settle(stage_.office, manuscript, stage_.now()); }

void Play::at(double days_ago, std::function<void()> happens)
{
    // What is said later happens some minutes later, on the same day.
    auto const moment = today_ - static_cast<Moment>(days_ago * static_cast<double>(day)) + said_++ * 5 * minute;
    stage_.at(std::min(moment, stage_.end - minute), std::move(happens));
}

office::Granted Play::take(PersonId by, office::Wish const& wish) const
{
    auto granted = office::take(stage_.office, {by, stage_.now(), "", ""}, wish);
    if (granted.taken) return granted;
    std::string reasons;
    for (auto const& blocker : granted.blockers) reasons += " " + blocker.reason;
    throw Mistake(fmt::format("The demo cannot play “{}” on {}:{}", wish.act, plot_.code, reasons));
}

void Play::take(std::string const& by, std::string const& act, Answers answers) const
{
    take(stage_.person(by), {.manuscript = id(), .act = act, .form = Form(answers)});
}

void Play::add(std::vector<File> files, ManuscriptId manuscript) const
{
    office::change_manuscript(stage_.office, {{}, stage_.now(), "", ""}, manuscript, [&](Facts& facts) {
        auto& version = facts.version();
        for (auto& file : files) {
            file.id = make_id<FileId>();
            file.manuscript_id = manuscript;
            file.round = version.round;
            file.added_at = stage_.now();
            auto const same = [&](File const& f) { return f.kind == file.kind && f.round == file.round; };
            file.position = 1 + static_cast<int>(std::ranges::count_if(facts.files, same));
            if (file.kind == "main") version.words_counted = Papers::words(plot_);
            facts.files.push_back(file);
        }
        return true;
    });
}

Facts Play::facts() const
{
    return *stage_.office.database.reading([&](Transaction& tx) { return dossiers::find(tx, id()); });
}

Play::Answers Play::ticks(std::string const& checklist) const
{
    Answers answers;
    for (auto const& point : stage_.office.rules.now().list(checklist)) answers.emplace_back("ticks", point.code);
    return answers;
}

bool Play::has_state(std::initializer_list<std::string_view> states) const
{
    return std::ranges::find(states, plot_.state) != states.end();
}

} // namespace succession::demo
