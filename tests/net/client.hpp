#pragma once

#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <string>
#include <string_view>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace succession::testing {

/// An answer as it came: the head, and the body as long as the head says.
struct Reply {
    std::string head;
    std::string body;

    int status() const { return head.size() < 12 ? 0 : std::stoi(head.substr(9, 3)); }
    bool says(std::string_view line) const
    {
        return head.find("\r\n" + std::string(line) + "\r\n") != std::string::npos;
    }
    std::string value(std::string const& name) const
    {
        auto const at = head.find("\r\n" + name + ": ");
        if (at == std::string::npos) return "";
        auto const from = at + name.size() + 4;
        return head.substr(from, head.find("\r\n", from) - from);
    }
};

/// A socket that says exactly what a test wants said. Waits at most ten seconds for anything.
class Client {
public:
    explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    }
    ~Client() { close(); }
    Client(Client const&) = delete;

    void close()
    {
        if (socket_ >= 0) ::close(socket_);
        socket_ = -1;
    }

    /// False when the server has had enough.
    bool say(std::string_view text)
    {
        while (!text.empty()) {
            auto const sent = ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            text.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    Reply hear(bool has_body = true)
    {
        Reply reply;
        while (heard_.find("\r\n\r\n") == std::string::npos)
            if (!more()) return reply;
        auto const end = heard_.find("\r\n\r\n") + 4;
        reply.head = heard_.substr(0, end);
        heard_.erase(0, end);
        auto const length = has_body ? std::stoull("0" + reply.value("content-length")) : 0;
        while (heard_.size() < length)
            if (!more()) break;
        reply.body = heard_.substr(0, length);
        heard_.erase(0, length);
        return reply;
    }

    Reply ask(std::string_view text)
    {
        say(text);
        return hear(!text.starts_with("HEAD"));
    }
    Reply get(std::string const& path, std::string const& headers = "")
    {
        return ask("GET " + path + " HTTP/1.1\r\nHost: journal.example\r\n" + headers + "\r\n");
    }
    Reply post(std::string const& path, std::string const& body, std::string const& headers = "")
    {
        return ask("POST " + path + " HTTP/1.1\r\nHost: journal.example\r\nContent-Length: " +
                   std::to_string(body.size()) + "\r\n" + headers + "\r\n" + body);
    }

    /// Whether the server closes, having said nothing more.
    bool is_closed()
    {
        while (more()) continue;
        return ended_ && heard_.empty();
    }

private:
    bool more()
    {
        pollfd waiting{socket_, POLLIN, 0};
        if (::poll(&waiting, 1, 10'000) != 1) return false;
        std::array<char, 65536> bytes;
        auto const count = ::recv(socket_, bytes.data(), bytes.size(), 0);
        ended_ = count <= 0;
        if (!ended_) heard_.append(bytes.data(), static_cast<std::size_t>(count));
        return !ended_;
    }

    int socket_;
    bool ended_ = false;
    std::string heard_;
};

} // namespace succession::testing
