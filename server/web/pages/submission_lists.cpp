#include "web/submission_pages.hpp"

#include "base/text.hpp"
#include "workflow/completeness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

namespace succession {

namespace {

constexpr int spare_rows = 2;

std::vector<std::string> const author_fields{"given",   "family", "email",         "affiliation", "ror",
                                             "country", "orcid",  "corresponding", "credit"};

std::string of_row(Form const& form, std::string_view field, int row)
{
    return form.text(fmt::format("{}-{}", field, row));
}

office::AuthorRow author_in(Form const& form, int row)
{
    office::AuthorRow author;
    author.line = {of_row(form, "given", row),       of_row(form, "family", row), of_row(form, "email", row),
                   of_row(form, "affiliation", row), of_row(form, "ror", row),    of_row(form, "country", row),
                   of_row(form, "orcid", row)};
    author.corresponding = form.ticked(fmt::format("corresponding-{}", row));
    author.credit = form.all(fmt::format("credit-{}", row));
    return author;
}

/// The authors as typed, the pressed button's wish fulfilled.
std::vector<office::AuthorRow> authors_in(Form const& form)
{
    auto const numbers = rows_in(form, author_fields);
    std::vector<office::AuthorRow> rows;
    for (int const number : numbers) rows.push_back(author_in(form, number));
    arrange(rows, numbers, form);
    return rows;
}

std::vector<office::AuthorRow> saved_authors(Dossier const& dossier)
{
    std::vector<office::AuthorRow> rows;
    for (auto const& author : dossier.sight.authors())
        rows.push_back({author.byline, author.corresponding, split(author.credit, ' ')});
    return rows;
}

/// The first author is most often whoever writes this.
office::AuthorRow oneself(Known const& person)
{
    return {
        {person.given, person.family, address_key(person.email), person.affiliation, "", "", person.orcid}, true, {}};
}

AuthorFields author_fields_of(Journal const& journal, office::AuthorRow const& row, int number)
{
    auto const& line = row.line;
    auto const country = journal.label("countries", line.country);
    AuthorFields fields{number,     line.given,        line.family, line.email, line.affiliation, line.ror, country,
                        line.orcid, row.corresponding, "",          {}};
    for (auto const& role : journal.list("credit")) {
        bool const ticked = std::ranges::find(row.credit, role.code) != row.credit.end();
        fields.credit.push_back({fmt::format("credit-{}", number), role.code, role.label, role.help, ticked});
    }
    auto const count = std::ranges::count(fields.credit, true, &CreditTick::ticked);
    fields.roles = count ? counted(static_cast<int>(count), "contribution") : "none yet";
    return fields;
}

Suggestion suggestion_in(Form const& form, std::string const& kind, int row)
{
    Suggestion suggestion;
    suggestion.opposed = kind == "opposed";
    suggestion.name = of_row(form, kind + "_name", row);
    suggestion.email = of_row(form, kind + "_email", row);
    suggestion.affiliation = of_row(form, kind + "_affiliation", row);
    suggestion.reason = of_row(form, kind + "_reason", row);
    return suggestion;
}

std::vector<Suggestion> suggestions_in(Form const& form, std::string const& kind)
{
    std::vector<std::string> fields;
    for (auto const* field : {"_name", "_email", "_affiliation", "_reason"}) fields.push_back(kind + field);
    std::vector<Suggestion> rows;
    for (int const number : rows_in(form, fields)) rows.push_back(suggestion_in(form, kind, number));
    return rows;
}

std::vector<Suggestion> saved_suggestions(Facts const& facts, bool opposed)
{
    std::vector<Suggestion> rows;
    std::ranges::copy_if(facts.suggestions, std::back_inserter(rows),
                         [&](Suggestion const& s) { return s.opposed == opposed; });
    return rows;
}

std::vector<SuggestionFields> suggestion_fields(std::vector<Suggestion> rows, std::string const& kind)
{
    auto const filled = static_cast<int>(rows.size());
    rows.resize(rows.size() + spare_rows);
    std::vector<SuggestionFields> fields;
    for (int i = 0; i < filled + spare_rows; ++i) {
        auto const& row = rows[static_cast<std::size_t>(i)];
        auto const legend = fmt::format("{} {}", kind == "opposed" ? "Please do not ask" : "Suggestion", i + 1);
        fields.push_back({kind, legend, i + 1, row.name, row.email, row.affiliation, row.reason});
    }
    return fields;
}

/// Where the list is closed: it is read, and a change is asked for on the manuscript's page.
void fill_closed(AuthorsPage& page, Dossier const& dossier)
{
    page.closed = true;
    for (auto const& author : dossier.sight.authors()) page.authors.push_back(author_line(dossier.rules, author));
    page.may_ask = dossier.rules.manuscript.find("ask_author_change", dossier.manuscript().state) != nullptr;
    page.ask_href = dossier.address() + "/acts/ask_author_change";
    page.next_href = page_address(dossier, page_after(dossier, "authors"));
}

} // namespace

std::vector<int> rows_in(Form const& form, std::vector<std::string> const& fields)
{
    std::set<int> numbers;
    for (auto const& [name, value] : form.values()) {
        auto const dash = name.rfind('-');
        if (dash == std::string::npos || std::ranges::find(fields, name.substr(0, dash)) == fields.end()) continue;
        int number = 0;
        auto const [end, error] = std::from_chars(name.data() + dash + 1, name.data() + name.size(), number);
        if (error == std::errc() && end == name.data() + name.size() && number > 0) numbers.insert(number);
    }
    return {numbers.begin(), numbers.end()};
}

Response show_authors(Context& context, Dossier const& dossier, CameBack const& back)
{
    auto const& journal = dossier.rules;
    AuthorsPage page;
    fill(page, dossier, "authors", back);
    if (!office::may_change_authors(*dossier.facts)) {
        fill_closed(page, dossier);
        return context.render(page, page.guide.heading, back.status());
    }
    auto rows = back.typed ? authors_in(*back.typed) : saved_authors(dossier);
    if (rows.empty()) rows.push_back(oneself(context.me().person));
    rows.resize(rows.size() + spare_rows);
    for (auto const& row : rows)
        page.rows.push_back(author_fields_of(journal, row, static_cast<int>(page.rows.size()) + 1));
    for (auto const& country : journal.list("countries")) page.countries.push_back(country.label);
    return context.render(page, page.guide.heading, back.status());
}

Response show_suggestions(Context& context, Dossier const& dossier, CameBack const& back)
{
    SuggestionsPage page;
    fill(page, dossier, "reviewers", back);
    auto rows = [&](std::string const& kind) {
        return back.typed ? suggestions_in(*back.typed, kind) : saved_suggestions(*dossier.facts, kind == "opposed");
    };
    page.suggested = suggestion_fields(rows("suggested"), "suggested");
    page.opposed = suggestion_fields(rows("opposed"), "opposed");
    return context.render(page, page.guide.heading, back.status());
}

office::Saved save_typed_authors(Context const& context, office::PageOf const& page, Act const& act)
{
    return office::save_authors(context.office, act, page, authors_in(context.form()));
}

office::Saved save_typed_suggestions(Context const& context, office::PageOf const& page, Act const& act)
{
    auto rows = suggestions_in(context.form(), "suggested");
    std::ranges::move(suggestions_in(context.form(), "opposed"), std::back_inserter(rows));
    return office::save_suggestions(context.office, act, page, rows);
}

} // namespace succession
