#pragma once

#include "workflow/step.hpp"

#include <string>
#include <vector>

namespace succession::office {

/// The code of what was chosen or typed by its name; what is in no list, or there twice, stays as it was typed.
std::string code_of(std::vector<Option> const& list, std::string const& typed);
/// What a form brings for a field, as it is stored.
std::vector<std::string> typed_values(Journal const&, SubmissionField const&, Form const&);

} // namespace succession::office
