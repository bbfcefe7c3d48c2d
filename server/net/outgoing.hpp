#pragma once

#include "web/response.hpp"

namespace succession {

/// An answer on its way: its bytes, and how many of them the socket has taken.
class Outgoing {
public:
    Outgoing() = default;
    /// Throws when a header would break out of its line, the status is none, or the file is not what it should be.
    Outgoing(Response, bool keep_alive);
    /// Bytes that follow no response.
    static Outgoing interim(std::string_view bytes);
    Outgoing(Outgoing&&) noexcept;
    Outgoing& operator=(Outgoing&&) noexcept;
    ~Outgoing();

    /// Gives a socket that does not block as much as it takes; false when it is broken.
    bool push(int socket);
    bool is_sent() const { return sent_ == size(); }
    std::int64_t sent() const { return sent_; }

private:
    std::int64_t size() const;
    std::int64_t push_text(int socket) const;
    std::int64_t push_file(int socket) const;

    std::string head_;
    std::string body_;
    int file_ = -1;
    std::int64_t file_from_ = 0;
    std::int64_t file_size_ = 0;
    std::int64_t sent_ = 0;
};

} // namespace succession
