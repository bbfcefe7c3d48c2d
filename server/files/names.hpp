#pragma once

#include <string>
#include <string_view>

namespace succession {

/// The name under which a file is downloaded, never the one it was uploaded with: "REC-26-0001-R1-main.pdf".
/// `position` counts the files of one class from 1; 0 where a class has but one.
std::string download_name(std::string_view number, int round, std::string_view file_class, int position,
                          std::string_view extension);

/// Whether a browser shows a file or saves it.
enum class Disposition { shown, saved };

/// The value of a Content-Disposition header (RFC 6266) for a name in any alphabet. No name can break out of it, climb
/// out of a folder or disguise its extension.
std::string content_disposition(Disposition, std::string_view name);

} // namespace succession
