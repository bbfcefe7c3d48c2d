#include "web/request.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace succession {

std::optional<std::string_view> Head::header(std::string_view name) const
{
    auto const found = std::ranges::find(headers, name, &Headers::value_type::first);
    if (found == headers.end()) return {};
    return found->second;
}

std::optional<std::string_view> Head::cookie(std::string_view name) const
{
    for (auto const& [header, value] : headers) {
        if (header != "cookie") continue;
        for (std::string_view rest = value; !rest.empty();) {
            auto const end = std::min(rest.find(';'), rest.size());
            auto const crumb = trimmed(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (crumb.size() > name.size() && crumb.starts_with(name) && crumb[name.size()] == '=')
                return crumb.substr(name.size() + 1);
        }
    }
    return {};
}

bool Head::is_here() const
{
    for (auto const* handed_on : {"x-forwarded-for", "forwarded", "x-real-ip"})
        if (header(handed_on)) return false;
    return address.starts_with("127.") || address == "::1";
}

} // namespace succession
