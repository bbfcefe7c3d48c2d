#include "web/delivery.hpp"

#include "base/text.hpp"

#include <fmt/chrono.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace succession {

namespace {

constexpr std::size_t worth_compressing = 1024;
constexpr int compression_level = 4; // 30 kB of table in 0.3 ms; 9 saves another tenth and takes thrice as long

std::string_view value_of(Headers const& headers, std::string_view name)
{
    auto const found = std::ranges::find(headers, name, &Headers::value_type::first);
    return found == headers.end() ? std::string_view() : found->second;
}

void remove(Headers& headers, std::string_view name)
{
    std::erase_if(headers, [&](auto const& header) { return header.first == name; });
}

/// Without the mark of weakness, which does not matter to a reader's cache.
std::string_view opaque(std::string_view tag) { return tag.starts_with("W/") ? tag.substr(2) : tag; }

bool is_unchanged(Head const& head, Response const& response)
{
    auto const tag = value_of(response.headers, "etag");
    if (auto const known = head.header("if-none-match")) {
        if (trimmed(*known) == "*") return true;
        return !tag.empty() &&
               std::ranges::any_of(split(*known, ','), [&](auto& k) { return opaque(k) == opaque(tag); });
    }
    auto const modified = value_of(response.headers, "last-modified");
    return !modified.empty() && head.header("if-modified-since") == modified;
}

bool is_text(std::string_view media_type)
{
    auto const type = trimmed(media_type.substr(0, media_type.find(';')));
    return type.starts_with("text/") || type.ends_with("json") || type.ends_with("javascript") || type.ends_with("xml");
}

bool is_compressible(Response const& response)
{
    return !response.file && response.body.size() > worth_compressing &&
           is_text(value_of(response.headers, "content-type")) &&
           value_of(response.headers, "content-encoding").empty();
}

/// What a body depends on stands in one header.
void vary_by_encoding(Response& response)
{
    static std::string const encoding = "accept-encoding";
    auto const known = std::ranges::find(response.headers, "vary", &Headers::value_type::first);
    if (known == response.headers.end()) response.with("vary", encoding);
    else if (known->second.find(encoding) == std::string::npos) known->second += ", " + encoding;
}

void compress(Response& response)
{
    response.body = gzipped(response.body, compression_level);
    response.with("content-encoding", "gzip");
    // other bytes than uncompressed: the tag no longer promises the same bytes, only the same content
    for (auto& [name, value] : response.headers)
        if (name == "etag" && !value.starts_with("W/")) value.insert(0, "W/");
}

struct Range {
    std::int64_t first = 0;
    std::int64_t last = 0;
};

std::optional<std::int64_t> number(std::string_view text)
{
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 0) return {};
    return value;
}

/// The one range that "bytes=0-499", "bytes=500-" or "bytes=-500" asks for; `last < first` when it lies outside.
/// Nothing for several ranges and what is no range: the whole file may then be sent.
std::optional<Range> parse_range(std::string_view text, std::int64_t size)
{
    if (!text.starts_with("bytes=")) return {};
    text.remove_prefix(6);
    auto const dash = text.find('-');
    if (dash == std::string_view::npos) return {};
    auto const from = number(text.substr(0, dash)), to = number(text.substr(dash + 1));
    if (dash == 0 && to) return Range{std::max<std::int64_t>(size - *to, 0), size - 1};
    if (!from || (!to && dash + 1 != text.size()) || (to && *to < *from)) return {};
    if (*from >= size) return Range{0, -1};
    return Range{*from, std::min(to.value_or(size - 1), size - 1)};
}

/// If-Range: a part is wanted only of the file that was begun.
bool is_same_file(Head const& head, Response const& response)
{
    auto const begun = head.header("if-range");
    if (!begun) return true;
    auto const tag = value_of(response.headers, "etag"), modified = value_of(response.headers, "last-modified");
    return (*begun == tag && tag.starts_with('"')) || (*begun == modified && !modified.empty());
}

void cut_to_range(Head const& head, Response& response)
{
    auto& file = *response.file;
    auto const range = parse_range(head.header("range").value_or(""), file.size);
    if (!range || !is_same_file(head, response)) return;
    if (range->last < range->first) {
        response.status = 416;
        remove(response.headers, "content-type");
        response.with("content-range", fmt::format("bytes */{}", file.size));
        response.file.reset();
        return;
    }
    response.status = 206;
    response.with("content-range", fmt::format("bytes {}-{}/{}", range->first, range->last, file.size));
    file.from = range->first;
    file.size = range->last - range->first + 1;
}

void drop_body(Response& response)
{
    response.body.clear();
    response.file.reset();
}

} // namespace

std::string gzipped(std::string_view text, int level)
{
    static constexpr int gzip_format = 15 + 16;
    static constexpr int memory_level = 9;
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, gzip_format, memory_level, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("zlib does not start");
    std::string packed(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

bool accepts_gzip(Head const& head)
{
    return std::ranges::any_of(split(head.header("accept-encoding").value_or(""), ','), [](std::string const& coding) {
        auto const name = trimmed(std::string_view(coding).substr(0, coding.find(';')));
        auto const quality = coding.find("q=");
        bool const refused = quality != std::string::npos &&
                             std::string_view(coding).find_first_of("123456789", quality) == std::string_view::npos;
        return (name == "gzip" || name == "*") && !refused;
    });
}

Response deliver(Head const& head, Response response)
{
    bool const may_compress = is_compressible(response);
    if (may_compress) vary_by_encoding(response);
    if (response.file) response.with("accept-ranges", "bytes");

    bool const reads = head.method == Method::get || head.method == Method::head;
    if (reads && response.status == 200 && is_unchanged(head, response)) {
        response.status = 304;
        remove(response.headers, "content-type");
    }
    if (response.status == 304 || response.status == 204) {
        drop_body(response);
        return response;
    }
    if (head.method == Method::get && response.status == 200 && response.file) cut_to_range(head, response);
    if (may_compress && accepts_gzip(head)) compress(response);

    auto const length = response.file ? response.file->size : static_cast<std::int64_t>(response.body.size());
    response.with("content-length", std::to_string(length));
    if (head.method == Method::head) drop_body(response);
    return response;
}

std::string header_date(Moment moment)
{
    return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(static_cast<std::time_t>(moment / 1000)));
}

} // namespace succession
