#include "web/headers.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

constexpr auto content_policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                                "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
                                "frame-ancestors 'none'";

bool has(Response const& response, std::string_view name)
{
    return std::ranges::find(response.headers, name, &Headers::value_type::first) != response.headers.end();
}

void with_default(Response& response, std::string name, std::string value)
{
    if (!has(response, name)) response.with(std::move(name), std::move(value));
}

/// What is published and the same for everybody may be kept, and asked about again; the rest stays nowhere.
void set_caching(Response& response, Context const& context, bool told_once)
{
    if (has(response, "cache-control")) return;
    bool const is_public = context.route.visitor == Visitor::reader && !context.person() && !told_once;
    if (!is_public || response.status != 200) {
        response.with("cache-control", "no-store");
        return;
    }
    response.with("cache-control", "no-cache").with("vary", "cookie");
    if (!has(response, "etag") && !response.file)
        response.with("etag", fmt::format("\"{:016x}\"", std::hash<std::string>{}(response.body)));
}

void set_security(Response& response, Context const& context)
{
    bool const is_link = context.route.visitor == Visitor::token;
    with_default(response, "content-security-policy", content_policy);
    response.with("x-content-type-options", "nosniff")
        .with("referrer-policy", is_link ? "no-referrer" : "same-origin")
        .with("cross-origin-opener-policy", "same-origin")
        .with("cross-origin-resource-policy", "same-origin")
        .with("permissions-policy", "camera=(), geolocation=(), microphone=()");
    if (context.office.settings.public_url.starts_with("https:"))
        response.with("strict-transport-security", "max-age=31536000");
}

/// A header is one line: whoever puts another into one made a mistake of ours.
void require_lines(Response const& response)
{
    for (auto const& [name, value] : response.headers)
        if (value.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos)
            throw std::logic_error("the header " + name + " is more than one line");
}

} // namespace

void finish(Response& response, Context const& context, Headers const& cookies, bool told_once)
{
    response.headers.insert(response.headers.end(), cookies.begin(), cookies.end());
    set_caching(response, context, told_once);
    set_security(response, context);
    response.route = context.route.pattern;
    require_lines(response);
}

} // namespace succession
