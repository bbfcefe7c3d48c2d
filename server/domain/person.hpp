#pragma once

#include "base/clock.hpp"
#include "base/describe.hpp"
#include "base/id.hpp"
#include "base/text.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace succession {

/// Somebody the journal knows: with an account, or so far only invited or named.
struct Person {
    PersonId id;
    std::int64_t version = 0;
    std::string given;
    std::string family;
    std::string email;    ///< the primary address, as written
    std::string password; ///< Argon2id PHC string; "" for somebody without an account
    std::string affiliation;
    std::string ror;       ///< "https://ror.org/05gq02987" or ""
    std::string country;   ///< ISO 3166-1 alpha-2 or ""
    std::string orcid;     ///< "0000-0002-1825-0097" or ""
    std::string expertise; ///< in their own words
    std::optional<Moment> away_from;
    std::optional<Moment> away_until;
    std::optional<Moment> confirmed_at; ///< when they took the account, and with it showed the address to be theirs
    bool active = true;
    Moment created_at = 0;

    /// Whether they took the account; until then they are called as somebody else wrote it.
    bool has_account() const { return confirmed_at.has_value(); }
    std::string name() const { return full_name(given, family); }
    bool away(Moment now) const { return away_from && *away_from <= now && (!away_until || now < *away_until); }

    friend bool operator==(Person const&, Person const&) = default;
};
SUCCESSION_DESCRIBE(Person, id, version, given, family, email, password, affiliation, ror, country, orcid, expertise,
                    away_from, away_until, confirmed_at, active, created_at)

/// The same person as an act or a page needs it: no password, no dates of the account.
struct Known {
    PersonId id;
    std::string given;
    std::string family;
    std::string email;
    std::string affiliation;
    std::string orcid;
    std::optional<Moment> away_from;
    std::optional<Moment> away_until;
    std::optional<Moment> confirmed_at;
    bool active = true;

    /// Whether they took the account; until then they are called as somebody else wrote it.
    bool has_account() const { return confirmed_at.has_value(); }
    std::string name() const { return full_name(given, family); }
    bool away(Moment now) const { return away_from && *away_from <= now && (!away_until || now < *away_until); }

    friend bool operator==(Known const&, Known const&) = default;
};
SUCCESSION_DESCRIBE(Known, id, given, family, email, affiliation, orcid, away_from, away_until, confirmed_at, active)

/// Two people who wrote a manuscript together that was submitted here.
struct Acquaintance {
    PersonId person;
    PersonId author; ///< an author of the manuscript now to be reviewed, or to be one

    friend bool operator==(Acquaintance const&, Acquaintance const&) = default;
};
SUCCESSION_DESCRIBE(Acquaintance, person, author)

/// Another mail address of a person; every address, the primary one too, stands here once.
struct Address {
    std::string address_key; ///< folded for comparison, unique in the journal
    std::string address;     ///< as written
    PersonId person_id;
    std::optional<Moment> confirmed_at;

    friend bool operator==(Address const&, Address const&) = default;
};
SUCCESSION_DESCRIBE(Address, address_key, address, person_id, confirmed_at)

/// A part in the journal's office: "administrator", "editor_in_chief", "managing_editor", "coordinating_editor",
/// "production_editor".
struct Role {
    std::int64_t id = 0;
    PersonId person_id;
    std::string role;
    std::optional<PersonId> deputy_id; ///< acts where the holder is author, in conflict or away

    friend bool operator==(Role const&, Role const&) = default;
};
SUCCESSION_DESCRIBE(Role, id, person_id, role, deputy_id)

/// The roles that take coordinating a manuscript with them.
inline constexpr std::array<std::string_view, 2> coordinating_roles{"coordinating_editor", "editor_in_chief"};

/// The form in which two spellings of one address are equal: trimmed, lower-case.
std::string address_key(std::string_view address);
/// Whether `address` looks like one a mail can be sent to; refuses line breaks and lists.
bool is_address(std::string_view address);
/// Why this cannot be a given or a family name, as a sentence; "" where it can be one. Names go into mails to people
/// who have never heard of the journal: an address or a message of somebody's own is none.
std::string name_fault(std::string_view name);
/// The same of both names of somebody, each with the part it is: "given" or "family".
struct NameFault {
    std::string part;
    std::string name;
    std::string reason;
};
std::vector<NameFault> name_faults(std::string_view given, std::string_view family);
/// The part behind the "@", lower-case.
std::string address_domain(std::string_view address);
/// Checks the digit of an ORCID iD "0000-0002-1825-0097" (ISO 7064 mod 11-2).
bool is_orcid(std::string_view orcid);
/// Accepts an iD with or without "https://orcid.org/"; returns the bare iD, or "" where the check digit is wrong.
std::string normal_orcid(std::string_view text);
/// Checks a ROR id "https://ror.org/05gq02987" or "05gq02987": Crockford base 32 with two check digits.
bool is_ror(std::string_view ror);
/// Such an id with "https://ror.org/"; what is none stays as it was typed.
std::string full_ror(std::string_view typed);

} // namespace succession
