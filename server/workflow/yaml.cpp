#include "workflow/yaml.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <numeric>
#include <set>

namespace succession {

namespace {

std::size_t distance(std::string_view one, std::string_view other)
{
    std::vector<std::size_t> row(other.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= one.size(); ++i) {
        auto corner = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= other.size(); ++j) {
            auto const replaced = corner + (one[i - 1] != other[j - 1]);
            corner = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

/// yaml-cpp takes a key twice without a word.
void refuse_twins(YAML::Node const& node, std::string const& file)
{
    if (node.IsSequence())
        for (auto const& item : node) refuse_twins(item, file);
    if (!node.IsMap()) return;
    std::set<std::string> seen;
    for (auto const& pair : node) {
        auto const key = pair.first.as<std::string>();
        if (!seen.insert(key).second)
            throw Mistake(fmt::format("{}:{}: “{}” stands here twice.", file, pair.first.Mark().line + 1, key));
        refuse_twins(pair.second, file);
    }
}

} // namespace

std::string nearest(std::string_view word, std::vector<std::string_view> const& known)
{
    std::string_view best;
    auto fewest = word.size() / 2 + 1;
    for (auto const candidate : known)
        if (auto const steps = distance(word, candidate); steps < fewest) {
            fewest = steps;
            best = candidate;
        }
    return std::string(best);
}

std::string file_text(std::filesystem::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Mistake(fmt::format("{} cannot be read.", path.string()));
    return {std::istreambuf_iterator<char>(file), {}};
}

Yaml Yaml::load(std::filesystem::path const& path) { return parse(file_text(path), path.filename().string()); }

Yaml Yaml::parse(std::string const& text, std::string const& name)
{
    if (!is_legible(text)) throw Mistake(fmt::format("{}: it should be text in UTF-8.", name));
    try {
        auto node = YAML::Load(text);
        refuse_twins(node, name);
        return {node, name};
    }
    catch (YAML::Exception const& error) {
        throw Mistake(fmt::format("{}:{}: {}", name, error.mark.line + 1, error.msg));
    }
}

void Yaml::fail(std::string const& reason) const { throw Mistake(fmt::format("{}:{}: {}", file_, line(), reason)); }

bool Yaml::has(std::string const& key) const { return node_.IsMap() && node_[key].IsDefined(); }

Yaml Yaml::at(std::string const& key) const
{
    if (!has(key)) fail(fmt::format("“{}” is missing.", key));
    return {node_[key], file_};
}

std::string Yaml::text() const
{
    if (!node_.IsScalar()) fail("a single word or sentence should stand here.");
    return node_.Scalar();
}

std::string Yaml::text(std::string const& key, std::string const& otherwise) const
{
    return has(key) ? at(key).text() : otherwise;
}

int Yaml::number() const
{
    auto const written = text();
    int value = 0;
    auto const [end, error] = std::from_chars(written.data(), written.data() + written.size(), value);
    if (error != std::errc{} || end != written.data() + written.size())
        fail(fmt::format("“{}” should be a whole number.", written));
    return value;
}

int Yaml::number(std::string const& key, int otherwise) const { return has(key) ? at(key).number() : otherwise; }

bool Yaml::yes(std::string const& key, bool otherwise) const
{
    if (!has(key)) return otherwise;
    auto const value = at(key);
    if (value.text() == "true") return true;
    if (value.text() == "false") return false;
    value.fail(fmt::format("“{}” should be true or false.", key));
}

std::vector<Yaml> Yaml::items() const
{
    if (!node_.IsSequence()) fail("a list should stand here.");
    std::vector<Yaml> found;
    for (auto const& item : node_) found.push_back({item, file_});
    return found;
}

std::vector<Yaml> Yaml::items(std::string const& key) const { return has(key) ? at(key).items() : std::vector<Yaml>{}; }

std::vector<std::string> Yaml::texts(std::string const& key) const
{
    std::vector<std::string> found;
    for (auto const& item : items(key)) found.push_back(item.text());
    return found;
}

std::vector<std::pair<std::string, Yaml>> Yaml::pairs() const
{
    if (!node_.IsMap()) fail("names with values should stand here.");
    std::vector<std::pair<std::string, Yaml>> found;
    for (auto const& pair : node_) found.emplace_back(pair.first.as<std::string>(), Yaml{pair.second, file_});
    return found;
}

void Yaml::one_of(std::span<std::string_view const> known, std::string_view what) const { one_of(known, what, text()); }

void Yaml::one_of(std::span<std::string_view const> known, std::string_view what, std::string_view word) const
{
    if (std::ranges::find(known, word) != known.end()) return;
    auto const near = nearest(word, {known.begin(), known.end()});
    fail(fmt::format("“{}” is no {}{}", word, what, near.empty() ? "." : fmt::format("; did you mean “{}”?", near)));
}

void Yaml::only(std::vector<std::string_view> const& keys) const
{
    for (auto const& [key, value] : pairs())
        if (std::ranges::find(keys, key) == keys.end()) {
            auto const near = nearest(key, keys);
            value.fail(fmt::format("“{}” is not known here{}", key,
                                   near.empty() ? "." : fmt::format("; did you mean “{}”?", near)));
        }
}

} // namespace succession
