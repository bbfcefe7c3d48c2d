#pragma once

#include "base/text.hpp"
#include "web/life.hpp"

#include <fstream>
#include <set>

namespace succession {

/// Reads canaries.txt, which explains itself.
class Canaries {
public:
    explicit Canaries(std::string const& path)
    {
        std::vector<std::string> lines;
        std::ifstream file(path);
        for (std::string line; std::getline(file, line);) {
            if (line.starts_with('#') || trimmed(line).empty()) continue;
            if (line.starts_with("    ")) lines.back() += " " + std::string(trimmed(line));
            else lines.push_back(line);
        }
        std::string part;
        for (auto const& line : lines) {
            if (!line.starts_with(' ')) part = line;
            else read(part, line);
        }
    }

    struct Canary {
        std::string word;
        bool is_name = false;
        std::vector<std::string> rules;
    };
    std::vector<Canary> const& all() const { return canaries_; }
    std::set<std::string> const& persons() const { return persons_; }

    /// Whether `person` ("Zostera", or "" for somebody signed out) may meet the word at that moment; in letters also what
    /// they might meet at any moment before.
    bool allows(Canary const& canary, std::string const& person, std::string const& moment, bool in_letters) const
    {
        if (canary.word == person) return true;
        return std::ranges::any_of(canary.rules, [&](std::string const& rule) { return allows(rule, person, place_of(moment), in_letters); });
    }

private:
    void read(std::string const& part, std::string const& line)
    {
        auto const at = line.find(": ");
        std::string const name(trimmed(line.substr(0, at)));
        if (part == "People") groups_[name] = split(line.substr(at + 2), ',');
        else canaries_.push_back({name, part == "Names", split(line.substr(at + 2), ';')});
        if (part == "People")
            for (auto const& person : groups_[name]) persons_.insert(person);
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
        if (auto const at = rule.find(" from "); at != std::string::npos) from = place_of(rule.substr(at + 6)), rule.resize(at);
        if (auto const at = rule.find(" until "); at != std::string::npos) until = place_of(rule.substr(at + 7)), rule.resize(at);
        return names(rule, person) && now >= from && (in_letters || now < until);
    }

    std::map<std::string, std::vector<std::string>> groups_;
    std::vector<Canary> canaries_;
    std::set<std::string> persons_;
};

} // namespace succession
