#pragma once

#include "base/id.hpp"
#include "web/response.hpp"

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace succession {

class Context;

/// Who may come in. There is no default: every address says it.
enum class Visitor {
    machine, ///< browsers fetching a style sheet, monitors: nobody is looked up, no record is read
    monitor, ///< the same, for programs of this machine; to all others it is no address
    reader,  ///< everybody; what is published may be kept by caches when nobody is signed in
    anyone,  ///< everybody; forms for those who are not signed in
    token,   ///< everybody who holds the link: told to nobody else (no referrer, no cache, no robots)
    demo,    ///< whoever sits at this machine while the journal is a demo; to all others it is no address
    signed_in,
    editor, ///< signed in, with any role of the office but administrator
    administrator,
};

/// The values of an address, in order, still percent-encoded.
using Values = std::span<std::string_view const>;

/// One address of the site: what it answers, and to whom.
struct Route {
    Method method;
    std::string_view pattern; ///< "/manuscripts/{}/steps/{}"
    Visitor visitor;
    Response (*answer)(Context&, Values);
    bool takes_files;
};

/// Reads one value of an address as its page wants it; what it cannot be is an address that does not exist.
template <class T>
T value_from(std::string_view text);
template <>
std::string value_from<std::string>(std::string_view text);
template <>
std::int64_t value_from<std::int64_t>(std::string_view text);
template <>
int value_from<int>(std::string_view text);
template <class T>
requires requires(T id)
{
    {
        id.value
        } -> std::same_as<std::int64_t&>;
}
T value_from(std::string_view text) { return T{value_from<std::int64_t>(text)}; }

/// A page is a plain function: the context, then the values of its address.
template <class Function>
struct PageTraits;

template <class... Wanted>
struct PageTraits<Response (*)(Context&, Wanted...)> {
    static constexpr std::ptrdiff_t arity = sizeof...(Wanted);

    template <auto page>
    static Response answer(Context& context, Values values)
    {
        return [&]<std::size_t... i>(std::index_sequence<i...>)
        {
            return page(context, value_from<std::remove_cvref_t<Wanted>>(values[i])...);
        }
        (std::index_sequence_for<Wanted...>{});
    }
};

template <auto page>
consteval Route route(Method method, std::string_view pattern, Visitor visitor, bool takes_files = false)
{
    using Page = PageTraits<decltype(page)>;
    if (std::ranges::count(pattern, '{') != Page::arity)
        throw "the pattern and the page disagree about the number of values";
    if (!pattern.starts_with('/')) throw "a pattern begins at the root";
    return {method, pattern, visitor, Page::template answer<page>, takes_files};
}

/// A page that shows and changes nothing; it reads one snapshot that the database keeps from being written.
template <auto page>
consteval Route get(std::string_view pattern, Visitor visitor)
{
    return route<page>(Method::get, pattern, visitor);
}

/// A form that acts. It arrives with its session's token checked.
template <auto page>
consteval Route post(std::string_view pattern, Visitor visitor)
{
    return route<page>(Method::post, pattern, visitor);
}

/// A form that acts and may bring files.
template <auto page>
consteval Route upload(std::string_view pattern, Visitor visitor)
{
    return route<page>(Method::post, pattern, visitor, true);
}

/// Finds the route of a path, a step of the path at a time. Immutable; safe to share between threads.
class Router {
public:
    explicit Router(std::span<Route const>);
    ~Router();

    struct Match {
        Route const* route = nullptr;   ///< none: no such address, or not by this method
        std::optional<Visitor> visitor; ///< whom the path is for, maybe by another method; none: no such path
        std::vector<std::string_view> values;
    };

    Match find(Method, std::string_view path) const;

private:
    struct Node;
    std::unique_ptr<Node> root_;
};

} // namespace succession
