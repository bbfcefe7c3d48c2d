#include "net/refusal.hpp"

#include <fmt/format.h>

namespace succession {

namespace {

char const* heading_of(int status)
{
    if (status == 503) return "The journal is busy";
    if (status == 429) return "One thing after the other";
    return status == 408  ? "That took too long"
           : status < 500 ? "We could not read that"
                          : "Something went wrong on our side";
}

char const* advice_on(int status)
{
    if (status == 503)
        return "Nothing was changed. Go back: what you typed is still there. Then send it again in a minute.";
    return "Nothing was changed. Go back and try once more; what you typed is still there.";
}

constexpr auto page = R"(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>{0}</title>
<style>body {{ max-width: 28rem; margin: 20vh auto 0; padding: 0 1rem; text-align: center; font: 1rem/1.5 system-ui, sans-serif;
color: #5d6a61; background: #fbfaf5 }} h1 {{ font: 600 1.6rem/1.2 Georgia, serif; color: #1d2721 }}
@media (prefers-color-scheme: dark) {{ body {{ color: #a3aea6; background: #161b18 }} h1 {{ color: #e8ebe4 }} }}</style></head>
<body><main><h1>{0}</h1><p>{1}</p><p>{2}</p></main></body></html>
)";

bool is_browser(Head const& head) { return head.header("accept").value_or("").starts_with("text/html"); }

} // namespace

Response refusal(Head const& head, int status, std::string const& sentence)
{
    auto response = is_browser(head)
                        ? Response::html(fmt::format(page, heading_of(status), sentence, advice_on(status)), status)
                        : Response::text(sentence + "\n", "text/plain; charset=utf-8");
    response.status = status;
    return response;
}

} // namespace succession
