#include "web/assets.hpp"

#include "web/delivery.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <fstream>

namespace succession {

namespace {

namespace fs = std::filesystem;

std::string media_type_of(fs::path const& file)
{
    static std::map<std::string, std::string> const types{{".css", "text/css; charset=utf-8"},
                                                          {".js", "text/javascript; charset=utf-8"},
                                                          {".svg", "image/svg+xml"},
                                                          {".png", "image/png"},
                                                          {".ico", "image/x-icon"}};
    auto const found = types.find(file.extension().string());
    if (found == types.end()) throw Mistake(file.string() + ": the site does not know this kind of file.");
    return found->second;
}

std::string content_of(fs::path const& file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw Mistake(file.string() + " cannot be read.");
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string fingerprint(std::string const& content)
{
    auto const bytes = reinterpret_cast<Bytef const*>(content.data());
    return fmt::format("{:08x}", crc32(0, bytes, static_cast<uInt>(content.size())));
}

} // namespace

Assets::Assets(fs::path const& folder)
{
    for (auto const& entry : fs::directory_iterator(folder)) {
        auto const file = entry.path();
        Asset asset{media_type_of(file), content_of(file), {}, {}};
        auto const mark = fingerprint(asset.plain);
        auto const name = fmt::format("{}.{}{}", file.stem().string(), mark, file.extension().string());
        asset.gzipped = gzipped(asset.plain, Z_BEST_COMPRESSION);
        asset.etag = '"' + mark + '"';
        addresses_[file.filename().string()] = "/assets/" + name;
        by_address_[name] = std::move(asset);
    }
}

std::string const& Assets::address(std::string_view name) const
{
    auto const found = addresses_.find(name);
    if (found == addresses_.end()) throw Mistake("templates/assets has no " + std::string(name) + ".");
    return found->second;
}

std::string_view Assets::text(std::string_view name) const
{
    auto const found = addresses_.find(name);
    if (found == addresses_.end()) return {};
    return by_address_.find(found->second.substr(std::string_view("/assets/").size()))->second.plain;
}

std::optional<Response> Assets::find(Head const& head, std::string_view name) const
{
    auto const found = by_address_.find(name);
    if (found == by_address_.end()) return {};
    auto const& asset = found->second;
    bool const packed = accepts_gzip(head) && asset.gzipped.size() < asset.plain.size();
    auto response = Response::text(packed ? asset.gzipped : asset.plain, asset.media_type)
                        .with("cache-control", "public, max-age=31536000, immutable")
                        .with("vary", "accept-encoding")
                        .with("etag", asset.etag);
    if (packed) response.with("content-encoding", "gzip");
    return response;
}

} // namespace succession
