#pragma once

#include "office/act.hpp"
#include "office/office.hpp"
#include "workflow/step.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace succession::office {

/// A file somebody sent: on disk, looked at by nobody yet.
struct Arrived {
    std::string name;           ///< as its sender calls it
    std::filesystem::path path; ///< gone once the store has it
    std::string sha256;         ///< of its content, taken while it arrived; "" if it was not
};

/// Whether this is a file of the version now written, which its authors may replace, move or remove.
bool is_in_hand(Journal const&, Facts const&, File const&);

/// Looks into the files, stores them and adds them to the version in hand; where a class holds one file only, the new
/// one takes the old one's place. What cannot be taken is said, a blocker each, by the file's name; the others are in.
std::vector<Blocker> add_files(Office const&, Act const&, ManuscriptId, std::string const& kind, bool editors_only,
                               std::vector<Arrived> const&);
/// Puts a new file where another stands: same class, same place, same audience.
std::vector<Blocker> replace_file(Office const&, Act const&, ManuscriptId, FileId, Arrived const&);
/// Takes a file off the version in hand, or a file of production off the list of whoever added it.
void remove_file(Office const&, Act const&, ManuscriptId, FileId);
/// Moves a file one place up or down among those of its class.
void move_file(Office const&, Act const&, ManuscriptId, FileId, bool up);

/// Adds files to an accepted manuscript, by whoever may bring them now.
std::vector<Blocker> add_production_files(Office const&, Act const&, ManuscriptId, std::string const& kind,
                                          std::vector<Arrived> const&);

} // namespace succession::office
