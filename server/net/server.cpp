#include "net/server.hpp"

#include "base/network.hpp"
#include "net/address.hpp"
#include "net/connection.hpp"
#include "web/delivery.hpp"

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <map>
#include <unordered_set>

namespace succession {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;
using Timer = asio::basic_waitable_timer<Steady, asio::wait_traits<Steady>, Executor>;
using asio::ip::tcp;

namespace {

std::vector<std::string> canonical(std::vector<std::string> const& addresses)
{
    std::vector<std::string> result;
    for (auto const& address : addresses) {
        result.push_back(canonical_address(address));
        if (result.back().empty()) throw Mistake(fmt::format("The trusted proxy \"{}\" is no address.", address));
    }
    return result;
}

/// Makes the folder, and takes away what a run that was killed has left there; others may use it beside us.
void clear_uploads(std::filesystem::path const& folder)
{
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    auto const yesterday = std::filesystem::file_time_type::clock::now() - 24h;
    for (auto const& entry : std::filesystem::directory_iterator(folder, ignored)) {
        bool const is_upload = entry.path().filename().string().starts_with(upload_prefix);
        if (is_upload && entry.last_write_time(ignored) < yesterday) std::filesystem::remove(entry.path(), ignored);
    }
}

} // namespace

struct Server::Parts {
    class Place;

    Parts(Settings given, Application& application)
        : settings(std::move(given)), reception{settings, application, metrics, readers(), writers(), inspectors()}
    {
        settings.trusted_proxies = canonical(settings.trusted_proxies);
        clear_uploads(settings.upload_folder);
        bind();
    }

    Workers readers() { return {settings.readers, settings.queue, metrics.waiting_readers, io.get_executor()}; }
    Workers writers() { return {settings.writers, settings.queue, metrics.waiting_writers, io.get_executor()}; }

    Workers inspectors()
    {
        return {settings.inspectors, settings.queue, metrics.waiting_inspectors, io.get_executor()};
    }

    void bind();
    Task<void> accept();
    Task<void> watch();
    void welcome(Socket);
    Task<void> attend(Socket, std::string peer);
    void close();
    void start(Task<void>);

    Settings settings;
    Metrics metrics;
    asio::io_context io{1};
    asio::basic_socket_acceptor<tcp, Executor> acceptor{io.get_executor()};
    Timer tick{io.get_executor()};
    asio::basic_signal_set<Executor> signals{io.get_executor(), SIGTERM, SIGINT};
    std::unordered_set<HttpConnection*> connections;
    std::map<std::string, std::size_t> from;               ///< connections by network
    Steady::time_point latest = Steady::time_point::max(); ///< until when we wait, once stopping
    Reception reception;
};

/// A connection's entry in the books, for as long as it lasts.
class Server::Parts::Place {
public:
    Place(Parts& parts, HttpConnection& connection, std::string neighbours)
        : parts_(parts), connection_(connection), neighbours_(std::move(neighbours))
    {
        parts_.connections.insert(&connection_);
        ++parts_.from[neighbours_];
        ++parts_.metrics.connections;
    }
    ~Place()
    {
        parts_.connections.erase(&connection_);
        if (--parts_.from[neighbours_] == 0) parts_.from.erase(neighbours_);
        --parts_.metrics.connections;
        if (parts_.reception.is_closing && parts_.connections.empty()) parts_.tick.cancel();
    }
    Place(Place const&) = delete;

private:
    Parts& parts_;
    HttpConnection& connection_;
    std::string const neighbours_;
};

void Server::Parts::bind()
{
    boost::system::error_code error;
    auto const address = asio::ip::make_address(settings.address, error);
    if (error) throw Mistake(fmt::format("The address to listen on, \"{}\", is none.", settings.address));
    tcp::endpoint const place(address, settings.port);
    acceptor.open(place.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(place, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        throw Mistake(fmt::format("Cannot listen on {}:{}: {}.", settings.address, settings.port, error.message()));
    settings.port = acceptor.local_endpoint().port();
}

/// Runs beside the others; what it throws is our fault and is told in the log.
void Server::Parts::start(Task<void> activity)
{
    auto const ended = [this](std::exception_ptr fault) {
        if (fault && settings.log) settings.log(R"({"fault": "a connection ended by an exception"})");
    };
    asio::co_spawn(io, std::move(activity), ended);
}

Task<void> Server::Parts::accept()
{
    Timer rest(io.get_executor());
    while (acceptor.is_open()) {
        auto [error, socket] = co_await acceptor.async_accept(quietly);
        if (!error) welcome(std::move(socket));
        else if (acceptor.is_open()) {
            rest.expires_after(50ms); // out of descriptors, most likely
            co_await rest.async_wait(quietly);
        }
    }
}

/// Takes a connection in, or turns it away.
void Server::Parts::welcome(Socket socket)
{
    boost::system::error_code error;
    auto const peer = canonical_address(socket.remote_endpoint(error).address().to_string());
    if (!error) socket.set_option(tcp::no_delay(true), error);
    if (!error) socket.non_blocking(true, error);
    if (error) return;
    bool const is_proxy = std::ranges::count(settings.trusted_proxies, peer) > 0;
    auto const known = from.find(network_of(peer));
    bool const is_greedy = !is_proxy && known != from.end() && known->second >= settings.connections_per_address;
    if (is_greedy || connections.size() >= settings.connections) {
        auto refusal = Response::text("Too many connections.\n", "text/plain; charset=utf-8");
        refusal.status = is_greedy ? 429 : 503;
        Outgoing(deliver({}, std::move(refusal)), false).push(socket.native_handle());
        return;
    }
    start(attend(std::move(socket), peer));
}

Task<void> Server::Parts::attend(Socket socket, std::string peer)
{
    HttpConnection connection(std::move(socket), peer, reception);
    Place const place(*this, connection, network_of(peer));
    co_await connection.serve();
}

/// Cuts what takes too long and, once stopping, what is not done in time.
Task<void> Server::Parts::watch()
{
    while (!reception.is_closing || !connections.empty()) {
        tick.expires_after(100ms);
        co_await tick.async_wait(quietly);
        auto const now = Steady::now();
        for (auto* const connection : connections) connection->check(now);
        if (now < latest) continue;
        reception.readers.stop();
        reception.writers.stop();
        reception.inspectors.stop();
        for (auto* const connection : connections) connection->cut();
    }
    signals.cancel();
}

void Server::Parts::close()
{
    if (reception.is_closing.exchange(true)) return;
    latest = Steady::now() + settings.stop_timeout;
    acceptor.close();
    for (auto* const connection : connections) connection->wind_down();
    tick.cancel();
}

Server::Server(Settings settings, Application& application)
    : parts_(std::make_unique<Parts>(std::move(settings), application))
{
}

Server::~Server() = default;

void Server::run()
{
    std::signal(SIGPIPE, SIG_IGN); // sendfile has no flag for it
    parts_->signals.async_wait([this](boost::system::error_code error, int) {
        if (!error) parts_->close();
    });
    parts_->start(parts_->accept());
    parts_->start(parts_->watch());
    parts_->io.run();
}

void Server::stop()
{
    asio::post(parts_->io, [this] { parts_->close(); });
}

std::uint16_t Server::port() const { return parts_->settings.port; }

Metrics const& Server::metrics() const { return parts_->metrics; }

} // namespace succession
