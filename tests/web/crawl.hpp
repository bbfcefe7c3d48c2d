#pragma once

#include "base/text.hpp"
#include "web/life.hpp"

#include <deque>
#include <set>

namespace succession {

/// Follows every link and every form from where somebody begins, and shows each answer to `look`.
class Crawl {
public:
    using Look = std::function<void(std::string const& address, Response const&)>;

    Crawl(Journey& site, std::string who, Look look) : site_(site), who_(std::move(who)), look_(std::move(look)) {}

    void from(std::vector<std::string> const& addresses)
    {
        for (auto const& address : addresses) found(address);
        while (!waiting_.empty()) {
            auto const next = waiting_.front();
            waiting_.pop_front();
            visit(next);
        }
    }
    std::size_t pages() const { return seen_.size(); }

    /// The addresses within the journal that stand in a letter.
    static std::vector<std::string> links_in(std::string const& text)
    {
        static std::string const home = OfficeSettings().public_url;
        std::vector<std::string> found;
        for (auto at = text.find(home); at != std::string::npos; at = text.find(home, at + 1))
            found.push_back(text.substr(at + home.size(), text.find_first_of(" \n", at) - at - home.size()));
        return found;
    }

private:
    void found(std::string address)
    {
        address = plain(address.substr(0, address.find('#')));
        if (!address.starts_with('/') || address.starts_with("//") || address.starts_with("/assets/")) return;
        if (seen_.insert(address).second) waiting_.push_back(address);
    }
    void visit(std::string const& address)
    {
        auto const response = site_.get(address, who_);
        look_(address, response);
        for (auto const& [name, value] : response.headers)
            if (name == "location") found(value);
        if (response.body.find("<html") == std::string::npos) return;
        for (auto const* attribute : {" href=\"", " src=\"", " data=\""})
            for (auto const& to : values_of(response.body, attribute))
                found(to.starts_with('?') ? address.substr(0, address.find('?')) + to : to);
        send_forms(address, response.body);
    }
    static std::vector<std::string> values_of(std::string const& text, std::string_view attribute)
    {
        std::vector<std::string> values;
        for (auto at = text.find(attribute); at != std::string::npos; at = text.find(attribute, at)) {
            at += attribute.size();
            values.push_back(text.substr(at, text.find('"', at) - at));
        }
        return values;
    }
    /// Sends each form as one that was made long ago and left empty, so that it is refused with all that refusing
    /// shows.
    void send_forms(std::string const& page, std::string const& body)
    {
        for (auto at = body.find("<form "); at != std::string::npos; at = body.find("<form ", at + 1)) {
            auto const tag = body.substr(at, body.find('>', at) - at);
            if (tag.find("method=\"post\"") == std::string::npos) continue;
            auto const to = values_of(tag, " action=\"");
            auto const address = to.empty() ? page : plain(to.front());
            if (would_be_taken(address) || !seen_.insert("POST " + address).second) continue;
            auto const response = site_.post(address, {{"version", "77"}, {"preview", "yes"}}, who_);
            look_("POST " + address, response);
        }
    }
    /// Sent empty, these would change what is met after them.
    static bool would_be_taken(std::string const& address)
    {
        return address.starts_with("/sign-out") || address.starts_with("/people/") ||
               address.ends_with("/acts/accept") || address.ends_with("/acts/decline");
    }
    static std::string plain(std::string text)
    {
        for (auto at = text.find("&amp;"); at != std::string::npos; at = text.find("&amp;", at + 1))
            text.replace(at, 5, "&");
        return text;
    }

    Journey& site_;
    std::string who_;
    Look look_;
    std::set<std::string> seen_;
    std::deque<std::string> waiting_;
};

} // namespace succession
