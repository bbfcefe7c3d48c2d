#pragma once

#include "base/clock.hpp"
#include "base/id.hpp"

#include <exception>
#include <string>

namespace succession {

class Transaction;

/// Who acts, when, and with which form: what every act of the office is told.
struct Act {
    PersonId actor; ///< none: somebody not signed in, or the clockwork
    Moment now = 0;
    std::string once;     ///< the form's key: one key, one effect; "": no form
    std::string location; ///< where the form's sender is led afterwards
};

/// The same form had its effect before. The site leads its sender to where the first went.
struct AlreadyAnswered : std::exception {
    explicit AlreadyAnswered(std::string location) : location(std::move(location)) {}
    char const* what() const noexcept override { return "this form was answered before"; }

    std::string location;
};

namespace office {

/// Claims the form's key for this act, in the act's own transaction and before anything else in it: either the whole
/// act happens and the key is taken, or neither. Throws AlreadyAnswered when the same form was here before.
void claim(Transaction&, Act const&);

} // namespace office

} // namespace succession
