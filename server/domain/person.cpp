#include "domain/person.hpp"

#include "base/text.hpp"
#include "domain/limits.hpp"

#include <algorithm>

namespace succession {

std::string address_key(std::string_view address) { return lower(trimmed(address)); }

bool is_address(std::string_view address)
{
    auto const at = address.find('@');
    if (at == std::string_view::npos || at == 0 || address.size() > 254) return false;
    auto const domain = address.substr(at + 1);
    if (domain.find('.') == std::string_view::npos || domain.starts_with('.') || domain.ends_with('.')) return false;
    static constexpr std::string_view refused = " \t\r\n,;:<>()[]\\\"";
    return std::ranges::none_of(address, [](unsigned char c) { return c < 0x20 || c == 0x7f; }) &&
           address.find_first_of(refused) == std::string_view::npos && domain.find('@') == std::string_view::npos;
}

namespace {

constexpr std::string_view ror_prefix = "https://ror.org/";

/// "prize.example" and whatever else mail programs would make a link of; "J. R." and "St. John" are none.
bool holds_link(std::string_view name)
{
    if (name.find_first_of("@/\\<>") != std::string_view::npos || lower(name).find("www.") != std::string::npos)
        return true;
    auto const is_small = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    for (auto dot = name.find('.', 1); dot != std::string_view::npos && dot + 1 < name.size();
         dot = name.find('.', dot + 1))
        if (is_small(name[dot - 1]) && is_small(name[dot + 1])) return true;
    return false;
}

} // namespace

std::string name_fault(std::string_view name)
{
    if (count_characters(name) > limits::name) return "Please write a shorter form of this name.";
    if (holds_link(name)) return "Please write only the name here: no address and no link.";
    if (std::ranges::any_of(name, [](unsigned char c) { return c < 0x20 || c == 0x7f; }))
        return "Please write the name in one line.";
    return {};
}

std::vector<NameFault> name_faults(std::string_view given, std::string_view family)
{
    std::vector<NameFault> faults;
    for (auto const& [part, name] : {std::pair("given", given), std::pair("family", family)})
        if (auto reason = name_fault(name); !reason.empty()) faults.push_back({part, std::string(name), reason});
    return faults;
}

std::string address_domain(std::string_view address)
{
    auto const at = address.rfind('@');
    return at == std::string_view::npos ? "" : lower(trimmed(address.substr(at + 1)));
}

bool is_orcid(std::string_view orcid)
{
    if (orcid.size() != 19) return false;
    int total = 0;
    for (std::size_t i = 0; i < 18; ++i) {
        if (i == 4 || i == 9 || i == 14) {
            if (orcid[i] != '-') return false;
            continue;
        }
        if (orcid[i] < '0' || orcid[i] > '9') return false;
        total = (total + (orcid[i] - '0')) * 2 % 11;
    }
    int const check = (12 - total) % 11;
    return orcid[18] == (check == 10 ? 'X' : static_cast<char>('0' + check));
}

std::string normal_orcid(std::string_view text)
{
    auto bare = trimmed(text);
    for (std::string_view const prefix : {"https://orcid.org/", "http://orcid.org/", "orcid.org/"})
        if (bare.starts_with(prefix)) bare.remove_prefix(prefix.size());
    return is_orcid(bare) ? std::string(bare) : std::string();
}

bool is_ror(std::string_view ror)
{
    static constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    if (ror.starts_with(ror_prefix)) ror.remove_prefix(ror_prefix.size());
    if (ror.size() != 9 || ror[0] != '0') return false;
    std::int64_t number = 0;
    for (char const c : ror.substr(1, 6)) {
        auto const digit = alphabet.find(c);
        if (digit == std::string_view::npos) return false;
        number = number * 32 + static_cast<std::int64_t>(digit);
    }
    auto const check = 98 - (number * 100) % 97;
    return ror[7] == static_cast<char>('0' + check / 10) && ror[8] == static_cast<char>('0' + check % 10);
}

std::string full_ror(std::string_view typed)
{
    bool const bare = is_ror(typed) && !typed.starts_with(ror_prefix);
    return (bare ? std::string(ror_prefix) : "") + std::string(typed);
}

} // namespace succession
