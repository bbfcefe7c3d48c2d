#include "base/text.hpp"
#include "domain/author_list.hpp"
#include "domain/fields.hpp"
#include "web/manuscript_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

using parts::View;

/// Shown apart, or seen elsewhere on the page.
bool stands_elsewhere(SubmissionField const& field)
{
    return field.name == "title" || field.name == "abstract" || field.step == "site";
}

std::string in_words(View const& view, AuthorAnswer const& said)
{
    if (said.answer.empty()) return "has not answered yet";
    auto words = view.journal().label("author_change_answers", said.answer);
    return said.by_office ? fmt::format("{} (entered by the office: {})", words, said.heard) : words;
}

/// Who answered what is for those who settle it; the others read how many have.
AuthorChangeSeen change_seen(View const& view, AuthorChange const& change)
{
    AuthorChangeSeen seen{change.reason, proposed_authors(change), {}, {}};
    auto const authors = view.sight().authors();
    int answered = 0;
    for (auto const& author : authors) {
        auto const said = answer_of(change, author.id);
        answered += !said.answer.empty();
        if (view.sight().sees_objections()) seen.answers.push_back({author.byline.name(), in_words(view, said)});
    }
    seen.summary =
        fmt::format("{} of {} have answered.", answered, counted(static_cast<int>(authors.size()), "author"));
    return seen;
}

void add_change(View const& view, ManuscriptPage& page)
{
    if (!view.sight().as_editor() && !view.sight().as_author()) return;
    if (auto const* change = view.facts().author_change()) page.author_change = change_seen(view, *change);
}

AuthorLine row_of(View const& view, AuthorSeen const& author)
{
    auto row = author_line(view.journal(), author);
    auto const& all = view.facts().authors;
    auto const found = std::ranges::find(all, author.id, &Author::id);
    if (author.objected && found != all.end()) row.objection = found->objection;
    return row;
}

void add_suggestions(View const& view, ManuscriptPage& page)
{
    if (!view.sight().sees_suggestions()) return;
    for (auto const& named : view.facts().suggestions)
        page.suggestions.push_back({named.name, joined({named.email, named.affiliation}, "\u00a0· "),
                                    named.opposed ? "opposed" : "suggested", named.opposed ? "clay" : "moss",
                                    named.reason});
}

} // namespace

Version const* parts::version_seen(View const& view)
{
    if (!view.sight().as_reviewer()) return view.sight().version();
    auto const* own = view.sight().own_review();
    for (auto const& version : view.facts().versions)
        if (own && version.round == own->round && version.frozen_at) return &version;
    return nullptr;
}

void parts::text(View const& view, ManuscriptPage& page)
{
    auto const* version = version_seen(view);
    if (!version) return;
    auto const given = Fields::parse(version->fields);
    auto const& type = view.dossier.type();
    if (view.sight().as_reviewer() && !given.text("title").empty()) page.name = given.text("title");
    for (auto const& field : type.fields) {
        if (!view.sight().sees_field(field.reviewers_see)) continue;
        if (field.name == "abstract") page.abstract = given.text(field.name);
        auto text = stands_elsewhere(field) ? "" : written(view.journal(), field, given.list(field.name));
        if (!text.empty()) page.written.push_back({field.label, std::move(text)});
    }
}

void parts::authors(View const& view, ManuscriptPage& page)
{
    for (auto const& author : view.sight().authors()) page.authors.push_back(row_of(view, author));
    add_suggestions(view, page);
    add_change(view, page);
    for (auto const& interest : view.sight().interests())
        page.interests.push_back(
            {interest.name, fmt::format("{} ({})", interest.reason, long_date(interest.declared_at))});
}

} // namespace succession
