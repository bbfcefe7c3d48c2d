#include "base/problem.hpp"
#include "web/routes.hpp"
#include "web/urls.hpp"

#include <charconv>
#include <map>

namespace succession {

namespace {

template <class Number>
Number whole_number(std::string_view text)
{
    Number number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    bool const one_spelling = text == "0" || (!text.starts_with('0') && !text.starts_with('-'));
    if (error != std::errc() || end != text.data() + text.size() || !one_spelling) throw no_such_page();
    return number;
}

/// Takes the first step of a path: "manuscripts/7" → "manuscripts", leaving "7".
std::string_view step_of(std::string_view& path)
{
    auto const end = std::min(path.find('/'), path.size());
    auto const step = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    return step;
}

} // namespace

template <>
std::string value_from<std::string>(std::string_view text)
{
    auto value = percent_decoded(text);
    if (value.empty()) throw no_such_page();
    return value;
}

template <>
std::int64_t value_from<std::int64_t>(std::string_view text)
{
    return whole_number<std::int64_t>(text);
}

template <>
int value_from<int>(std::string_view text)
{
    return whole_number<int>(text);
}

/// What is below one step: by name, or whatever stands for a value.
struct Router::Node {
    std::map<std::string_view, Node> named;
    std::unique_ptr<Node> value;
    Route const* get = nullptr;
    Route const* post = nullptr;

    void add(Route const& route, std::string_view rest)
    {
        if (rest.empty()) {
            auto& place = route.method == Method::post ? post : get;
            if (place) throw std::logic_error("two routes have the address " + std::string(route.pattern));
            place = &route;
            return;
        }
        auto const step = step_of(rest);
        if (step != "{}") return named[step].add(route, rest);
        if (!value) value = std::make_unique<Node>();
        value->add(route, rest);
    }

    /// The node of a path; names go before values.
    Node const* find(std::string_view rest, std::vector<std::string_view>& values) const
    {
        if (rest.empty()) return get || post ? this : nullptr;
        auto const step = step_of(rest);
        if (auto const next = named.find(step); next != named.end())
            if (auto const* found = next->second.find(rest, values)) return found;
        if (!value || step.empty()) return nullptr;
        values.push_back(step);
        if (auto const* found = value->find(rest, values)) return found;
        values.pop_back();
        return nullptr;
    }
};

Router::Router(std::span<Route const> routes) : root_(std::make_unique<Node>())
{
    for (auto const& route : routes) root_->add(route, route.pattern.substr(1));
}

Router::~Router() = default;

Router::Match Router::find(Method method, std::string_view path) const
{
    Match match;
    if (!path.starts_with('/') || (path.size() > 1 && path.ends_with('/'))) return match;
    auto const* node = root_->find(path.substr(1), match.values);
    if (!node) return match;
    match.visitor = (node->get ? node->get : node->post)->visitor;
    if (method == Method::get || method == Method::head) match.route = node->get;
    if (method == Method::post) match.route = node->post;
    return match;
}

} // namespace succession
