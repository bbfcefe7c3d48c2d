#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace succession {

/// What a request wants; `other` is refused.
enum class Method { get, head, post, other };

/// Header names are lower-case; values as sent.
using Headers = std::vector<std::pair<std::string, std::string>>;

/// What is known of a request before its body is read.
struct Head {
    Method method = Method::get;
    std::string path;  ///< as sent, still percent-encoded, without the query: "/manuscripts/REC-26-0001"
    std::string query; ///< as sent, without "?"
    Headers headers;
    std::string address;     ///< of the person's machine: the peer's, or what a trusted proxy says
    std::int64_t number = 0; ///< of the request since the start; in the log, and on the page when something fails

    /// The first header of that name, or nothing. `name` is lower-case.
    std::optional<std::string_view> header(std::string_view name) const;
    /// The value of a cookie, or nothing.
    std::optional<std::string_view> cookie(std::string_view name) const;
    /// Whether whoever asks sits at this machine. What a proxy hands on comes from elsewhere, whatever its address.
    bool is_here() const;
};

/// A file of a multipart form, already on disk; whoever answers moves it away, else it is deleted.
struct Upload {
    std::string field;
    std::string name;           ///< the name the browser gave, never used as a path
    std::filesystem::path path; ///< a temporary file
    std::int64_t size = 0;      ///< bytes
    std::string sha256;         ///< lower-case hex of the content
};

/// A request whose body has arrived whole.
struct Request : Head {
    std::vector<std::pair<std::string, std::string>> fields; ///< the form, decoded, in order
    std::vector<std::string> damaged; ///< names of fields that held bytes that are no text; these were left out
    std::vector<Upload> uploads;
};

} // namespace succession
