#include "web/review_parts.hpp"

#include "base/text.hpp"
#include "workflow/counts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

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

std::string in_words(Journal const& journal, SubmissionField const& field, std::vector<std::string> values)
{
    if (!field.vocabulary.empty())
        for (auto& value : values) value = journal.label(field.vocabulary, value);
    return joined(values, field.kind == "items" ? "\n" : ", ");
}

std::string size_of(std::int64_t bytes)
{
    if (bytes < 1'000'000) return fmt::format("{} kB", std::max<std::int64_t>(1, bytes / 1000));
    return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1'000'000);
}

std::string format_of(File const& file)
{
    auto const at = file.media_type.find('/');
    auto name = at == std::string::npos ? file.media_type : file.media_type.substr(at + 1);
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return name.size() > 5 ? "File" : name;
}

std::string label_of(Journal const& journal, std::string_view kind)
{
    for (auto const* list : {"file_kinds", "revision_file_kinds"})
        for (auto const& option : journal.list(list))
            if (option.code == kind) return option.label;
    return std::string(kind);
}

std::string answer_in_words(ReviewField const& field, std::string const& answer)
{
    auto const option = std::ranges::find(field.options, answer, &Option::code);
    return option == field.options.end() ? answer : option->label;
}

std::vector<ReportAnswer> answers(Journal const& journal, Fields const& given, bool confidential)
{
    std::vector<ReportAnswer> shown;
    for (auto const& field : journal.review_form) {
        auto const& answer = given.text(field.name);
        if (answer.empty() || is_confidential(field) != confidential) continue;
        shown.push_back({field.label, answer_in_words(field, answer), field.kind == "long"});
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
    auto made = FormField::of(kind_of(field), field.name, field.label, value).helped(field.help).choosing(field.options, {value});
    made.required = field.required;
    made.rows = is_confidential(field) ? 6 : 16;
    return made;
}

} // namespace

std::string review_facts(Journal const& journal, Manuscript const& manuscript, int round, std::string const& more)
{
    auto const facts = fmt::format("{} · {} · round {}", manuscript.number.value_or(""), journal.type(manuscript.type).label, round + 1);
    return more.empty() ? facts : facts + " · " + more;
}

std::string due_in_words(Moment due, Moment now)
{
    auto const days = days_until(due, now);
    auto const when = days < 0 ? counted(-days, "day") + " late" : days == 0 ? "today" : "in " + counted(days, "day");
    return long_date(due) + ", " + when;
}

ReviewedManuscript reviewed_manuscript(Journal const& journal, Dossier const& dossier, Review const& review)
{
    auto const& [facts, sight] = dossier;
    auto const& type = journal.type(facts->manuscript.type);
    auto const sent = sent_in(*facts, review.round);
    ReviewedManuscript shown;
    shown.facts = review_facts(journal, facts->manuscript, review.round);
    shown.name = sent.text("title").empty() ? facts->manuscript.title : sent.text("title");
    shown.has_authors = sight.sees_authors();
    if (shown.has_authors) shown.authors = sight.author_line();
    shown.editor = sight.editor_name();
    shown.has_editor = !shown.editor.empty();
    if (sees(dossier, type, "abstract")) shown.abstract = sent.text("abstract");
    shown.has_abstract = !shown.abstract.empty();
    if (sees(dossier, type, "keywords")) shown.keywords = sent.list("keywords");
    shown.has_keywords = !shown.keywords.empty();
    return shown;
}

std::vector<WrittenField> written_for_reviewers(Journal const& journal, Dossier const& dossier, Review const& review)
{
    auto const sent = sent_in(*dossier.facts, review.round);
    std::vector<WrittenField> written;
    for (auto const& field : journal.type(dossier.manuscript().type).fields) {
        bool const shown_elsewhere = field.name == "title" || field.name == "abstract" || field.name == "keywords";
        if (shown_elsewhere || !dossier.sight.sees_field(field.reviewers_see)) continue;
        if (auto text = in_words(journal, field, sent.list(field.name)); !text.empty()) written.push_back({field.label, std::move(text)});
    }
    return written;
}

std::vector<ReviewFile> review_files(Journal const& journal, Dossier const& dossier, Review const& review, std::string const& base)
{
    std::vector<File const*> seen;
    for (auto const& file : dossier.facts->files)
        if (file.round == review.round && dossier.sight.sees_file(file)) seen.push_back(&file);
    std::ranges::stable_sort(seen, {}, [](File const* file) { return std::pair(file->kind != "main", file->position); });
    std::vector<ReviewFile> files;
    for (auto const* file : seen) {
        auto facts = format_of(*file);
        if (file->pages) facts += ", " + counted(file->pages, "page");
        files.push_back({fmt::format("{}/files/{}", base, file->id.value), label_of(journal, file->kind), facts + ", " + size_of(file->bytes)});
    }
    return files;
}

std::vector<ReviewPart> review_form_parts(Journal const& journal, Fields const& answers, std::vector<Blocker> const& blockers)
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

std::string review_tone(Review const& review, Moment now)
{
    if (is_open(review) && review.due && *review.due < now) return "clay";
    if (review.state == "filed" || review.state == "released") return "moss";
    if (review.state == "invited" || review.state == "interest_declared") return "ochre";
    return is_open(review) ? "water" : "";
}

bool is_confidential(ReviewField const& field) { return field.audience == "editors" && field.kind == "long"; }

std::vector<ReportAnswer> report_answers(Journal const& journal, Fields const& given) { return answers(journal, given, false); }
std::vector<ReportAnswer> answers_to_editors(Journal const& journal, Fields const& given) { return answers(journal, given, true); }

} // namespace succession
