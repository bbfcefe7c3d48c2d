#pragma once

#include "domain/person.hpp"
#include "office/office.hpp"

#include <vector>

namespace succession::office {

/// Two people who turn out to be one, and the manuscripts on which that person would have two parts.
struct TwoParts {
    Person person; ///< who has shown that the other's address is theirs
    Person named;  ///< whose address it was so far
    std::vector<ManuscriptId> manuscripts;
};

/// Tells whoever manages each of these manuscripts who the two are and what each has to do with it; once, however often
/// it turns out. Nobody else learns of it but who reads the office's letters there.
void tell_of_two_parts(Office const&, TwoParts const&, Moment now);

} // namespace succession::office
