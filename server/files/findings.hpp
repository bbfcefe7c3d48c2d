#pragma once

#include "files/inspect.hpp"
#include "files/pdf.hpp"

namespace succession {

/// What a PDF tells about its makers besides its pages, for the technical check.
std::vector<Finding> findings_in(Pdf&);

} // namespace succession
