#include "office/secrets.hpp"

#include "base/problem.hpp"

#include <sodium.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <semaphore>

#include <fcntl.h>
#include <unistd.h>

namespace succession {

namespace {

/// libsodium is ready before anything of it is used.
bool const ready = sodium_init() >= 0;

constexpr std::size_t key_bytes = crypto_auth_KEYBYTES;
constexpr std::size_t id_bytes = 8;
constexpr std::size_t longest_password = 1000;
constexpr std::size_t shortest_password = 10;

std::string base64(unsigned char const* bytes, std::size_t count)
{
    static constexpr auto variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(count, variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes, count, variant);
    text.pop_back(); // the terminating zero
    return text;
}

/// The bytes of a token of exactly that length, or nothing.
template <std::size_t count>
std::optional<std::array<unsigned char, count>> from_base64(std::string_view text)
{
    std::array<unsigned char, count> bytes{};
    std::size_t found = 0;
    char const* end = nullptr;
    if (sodium_base642bin(bytes.data(), count, text.data(), text.size(), nullptr, &found, &end,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0)
        return {};
    if (found != count || end != text.data() + text.size()) return {};
    return bytes;
}

/// A new key in a file that nobody else may read; nothing when the file is there already.
void make_key_file(std::filesystem::path const& file)
{
    std::filesystem::create_directories(file.parent_path());
    int const opened = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (opened < 0 && errno == EEXIST) return;
    std::array<unsigned char, key_bytes> key{};
    randombytes_buf(key.data(), key.size());
    auto const written = opened < 0 ? -1 : ::write(opened, key.data(), key.size());
    bool const kept = written == static_cast<ssize_t>(key.size()) && ::fsync(opened) == 0;
    if (opened >= 0) ::close(opened);
    if (!kept)
        throw Mistake("The journal's key could not be written to " + file.string() + ": " + std::strerror(errno));
}

std::string mac(std::array<unsigned char, key_bytes> const& key, std::string_view purpose, std::string_view text)
{
    std::string message(purpose);
    (message += '\0') += text;
    std::array<unsigned char, crypto_auth_BYTES> made{};
    crypto_auth(made.data(), reinterpret_cast<unsigned char const*>(message.data()), message.size(), key.data());
    return {reinterpret_cast<char const*>(made.data()), made.size()};
}

std::string bytes_of(LinkId id)
{
    std::string bytes;
    for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(id.value >> shift & 0xff);
    return bytes;
}

std::string base64(std::string_view bytes)
{
    return base64(reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
}

/// Two at once: each takes 19 MiB and a core.
std::counting_semaphore<2> hashing(2);

struct Turn {
    Turn() { hashing.acquire(); }
    ~Turn() { hashing.release(); }
};

constexpr unsigned long long passes = 2;
constexpr std::size_t memory = 19 << 20;

} // namespace

Secrets::Secrets(std::filesystem::path const& file)
{
    make_key_file(file);
    std::ifstream stream(file, std::ios::binary);
    std::string const text{std::istreambuf_iterator<char>(stream), {}};
    if (text.size() != key_.size())
        throw Mistake(file.string() + " holds no key: put the right file back, or remove it to begin with a new key.");
    std::ranges::copy(text, key_.begin());
}

std::string Secrets::link_token(std::string_view purpose, LinkId id) const
{
    auto const bytes = bytes_of(id);
    return base64(bytes + mac(key_, purpose, bytes));
}

std::optional<LinkId> Secrets::link_of(std::string_view purpose, std::string_view token) const
{
    auto const bytes = from_base64<id_bytes + crypto_auth_BYTES>(token);
    if (!bytes) return {};
    LinkId id;
    for (std::size_t i = 0; i < id_bytes; ++i) id.value = id.value << 8 | (*bytes)[i];
    if (!same_secret(token, link_token(purpose, id))) return {};
    return id;
}

std::string Secrets::seal(std::string_view purpose, std::string_view text) const
{
    return base64(mac(key_, purpose, text));
}

std::string random_token()
{
    std::array<unsigned char, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return base64(bytes.data(), bytes.size());
}

std::string digest(std::string_view token)
{
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<unsigned char const*>(token.data()), token.size(),
                       nullptr, 0);
    return base64(hash.data(), hash.size());
}

bool same_secret(std::string_view one, std::string_view other)
{
    return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

std::string passwords::hash(std::string_view password)
{
    Turn const turn;
    std::string text(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), passes, memory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw Problem(Problem::Kind::unavailable, "The journal is very busy. Please try again in a minute.");
    return text.c_str();
}

bool passwords::verify(std::string const& hash, std::string_view password)
{
    static std::string const nobody = passwords::hash(random_token());
    if (password.size() > longest_password) return false;
    Turn const turn;
    auto const& stored = hash.empty() ? nobody : hash;
    bool const right = crypto_pwhash_str_verify(stored.c_str(), password.data(), password.size()) == 0;
    return right && !hash.empty();
}

std::string passwords::weakness(std::string_view password)
{
    if (password.size() < shortest_password) return "Choose a password of at least 10 characters.";
    if (password.size() > longest_password) return "Choose a password of at most 1,000 characters.";
    if (password.find_first_not_of(password.front()) == std::string_view::npos)
        return "Choose a password of more than one character said again and again.";
    return {};
}

} // namespace succession
