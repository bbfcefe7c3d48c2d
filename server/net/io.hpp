#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace succession {

namespace asio = boost::asio;

/// All input and output happens on one thread, whose executor is named so that nothing is paid for hiding its type.
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;

template <class T>
using Task = asio::awaitable<T, Executor>;

/// Mind g++ 12: what a `co_await` expression is given must have a name. It destroys unnamed closures and aggregates
/// twice.
inline constexpr asio::use_awaitable_t<Executor> awaited;
inline constexpr asio::as_tuple_t<asio::use_awaitable_t<Executor>> quietly(awaited);

} // namespace succession
