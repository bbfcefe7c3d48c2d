#include "web/review_parts.hpp"

#include "base/text.hpp"
#include "web/act_pages.hpp"
#include "web/words.hpp"
#include "workflow/counts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

constexpr Word tones[] = {{"invited", "ochre"},  {"interest_declared", "ochre"},
                          {"accepted", "water"}, {"returned", "water"},
                          {"filed", "moss"},     {"released", "moss"},
                          {"kept", "moss"},      {"late", "moss"},
                          {"declined", "clay"},  {"lapsed", "clay"},
                          {"gave_up", "clay"},   {"set_aside", "clay"}};

/// What the authors sent for this round; nothing while they still write it.
Fields sent_in(Facts const& facts, int round)
{
    for (auto const& version : facts.versions)
        if (version.round == round && version.frozen_at) return Fields::parse(version.fields);
    return {};
}

bool sees(Dossier const& dossier, ArticleType const& type, std::string_view field)
{
    auto const* known = type.field(field);
    return known && dossier.sight.sees_field(known->reviewers_see);
}

std::vector<ReportAnswer> answers(Journal const& journal, Fields const& given, bool confidential)
{
    std::vector<ReportAnswer> shown;
    for (auto const& field : journal.review_form) {
        auto const& answer = given.text(field.name);
        if (answer.empty() || is_confidential(field) != confidential) continue;
        shown.push_back({field.label, label_in(field.options, answer), field.kind == "long"});
    }
    return shown;
}

std::string kind_of(ReviewField const& field)
{
    if (field.kind == "yes_no" || field.kind == "choice") return "radio";
    return field.kind;
}

FormField field_of(ReviewField const& field, std::string const& value)
{
    auto made = FormField::of(kind_of(field), field.name, field.label, value)
                    .helped(field.help)
                    .choosing(field.options, {value});
    made = std::move(made).limited(field.limit_characters);
    made.required = field.required;
    made.rows = is_confidential(field) ? 6 : 16;
    return made;
}

} // namespace

std::string review_facts(Journal const& journal, Manuscript const& manuscript, int round)
{
    return facts_line(journal.type(manuscript.type), manuscript.number.value_or(""), round);
}

std::string due_in_words(Moment due, Moment now)
{
    auto const days = days_until(due, now);
    auto const when = days < 0 ? counted(-days, "day") + " late" : days == 0 ? "today" : "in " + counted(days, "day");
    return long_date(due) + ", " + when;
}

std::vector<OfferedAct> review_acts(Dossier const& dossier, Review const& review, Moment now)
{
    std::vector<OfferedAct> acts;
    bool const own = dossier.sight.is_own(review);
    for (auto const& offer : offers(dossier, review, now)) {
        auto const& act = *std::ranges::find(dossier.rules.review.transitions, offer.name, &Transition::name);
        bool const for_them = act.by("reviewer") && !own;
        auto const href = for_them
                              ? fmt::format("{}/reviews/{}/acts/{}", dossier.address(), review.id.value, offer.name)
                              : offer.href;
        acts.push_back({href, for_them ? "Came by mail: " + lower(offer.label) : offer.label, offer.reason,
                        offer.main && !for_them, !offer.open});
    }
    return acts;
}

ReviewedManuscript reviewed_manuscript(Dossier const& dossier, Review const& review)
{
    auto const& [facts, sight, rules] = dossier;
    auto const& type = dossier.type();
    auto const sent = sent_in(*facts, review.round);
    ReviewedManuscript shown;
    shown.facts = review_facts(dossier.rules, facts->manuscript, review.round);
    shown.name = sent.text("title").empty() ? facts->manuscript.title : sent.text("title");
    if (sight.sees_authors()) shown.authors = sight.author_line();
    shown.editor = sight.editor_name();
    if (sees(dossier, type, "abstract")) shown.abstract = sent.text("abstract");
    if (sees(dossier, type, "keywords")) shown.keywords = sent.list("keywords");
    return shown;
}

std::vector<Said> written_for_reviewers(Dossier const& dossier, Review const& review)
{
    auto const sent = sent_in(*dossier.facts, review.round);
    std::vector<Said> shown;
    for (auto const& field : dossier.type().fields) {
        bool const shown_elsewhere = field.name == "title" || field.name == "abstract" || field.name == "keywords";
        if (shown_elsewhere || !dossier.sight.sees_field(field.reviewers_see)) continue;
        if (auto text = written(dossier.rules, field, sent.list(field.name)); !text.empty())
            shown.push_back({field.label, std::move(text)});
    }
    return shown;
}

std::vector<File const*> review_files(Dossier const& dossier, Review const& review)
{
    std::vector<File const*> seen;
    for (auto const& file : dossier.facts->files)
        if (file.round == review.round && dossier.sight.sees_file(file)) seen.push_back(&file);
    std::ranges::stable_sort(seen, {},
                             [](File const* file) { return std::pair(file->kind != "main", file->position); });
    return seen;
}

std::vector<PlainLink> links_to(Journal const& journal, std::vector<File const*> const& files, std::string const& base)
{
    std::vector<PlainLink> links;
    for (auto const* file : files)
        links.push_back(
            {fmt::format("{}/files/{}", base, file->id.value), file_label(journal, file->kind), file_facts(*file)});
    return links;
}

Filing filing_of(Journal const& journal, Report const& report)
{
    auto const given = Fields::parse(report.form);
    return {"Filed on " + long_date(report.filed_at), report_answers(journal, given),
            answers_to_editors(journal, given)};
}

std::vector<ReviewPart> review_form_parts(Journal const& journal, Fields const& answers,
                                          std::vector<Blocker> const& blockers)
{
    std::vector<ReviewPart> parts;
    for (auto const& field : journal.review_form) {
        bool const alone = is_confidential(field);
        if (parts.empty() || parts.back().alone != alone) parts.push_back({alone, {}});
        parts.back().fields.push_back(field_of(field, answers.text(field.name)));
    }
    for (auto& part : parts) mark(part.fields, blockers);
    return parts;
}

std::string review_tone(Dossier const& dossier, Review const& review, Moment now)
{
    if (is_open(review) && review.due && *review.due < time_on_clocks(*dossier.facts, now)) return "clay";
    return word_for(tones, review.state);
}

bool is_confidential(ReviewField const& field) { return field.audience == "editors" && field.kind == "long"; }

Form asked_for(Journal const& journal, Transition const& act, Form const& typed)
{
    Form form;
    for (auto const& field : act.form) form.set(field.name, typed.text(field.name));
    if (act.page == "review")
        for (auto const& field : journal.review_form) form.set(field.name, typed.text(field.name));
    return form;
}

std::vector<ReportAnswer> report_answers(Journal const& journal, Fields const& given)
{
    return answers(journal, given, false);
}
std::vector<ReportAnswer> answers_to_editors(Journal const& journal, Fields const& given)
{
    return answers(journal, given, true);
}

} // namespace succession
