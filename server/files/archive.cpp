#include "files/archive.hpp"

#include <zip.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace succession {

namespace {

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

constexpr std::size_t longest_name = 120;

[[noreturn]] void fail(zip_t* archive, std::string const& name)
{
    throw std::runtime_error("cannot pack " + name + ": " + zip_strerror(archive));
}

Archive open(std::filesystem::path const& path)
{
    int error = 0;
    Archive archive(zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error));
    if (!archive) throw std::runtime_error("cannot write the archive " + path.string());
    return archive;
}

/// The text must outlive the archive: libzip reads it when the archive is closed.
zip_source_t* source_of(zip_t* archive, ArchiveEntry const& entry)
{
    if (entry.file.empty()) return zip_source_buffer(archive, entry.text.data(), entry.text.size(), 0);
    return zip_source_file(archive, entry.file.c_str(), 0, -1);
}

void add(zip_t* archive, ArchiveEntry const& entry, Moment at)
{
    auto* source = source_of(archive, entry);
    if (!source) fail(archive, entry.name);
    auto const index = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        fail(archive, entry.name);
    }
    auto const place = static_cast<zip_uint64_t>(index);
    bool const is_packed = !entry.file.empty() && entry.is_packed;
    zip_set_file_compression(archive, place, is_packed ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0);
    zip_file_set_mtime(archive, place, static_cast<time_t>(at / 1000), 0);
}

bool is_plain(char c)
{
    bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter || c == '-' || c == '.' || c == '_' || c == ' ';
}

} // namespace

std::string archive_name(std::string_view name)
{
    std::string found;
    for (char const c : name.substr(name.find_last_of("/\\") + 1)) found += is_plain(c) ? c : '_';
    found.erase(0, found.find_first_not_of(". "));
    if (found.size() > longest_name) found.erase(0, found.size() - longest_name);
    while (found.ends_with('.') || found.ends_with(' ')) found.pop_back();
    return found.empty() ? "file" : found;
}

void write_archive(std::filesystem::path const& path, std::vector<ArchiveEntry> const& entries, Moment at)
{
    auto archive = open(path);
    for (auto const& entry : entries) add(archive.get(), entry, at);
    if (zip_close(archive.get()) != 0) fail(archive.get(), path.filename().string());
    archive.release(); // closed
}

} // namespace succession
