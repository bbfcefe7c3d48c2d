#pragma once

#include "workflow/cast.hpp"

/// Lists of authors that somebody wishes for, and what comes of them.
namespace succession::cast {

inline constexpr auto zostera_line = "Zostera; Marina; zostera@marina.example; Institute of Zostera; NL";
inline constexpr auto ostrea_line = "Ostrea; Edulis; ostrea@edulis.example";

inline std::string lines(std::initializer_list<std::string> all) { return joined(std::vector<std::string>(all), "\n"); }

/// A change asked and agreed to by both authors.
inline void agreed(Case& c, std::string const& proposed)
{
    c.take("ask_author_change", zostera, {{"authors", proposed}, {"reason", "Did the fieldwork"}});
    c.by_link("answer_author_change", second_author, {{"answer", "agrees"}});
}

/// Why the managing editor cannot take an act so, or "".
inline std::string reason(Case const& c, std::string const& act, Form const& filled)
{
    auto const found = c.ask(act, salix, filled, {}, {}, false);
    return found.empty() ? "" : found.front().reason;
}

} // namespace succession::cast
