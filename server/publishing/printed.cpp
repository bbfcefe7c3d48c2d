#include "publishing/printed.hpp"

#include "base/text.hpp"

#include <boost/json.hpp>

#include <charconv>

namespace succession {

namespace {

namespace json = boost::json;

json::value parsed(std::string const& text)
{
    boost::system::error_code error;
    auto value = json::parse(text, error);
    return error ? json::value() : value;
}

json::array const& list(json::value const& value)
{
    static json::array const none;
    return value.is_array() ? value.get_array() : none;
}

std::string text(json::value const& record, std::string_view name)
{
    auto const* object = record.if_object();
    auto const* found = object ? object->if_contains(name) : nullptr;
    return found && found->is_string() ? std::string(found->get_string()) : "";
}

std::vector<std::string> texts(json::value const& value)
{
    std::vector<std::string> found;
    for (auto const& item : list(value))
        if (item.is_string()) found.emplace_back(item.get_string());
    return found;
}

std::vector<std::string> texts(json::value const& record, std::string_view name)
{
    auto const* object = record.if_object();
    auto const* found = object ? object->if_contains(name) : nullptr;
    return found ? texts(*found) : std::vector<std::string>();
}

PrintedAuthor author(json::value const& record)
{
    return {text(record, "name"),    text(record, "given"), text(record, "family"), text(record, "affiliation"),
            text(record, "country"), text(record, "orcid"), text(record, "email"),  split(text(record, "credit"), ' ')};
}

PrintedSite site(json::value const& record)
{
    return {texts(record, "countries"), texts(record, "ecosystem"), texts(record, "activities"), text(record, "latitude"),
            text(record, "longitude"),  text(record, "years_from"), text(record, "years_to")};
}

/// The figures at the beginning of `text`, which are taken off it.
std::optional<std::int64_t> figures(std::string_view& text)
{
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || value < 0) return {};
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

std::string_view letters(std::string_view& text)
{
    auto const end = std::min(text.find_first_of("0123456789"), text.size());
    auto const found = text.substr(0, end);
    text.remove_prefix(end);
    return found;
}

} // namespace

Printed printed(Article const& article)
{
    Printed found;
    auto const authors = parsed(article.authors), statements = parsed(article.statements);
    for (auto const& record : list(authors)) found.authors.push_back(author(record));
    found.implications = texts(parsed(article.implications));
    found.keywords = texts(parsed(article.keywords));
    found.site = site(parsed(article.site));
    for (auto const& record : list(statements))
        found.statements.push_back({text(record, "label"), text(record, "text")});
    return found;
}

std::optional<Pages> parse_pages(std::string_view text)
{
    Pages pages;
    pages.prefix = lower(letters(text));
    if (pages.prefix != "" && pages.prefix != "e" && pages.prefix != "s") return {};
    auto const first = figures(text);
    if (!first) return {};
    pages.first = pages.last = *first;
    if (text.empty()) return pages;
    if (!text.starts_with('-')) return {};
    text.remove_prefix(1);
    if (lower(letters(text)) != pages.prefix) return {};
    auto const last = figures(text);
    if (!last || !text.empty() || *last < *first) return {};
    pages.last = *last;
    return pages;
}

bool overlap(std::string_view one, std::string_view other)
{
    auto const a = parse_pages(one), b = parse_pages(other);
    return a && b && a->prefix == b->prefix && a->first <= b->last && b->first <= a->last;
}

} // namespace succession
