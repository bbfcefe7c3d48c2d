#pragma once

#include "base/text.hpp"
#include "web/life.hpp"
#include "whole_lines.hpp"

#include <set>

namespace succession {

/// Reads a table of who may have what, and when, in a life: canaries.txt and rights.txt, which explain themselves.
class WhoWhen {
public:
    explicit WhoWhen(std::string const& path)
    {
        std::string part;
        for (auto const& line : whole_lines(path)) {
            if (!line.starts_with(' ')) part = line;
            else read(part, line);
        }
    }

    struct Line {
        std::string name;
        std::string part; ///< the heading it stands under
        std::vector<std::string> rules;

        /// Whether it says the same of every moment.
        bool always_the_same() const
        {
            return std::ranges::none_of(
                rules, [](std::string const& rule) { return rule.find(" from ") + 1 || rule.find(" until ") + 1; });
        }
    };
    std::vector<Line> const& lines() const { return lines_; }
    Line const& line(std::string_view name) const
    {
        auto const found = std::ranges::find(lines_, name, &Line::name);
        REQUIRE_MESSAGE(found != lines_.end(), name);
        return *found;
    }

    /// Whether `person` ("Zostera", or "" for somebody signed out) is named at that moment; in letters also whoever was
    /// named at any moment before.
    bool allows(Line const& line, std::string const& person, std::string const& moment, bool in_letters = false) const
    {
        return std::ranges::any_of(
            line.rules, [&](std::string const& rule) { return allows(rule, person, place_of(moment), in_letters); });
    }

private:
    void read(std::string const& part, std::string const& line)
    {
        auto const at = line.find(": ");
        std::string const name(trimmed(line.substr(0, at)));
        if (part == "People") groups_[name] = split(line.substr(at + 2), ',');
        else lines_.push_back({name, part, split(line.substr(at + 2), ';')});
    }
    static std::size_t place_of(std::string_view moment)
    {
        auto const found = std::ranges::find(Life::moments, moment);
        REQUIRE_MESSAGE(found != Life::moments.end(), moment);
        return found - Life::moments.begin();
    }
    bool names(std::string const& who, std::string const& person) const
    {
        if (who == "everybody") return true;
        auto const group = groups_.find(who);
        return group == groups_.end() ? who == person : std::ranges::find(group->second, person) != group->second.end();
    }
    bool allows(std::string rule, std::string const& person, std::size_t now, bool in_letters) const
    {
        if (rule.starts_with("letters to ")) return in_letters && names(rule.substr(11), person);
        std::size_t from = 0, until = Life::moments.size();
        if (auto const at = rule.find(" until "); at != std::string::npos)
            until = place_of(rule.substr(at + 7)), rule.resize(at);
        if (auto const at = rule.find(" from "); at != std::string::npos)
            from = place_of(rule.substr(at + 6)), rule.resize(at);
        return names(rule, person) && now >= from && (in_letters || now < until);
    }

    std::map<std::string, std::vector<std::string>> groups_;
    std::vector<Line> lines_;
};

} // namespace succession
