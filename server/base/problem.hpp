#pragma once

#include <stdexcept>
#include <string>

namespace succession {

/// Ends a request: thrown from anywhere, turned into a page in one place. The sentence is for the reader.
class Problem : public std::runtime_error {
public:
    enum class Kind { bad_request, unauthorized, not_found, conflict, too_large, too_many, unavailable };

    Problem(Kind kind, std::string const& sentence) : std::runtime_error(sentence), kind(kind) {}

    Kind kind;
};

/// What ends a request for what is not there, or not for whoever asks: the two are told alike.
inline Problem no_such_page() { return {Problem::Kind::not_found, "There is no such page."}; }
inline Problem no_such_manuscript() { return {Problem::Kind::not_found, "We could not find that manuscript."}; }

/// Says what is wrong with something the operator wrote (configuration, workflow, template); stops the start.
class Mistake : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace succession
