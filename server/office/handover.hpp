#pragma once

#include "domain/disclosure.hpp"
#include "office/office.hpp"

#include <filesystem>

namespace succession::office {

/// Whether the manuscript may be packed for typesetting by somebody with this standing: in the states that the rules
/// call packed, by those who check or typeset the final files.
bool may_hand_over(Journal const& rules, Facts const&, Standing const&);

/// Writes what a publisher takes over to a ZIP at `path`: the final files, and what is known of the manuscript.
void pack_handover(Office const&, Facts const&, std::filesystem::path const& path);

} // namespace succession::office
