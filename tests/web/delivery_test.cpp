#include "web/delivery.hpp"

#include <doctest/doctest.h>
#include <zlib.h>

#include <algorithm>

namespace succession {

namespace {

Head asking(Headers headers, Method method = Method::get)
{
    Head head;
    head.method = method;
    head.headers = std::move(headers);
    return head;
}

std::string value(Response const& response, std::string_view name)
{
    for (auto const& [header, text] : response.headers)
        if (header == name) return text;
    return "";
}

Response page(std::size_t size) { return Response::html(std::string(size, 'x')).with("etag", "\"one\""); }

Response file(std::int64_t size)
{
    auto response = Response::text("", "application/pdf").with("etag", "\"sum\"").with("last-modified", "then");
    response.file = FileBody{"/store/sum", size};
    return response;
}

std::string unpacked(std::string const& bytes)
{
    z_stream stream{};
    REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
    std::string text(1 << 20, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    text.resize(stream.total_out);
    inflateEnd(&stream);
    return text;
}

} // namespace

TEST_CASE("text of some size is compressed for those who say so")
{
    auto const reply = deliver(asking({{"accept-encoding", "deflate, gzip;q=0.5"}}), page(5000));
    CHECK(value(reply, "content-encoding") == "gzip");
    CHECK(value(reply, "vary") == "accept-encoding");
    CHECK(value(reply, "etag") == "W/\"one\"");
    CHECK(value(reply, "content-length") == std::to_string(reply.body.size()));
    CHECK(unpacked(reply.body) == std::string(5000, 'x'));
}

TEST_CASE("other bodies go as they are")
{
    Headers const gzip{{"accept-encoding", "gzip"}};
    CHECK(deliver(asking({}), page(5000)).body.size() == 5000);
    CHECK(value(deliver(asking({}), page(5000)), "vary") == "accept-encoding");
    for (auto const* refused : {"gzip;q=0", "gzip; q=0.000", "br", "identity", "xgzip"})
        CHECK(deliver(asking({{"accept-encoding", refused}}), page(5000)).body.size() == 5000);
    CHECK(deliver(asking(gzip), page(1000)).body.size() == 1000);
    CHECK(deliver(asking(gzip), Response::text(std::string(5000, 'x'), "image/png")).body.size() == 5000);
    CHECK(deliver(asking(gzip), page(5000).with("content-encoding", "br")).body.size() == 5000);
    CHECK(deliver(asking(gzip), Response::text(std::string(5000, 'x'), "image/svg+xml")).body.size() < 200);
    CHECK(deliver(asking(gzip), Response::text(std::string(5000, 'x'), "application/json; a=b")).body.size() < 200);
}

TEST_CASE("who knows a page already is told so")
{
    for (auto const* known : {"\"one\"", "W/\"one\"", "\"two\", \"one\"", "*"}) {
        auto const reply = deliver(asking({{"if-none-match", known}}), page(5000));
        CHECK(reply.status == 304);
        CHECK(reply.body.empty());
        CHECK(value(reply, "etag") == "\"one\"");
        CHECK(value(reply, "vary") == "accept-encoding");
        CHECK(value(reply, "content-length").empty());
        CHECK(value(reply, "content-type").empty());
    }
    CHECK(deliver(asking({{"if-none-match", "\"two\""}}), page(5000)).status == 200);
    CHECK(deliver(asking({{"if-none-match", "\"one\""}}, Method::post), page(5000)).status == 200);
    CHECK(deliver(asking({{"if-none-match", "\"one\""}}), page(5000).with("x", "y")).status == 304);
    auto failed = page(5000);
    failed.status = 404;
    CHECK(deliver(asking({{"if-none-match", "\"one\""}}), failed).status == 404);
    CHECK(deliver(asking({{"if-modified-since", "then"}}), file(10)).status == 304);
    CHECK(deliver(asking({{"if-modified-since", "before"}}), file(10)).status == 200);
    CHECK(deliver(asking({{"if-modified-since", "then"}, {"if-none-match", "\"other\""}}), file(10)).status == 200);
    CHECK_FALSE(deliver(asking({{"if-modified-since", "then"}}), file(10)).file);
}

TEST_CASE("one range of a file is cut out")
{
    struct Row {
        std::string range;
        int status;
        std::int64_t from, size;
    };
    for (auto const& row : {Row{"bytes=0-4", 206, 0, 5}, Row{"bytes=5-", 206, 5, 5}, Row{"bytes=-3", 206, 7, 3},
                            Row{"bytes=-30", 206, 0, 10}, Row{"bytes=9-9", 206, 9, 1}, Row{"bytes=4-99", 206, 4, 6},
                            Row{"bytes=10-", 416, 0, 0}, Row{"bytes=-0", 416, 0, 0}, Row{"bytes=12-14", 416, 0, 0},
                            Row{"bytes=0-1,3-4", 200, 0, 10}, Row{"bytes=4-2", 200, 0, 10}, Row{"bytes=-", 200, 0, 10},
                            Row{"bytes=", 200, 0, 10}, Row{"bytes=a-b", 200, 0, 10}, Row{"bytes=--3", 200, 0, 10},
                            Row{"lines=0-4", 200, 0, 10}, Row{"bytes=99999999999999999999-", 200, 0, 10}}) {
        CAPTURE(row.range);
        auto const reply = deliver(asking({{"range", row.range}}), file(10));
        CHECK(reply.status == row.status);
        CHECK(value(reply, "accept-ranges") == "bytes");
        CHECK(value(reply, "content-length") == std::to_string(row.size));
        if (row.status == 416) CHECK(value(reply, "content-range") == "bytes */10");
        else CHECK((reply.file && reply.file->from == row.from && reply.file->size == row.size));
    }
    CHECK(value(deliver(asking({{"range", "bytes=2-3"}}), file(10)), "content-range") == "bytes 2-3/10");
    CHECK(deliver(asking({{"range", "bytes=0-"}}), file(0)).status == 416);
    CHECK(deliver(asking({{"range", "bytes=0-1"}}), page(5000)).status == 200);
}

TEST_CASE("a range is cut only out of the file that was begun")
{
    auto const status = [](std::string const& begun) {
        return deliver(asking({{"range", "bytes=0-4"}, {"if-range", begun}}), file(10)).status;
    };
    CHECK(status("\"sum\"") == 206);
    CHECK(status("then") == 206);
    CHECK(status("W/\"sum\"") == 200);
    CHECK(status("\"other\"") == 200);
    CHECK(status("") == 200);
}

TEST_CASE("HEAD is told the length and gets no body")
{
    auto const reply = deliver(asking({}, Method::head), page(5000));
    CHECK(value(reply, "content-length") == "5000");
    CHECK(reply.body.empty());
    auto const whole = deliver(asking({{"range", "bytes=0-1"}}, Method::head), file(10));
    CHECK(whole.status == 200);
    CHECK(value(whole, "content-length") == "10");
    CHECK_FALSE(whole.file);
}

TEST_CASE("headers write moments in their own way")
{
    auto const moment = parse_date("2026-10-21").value();
    CHECK(header_date(moment + 9 * hour + 12 * minute + 5999) == "Wed, 21 Oct 2026 09:12:05 GMT");
    CHECK(header_date(0) == "Thu, 01 Jan 1970 00:00:00 GMT");
}

TEST_CASE("what a body depends on stands in one header")
{
    auto const vary_of = [](Response const& reply) {
        auto const headers = std::ranges::count(reply.headers, "vary", &Headers::value_type::first);
        return headers == 1 ? value(reply, "vary") : "not one";
    };
    CHECK(vary_of(deliver(asking({}), page(5000).with("vary", "accept-encoding"))) == "accept-encoding");
    CHECK(vary_of(deliver(asking({}), page(5000).with("vary", "cookie"))) == "cookie, accept-encoding");
}

} // namespace succession
