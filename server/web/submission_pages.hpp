#pragma once

#include "office/submission.hpp"
#include "web/submission_fields.hpp"
#include "web/submission_guide.hpp"

namespace succession {

/// A page's form that came back: with what was typed, and why it was not saved.
struct CameBack {
    Form const* typed = nullptr; ///< none: the page is shown for the first time
    std::vector<Blocker> flaws{};
    bool stale = false;

    int status() const { return stale ? 409 : flaws.empty() ? 200 : 422; }
};

/// Fills what every page has whose form saves itself.
void fill(SavedPage&, Dossier const&, std::string_view step, CameBack const&);

/// The rows that a form's names end with: "given-2" is of row 2.
std::vector<int> rows_in(Form const&, std::vector<std::string> const& fields);
/// Moves or drops the row whose button was pressed ("up", "down" or "remove" with its number); which one it was.
template <class Row>
void arrange(std::vector<Row>& rows, std::vector<int> const& numbers, Form const& form)
{
    auto const place = [&](std::string_view button) -> std::ptrdiff_t {
        auto const found = std::ranges::find(numbers, static_cast<int>(form.number(button).value_or(0)));
        return found == numbers.end() ? -1 : found - numbers.begin();
    };
    if (auto const up = place("up"); up > 0) std::swap(rows[std::size_t(up)], rows[std::size_t(up) - 1]);
    else if (auto const down = place("down"); down >= 0 && down + 1 < std::ssize(rows))
        std::swap(rows[std::size_t(down)], rows[std::size_t(down) + 1]);
    else if (auto const gone = place("remove"); gone >= 0) rows.erase(rows.begin() + gone);
}

/// Whether a button of the form asks to stay on its page.
bool stays(Form const&);

Response show_fields(Context&, Dossier const&, std::string const& step, CameBack const&);
Response show_authors(Context&, Dossier const&, CameBack const&);
Response show_suggestions(Context&, Dossier const&, CameBack const&);

office::Saved save_typed_authors(Context const&, office::PageOf const&, Act const&);
office::Saved save_typed_suggestions(Context const&, office::PageOf const&, Act const&);

} // namespace succession
