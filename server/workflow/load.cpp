#include "base/digest.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "domain/limits.hpp"
#include "workflow/load_machine.hpp"
#include "workflow/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

Option load_option(Yaml const& yaml)
{
    yaml.only({"code", "label", "help", "parent", "mandatory"});
    return {yaml.at("code").text(), yaml.at("label").text(), yaml.text("help"), yaml.text("parent"),
            yaml.yes("mandatory")};
}

std::vector<Option> load_options(Yaml const& yaml)
{
    std::vector<Option> options;
    for (auto const& item : yaml.items()) options.push_back(load_option(item));
    return options;
}

void load_lists(Yaml const& yaml, Journal& journal)
{
    for (auto const& [name, list] : yaml.pairs()) journal.lists[name] = load_options(list);
}

std::vector<std::string_view> codes_of(std::vector<Option> const& options)
{
    std::vector<std::string_view> codes;
    for (auto const& option : options) codes.push_back(option.code);
    return codes;
}

void load_clocks(Yaml const& yaml, Journal& journal)
{
    yaml.only({"clocks", "hours"});
    for (auto const& [name, days] : yaml.at("clocks").pairs()) journal.clocks[name] = days.number();
    journal.undo_window = yaml.at("hours").at("undo_window").number() * hour;
}

/// Two numbers, the least and the most.
void load_range(Yaml const& yaml, std::string const& key, SubmissionField& field)
{
    auto const range = yaml.items(key);
    if (range.size() != 2) return;
    field.least = range[0].number();
    field.most = range[1].number();
}

SubmissionField load_field(Yaml const& yaml, Journal const& journal)
{
    yaml.at("kind").one_of(words::submission_kinds, "kind of field");
    yaml.at("step").one_of(codes_of(journal.steps), "step");
    if (yaml.has("vocabulary")) yaml.at("vocabulary").one_of(words::vocabularies, "vocabulary");
    SubmissionField field;
    field.name = yaml.at("name").text();
    field.label = yaml.at("label").text();
    field.help = yaml.text("help");
    field.kind = yaml.at("kind").text();
    field.step = yaml.at("step").text();
    field.vocabulary = yaml.text("vocabulary");
    load_range(yaml, "range", field);
    field.limit_words = yaml.number("limit_words", 0);
    field.limit_characters = limits::of(field.kind, yaml.number("limit_characters", 0));
    field.required = yaml.yes("required");
    field.reviewers_see = yaml.yes("reviewers_see");
    field.statement = yaml.yes("statement");
    return field;
}

void fit_field(Yaml const& yaml, ArticleType const& type, SubmissionField& field)
{
    auto const named_in = [&](std::string const& key) {
        auto const names = yaml.texts(key);
        return std::ranges::find(names, field.name) != names.end();
    };
    if (named_in("required")) field.required = true;
    if (named_in("optional")) field.required = false;
    if (field.name == "keywords") load_range(yaml, "keywords", field);
    if (field.name != "implications") return;
    load_range(yaml, "implications_items", field);
    field.label = type.implications == "conceptual" ? "Conceptual Implications" : "Implications for Practice";
}

ArticleType load_type(Yaml const& yaml, std::vector<SubmissionField> const& catalogue, Journal const& journal)
{
    if (yaml.has("implications")) yaml.at("implications").one_of(words::implications, "kind of implications");
    for (auto const& role : yaml.items("opened_by")) role.one_of(codes_of(journal.list("roles")), "role of lists.yaml");
    ArticleType type;
    type.code = yaml.at("code").text();
    type.label = yaml.at("label").text();
    type.printed = yaml.at("printed").text();
    type.help = yaml.text("help");
    type.counts = yaml.text("counts");
    type.implications = yaml.text("implications", "none");
    type.word_limit = yaml.number("word_limit", 0);
    type.abstract_limit = yaml.number("abstract_limit", 0);
    type.required_reports = yaml.at("required_reports").number();
    type.review_days = yaml.number("review_days", 0);
    type.invited = yaml.yes("invited_only");
    type.submittable = yaml.yes("submittable", true);
    type.notice = yaml.yes("notice");
    type.opened_by = yaml.texts("opened_by");
    for (auto const& name : yaml.texts("fields")) {
        auto const found = std::ranges::find(catalogue, name, &SubmissionField::name);
        if (found == catalogue.end()) yaml.at("fields").fail(fmt::format("there is no field “{}”.", name));
        type.fields.push_back(*found);
        fit_field(yaml, type, type.fields.back());
    }
    return type;
}

void load_types(Yaml const& yaml, Journal& journal)
{
    for (auto const& step : yaml.items("steps")) journal.steps.push_back(load_option(step));
    std::vector<SubmissionField> catalogue;
    for (auto const& field : yaml.items("fields")) catalogue.push_back(load_field(field, journal));
    for (auto const& type : yaml.items("types")) journal.types.push_back(load_type(type, catalogue, journal));
}

void load_decisions(Yaml const& yaml, Journal& journal)
{
    for (auto const& item : yaml.items("decisions")) {
        item.only({"code", "label", "recommendation_label", "help", "outcome", "letter", "needs_reports",
                   "revision_days", "offer_ends_days", "words"});
        DecisionType type{item.at("code").text(),
                          item.at("label").text(),
                          item.at("recommendation_label").text(),
                          item.text("help"),
                          item.at("outcome").text(),
                          item.at("letter").text(),
                          item.yes("needs_reports", true),
                          item.number("revision_days", 0),
                          item.number("offer_ends_days", 0),
                          item.line(),
                          item.text("words")};
        if (!journal.letter(type.letter))
            item.at("letter").fail(fmt::format("there is no letter “{}” in letters.yaml.", type.letter));
        journal.decisions.push_back(type);
        journal.lists["decisions"].push_back({type.code, type.label, type.help, "", false});
    }
}

FileClass load_file_class(Yaml const& yaml, std::string const& group, Machine const& production)
{
    bool const of_production = group == "production";
    if (of_production) yaml.only({"code", "label", "help", "act", "formats", "many"});
    else yaml.only({"code", "label", "help", "audience", "formats", "mandatory", "many"});
    for (auto const& format : yaml.items("formats")) format.one_of(words::file_formats, "format");
    if (!of_production) yaml.at("audience").one_of(words::file_readers, "reader of files");
    else if (auto const act = yaml.at("act"); !production.find(act.text(), ""))
        act.fail(fmt::format("there is no act “{}” in production.yaml.", act.text()));
    return {yaml.at("code").text(),
            yaml.at("label").text(),
            yaml.text("help"),
            group,
            of_production ? group : yaml.at("audience").text(),
            of_production ? yaml.at("act").text() : "",
            yaml.texts("formats"),
            yaml.yes("mandatory"),
            yaml.yes("many")};
}

void load_file_classes(Yaml const& yaml, Journal& journal)
{
    yaml.only({words::file_groups, std::end(words::file_groups)});
    for (auto const group : words::file_groups)
        for (auto const& item : yaml.items(std::string(group)))
            journal.file_classes.push_back(load_file_class(item, std::string(group), journal.production));
}

void load_review_form(Yaml const& yaml, Journal& journal)
{
    auto const form = yaml.at("forms").items().front();
    auto const scale = load_options(form.at("scale"));
    std::vector<Option> const yes_no{{"yes", "Yes", "", "", false}, {"no", "No", "", "", false}};
    for (auto const& item : form.items("fields")) {
        item.at("kind").one_of(words::review_kinds, "kind of field");
        item.at("audience").one_of(words::review_readers, "reader of an answer");
        ReviewField field{
            item.at("name").text(),     item.at("label").text(),
            item.text("help"),          item.at("kind").text(),
            item.at("audience").text(), {},
            item.yes("required"),       limits::of(item.at("kind").text(), item.number("limit_characters", 0))};
        if (field.kind == "scores") field.options = scale;
        if (field.kind == "yes_no") field.options = yes_no;
        if (item.has("options")) field.options = load_options(item.at("options"));
        journal.review_form.push_back(field);
    }
}

LetterKind load_letter(Yaml const& yaml)
{
    LetterKind const letter{yaml.at("kind").text(), yaml.at("label").text(), yaml.texts("to"),
                            yaml.at("link").text(), yaml.yes("editable"),    yaml.yes("desk_only"),
                            yaml.text("replaces")};
    yaml.at("link").one_of(words::links, "page a letter leads to");
    for (auto const& recipient : yaml.items("to")) {
        std::vector<std::string_view> known(std::begin(words::recipients), std::end(words::recipients));
        known.insert(known.end(), std::begin(words::others), std::end(words::others));
        recipient.one_of(known, "recipient");
        bool const has_desk = std::ranges::find(words::office, recipient.text()) != std::end(words::office);
        if (letter.desk_only && !has_desk)
            recipient.fail(fmt::format("“{}” is not of the office: this letter needs a mail.", recipient.text()));
    }
    return letter;
}

void load_letters(Yaml const& yaml, Journal& journal)
{
    for (auto const& item : yaml.items("letters")) journal.letters.push_back(load_letter(item));
    for (auto const& item : yaml.items("letters"))
        if (item.has("replaces") && !journal.letter(item.text("replaces")))
            item.at("replaces").fail(fmt::format("there is no letter “{}” here.", item.text("replaces")));
}

void load_disclosure(Yaml const& yaml, Journal& journal)
{
    yaml.only({"transparency", "authors_see_editor_from_decision", "reviewers_see_other_reports", "authors_see_scores",
               "coauthors_see_letters"});
    auto& policy = journal.disclosure;
    policy.transparency = yaml.text("transparency", policy.transparency);
    if (yaml.has("transparency")) yaml.at("transparency").one_of(words::transparency, "kind of review");
    policy.authors_see_editor_from_decision = yaml.yes("authors_see_editor_from_decision", true);
    policy.reviewers_see_other_reports = yaml.yes("reviewers_see_other_reports", true);
    policy.authors_see_scores = yaml.yes("authors_see_scores");
    policy.coauthors_see_letters = yaml.yes("coauthors_see_letters", true);
    policy.link_after_release = journal.days("link_after_release") * day;
    policy.late_grace = journal.days("late_grace") * day;
}

constexpr char const* files[] = {"clocks",        "lists",        "checklists", "letters",
                                 "article-types", "file-classes", "decisions",  "review-forms",
                                 "disclosure",    "manuscript",   "review",     "production"};

std::string vocabulary_file(std::string_view name) { return fmt::format("vocabularies/{}.yaml", name); }

Yaml text_of(RuleTexts const& texts, std::string const& name)
{
    auto const found = texts.find(name);
    if (found == texts.end()) throw Mistake(fmt::format("{} is missing.", name));
    return Yaml::parse(found->second, std::filesystem::path(name).filename().string());
}

/// What tells one version of the rules from another.
std::string digest_of(RuleTexts const& texts)
{
    std::string all;
    for (auto const& [name, text] : texts) all += fmt::format("{} {}\n{}", name, text.size(), text);
    return sha256_hex(all).substr(0, 16);
}

} // namespace

RuleTexts read_rules(std::filesystem::path const& folder)
{
    RuleTexts texts;
    for (std::string const name : files) texts[name + ".yaml"] = file_text(folder / (name + ".yaml"));
    for (auto const name : words::vocabularies)
        texts[vocabulary_file(name)] = file_text(folder / vocabulary_file(name));
    return texts;
}

std::shared_ptr<Journal const> load_journal(RuleTexts const& texts)
{
    auto journal = std::make_shared<Journal>();
    journal->version = digest_of(texts);
    auto const yaml = [&](std::string const& name) { return text_of(texts, name + ".yaml"); };
    load_clocks(yaml("clocks"), *journal);
    for (auto const name : words::vocabularies)
        journal->lists[std::string(name)] = load_options(text_of(texts, vocabulary_file(name)));
    load_lists(yaml("lists"), *journal);
    load_lists(yaml("checklists"), *journal);
    load_letters(yaml("letters"), *journal);
    load_types(yaml("article-types"), *journal);
    load_decisions(yaml("decisions"), *journal);
    load_review_form(yaml("review-forms"), *journal);
    load_disclosure(yaml("disclosure"), *journal);
    journal->manuscript = load_machine(yaml("manuscript"), "manuscript", *journal);
    journal->review = load_machine(yaml("review"), "review", *journal);
    journal->production = load_machine(yaml("production"), "production", *journal);
    load_file_classes(yaml("file-classes"), *journal);
    if (auto const wrong = mistakes(*journal); !wrong.empty()) throw Mistake(joined(wrong, "\n"));
    return journal;
}

std::shared_ptr<Journal const> load_journal(std::filesystem::path const& folder)
{
    return load_journal(read_rules(folder));
}

} // namespace succession
