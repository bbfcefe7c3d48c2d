#include "files/clean.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "files/archive.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <array>
#include <chrono>
#include <fstream>
#include <set>

namespace succession {

namespace {

using namespace std::chrono_literals;

constexpr zip_int64_t most_entries = 1000;
constexpr std::int64_t most_bytes = 500'000'000; ///< of all entries, unpacked
constexpr auto time_allowed = 60s;               ///< for all but the last entry
constexpr Moment no_time = 315'532'800'000;      ///< 1980, where the times of ZIP begin

[[noreturn]] void refuse(std::string const& sentence) { throw Problem(Problem::Kind::bad_request, sentence); }

constexpr auto too_much = "The archive holds more than we can look through. Please split it, or leave something out.";

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
    void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

/// A folder beside the target, gone afterwards.
struct Workplace {
    explicit Workplace(std::filesystem::path const& target) : path(target.string() + ".parts")
    {
        std::filesystem::create_directory(path);
    }
    Workplace(Workplace const&) = delete;
    ~Workplace()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }

    std::filesystem::path path;
};

/// An entry's folders and name, as its sender is told of it; "" for folders and for what file managers leave behind.
std::string name_of(zip_t* archive, zip_uint64_t index)
{
    auto const* const sent = zip_get_name(archive, index, ZIP_FL_ENC_GUESS);
    std::string_view const path = sent ? sent : "file";
    std::vector<std::string> parts;
    for (auto const& part : split(path, '/')) {
        if (part == "." || part == "..") continue;
        if (part.starts_with('.') || part == "__MACOSX") return {};
        parts.push_back(archive_name(part));
    }
    return path.ends_with('/') ? "" : joined(parts, "/");
}

void unpack(zip_t* archive, zip_uint64_t index, std::filesystem::path const& path, std::int64_t& left)
{
    std::unique_ptr<zip_file_t, Discard> const entry(zip_fopen_index(archive, index, 0));
    if (!entry) refuse("It asks for a password, or is packed in a way we cannot open.");
    std::ofstream file(path, std::ios::binary);
    std::array<char, 64 * 1024> buffer;
    for (;;) {
        auto const count = zip_fread(entry.get(), buffer.data(), buffer.size());
        if (count < 0) refuse("It is damaged. Please pack the archive again.");
        if (count == 0) break;
        left -= count;
        if (left < 0) refuse(too_much);
        file.write(buffer.data(), count);
    }
    if (!file.flush()) throw std::runtime_error("cannot unpack to " + path.string());
}

/// What kind of text or code it is; nothing else of its name may say.
std::string extension_of_text(std::string_view name, std::string_view otherwise)
{
    static std::set<std::string, std::less<>> const known{
        "bib",  "c",   "cpp",  "csv", "do",  "fasta", "geojson", "ipynb", "jl",  "js",
        "json", "m",   "md",   "nex", "nwk", "py",    "qmd",     "r",     "rmd", "sas",
        "sh",   "sql", "stan", "tex", "tsv", "txt",   "yml",     "yaml",  "toml"};
    auto const found = known.find(lower(name.substr(name.find_last_of('.') + 1)));
    return found == known.end() ? std::string(otherwise) : *found;
}

/// The reviewers' copy of what was unpacked, as yet without a name but for its end.
ArchiveEntry cleaned(std::filesystem::path const& unpacked, std::string const& name)
{
    if (std::filesystem::file_size(unpacked) == 0) return {"." + extension_of_text(name, "txt")};
    auto const facts = inspect(unpacked);
    if (facts.extension == "zip")
        refuse("This is an archive within the archive. Please put its files into the outer one.");
    if (facts.extension == "bin")
        refuse("We do not know this kind of file, so its writers' names may be in it. Please leave it out, or mark the "
               "archive for the editors alone.");
    if (!facts.refusal.empty()) refuse(facts.refusal);
    auto const is_text = facts.extension == "txt" || facts.extension == "csv" || facts.extension == "json";
    ArchiveEntry entry{"." + (is_text ? extension_of_text(name, facts.extension) : facts.extension),
                       unpacked.string() + "-clean"};
    clean_file(unpacked, facts, entry.file);
    entry.is_packed = !is_text;
    std::filesystem::remove(unpacked);
    return entry;
}

std::vector<ArchiveEntry> all_cleaned(zip_t* archive, std::filesystem::path const& folder)
{
    auto const deadline = std::chrono::steady_clock::now() + time_allowed;
    auto const count = zip_get_num_entries(archive, 0);
    if (count > most_entries) refuse(too_much);
    std::vector<ArchiveEntry> entries;
    auto left = most_bytes;
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
        auto const name = name_of(archive, i);
        if (name.empty()) continue;
        if (std::chrono::steady_clock::now() > deadline) refuse(too_much);
        try {
            auto const path = folder / std::to_string(i);
            unpack(archive, i, path, left);
            auto& entry = entries.emplace_back(cleaned(path, name));
            entry.name = fmt::format("{:02}{}", entries.size(), entry.name);
        }
        catch (Problem const& problem) {
            refuse(fmt::format("In the archive, “{}”: {}", name, problem.what()));
        }
    }
    return entries;
}

} // namespace

void clean_archive(std::filesystem::path const& source, std::filesystem::path const& target)
{
    Archive const archive(zip_open(source.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr));
    if (!archive) refuse("The archive is damaged and cannot be opened. Please pack it again.");
    Workplace const workplace(target);
    auto const entries = all_cleaned(archive.get(), workplace.path);
    if (entries.empty()) refuse("There is nothing in the archive.");
    write_archive(target, entries, no_time);
}

} // namespace succession
