#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace succession {

/// A form of a page as a browser without scripts would send it, untouched.
struct PageForm {
    std::string action; ///< "" : the page's own address
    std::vector<std::pair<std::string, std::string>> fields;
    std::vector<std::string> buttons; ///< names of submit buttons

    bool has(std::string_view name) const;
    void set(std::string const& name, std::string value);
    void set_all(std::string const& name, std::vector<std::string> const& values);
};

std::vector<PageForm> forms_in(std::string const& html);
/// The text with character references resolved.
std::string unescaped(std::string_view text);

} // namespace succession
