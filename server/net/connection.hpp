#pragma once

#include "net/exchange.hpp"
#include "net/io.hpp"

#include <boost/beast/core/flat_buffer.hpp>

namespace succession {

/// One connection: requests one after the other, each with a limit to how long it may keep us waiting.
class HttpConnection {
public:
    using Time = std::chrono::steady_clock::time_point;

    HttpConnection(Socket, std::string peer, Reception&);

    /// Until either side has had enough.
    Task<void> serve();

    /// Ends a wait that has lasted too long.
    void check(Time now);
    /// The server stops: ends now when nothing is asked, else after the answer.
    void wind_down();
    void cut();

private:
    class Pace;
    class Sending;

    Task<bool> receive_head();
    Task<void> answer();
    Task<void> answer_form();
    Task<bool> take_body(std::string& batch);
    Task<bool> send();
    Task<void> linger();

    Task<bool> fill(Time deadline);
    Task<bool> ready(Socket::wait_type, Time deadline);
    std::size_t parse();

    Socket socket_;
    std::string const peer_;
    Reception& reception_;
    boost::beast::flat_buffer buffer_; ///< arrived, not yet parsed
    std::optional<Exchange> exchange_; ///< nothing: lingering
    Time deadline_ = Time::max();
    bool is_cut_ = false;
};

} // namespace succession
