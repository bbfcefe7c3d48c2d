#pragma once

#include "domain/account.hpp"
#include "office/office.hpp"

namespace succession::office {

/// The letter that says a letter could not be delivered: to the editor whose act wrote it, else to the managing editor.
/// None for letters about an account, and none about itself.
std::optional<Letter> undelivered_notice(Office const&, Letter const& failed, Moment now);

} // namespace succession::office
