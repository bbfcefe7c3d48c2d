#pragma once

#include "web/fixture.hpp"

#include <regex>

namespace succession {

/// An answer as it can be held against another one: status, headers and body, without what is new each time (a form's
/// tokens, a cookie's value, a request's number).
inline std::string alike(Response const& response)
{
    static std::regex const token(R"re((name="(?:csrf|once)" value=")[^"]*)re");
    static std::regex const number(R"(\(no\. [0-9A-F]+\))");
    auto text = std::to_string(response.status) + "\n";
    for (auto const& [name, value] : response.headers) text += name + ": " + (name == "set-cookie" ? value.substr(0, value.find('=')) : value) + "\n";
    text += std::regex_replace(std::regex_replace(response.body, token, "$1"), number, "(no. X)");
    if (response.file) text += response.file->path.string();
    return text;
}

} // namespace succession
