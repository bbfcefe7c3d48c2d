#pragma once

#include "web/request.hpp"

#include <boost/beast/http/basic_parser.hpp>

namespace succession {

/// A request as it arrives: first its head, then its body, piece by piece. Stricter than the standard with what
/// smugglers use: one Content-Length, or one Transfer-Encoding that says "chunked"; one Host.
class Arrival final : boost::beast::http::basic_parser<true> {
public:
    explicit Arrival(std::size_t header_limit);

    /// Reads on and says how many bytes it is done with. Stops after the head, and after each piece of the body.
    std::size_t take(std::string_view bytes);

    /// How far the request has come.
    bool has_begun() const { return taken_ > 0; }
    bool has_head() const { return is_header_done(); }
    bool is_complete() const { return is_done(); }
    /// The last `take` found less than it needs to go on.
    bool is_starved() const { return starved_; }
    /// The status that a malformed request is refused with, or 0.
    int fault() const { return fault_; }

    /// What the head says of the body and of the connection.
    bool has_body() const { return chunked() || content_length().value_or(0) > 0; }
    bool keeps_alive() const { return keep_alive(); }
    bool expects_continue() const;
    /// What of the body the last `take` came upon; inside its bytes.
    std::string_view piece() const { return piece_; }

    Head head;

private:
    using error_code = boost::beast::error_code;
    using text = boost::beast::string_view;
    using length = boost::optional<std::uint64_t>;

    void on_request_impl(boost::beast::http::verb, text method, text target, int version, error_code&) override;
    void on_field_impl(boost::beast::http::field, text name, text value, error_code&) override;
    void on_header_impl(error_code&) override;
    std::size_t on_body_impl(text, error_code&) override;
    std::size_t on_chunk_body_impl(std::uint64_t, text, error_code&) override;
    void on_response_impl(int, text, int, error_code&) override {}
    void on_body_init_impl(length const&, error_code&) override {}
    void on_chunk_header_impl(std::uint64_t, text, error_code&) override {}
    void on_finish_impl(error_code&) override {}

    void refuse(int status, error_code&);

    std::size_t const header_limit_;
    std::size_t taken_ = 0;
    bool is_1_1_ = true;
    bool starved_ = false;
    int fault_ = 0;
    std::string_view piece_;
};

} // namespace succession
