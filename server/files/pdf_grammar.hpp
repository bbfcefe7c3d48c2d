#pragma once

#include <map>
#include <string>

namespace succession {

/// One kind of dictionary in a PDF: what it may hold, and what may stand under each key.
struct PdfKind {
    /// What the bytes of a stream of this kind are.
    enum class Body { none, data, map, drawing, picture };

    Body body = Body::none;
    std::string by;                             ///< the key whose name chooses among other kinds; "" in most
    std::map<std::string, std::string> content; ///< "/Resources" → "resources", or "/Form" → "form" where one chooses
};

/// The kind of this name, or null for the rules that are no dictionaries.
PdfKind const* find_pdf_kind(std::string const& name);

} // namespace succession
