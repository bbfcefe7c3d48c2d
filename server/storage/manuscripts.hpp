#pragma once

#include "base/id.hpp"

#include <optional>
#include <string>
#include <vector>

namespace succession {

class Transaction;

/// What is asked of a manuscript's own row; all its facts come with `dossiers`.
namespace manuscripts {

/// The number people know it by; nothing before it was submitted.
std::optional<std::string> number(Transaction&, ManuscriptId);
std::optional<std::string> state(Transaction&, ManuscriptId);
/// The state of its production; nothing before its acceptance.
std::optional<std::string> production_state(Transaction&, ManuscriptId);
std::optional<ManuscriptId> numbered(Transaction&, std::string const& number);
/// The next ones in the order of their keys, at most `most`.
std::vector<ManuscriptId> after(Transaction&, ManuscriptId, int most);

} // namespace manuscripts

} // namespace succession
