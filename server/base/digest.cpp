#include "base/digest.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>

namespace succession {

std::string sha256_hex(std::string_view bytes)
{
    std::array<unsigned char, 32> digest;
    unsigned int size = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
    std::string hex;
    for (auto const byte : digest) hex += fmt::format("{:02x}", byte);
    return hex;
}

} // namespace succession
