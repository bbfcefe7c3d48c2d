#pragma once

#include "web/fixture.hpp"

namespace succession {

/// The text with a dot for whatever stands between `before` and `after`, each time.
inline std::string without(std::string text, std::string_view before, char after)
{
    for (auto at = text.find(before); at != std::string::npos; at = text.find(before, at)) {
        at += before.size();
        text.replace(at, std::min(text.find(after, at), text.size()) - at, ".");
    }
    return text;
}

/// An answer as it can be held against another one: status, headers and body, without what is new each time (a form's
/// tokens, a cookie's value, a request's number).
inline std::string alike(Response const& response)
{
    auto text = std::to_string(response.status) + "\n";
    for (auto const& [name, value] : response.headers)
        text += name + ": " + (name == "set-cookie" ? value.substr(0, value.find('=')) : value) + "\n";
    text += without(without(without(response.body, "name=\"csrf\" value=\"", '"'), "name=\"once\" value=\"", '"'),
                    "(no. ", ')');
    if (response.file) text += response.file->path.string();
    return text;
}

} // namespace succession
