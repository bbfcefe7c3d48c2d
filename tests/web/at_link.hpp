#pragma once

#include "web/fixture.hpp"
#include "web/stage.hpp"

#include <boost/json.hpp>

namespace succession {

inline bool is_shown(Response const& response) { return response.status == 200; }

/// A manuscript in review, and a reviewer with the mailed link in a browser of their own.
struct AtLink {
    Journey site{};
    Stage stage{site};
    std::string name;
    ReviewId review{};
    std::string link{};

    explicit AtLink(std::string const& state = "inviting") : name(stage.manuscript(state)) {}

    /// Invites somebody and takes the link out of their letter.
    void invite(std::string_view who)
    {
        review = stage.invite(who);
        link = link_of(who);
    }
    std::string link_of(std::string_view who) { return "/review/" + site.token_to(cast_address(who), "review"); }

    Response look() { return site.get(link); }
    Response act(std::string const& act, Typed fields = {})
    {
        return site.post(link + "/acts/" + act, std::move(fields));
    }
    Response accept() { return act("accept"); }
    std::string state() { return stage.facts().review(review)->state; }

    /// A draft as the page's script saves it.
    Response autosave(Typed fields, std::int64_t version, std::string const& path = {}, std::string const& as = {})
    {
        Request request;
        request.method = Method::post;
        request.path = (path.empty() ? link : path) + "/draft";
        request.fields = std::move(fields);
        request.fields.emplace_back("csrf", site.csrf(as));
        request.fields.emplace_back("version", std::to_string(version));
        request.headers.emplace_back("accept", "application/json");
        return site.send(std::move(request), as);
    }
    std::int64_t drafts()
    {
        return *site.database.reading(
            [](Transaction& tx) { return first<std::int64_t>(tx, "SELECT COUNT(*) FROM draft"); });
    }
};

inline boost::json::object json_of(Response const& response) { return boost::json::parse(response.body).as_object(); }

} // namespace succession
