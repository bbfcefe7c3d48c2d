#pragma once

#include <string>
#include <utility>

namespace succession {

/// Markup that goes to the page as it is. Only our own renderers make it (drawings, formatted text), never what
/// somebody typed.
class Html {
public:
    Html() = default;

    /// The caller vouches that every piece of foreign text in `markup` is escaped.
    static Html vouched_for(std::string markup) { return Html(std::move(markup)); }

    std::string const& markup() const { return markup_; }

private:
    explicit Html(std::string markup) : markup_(std::move(markup)) {}

    std::string markup_;
};

} // namespace succession
