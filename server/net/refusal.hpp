#pragma once

#include "web/request.hpp"
#include "web/response.hpp"

namespace succession {

/// What is answered where no page can be asked for one: a browser gets a small page that needs nothing else, all others
/// the sentence.
Response refusal(Head const&, int status, std::string const& sentence);

} // namespace succession
