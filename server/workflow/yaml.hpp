#pragma once

#include <yaml-cpp/yaml.h>

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace succession {

/// A place in a YAML file that knows its file and line, and refuses what it does not know.
class Yaml {
public:
    /// Reads a file; a text that is no YAML is a Mistake.
    static Yaml load(std::filesystem::path const& path);
    /// The same from its text; `name` stands in what is said of it.
    static Yaml parse(std::string const& text, std::string const& name);

    /// Whether something stands under that key.
    bool has(std::string const& key) const;
    /// The value of a key; a missing one is a Mistake.
    Yaml at(std::string const& key) const;
    std::string text() const;
    /// The text of a key, or `otherwise` where it is missing.
    std::string text(std::string const& key, std::string const& otherwise = "") const;
    int number() const;
    int number(std::string const& key, int otherwise) const;
    bool yes(std::string const& key, bool otherwise = false) const;
    bool is_text() const { return node_.IsScalar(); }
    /// Nothing stands here, or comments alone.
    bool is_empty() const { return node_.IsNull(); }
    std::vector<Yaml> items() const;
    std::vector<Yaml> items(std::string const& key) const;
    std::vector<std::string> texts(std::string const& key) const;
    std::vector<std::pair<std::string, Yaml>> pairs() const;
    /// Refuses a key that is not one of these, naming the nearest right one.
    void only(std::vector<std::string_view> const& keys) const;
    /// Refuses a word that is not one of these, naming the nearest right one.
    void one_of(std::span<std::string_view const> known, std::string_view what) const;
    /// The same for a word that is only a part of what stands here.
    void one_of(std::span<std::string_view const> known, std::string_view what, std::string_view word) const;
    /// The line in the file, from 1.
    int line() const { return node_.Mark().line + 1; }
    [[noreturn]] void fail(std::string const& reason) const;

private:
    Yaml(YAML::Node node, std::string file) : node_(std::move(node)), file_(std::move(file)) {}

    YAML::Node node_;
    std::string file_;
};

/// All that is in a file. Throws Mistake where it cannot be read.
std::string file_text(std::filesystem::path const& path);

/// The one of `known` that is fewest letters away from `word`, or "" where none is near.
std::string nearest(std::string_view word, std::vector<std::string_view> const& known);

} // namespace succession
