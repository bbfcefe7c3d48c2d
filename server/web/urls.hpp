#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace succession {

using FieldList = std::vector<std::pair<std::string, std::string>>;

/// Throws Problem{bad_request} for more fields than any of our forms has.
void require_few(FieldList const&);

/// Whether every "%" begins an escape, and none stands for a NUL byte.
bool is_well_escaped(std::string_view text);

/// Whether it is well escaped and decodes to clean UTF-8.
bool stands_for_text(std::string_view text);

/// "Salix%20alba" → "Salix alba"; a "+" stays. Throws Problem{bad_request} for broken escapes and what is no UTF-8.
std::string percent_decoded(std::string_view text);

/// Fit for one step of a path or one value of a query: all but letters, digits and "-._~" escaped.
std::string percent_encoded(std::string_view text);

/// What follows "?" in an address: decoded, in order. Throws Problem{bad_request}, also for what is no text.
FieldList parse_form(std::string_view text);
/// A urlencoded form: names are text, values the bytes as they were sent. Throws Problem{bad_request}.
FieldList parse_form_of_bytes(std::string_view text);

/// What somebody typed or pasted, without the control characters that come along, but for line ends and tabs, and
/// without bytes that are no text; a line ends with LF, whoever sent it.
std::string typed_text(std::string_view bytes);

} // namespace succession
