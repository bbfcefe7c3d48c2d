#pragma once

#include "outbox/mailer.hpp"

#include <chrono>
#include <filesystem>
#include <memory>

namespace succession {

/// Hands messages to a mail server, over one connection as long as it holds.
class Smtp final : public Mailer {
public:
    struct Settings {
        std::string host;
        int port = 587;
        bool starttls = true; ///< false: in the clear, for a relay on this machine
        std::string user{};   ///< empty: without signing in
        std::string password{};
        std::string from{}; ///< the envelope's sender: failure notices go there
        std::chrono::milliseconds timeout{30'000};
        std::filesystem::path ca_file{}; ///< who vouches for the server; empty: whom this machine trusts
    };

    explicit Smtp(Settings);

    /// What keeps the server from taking letters of ours, "" when it answers and lets us in. Sends nothing.
    std::string fault();
    Fate deliver(Message const&, std::function<void()> const& before_data) override;

private:
    Settings settings_;
    std::unique_ptr<void, void (*)(void*)> curl_;
};

} // namespace succession
