#pragma once

#include "base/describe.hpp"
#include "web/request.hpp"

#include <algorithm>

namespace succession {

/// One field of a form that could not have its effect.
struct KeptField {
    std::string name;
    std::string label; ///< the name as people read it
    std::string value;
    bool readable = true; ///< somebody typed it; else the page put it in, and it is only sent again

    friend bool operator==(KeptField const&, KeptField const&) = default;
};
SUCCESSION_DESCRIBE(KeptField, name, label, value, readable)

/// A form that could not have its effect: nobody loses a word. Passwords and files are not kept.
struct Kept {
    std::string path;
    std::vector<KeptField> fields;
    bool had_files = false;

    /// The page's mark of who was signed in; "" where the form has none.
    std::string writer() const;

    bool empty() const { return fields.empty(); }
    /// Whether there is something to read in it.
    bool is_readable() const { return std::ranges::any_of(fields, &KeptField::readable); }

    friend bool operator==(Kept const&, Kept const&) = default;
};

Kept kept_from(Request const&);
/// For a hidden field of the sign-in form, and back; what was not written so is nothing.
std::string to_json(Kept const&);
std::optional<Kept> kept_from_json(std::string_view json);
/// Whether somebody's password is in the form.
bool holds_password(Request const&);

/// Whether an address leads to a page of this site and nowhere else.
bool is_local(std::string_view address);

} // namespace succession
