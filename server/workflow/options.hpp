#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace succession {

/// One thing that may be chosen: of a list, of a vocabulary, of a form.
struct Option {
    std::string code;
    std::string label;
    std::string help;
    std::string parent;
    bool mandatory = false;
};

/// The option of that code, or nothing.
Option const* find_option(std::vector<Option> const&, std::string_view code);
/// The one meant by what was chosen or typed: its code, its name, or what its name begins with where no other does.
Option const* meant_option(std::vector<Option> const&, std::string_view typed);
/// The name of a code; what is in no list stands for itself.
std::string label_in(std::vector<Option> const&, std::string_view code);

} // namespace succession
