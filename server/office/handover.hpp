#pragma once

#include "domain/disclosure.hpp"
#include "office/office.hpp"

#include <filesystem>

namespace succession::office {

/// Whether the manuscript may be packed for typesetting by somebody with this standing: from the check of the final
/// files till it is scheduled, and when a publisher has it, by those who check or typeset them.
bool may_hand_over(Facts const&, Standing const&);

/// Writes what a publisher takes over to a ZIP at `path`: the final files, and what is known of the manuscript.
void pack_handover(Office const&, Facts const&, std::filesystem::path const& path);

} // namespace succession::office
