#include "web/submission_parts.hpp"

#include "base/text.hpp"
#include "domain/fields.hpp"
#include "office/manuscript_files.hpp"
#include "office/submission.hpp"
#include "web/submission_pages.hpp"
#include "web/words.hpp"
#include "workflow/completeness.hpp"
#include "workflow/file_classes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

std::vector<File> files_in_hand(Dossier const& dossier, std::string_view kind)
{
    std::vector<File> files;
    for (auto const& file : dossier.facts->files)
        if (file.kind == kind && office::is_in_hand(dossier.rules, *dossier.facts, file) &&
            dossier.sight.sees_file(file))
            files.push_back(file);
    std::ranges::sort(files, {}, [](File const& f) { return std::pair(f.position, f.id); });
    return files;
}

FileLine line_of(Dossier const& dossier, File const& file)
{
    FileLine line;
    line.id = std::to_string(file.id.value);
    line.name = file.name;
    line.href = fmt::format("{}/files/{}", dossier.address(), file.id.value);
    line.facts = file_facts(file);
    line.editors_only = file.audience == "editors";
    line.findings = split(file.findings, '\n');
    line.is_cleaned = !file.clean_sha256.empty();
    return line;
}

bool lacks_field(std::vector<Lack> const& missing, std::string_view field)
{
    return std::ranges::any_of(missing, [&](Lack const& lack) { return lack.field == field; });
}

void add_fields(Dossier const& dossier, std::vector<Lack> const& missing, std::string_view step, CheckPart& part)
{
    auto const& type = dossier.type();
    auto const saved = Fields::parse(dossier.facts->version().fields);
    if (step == dossier.rules.steps.front().code) part.lines.push_back({"Type of article", {type.label}, false, true});
    for (auto const& field : type.fields) {
        if (field.step != step) continue;
        auto texts = in_words(dossier.rules, field, saved.list(field.name));
        bool const is_missing = lacks_field(missing, field.name);
        if (is_missing || !texts.empty())
            part.lines.push_back({field.label, std::move(texts), is_missing, field.reviewers_see});
    }
}

void add_authors(Dossier const& dossier, CheckPart& part)
{
    for (auto const& author : dossier.sight.authors()) part.authors.push_back(author_line(dossier.rules, author));
}

void add_suggestions(Facts const& facts, CheckPart& part)
{
    for (auto const& one : facts.suggestions) {
        std::vector<std::string> about;
        for (auto const& text : {one.name, one.email, one.affiliation})
            if (!text.empty()) about.push_back(text);
        std::vector<std::string> texts{joined(about, ", ")};
        if (!one.reason.empty()) texts.push_back(one.reason);
        part.lines.push_back({one.opposed ? "Please do not ask" : "Suggested", std::move(texts), false, false});
    }
}

void add_files(Dossier const& dossier, std::vector<Lack> const& missing, CheckPart& part)
{
    for (auto const& asked : classes_of_version(dossier.rules, *dossier.facts)) {
        auto lines = file_lines(dossier, asked.code);
        for (auto& line : lines) line.facts = asked.label + ", " + line.facts;
        std::ranges::move(lines, std::back_inserter(part.files));
        if (lacks_field(missing, asked.code))
            part.lines.push_back({asked.label, {}, true, asked.audience == "reviewers"});
    }
    auto const& version = dossier.facts->version();
    std::vector<std::string> words{words_in_words(dossier.type(), version)};
    if (!version.words_reason.empty()) words.push_back(version.words_reason);
    if (version.words()) part.lines.push_back({"Words", std::move(words), lacks_field(missing, "words_reason"), false});
}

} // namespace

std::vector<FileLine> file_lines(Dossier const& dossier, std::string_view kind)
{
    std::vector<FileLine> lines;
    for (auto const& file : files_in_hand(dossier, kind)) lines.push_back(line_of(dossier, file));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        lines[i].may_rise = i > 0;
        lines[i].may_sink = i + 1 < lines.size();
    }
    return lines;
}

std::string words_in_words(ArticleType const& type, Version const& version)
{
    auto const limit = type.word_limit ? fmt::format("; the limit is {}", grouped(type.word_limit)) : "";
    if (!version.words_counted && !version.words_stated) return "The words could not be counted" + limit + ".";
    auto text = fmt::format("{} words were counted", grouped(version.words_counted));
    if (version.words_stated) text += fmt::format(", you say {}", grouped(version.words_stated));
    return text + limit + ".";
}

std::vector<CheckPart> check_parts(Dossier const& dossier)
{
    auto const missing = lacks(dossier.rules, *dossier.facts);
    std::vector<CheckPart> parts;
    for (auto const& page : submission_pages(dossier)) {
        if (page.code == "check") continue;
        auto& part = parts.emplace_back();
        part.label = page.label;
        part.href = page_address(dossier, page.code);
        add_fields(dossier, missing, page.code, part);
        if (page.code == "authors") add_authors(dossier, part);
        if (page.code == "reviewers") add_suggestions(*dossier.facts, part);
        if (page.code == "files") add_files(dossier, missing, part);
        part.is_empty = part.lines.empty() && part.authors.empty() && part.files.empty();
    }
    return parts;
}

} // namespace succession
