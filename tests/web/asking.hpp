#pragma once

#include "web/alike.hpp"
#include "web/places.hpp"
#include "web/route_table.hpp"
#include "web/who_when.hpp"

namespace succession {

constexpr bool is_same(auto const& one, auto const& other)
{
    return one.method == other.method && one.pattern == other.pattern;
}

inline bool needs_person(Right const& right)
{
    return std::ranges::find_if(routes::table, [&](Route const& route) { return is_same(route, right); })->visitor >=
           Visitor::signed_in;
}

inline bool is_of_a_manuscript(Right const& right) { return right.pattern.starts_with("/manuscripts/{}"); }

/// In how many places of the address a value stands.
inline std::size_t values_of(Right const& right)
{
    return static_cast<std::size_t>(std::ranges::count(right.pattern, '{'));
}

/// Whose each right is.
inline WhoWhen const& whose()
{
    static WhoWhen const read(SOURCE_DIR "/tests/web/rights.txt");
    return read;
}

/// Everybody of the life, and somebody signed out.
inline std::vector<std::string> everybody_and_nobody()
{
    auto people = Life::everybody();
    std::erase(people, Life::without_account);
    people.emplace_back("");
    return people;
}

/// An answer as it can be held against another one: without the address asked for.
inline std::string without_address(Response const& response, std::string const& address)
{
    auto text = alike(response);
    if (address.empty()) return text;
    for (auto const& said : {address, percent_encoded(address)})
        for (auto at = text.find(said); at != std::string::npos; at = text.find(said))
            text.replace(at, said.size(), "(there)");
    return text;
}

/// A life at one moment, asked for everything by everybody.
class Asking {
public:
    explicit Asking(std::string const& moment_) : moment(moment_), life(moment), places(life) {}

    Response ask(Right const& right, std::string const& address, std::string const& who)
    {
        return right.method == Method::post ? send(right, address, who, places.form(right, who)) : get(address, who);
    }
    Response get(std::string const& address, std::string const& who)
    {
        forget_what_was_said(who);
        return life.site.get(address, who);
    }
    Response send(Right const& right, std::string const& address, std::string const& who, Typed fields)
    {
        forget_what_was_said(who);
        auto response = life.site.post(address, std::move(fields), who);
        if (!who.empty() && right.pattern.starts_with("/sign-out")) life.sign_in(who);
        return response;
    }
    /// What is answered there, where nothing is; asked for once.
    std::string const& nothing_at(Right const& right, std::string const& address, std::string const& who)
    {
        auto& known = nothing_[who + "\n" + address + (right.method == Method::post ? "\npost" : "")];
        if (known.empty()) known = without_address(ask(right, address, who), address);
        return known;
    }
    bool allows(std::string_view line, std::string const& who) const
    {
        return whose().allows(whose().line(line), Places::first_name(who), moment);
    }

    std::string const moment;
    Life life;
    Places const places;

private:
    void forget_what_was_said(std::string const& who) { life.site.browsers[who].erase("said"); }

    std::map<std::string, std::string> nothing_;
};

} // namespace succession
