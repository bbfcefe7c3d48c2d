#pragma once

#include "view/shape.hpp"

#include <memory>
#include <string>

namespace succession {

/// Pages escape what they print; letters are plain text and print it as it is.
enum class Medium { page, letter };

/// A parsed template. It reads the structs where they lie, and nothing but them. One thread at a time.
class Mustache {
public:
    /// Throws Mistake for what is no template.
    Mustache(std::string const& text, Medium);
    ~Mustache();
    Mustache(Mustache&&) noexcept;
    Mustache& operator=(Mustache&&) noexcept;

    /// A name that neither the innermost record nor the frame's globals have is a programmer's fault: logic_error.
    /// `frame` may be empty.
    std::string render(Record page, Record frame);

private:
    struct Parsed;
    std::unique_ptr<Parsed> parsed_;
};

} // namespace succession
