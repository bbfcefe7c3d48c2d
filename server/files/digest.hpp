#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace succession {

/// The SHA-256 of bytes that arrive piece by piece: the name a file has in the store.
class Sha256 {
public:
    Sha256();
    void add(std::string_view bytes);
    /// The 64 lower-case hex digits of all bytes added; to be asked once.
    std::string hex();

private:
    struct Free {
        void operator()(evp_md_ctx_st*) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> context_;
};

/// The SHA-256 of a file's content.
std::string sha256_of_file(std::filesystem::path const&);
/// Whether this is 64 lower-case hex digits.
bool is_sha256(std::string_view name);

} // namespace succession
