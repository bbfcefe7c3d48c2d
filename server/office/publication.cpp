#include "office/publication.hpp"

#include "base/text.hpp"
#include "domain/fields.hpp"
#include "domain/pages.hpp"
#include "domain/standing.hpp"
#include "office/correspondence.hpp"
#include "storage/articles.hpp"
#include "storage/issues.hpp"
#include "storage/letters.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace succession::office {

namespace {

namespace json = boost::json;

std::vector<Author> in_order(Facts const& facts)
{
    auto authors = facts.authors;
    std::ranges::sort(authors, {}, &Author::position);
    return authors;
}

std::string authors_json(Facts const& facts)
{
    json::array authors;
    for (auto const& author : in_order(facts)) {
        auto const& line = Standings::byline(author);
        authors.push_back({{"name", line.name()},
                           {"given", line.given},
                           {"family", line.family},
                           {"affiliation", line.affiliation},
                           {"country", line.country},
                           {"orcid", line.orcid},
                           {"ror", line.ror},
                           {"credit", author.credit},
                           {"email", author.corresponding ? line.email : ""}});
    }
    return json::serialize(authors);
}

std::string author_names(Facts const& facts)
{
    std::vector<std::string> names;
    for (auto const& author : in_order(facts)) names.push_back(Standings::byline(author).name());
    return joined(names, ", ");
}

std::string list_json(std::vector<std::string> const& texts)
{
    return json::serialize(json::array(texts.begin(), texts.end()));
}

/// The place and the work as readers see them: labels, not codes.
std::string site_json(Journal const& journal, Fields const& fields)
{
    auto labels = [&](std::string_view list, std::vector<std::string> const& codes) {
        json::array found;
        for (auto const& code : codes)
            if (!code.empty()) found.emplace_back(journal.label(list, code));
        return found;
    };
    return json::serialize(json::object{{"countries", labels("countries", fields.list("countries"))},
                                        {"ecosystem", labels("ecosystems", fields.list("ecosystem"))},
                                        {"ecosystem_code", fields.text("ecosystem")},
                                        {"activities", labels("activities", fields.list("activities"))},
                                        {"latitude", fields.text("latitude")},
                                        {"longitude", fields.text("longitude")},
                                        {"years_from", fields.text("years_from")},
                                        {"years_to", fields.text("years_to")}});
}

std::string statements_json(ArticleType const& type, Fields const& fields)
{
    json::array statements;
    for (auto const& field : type.fields)
        if (auto const& text = fields.text(field.name); field.statement && !text.empty())
            statements.push_back({{"name", field.name}, {"label", field.label}, {"text", text}});
    return json::serialize(statements);
}

bool is_proof_read(File const& file) { return file.kind == "proof" && file.audience == "authors"; }

/// The article's own PDF, else the proof the authors approved.
File const* printed_file(Facts const& facts)
{
    File const* found = nullptr;
    for (auto const& file : facts.files)
        if (file.kind == "article" || (is_proof_read(file) && (!found || found->kind == "proof"))) found = &file;
    return found;
}

bool newly_in_issue(Facts const& before, Facts const& after)
{
    auto const *then = before.in_production(), *now = after.in_production();
    return now && now->state == "in_issue" && then && then->state != "in_issue";
}

/// Its place in print, which is its own. Readers learn of it with the issue, and so do the authors.
void place(Office const& office, Transaction& tx, Facts const& facts, Moment now)
{
    auto const& production = *facts.in_production();
    auto const issue = issues::find_to_change(tx, production.issue_id.value_or(IssueId{}));
    if (!issue || issue->state == "planned") throw Clash{{"issue_open", "This issue is not open yet.", "issue"}};
    for (auto const& taken : issues::pages_of(tx, issue->id, production.manuscript_id))
        if (overlap(taken, production.pages))
            throw Clash{{"pages_free", fmt::format("Another article has {} in this issue.", taken), "pages"}};
    if (issue->state != "published") return;
    articles::put_in_issue(tx, production.manuscript_id, issue->id, production.pages);
    tell_place(office, tx, facts, now);
}

/// The number behind the pattern's beginning, or nothing.
std::optional<std::int64_t> number_after(std::string const& stem, std::string_view doi)
{
    doi.remove_prefix(stem.size());
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(doi.data(), doi.data() + doi.size(), value);
    if (error != std::errc() || end != doi.data() + doi.size()) return {};
    return value;
}

} // namespace

Article article_of(Journal const& journal, Facts const& facts)
{
    auto const& manuscript = facts.manuscript;
    auto const& production = *facts.in_production();
    auto const& type = journal.type(manuscript.type);
    auto const fields = Fields::parse(facts.version().fields);
    Article article;
    article.id = manuscript.id;
    article.doi = production.doi.value_or("");
    article.kind = type.code;
    article.kind_label = type.printed;
    article.title = manuscript.title;
    article.authors = authors_json(facts);
    article.author_names = author_names(facts);
    article.abstract = fields.text("abstract");
    article.implications = list_json(fields.list("implications"));
    article.implications_kind = type.implications;
    article.keywords = list_json(fields.list("keywords"));
    article.site = site_json(journal, fields);
    article.statements = statements_json(type, fields);
    if (manuscript.editor_id)
        if (auto const* editor = facts.person(*manuscript.editor_id)) article.editor_name = editor->name();
    article.licence = production.licence;
    if (auto const* file = printed_file(facts)) {
        article.pdf_sha256 = file->sha256;
        article.pdf_bytes = file->bytes;
    }
    article.received_at = manuscript.received_at;
    article.first_decision_at = manuscript.first_decision_at;
    article.revised_at = manuscript.revised_at;
    article.accepted_at = manuscript.accepted_at;
    article.published_at = production.published_at.value_or(0);
    if (type.notice) article.notice_of = manuscript.previous_id;
    return article;
}

bool newly_published(Facts const& before, Facts const& after)
{
    auto const *then = before.in_production(), *now = after.in_production();
    return now && now->state == "early_view" && (!then || then->state != "early_view");
}

void tell_place(Office const& office, Transaction& tx, Facts const& facts, Moment now)
{
    Outcome told{facts};
    told.letters = to_authors(facts, "in_issue");
    for (auto const& letter : compose(office, facts, told, Form(), make_id<EventId>(), now).letters)
        letters::queue(tx, letter);
}

void publish(Office const& office, Transaction& tx, Facts const& before, Facts const& after, Moment now)
{
    if (newly_published(before, after)) {
        auto const article = article_of(office.rules.of(after), after);
        articles::insert(tx, article);
        if (article.notice_of) articles::mark(tx, *article.notice_of, article.kind);
    }
    if (newly_in_issue(before, after)) place(office, tx, after, now);
}

std::string proposed_doi(OfficeSettings const& settings, Transaction& tx)
{
    // Others may have been written by hand: of the last few, the first that is of the pattern counts.
    for (auto const& doi : articles::latest_dois(tx, settings.doi_stem, 20))
        if (auto const number = number_after(settings.doi_stem, doi); number && *number >= settings.doi_first)
            return fmt::format("{}{}", settings.doi_stem, *number + 1);
    return fmt::format("{}{}", settings.doi_stem, settings.doi_first);
}

} // namespace succession::office
