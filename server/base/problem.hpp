#pragma once

#include <stdexcept>
#include <string>

namespace succession {

/// Ends a request: thrown from anywhere, turned into a page in one place. The sentence is for the reader.
class Problem : public std::runtime_error {
public:
    enum class Kind { bad_request, unauthorized, forbidden, not_found, conflict, too_large, too_many, unavailable };

    Problem(Kind kind, std::string const& sentence) : std::runtime_error(sentence), kind(kind) {}

    Kind kind;
};

/// Says what is wrong with something the operator wrote (configuration, workflow, template); stops the start.
class Mistake : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace succession
