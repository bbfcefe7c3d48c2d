#pragma once

#include "web/act_form.hpp"

namespace succession {

/// What a field of an act offers: decisions, licences, issues, persons … by the field's source. A person who may not
/// be chosen is shown, disabled, with the reason.
std::vector<FormOption> act_options(Context&, ActForm const&, Field const&);

} // namespace succession
