#pragma once

#include "office/act.hpp"
#include "office/office.hpp"
#include "workflow/step.hpp"

namespace succession::office {

/// What people say of themselves.
struct Profile {
    std::int64_t version = 0; ///< of the person as the form showed them
    std::string given;
    std::string family;
    std::string affiliation;
    std::string ror;
    std::string country;
    std::string orcid;
    std::string expertise;
    std::string away_from; ///< "2026-10-21" or ""
    std::string away_until;
};

/// A blocker of the code "stale" says that the profile was changed elsewhere since.
std::vector<Blocker> save_profile(Office const&, Act const&, Profile const&);

/// Sends a link to the new address; it becomes the person's when the link is used.
std::vector<Blocker> add_address(Office const&, Act const&, std::string const& address);
void confirm_address(Office const&, Act const&, std::string_view token);
/// Letters go to this address from now on. The former one is told.
void prefer_address(Office const&, Act const&, std::string const& address);
/// The primary address stays; any other may go.
void remove_address(Office const&, Act const&, std::string const& address);

} // namespace succession::office
