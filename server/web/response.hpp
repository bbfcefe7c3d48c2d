#pragma once

#include "base/problem.hpp"
#include "web/request.hpp"

#include <memory>

namespace succession {

/// A file as a body, sent from disk.
struct FileBody {
    std::filesystem::path path;
    std::int64_t size = 0;              ///< bytes to send
    std::int64_t from = 0;              ///< where they begin in the file
    std::shared_ptr<void const> kept{}; ///< what must live till the file is open: a file made for this answer alone
};

/// What is answered: a head, and a body in memory or on disk.
struct Response {
    int status = 200;
    Headers headers;
    std::string body;
    std::optional<FileBody> file{}; ///< instead of `body`
    std::string_view route{};       ///< the address's pattern, for the log: "/manuscripts/{}"

    static Response html(std::string page, int status = 200);
    static Response text(std::string text, std::string media_type);
    /// 303: the answer to a POST.
    static Response see_other(std::string const& location);

    Response& with(std::string name, std::string value) &;
    Response with(std::string name, std::string value) &&;
};

/// The status that tells browsers what kind of problem it was.
int status_of(Problem::Kind);

} // namespace succession
