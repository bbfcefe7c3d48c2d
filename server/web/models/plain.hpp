#pragma once

#include "base/describe.hpp"

#include <string>

namespace succession {

/// A label with a text.
struct Said {
    std::string label;
    std::string text;
};
SUCCESSION_DESCRIBE(Said, label, text)

/// A way to go.
struct PlainLink {
    std::string href;
    std::string label;
    std::string facts{};
};
SUCCESSION_DESCRIBE(PlainLink, href, label, facts)

/// An act as a page offers it.
struct OfferedAct {
    std::string href;
    std::string label;
    std::string reason; ///< why it is closed, or what its page still wants
    bool main = false;
    bool closed = false;
};
SUCCESSION_DESCRIBE(OfferedAct, href, label, reason, main, closed)

} // namespace succession
