#pragma once

#include "web/request.hpp"

namespace succession {

/// A file as a body, sent from disk.
struct FileBody {
    std::filesystem::path path;
    std::int64_t size = 0; ///< bytes
};

struct Response {
    int status = 200;
    Headers headers;
    std::string body;
    std::optional<FileBody> file; ///< instead of `body`

    static Response html(std::string page, int status = 200);
    static Response text(std::string text, std::string media_type);
    /// 303: the answer to a POST.
    static Response see_other(std::string const& location);

    Response& with(std::string name, std::string value) &;
    Response with(std::string name, std::string value) &&;
};

} // namespace succession
