#pragma once

#include "base/id.hpp"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace succession {

/// What only this journal knows: a key of 32 bytes in a file beside the database, from which the tokens in mails and
/// forms are derived. Safe to share between threads.
class Secrets {
public:
    /// Reads the key, or makes one where there is none (mode 0600). Throws Mistake for a file that holds no key.
    explicit Secrets(std::filesystem::path const& file);

    /// What stands in a mail for this link; the same at every try, and nowhere stored.
    std::string link_token(std::string_view purpose, LinkId) const;
    /// The link that a token stands for, or nothing when this journal never gave it for that purpose.
    std::optional<LinkId> link_of(std::string_view purpose, std::string_view token) const;
    /// A seal under `text` that nobody else can make: for cookies, for keys of throttling that betray no address.
    std::string seal(std::string_view purpose, std::string_view text) const;

private:
    std::array<unsigned char, 32> key_{};
};

/// 32 random bytes, fit for an address or a cookie.
std::string random_token();
/// A digest of a token that is random itself: what is stored in its place.
std::string digest(std::string_view token);
/// Compares in a time that tells nothing about where two secrets differ.
bool same_secret(std::string_view one, std::string_view other);

/// Passwords as Argon2id (t = 2, 19 MiB). At most two are hashed at once; call outside any transaction.
namespace passwords {

/// What is stored in a password's place; salted, and so another each time.
std::string hash(std::string_view password);
/// For "" (nobody, or nobody with a password) it takes as long and is false.
bool verify(std::string const& hash, std::string_view password);
/// Why a new password will not do, in a sentence; "" when it will.
std::string weakness(std::string_view password);

} // namespace passwords

} // namespace succession
