#pragma once

#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace succession {

/// The SHA-256 of bytes that arrive piece by piece.
class Sha256 {
public:
    Sha256();
    void add(std::string_view bytes);
    /// The 64 lower-case hexadecimal digits of all bytes added; to be asked once.
    std::string hex();

private:
    struct Free {
        void operator()(evp_md_ctx_st*) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> context_;
};

/// The same of bytes that are all there.
std::string sha256_hex(std::string_view bytes);

} // namespace succession
