#include "net/outgoing.hpp"

#include "web/delivery.hpp"

#include <boost/beast/http/status.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <stdexcept>
#include <utility>

#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace succession {

namespace {

/// So that one fast reader of a large file does not keep the others waiting.
constexpr std::int64_t most_at_once = 256 * 1024;

bool is_token(std::string_view name)
{
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

bool is_header_value(std::string_view value)
{
    return std::ranges::none_of(value, [](unsigned char c) { return (c < 0x20 && c != '\t') || c == 0x7f; });
}

/// The present second, as the Date header writes it.
std::string const& date()
{
    thread_local Moment second = 0;
    thread_local std::string text;
    auto const now = Clock().now() / 1000;
    if (now != second) text = header_date(now * 1000);
    second = now;
    return text;
}

std::string head_of(Response const& response, bool keep_alive)
{
    if (response.status < 200 || response.status > 599) throw std::logic_error("a response without a status");
    auto const reason = boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(response.status));
    std::string text;
    text.reserve(1024);
    auto const out = std::back_inserter(text);
    fmt::format_to(out, "HTTP/1.1 {} {}\r\ndate: {}\r\nconnection: {}\r\n", response.status,
                   fmt::string_view(reason.data(), reason.size()), date(), keep_alive ? "keep-alive" : "close");
    for (auto const& [name, value] : response.headers) {
        if (!is_token(name) || !is_header_value(value)) throw std::logic_error("a header that breaks out of its line");
        ((text += name) += ": ") += value;
        text += "\r\n";
    }
    return text += "\r\n";
}

int open_file(FileBody const& body)
{
    int const file = ::open(body.path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status {};
    if (file >= 0 && ::fstat(file, &status) == 0 && status.st_size >= body.from + body.size) return file;
    if (file >= 0) ::close(file);
    throw std::runtime_error("a stored file is missing or too short");
}

} // namespace

Outgoing::Outgoing(Response response, bool keep_alive)
    : head_(head_of(response, keep_alive)), body_(std::move(response.body))
{
    if (!response.file) return;
    file_ = open_file(*response.file);
    file_from_ = response.file->from;
    file_size_ = response.file->size;
}

Outgoing Outgoing::interim(std::string_view bytes)
{
    Outgoing outgoing;
    outgoing.head_ = bytes;
    return outgoing;
}

Outgoing::Outgoing(Outgoing&& other) noexcept { *this = std::move(other); }

Outgoing& Outgoing::operator=(Outgoing&& other) noexcept
{
    std::swap(head_, other.head_);
    std::swap(body_, other.body_);
    std::swap(file_, other.file_);
    std::swap(file_from_, other.file_from_);
    std::swap(file_size_, other.file_size_);
    std::swap(sent_, other.sent_);
    return *this;
}

Outgoing::~Outgoing()
{
    if (file_ >= 0) ::close(file_);
}

std::int64_t Outgoing::size() const { return static_cast<std::int64_t>(head_.size() + body_.size()) + file_size_; }

bool Outgoing::push(int socket)
{
    auto const text = static_cast<std::int64_t>(head_.size() + body_.size());
    while (!is_sent()) {
        bool const in_text = sent_ < text;
        auto const taken = in_text ? push_text(socket) : push_file(socket);
        if (taken < 0) return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
        if (taken == 0) return false; // the file has shrunk
        sent_ += taken;
        if (!in_text) return true;
    }
    return true;
}

std::int64_t Outgoing::push_text(int socket) const
{
    auto const in_head = std::min(static_cast<std::size_t>(sent_), head_.size());
    auto const in_body = static_cast<std::size_t>(sent_) - in_head;
    std::array<iovec, 2> parts{{{const_cast<char*>(head_.data()) + in_head, head_.size() - in_head},
                                {const_cast<char*>(body_.data()) + in_body, body_.size() - in_body}}};
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = parts.size();
    return ::sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT | (file_size_ > 0 ? MSG_MORE : 0));
}

std::int64_t Outgoing::push_file(int socket) const
{
    auto const done = sent_ - static_cast<std::int64_t>(head_.size() + body_.size());
    off_t from = file_from_ + done;
    return ::sendfile(socket, file_, &from, static_cast<std::size_t>(std::min(file_size_ - done, most_at_once)));
}

} // namespace succession
