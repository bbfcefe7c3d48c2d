#pragma once

#include "web/response.hpp"

namespace succession {

/// The verdict on a request's head: an answer at once, or how much body may follow.
struct Admission {
    std::optional<Response> refusal;
    std::int64_t body_limit = 0; ///< bytes of form fields together
    std::int64_t file_limit = 0; ///< bytes of each uploaded file; 0: no files
    std::int64_t person = 0;     ///< whose files: they are looked into one form after the other; 0: nobody's
};

/// What net/ serves. Both calls run on a worker thread and may block; safe to call from many at once.
class Application {
public:
    virtual ~Application() = default;

    /// Asked before the body is read: route, rights, limits.
    virtual Admission admit(Head const&) = 0;
    virtual Response answer(Request) = 0;
    /// Says why a body could not be taken in (a file too large, a broken form). Plain text unless overridden.
    virtual Response refuse(Head const&, Problem const&);
};

} // namespace succession
