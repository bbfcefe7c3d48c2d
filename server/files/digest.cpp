#include "files/digest.hpp"

#include "files/descriptor.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <new>
#include <vector>

namespace succession {

void Sha256::Free::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }

Sha256::Sha256() : context_(EVP_MD_CTX_new())
{
    if (!context_ || EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) != 1) throw std::bad_alloc();
}

void Sha256::add(std::string_view bytes) { EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()); }

std::string Sha256::hex()
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
    unsigned size = 0;
    EVP_DigestFinal_ex(context_.get(), digest.data(), &size);
    std::string text;
    for (auto const byte : std::string_view(reinterpret_cast<char const*>(digest.data()), size)) {
        text += "0123456789abcdef"[static_cast<unsigned char>(byte) >> 4];
        text += "0123456789abcdef"[byte & 15];
    }
    return text;
}

std::string sha256_of_file(std::filesystem::path const& path)
{
    auto const file = Descriptor::to_read(path);
    Sha256 hash;
    std::vector<char> buffer(256 * 1024);
    while (auto const piece = file.read(buffer)) hash.add({buffer.data(), piece});
    return hash.hex();
}

bool is_sha256(std::string_view name)
{
    return name.size() == 64 &&
           std::ranges::all_of(name, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace succession
