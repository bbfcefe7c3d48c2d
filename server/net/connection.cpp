#include "net/connection.hpp"

namespace succession {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

namespace {

constexpr std::size_t gulp = 16 * 1024;  ///< bytes read at a time
constexpr std::size_t batch = 64 * 1024; ///< bytes of a body that a worker gets at a time
constexpr auto longest_farewell = 30s;

std::string_view unread(boost::beast::flat_buffer const& buffer)
{
    return {static_cast<char const*>(buffer.data().data()), buffer.size()};
}

} // namespace

/// How long to wait for the other side, which must neither pause for long nor be too slow altogether.
class HttpConnection::Pace {
public:
    explicit Pace(Server::Settings const& settings) : settings_(settings) {}

    Time deadline(std::int64_t bytes) const
    {
        std::chrono::milliseconds const earned(bytes * 1000 / settings_.slowest);
        return settings_.body_timeout + std::min(Steady::now(), begun_ + earned);
    }

private:
    Server::Settings const& settings_;
    Time const begun_ = Steady::now();
};

/// A form with files on its way, from its admission to its answer: nobody may send very many at a time. Refuses the one
/// that is too much before its body is read.
class HttpConnection::Sending {
public:
    Sending(Exchange& exchange, Reception& reception)
        : senders_(reception.senders), sender_(exchange.may_bring_files() ? exchange.sender() : 0)
    {
        if (sender_ != 0) ++senders_[sender_];
        if (sender_ != 0 && senders_[sender_] > reception.settings.forms_per_sender)
            exchange.refuse(429, "Other files of yours are still being read. Please send this one when they are in.");
        else if (exchange.may_bring_files() && reception.inspectors.is_full())
            exchange.refuse(503, "Too many files are being read at the moment. Please try again shortly.");
    }
    ~Sending()
    {
        if (sender_ != 0 && --senders_[sender_] == 0) senders_.erase(sender_);
    }
    Sending(Sending const&) = delete;

private:
    std::map<std::int64_t, int>& senders_;
    std::int64_t const sender_;
};

HttpConnection::HttpConnection(Socket socket, std::string peer, Reception& reception)
    : socket_(std::move(socket)), peer_(std::move(peer)), reception_(reception)
{
}

Task<void> HttpConnection::serve()
{
    bool goes_on = true;
    bool has_unread = false;
    while (goes_on) {
        exchange_.emplace(reception_);
        bool const is_asked = co_await receive_head();
        if (!is_asked) co_return;
        co_await answer();
        if (!exchange_->is_answered()) co_return;
        bool const is_sent = co_await send();
        if (!is_sent) co_return;
        goes_on = exchange_->keeps_alive() && !reception_.is_closing;
        has_unread = !exchange_->arrival.is_complete();
        exchange_.reset();
    }
    if (has_unread) co_await linger();
}

/// False when nothing more is asked.
Task<bool> HttpConnection::receive_head()
{
    auto const& settings = reception_.settings;
    auto& arrival = exchange_->arrival;
    bool is_in_time = true;
    auto deadline = Steady::now() + (buffer_.size() > 0 ? settings.header_timeout : settings.idle_timeout);
    while (is_in_time && arrival.fault() == 0 && !arrival.has_head()) {
        bool const is_first = buffer_.size() == 0 && !arrival.has_begun();
        if (is_first || arrival.is_starved()) is_in_time = co_await fill(deadline);
        if (is_first && !is_in_time) co_return false;
        if (is_first) deadline = Steady::now() + settings.header_timeout;
        if (is_in_time) parse();
    }
    exchange_->begin(peer_);
    if (!is_in_time) exchange_->refuse(408, "Your request took too long to arrive.");
    else if (arrival.fault() != 0) exchange_->refuse(arrival.fault(), "We could not read your request.");
    co_return true;
}

Task<void> HttpConnection::answer()
{
    auto& exchange = *exchange_;
    if (exchange.is_answered()) co_return;
    bool const is_form = exchange.arrival.head.method == Method::post;
    if (reception_.readers.is_full() || (is_form && reception_.writers.is_full())) {
        exchange.refuse(503, "Too much is asked of us at the moment. Please try again shortly.");
        co_return;
    }
    if (is_form) co_return co_await answer_form();
    std::function<void()> work = [&] { exchange.answer(); };
    co_await reception_.readers.run(work);
}

Task<void> HttpConnection::answer_form()
{
    auto& exchange = *exchange_;
    std::function<void()> admit = [&] { exchange.admit(); };
    bool const is_admitted = co_await reception_.readers.run(admit);
    if (!is_admitted || exchange.is_answered()) co_return;
    Sending const sending(exchange, reception_);
    if (exchange.is_answered()) co_return;
    std::string piece;
    bool const is_taken = co_await take_body(piece);
    if (!is_taken) co_return;
    std::function<void()> finish = [&] { exchange.answer_form(piece); };
    bool const may_be_long = exchange.may_bring_files();
    auto& workers = may_be_long ? reception_.inspectors : reception_.writers;
    co_await workers.run(finish, may_be_long ? exchange.sender() : 0);
}

/// Takes the body in, batch by batch, and leaves the last one; false when that did not come about.
Task<bool> HttpConnection::take_body(std::string& piece)
{
    auto& exchange = *exchange_;
    auto& arrival = exchange.arrival;
    Pace const pace(reception_.settings);
    std::int64_t received = 0;
    std::function<void()> take = [&] { exchange.take(piece); };
    if (arrival.expects_continue() && arrival.has_body() && buffer_.size() == 0) {
        exchange.outgoing = Outgoing::interim("HTTP/1.1 100 Continue\r\n\r\n");
        bool const is_sent = co_await send();
        if (!is_sent) co_return false;
    }
    while (!arrival.is_complete() && arrival.fault() == 0) {
        if (buffer_.size() == 0 || arrival.is_starved()) {
            bool const is_in_time = co_await fill(pace.deadline(received));
            if (!is_in_time) exchange.refuse(408, "Your request took too long to arrive.");
            if (!is_in_time) co_return false;
        }
        received += static_cast<std::int64_t>(parse());
        piece += arrival.piece();
        if (piece.size() < batch) continue;
        bool const is_taken = co_await reception_.writers.run(take);
        if (!is_taken || exchange.is_answered()) co_return false;
        piece.clear();
    }
    if (arrival.fault() != 0) exchange.refuse(arrival.fault(), "We could not read your request.");
    co_return !exchange.is_answered();
}

/// False when the other side does not take it.
Task<bool> HttpConnection::send()
{
    auto& outgoing = exchange_->outgoing;
    Pace const pace(reception_.settings);
    for (;;) {
        if (!outgoing.push(socket_.native_handle())) co_return false;
        if (outgoing.is_sent()) co_return true;
        auto const deadline = pace.deadline(outgoing.sent());
        bool const is_in_time = co_await ready(Socket::wait_write, deadline);
        if (!is_in_time) co_return false;
    }
}

/// Who is still sending would lose the answer if we closed now: reads on until they close.
Task<void> HttpConnection::linger()
{
    boost::system::error_code ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
    auto const deadline = Steady::now() + longest_farewell;
    for (bool goes_on = true; goes_on;) {
        buffer_.clear();
        goes_on = co_await fill(deadline);
    }
}

/// Reads what there is, after waiting for it if need be; false when nothing comes.
Task<bool> HttpConnection::fill(Time deadline)
{
    for (;;) {
        boost::system::error_code error;
        auto const room = buffer_.prepare(gulp);
        buffer_.commit(socket_.read_some(room, error));
        if (!error) co_return true;
        if (error != asio::error::would_block) co_return false;
        bool const is_in_time = co_await ready(Socket::wait_read, deadline);
        if (!is_in_time) co_return false;
    }
}

Task<bool> HttpConnection::ready(Socket::wait_type what, Time deadline)
{
    if (is_cut_) co_return false;
    deadline_ = deadline;
    auto const [error] = co_await socket_.async_wait(what, quietly);
    deadline_ = Time::max();
    co_return !error && !is_cut_;
}

std::size_t HttpConnection::parse()
{
    auto const taken = exchange_->arrival.take(unread(buffer_));
    buffer_.consume(taken);
    return taken;
}

void HttpConnection::check(Time now)
{
    boost::system::error_code ignored;
    if (now >= deadline_) socket_.cancel(ignored);
}

void HttpConnection::wind_down()
{
    bool const is_idle = !exchange_ || (buffer_.size() == 0 && !exchange_->arrival.has_begun());
    if (is_idle) cut();
}

void HttpConnection::cut()
{
    boost::system::error_code ignored;
    is_cut_ = true;
    socket_.close(ignored);
}

} // namespace succession
