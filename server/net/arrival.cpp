#include "net/arrival.hpp"

#include "base/text.hpp"
#include "web/urls.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>

#include <algorithm>

namespace succession {

namespace http = boost::beast::http;

namespace {

constexpr std::size_t most_headers = 100;

Method method_of(http::verb verb)
{
    switch (verb) {
    case http::verb::get: return Method::get;
    case http::verb::head: return Method::head;
    case http::verb::post: return Method::post;
    default: return Method::other;
    }
}

} // namespace

Arrival::Arrival(std::size_t header_limit) : header_limit_(header_limit)
{
    basic_parser::header_limit(static_cast<std::uint32_t>(header_limit));
    body_limit(boost::none);
}

std::size_t Arrival::take(std::string_view bytes)
{
    piece_ = {};
    error_code error;
    bool const in_head = !has_head();
    auto const taken = put(boost::asio::const_buffer(bytes.data(), bytes.size()), error);
    starved_ = error == http::error::need_more;
    if (error && !starved_ && fault_ == 0) fault_ = error == http::error::header_limit ? 431 : 400;
    taken_ += taken;
    if (in_head && taken_ > header_limit_) fault_ = 431;
    return taken;
}

bool Arrival::expects_continue() const
{
    return is_1_1_ && lower(head.header("expect").value_or("")) == "100-continue";
}

void Arrival::on_request_impl(http::verb verb, text, text target, int version, error_code& error)
{
    head.method = method_of(verb);
    is_1_1_ = version == 11;
    if (!target.starts_with('/') || !is_well_escaped(target)) return refuse(400, error);
    auto const question = std::min(target.find('?'), target.size());
    head.path = target.substr(0, question);
    head.query = target.substr(std::min(question + 1, target.size()));
}

void Arrival::on_field_impl(http::field field, text name, text value, error_code& error)
{
    if (has_head()) return; // a trailer, which nobody asked for
    if (head.headers.size() == most_headers) return refuse(431, error);
    head.headers.emplace_back(lower(name), value);
    if (field == http::field::transfer_encoding && (!is_1_1_ || lower(value) != "chunked")) refuse(501, error);
    if (field == http::field::content_length &&
        !std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; }))
        refuse(400, error);
    if (field == http::field::expect && lower(value) != "100-continue") refuse(417, error);
}

void Arrival::on_header_impl(error_code& error)
{
    auto const count = [&](std::string_view name) {
        return std::ranges::count(head.headers, name, &Headers::value_type::first);
    };
    bool const names_host = count("host") == 1 || (count("host") == 0 && !is_1_1_);
    bool const has_one_length = count("content-length") + count("transfer-encoding") <= 1;
    bool const is_reading = head.method == Method::get || head.method == Method::head;
    if (!names_host || !has_one_length || (is_reading && has_body())) refuse(400, error);
}

std::size_t Arrival::on_body_impl(text piece, error_code&)
{
    piece_ = piece;
    return piece.size();
}

std::size_t Arrival::on_chunk_body_impl(std::uint64_t, text piece, error_code&)
{
    piece_ = piece;
    return piece.size();
}

void Arrival::refuse(int status, error_code& error)
{
    fault_ = status;
    error = http::error::bad_value;
}

} // namespace succession
