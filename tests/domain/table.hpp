#pragma once

#include "base/text.hpp"
#include "whole_lines.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

/// Reads disclosure_table.txt, which explains itself.
namespace succession::scene {

/// What one person sees at one moment, by name.
struct Expected {
    std::set<std::string> always;
    std::set<std::string> if_single; ///< besides, where reviewers know the authors
};

class Table {
public:
    explicit Table(std::string const& path)
    {
        for (auto const& line : whole_lines(path)) read(line);
    }

    std::vector<std::string> const& moments() const { return moments_; }
    /// Whether the table says that there is nobody of that name then.
    bool rules_out(std::string const& moment, std::string const& person) const
    {
        return line(moment, person) == "nobody";
    }
    Expected expected(std::string const& moment, std::string const& person) const
    {
        auto const& text = line(moment, person);
        if (text.empty()) throw std::runtime_error(fmt::format("{}: nothing is said of {}", moment, person));
        if (text.starts_with("as ")) return expected(moment, text.substr(3));
        auto const at = text.find("; single: ");
        Expected found;
        found.always = things(text.substr(0, at));
        if (at != std::string::npos) found.if_single = things(text.substr(at + 10));
        return found;
    }
    /// Every person and every thing that is named somewhere.
    std::set<std::string> const& people() const { return people_; }
    std::set<std::string> const& named() const { return named_; }

private:
    void read(std::string const& text)
    {
        if (!text.starts_with(' ')) return begin(text);
        auto const at = text.find(": ");
        std::string const name(trimmed(text.substr(0, at))), said(trimmed(text.substr(at + 2)));
        if (in_words_) words_[name] = split(said, ',');
        else if (name == "nobody is then")
            for (auto const& person : split(said, ',')) say(person, "nobody");
        else if (name == "all others") same_[moments_.back()] = moment_called(said);
        else say(name, said);
    }
    void begin(std::string const& heading)
    {
        in_words_ = heading.starts_with("Words");
        if (!in_words_) moments_.push_back(heading);
    }
    void say(std::string const& person, std::string const& said)
    {
        if (!lines_[moments_.back()].emplace(person, said).second)
            throw std::runtime_error(fmt::format("{}: {} is there twice", moments_.back(), person));
        people_.insert(person);
        if (said == "nobody" || said.starts_with("as ")) return;
        for (auto const& thing : things(said.substr(0, said.find("; single: ")))) named_.insert(thing);
    }
    /// "as they are in the first round" names "In the first round".
    std::string moment_called(std::string const& words) const
    {
        for (auto const& moment : moments_)
            if (words.ends_with(lower(moment))) return moment;
        throw std::runtime_error("no moment is called: " + words);
    }
    std::string const& line(std::string const& moment, std::string const& person) const
    {
        static std::string const nothing;
        auto const& lines = lines_.at(moment);
        if (auto const found = lines.find(person); found != lines.end()) return found->second;
        auto const same = same_.find(moment);
        return same == same_.end() ? nothing : line(same->second, person);
    }
    std::set<std::string> things(std::string const& text) const
    {
        std::set<std::string> found;
        for (auto const& word : split(text, ',')) {
            if (word == "nothing") continue;
            auto const several = words_.find(word);
            if (several == words_.end()) found.insert(word);
            else found.insert(several->second.begin(), several->second.end());
        }
        return found;
    }

    bool in_words_ = false;
    std::vector<std::string> moments_;
    std::map<std::string, std::vector<std::string>> words_;
    std::map<std::string, std::map<std::string, std::string>> lines_;
    std::map<std::string, std::string> same_;
    std::set<std::string> people_, named_;
};

} // namespace succession::scene
