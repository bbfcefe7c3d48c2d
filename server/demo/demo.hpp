#pragma once

#include "base/clock.hpp"
#include "files/store.hpp"
#include "office/office.hpp"

#include <filesystem>
#include <string>

namespace succession::demo {

/// Everybody's password in the demo.
inline constexpr auto password = "restoration";

/// Fills an empty journal with the people and manuscripts described in `folder`, played through the office to the state
/// each should be in now: all of them or nothing. A demo that is there stays as it is, with all that was done in it.
/// Throws Mistake for a journal that is in use otherwise, and for a plot that cannot be played.
void make(Office const&, Store&, std::filesystem::path const& folder, Clock&);

/// A table of accounts to sign in with, one or two for each part.
std::string sign_ins(std::filesystem::path const& folder);

} // namespace succession::demo
