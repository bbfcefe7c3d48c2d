#include "web/kept.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <iterator>

namespace succession {

namespace {

namespace json = boost::json;

bool is_password(std::string_view field) { return field.find("password") != std::string_view::npos; }

/// What the page makes anew: guards, and a form kept before.
bool is_of_the_page(std::string_view field) { return field == "csrf" || field == "once" || field == "again"; }

/// Versions, marks and keys mean nothing to people.
bool is_readable(std::string_view field, std::string_view value)
{
    static constexpr std::string_view machine[] = {"version", "draft_version", "letter_composed", "preview",
                                                   "stay",    "next",          "writer"};
    bool const is_key = value.size() > 9 && value.find_first_not_of("0123456789") == std::string_view::npos;
    return !value.empty() && !is_key && std::ranges::find(machine, field) == std::end(machine);
}

/// "comments_to_authors" → "Comments to authors", "given-2" → "Given 2"
std::string label_of(std::string name)
{
    std::ranges::replace_if(
        name, [](char c) { return c == '_' || c == '-'; }, ' ');
    if (!name.empty() && name.front() >= 'a' && name.front() <= 'z') name.front() -= 'a' - 'A';
    return name;
}

void keep(Kept& kept, std::string const& name, std::string const& value)
{
    if (is_password(name) || is_of_the_page(name)) return;
    kept.fields.push_back({name, label_of(name), value, is_readable(name, value)});
}

} // namespace

std::string Kept::writer() const
{
    auto const found = std::ranges::find(fields, "writer", &KeptField::name);
    return found == fields.end() ? "" : found->value;
}

Kept kept_from(Request const& request)
{
    Kept kept{request.path, {}, !request.uploads.empty()};
    for (auto const& [name, value] : request.fields) keep(kept, name, value);
    return kept;
}

std::string to_json(Kept const& kept)
{
    json::array fields;
    for (auto const& field : kept.fields) fields.push_back(json::array{field.name, field.value});
    return json::serialize(
        json::object{{"path", kept.path}, {"fields", std::move(fields)}, {"had_files", kept.had_files}});
}

std::optional<Kept> kept_from_json(std::string_view text)
{
    try {
        auto const object = json::parse(json::string_view(text.data(), text.size()));
        Kept kept{json::value_to<std::string>(object.at("path")), {}, object.at("had_files").as_bool()};
        for (auto const& field : object.at("fields").as_array())
            keep(kept, json::value_to<std::string>(field.at(0)), json::value_to<std::string>(field.at(1)));
        if (!is_local(kept.path)) return {};
        return kept;
    }
    catch (std::exception const&) {
        return {};
    }
}

bool holds_password(Request const& request)
{
    return std::ranges::any_of(request.fields, [](auto const& field) { return is_password(field.first); });
}

bool is_local(std::string_view address)
{
    bool const from_root = address.starts_with('/') && !address.starts_with("//");
    return from_root && address.size() <= 2000 &&
           std::ranges::all_of(address, [](unsigned char c) { return c > ' ' && c < 0x7f && c != '\\' && c != '"'; });
}

} // namespace succession
