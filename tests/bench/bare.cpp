#include "bench/bare.hpp"

#include "net/io.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

namespace succession {

namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

namespace {

using Stream = beast::basic_stream<tcp, Executor>;

Task<void> answer_always(Stream stream, std::string const& page)
{
    beast::flat_buffer buffer;
    for (bool goes_on = true; goes_on;) {
        http::request<http::empty_body> request;
        stream.expires_after(std::chrono::seconds(30));
        auto const [read_error, read] = co_await http::async_read(stream, buffer, request, quietly);
        if (read_error) co_return;
        http::response<http::string_body> response(http::status::ok, request.version(), page);
        response.set(http::field::content_type, "text/html; charset=utf-8");
        response.keep_alive(request.keep_alive());
        response.prepare_payload();
        auto const [write_error, written] = co_await http::async_write(stream, response, quietly);
        goes_on = !write_error && request.keep_alive();
    }
}

Task<void> accept(asio::io_context& io, std::uint16_t port, std::string const& page)
{
    asio::basic_socket_acceptor<tcp, Executor> acceptor(io.get_executor(), {asio::ip::address_v4::loopback(), port});
    for (;;) {
        auto [error, socket] = co_await acceptor.async_accept(quietly);
        if (!error) asio::co_spawn(io, answer_always(Stream(std::move(socket)), page), asio::detached);
    }
}

} // namespace

void serve_constant(std::uint16_t port, std::size_t size)
{
    std::string const page(size, 'x');
    asio::io_context io{1};
    asio::co_spawn(io, accept(io, port, page), asio::detached);
    io.run();
}

} // namespace succession
