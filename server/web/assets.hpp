#pragma once

#include "web/response.hpp"

#include <map>

namespace succession {

/// The style sheet, the script and the pictures, read once. Each has its content's fingerprint in its address, so that
/// browsers keep it for ever. Immutable; safe to share between threads.
class Assets {
public:
    explicit Assets(std::filesystem::path const& folder);

    /// "journal.css" → "/assets/journal.1f2e3d4c.css". Throws Mistake for a file that is not there.
    std::string const& address(std::string_view name) const;
    /// What is in a file; "" where there is no such file.
    std::string_view text(std::string_view name) const;
    /// What is found at "journal.1f2e3d4c.css"; nothing for an address that was never given out.
    std::optional<Response> find(Head const&, std::string_view name) const;

private:
    struct Asset {
        std::string media_type;
        std::string plain;
        std::string gzipped;
        std::string etag;
    };

    std::map<std::string, std::string, std::less<>> addresses_; ///< by file name
    std::map<std::string, Asset, std::less<>> by_address_;      ///< by fingerprinted name
};

} // namespace succession
