#pragma once

#include "office/fixture.hpp"
#include "storage/sessions.hpp"
#include "web/site.hpp"

#include <algorithm>
#include <map>

namespace succession {

using Typed = std::vector<std::pair<std::string, std::string>>;

inline Templates const& page_words()
{
    static Templates const words(SOURCE_DIR "/templates");
    return words;
}

inline SiteSettings test_site_settings()
{
    SiteSettings settings;
    settings.assets = SOURCE_DIR "/templates/assets";
    settings.on_failure = [](std::int64_t, std::string const& what) { FAIL_CHECK("the site failed: " << what); };
    return settings;
}

inline std::string header(Response const& response, std::string_view name)
{
    auto const found = std::ranges::find(response.headers, name, &Headers::value_type::first);
    return found == response.headers.end() ? "" : found->second;
}

/// What a hidden field of a page holds.
inline std::string hidden(Response const& page, std::string const& name)
{
    auto const mark = "name=\"" + name + "\" value=\"";
    auto const from = page.body.find(mark);
    if (from == std::string::npos) return {};
    auto const begin = from + mark.size();
    return page.body.substr(begin, page.body.find('"', begin) - begin);
}

inline bool says(Response const& response, std::string_view text)
{
    return response.body.find(text) != std::string::npos;
}

inline bool says(Letter const& letter, std::string_view text) { return letter.body.find(text) != std::string::npos; }

/// A whole journal in one process: a site over a fresh database with the cast, and a browser for each of them. People
/// are named by their codes in the cast; "" is somebody signed out.
class Journey : public TestOffice {
public:
    using Cookies = std::map<std::string, std::string>;

    explicit Journey(OfficeSettings settings = {}, TestDatabase where = fresh_sqlite())
        : TestOffice(std::move(where), std::move(settings)), site(test_site_settings(), office, page_words(), clock)
    {
    }

    Response get(std::string const& target, std::string const& as = "")
    {
        Request request;
        auto const mark = target.find('?');
        request.path = target.substr(0, mark);
        if (mark != std::string::npos) request.query = target.substr(mark + 1);
        return send(std::move(request), as);
    }

    /// Posts a form with the token and key that a page would have given; what `fields` says of them goes before.
    Response post(std::string const& path, Typed fields = {}, std::string const& as = "",
                  std::vector<Upload> uploads = {})
    {
        Request request;
        request.method = Method::post;
        request.path = path;
        request.fields = std::move(fields);
        request.uploads = std::move(uploads);
        add_unless_there(request.fields, "csrf", csrf(as));
        add_unless_there(request.fields, "once", random_token());
        return send(std::move(request), as);
    }

    /// Sends a request with somebody's cookies, and keeps what is set.
    Response send(Request request, std::string const& as)
    {
        cookies(as); // signed in first
        std::string text;
        for (auto const& [name, value] : browsers[as]) text += (text.empty() ? "" : "; ") + name + "=" + value;
        if (!text.empty()) request.headers.emplace_back("cookie", text);
        if (request.address.empty()) request.address = "192.0.2.7";
        request.number = ++last_number;
        auto response = site.answer(std::move(request));
        keep_cookies(response, browsers[as]);
        return response;
    }

    /// The cookies of somebody's browser; whoever has no browser yet gets one that is signed in.
    Cookies& cookies(std::string const& as)
    {
        auto const [browser, is_new] = browsers.try_emplace(as);
        if (is_new && !as.empty()) browser->second["session"] = begin_session(cast_id(as));
        return browser->second;
    }

    /// The token that somebody's forms carry.
    std::string csrf(std::string const& as)
    {
        auto& kept = cookies(as);
        auto const token = kept.contains("session") ? digest(kept["session"]) : "";
        auto const session = database.reading([&](Transaction& tx) { return sessions::find(tx, token, clock.now()); });
        if (session) return session->session.csrf;
        if (kept["visitor"].empty()) kept["visitor"] = random_token();
        return secrets.seal("csrf", kept["visitor"]);
    }

    std::string begin_session(PersonId id)
    {
        auto const token = random_token();
        database.write([&](Transaction& tx) {
            sessions::insert(tx, {digest(token), id, random_token(), clock.now(), clock.now() + 14 * day});
        });
        return token;
    }

    Site site;
    std::map<std::string, Cookies> browsers;
    std::int64_t last_number = 0;

private:
    static void add_unless_there(Typed& fields, std::string const& name, std::string const& value)
    {
        if (std::ranges::find(fields, name, &Typed::value_type::first) == fields.end())
            fields.emplace_back(name, value);
    }

    static void keep_cookies(Response const& response, Cookies& kept)
    {
        for (auto const& [name, value] : response.headers) {
            if (name != "set-cookie") continue;
            auto const is = value.find('='), end = value.find(';');
            auto const cookie = value.substr(0, is);
            if (value.find("Max-Age=0") != std::string::npos) kept.erase(cookie);
            else kept[cookie] = value.substr(is + 1, end - is - 1);
        }
    }
};

} // namespace succession
