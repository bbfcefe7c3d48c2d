#pragma once

#include "base/clock.hpp"
#include "web/routes.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <vector>

namespace succession {

/// Where one may go from a page of a list that only goes onward, for partials/onward.
struct Onward {
    bool has_pages = false;
    bool has_first = false;
    std::string first_href{};
    bool has_next = false;
    std::string next_href{};
};
SUCCESSION_DESCRIBE(Onward, has_pages, has_first, first_href, has_next, next_href)

/// Whether a list that was asked for with one row too many goes on; that row is dropped.
template <class Row>
bool goes_on(std::vector<Row>& rows, std::size_t length)
{
    bool const more = rows.size() > length;
    if (more) rows.resize(length);
    return more;
}

/// The same, and says so: `href_after` is where the page after a row begins.
template <class Row, class Href>
void turn(Onward& ways, std::vector<Row>& rows, std::size_t length, std::string first_href, bool is_first,
          Href const& href_after)
{
    ways.has_next = goes_on(rows, length);
    if (ways.has_next) ways.next_href = href_after(rows.back());
    ways.has_first = !is_first;
    ways.first_href = std::move(first_href);
    ways.has_pages = ways.has_first || ways.has_next;
}

/// Where a page of a list ended, as an address says it: "1792584000000.8123", a moment and a key.
template <class Id>
std::string place_after(Moment moment, Id id)
{
    return fmt::format("{}.{}", moment, id.value);
}

/// The place an address says, as `Place` has it; nothing where it says none.
template <class Place>
std::optional<Place> place_in(std::string const& text)
{
    auto const dot = text.find('.');
    if (dot == std::string::npos) return {};
    return Place{value_from<std::int64_t>(text.substr(0, dot)), value_from<ManuscriptId>(text.substr(dot + 1))};
}

} // namespace succession
