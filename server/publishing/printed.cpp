#include "publishing/printed.hpp"

#include "base/text.hpp"

#include <boost/json.hpp>

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
    return {texts(record, "countries"), texts(record, "ecosystem"), texts(record, "activities"),
            text(record, "latitude"),   text(record, "longitude"),  text(record, "years_from"),
            text(record, "years_to")};
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

} // namespace succession
