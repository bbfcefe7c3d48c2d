#pragma once

#include "base/id.hpp"
#include "files/store.hpp"

#include <fstream>

namespace succession {

/// Stores a text that no upload brought.
inline Stored put_text(Store const& store, std::string_view text)
{
    auto const arrived = store.incoming() / std::to_string(make_key());
    std::ofstream(arrived, std::ios::binary) << text;
    return store.put(arrived);
}

} // namespace succession
