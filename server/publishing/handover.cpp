#include "publishing/handover.hpp"

#include <boost/json.hpp>

namespace succession {

namespace {

namespace json = boost::json;

/// A list of the record as it is; an empty one where it cannot be read.
json::value part(std::string const& text)
{
    boost::system::error_code error;
    auto value = json::parse(text, error);
    return error ? json::value(json::array()) : value;
}

json::value date(std::optional<Moment> moment)
{
    if (!moment) return nullptr;
    return json::value(iso_date(*moment));
}

void indent(std::string& text, int depth) { text += "\n" + std::string(static_cast<std::size_t>(2 * depth), ' '); }

void write(std::string& text, json::value const& value, int depth);

template <class Items, class WriteItem>
void write_all(std::string& text, Items const& items, char open, char close, int depth, WriteItem write_item)
{
    text += open;
    bool first = true;
    for (auto const& item : items) {
        if (!first) text += ',';
        first = false;
        indent(text, depth + 1);
        write_item(item);
    }
    if (!first) indent(text, depth);
    text += close;
}

/// With line ends and indents: people read it too.
void write(std::string& text, json::value const& value, int depth)
{
    if (auto const* object = value.if_object())
        return write_all(text, *object, '{', '}', depth, [&](json::key_value_pair const& pair) {
            text += json::serialize(json::string(pair.key())) + ": ";
            write(text, pair.value(), depth + 1);
        });
    if (auto const* array = value.if_array())
        return write_all(text, *array, '[', ']', depth, [&](json::value const& item) { write(text, item, depth + 1); });
    text += json::serialize(value);
}

} // namespace

std::string handover_metadata(std::string const& journal, std::string const& number, Article const& article)
{
    json::object const dates{{"received", date(article.received_at)},
                             {"first_decision", date(article.first_decision_at)},
                             {"revised", date(article.revised_at)},
                             {"accepted", date(article.accepted_at)}};
    json::object const record{{"journal", journal},
                              {"number", number},
                              {"type", article.kind},
                              {"printed_type", article.kind_label},
                              {"title", article.title},
                              {"authors", part(article.authors)},
                              {"abstract", article.abstract},
                              {"implications", part(article.implications)},
                              {"keywords", part(article.keywords)},
                              {"site", part(article.site)},
                              {"statements", part(article.statements)},
                              {"coordinating_editor", article.editor_name},
                              {"licence", article.licence},
                              {"dates", dates}};
    std::string text;
    write(text, record, 0);
    return text + "\n";
}

} // namespace succession
