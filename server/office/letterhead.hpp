#pragma once

#include "domain/account.hpp"
#include "letters/letters.hpp"
#include "office/office.hpp"

namespace succession {

struct Manuscript;

namespace office {

/// What every letter has: the journal, the office, and how its reader is greeted.
LetterFacts letterhead(OfficeSettings const&, std::string const& greeted);

/// Who reads a letter.
struct Addressee {
    PersonId id;
    std::string address;
    std::string name;
};

/// A written letter that waits to be sent, about nothing so far.
Letter addressed(std::string const& kind, LetterText, Addressee const&, Moment now);

/// The address of a manuscript's page.
std::string manuscript_address(Office const&, Manuscript const&);

} // namespace office

} // namespace succession
