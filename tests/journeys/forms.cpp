#include "journeys/forms.hpp"

#include <algorithm>
#include <map>

namespace succession {

namespace {

using Attributes = std::map<std::string, std::string>;

/// A tag of the page: its name ("/form" for an end), its attributes, and where the text after it begins.
struct Tag {
    std::string name;
    Attributes attributes;
    std::size_t end = 0;
};

Tag tag_at(std::string const& html, std::size_t at)
{
    Tag tag;
    auto i = at + 1;
    auto word = [&](std::string_view stops) {
        auto const from = i;
        while (i < html.size() && stops.find(html[i]) == std::string_view::npos) ++i;
        return html.substr(from, i - from);
    };
    tag.name = word(" \t\n>");
    while (i < html.size() && html[i] != '>') {
        while (i < html.size() && std::string_view(" \t\n/").find(html[i]) != std::string_view::npos) ++i;
        if (html[i] == '>') break;
        auto const name = word(" \t\n=>");
        std::string value;
        if (html[i] == '=' && html[i + 1] == '"') {
            i += 2;
            value = word("\"");
            ++i;
        }
        tag.attributes[name] = unescaped(value);
    }
    tag.end = i + 1;
    return tag;
}

std::string value(Tag const& tag, std::string const& name)
{
    auto const found = tag.attributes.find(name);
    return found == tag.attributes.end() ? "" : found->second;
}

/// Reads the fields of one form as its tags come.
class Reader {
public:
    explicit Reader(std::string const& html) : html_(html) {}

    PageForm read(Tag const& opening)
    {
        form_.action = value(opening, "action");
        auto at = opening.end;
        while ((at = html_.find('<', at)) != std::string::npos) {
            auto const tag = tag_at(html_, at);
            if (tag.name == "/form") break;
            take(tag);
            at = tag.end;
        }
        return form_;
    }

private:
    void take(Tag const& tag)
    {
        if (tag.name == "input") take_input(tag, value(tag, "name"));
        if (tag.name == "button") take_button(tag);
        if (tag.name == "textarea") take_text(tag);
        if (tag.name == "select") select_ = value(tag, "name");
        if (tag.name == "option") take_option(tag);
    }

    void take_button(Tag const& tag)
    {
        if (value(tag, "type") == "button") return;
        form_.sends = true;
        if (!value(tag, "name").empty()) form_.buttons.push_back(value(tag, "name"));
    }

    void take_text(Tag const& tag)
    {
        auto text = unescaped(html_.substr(tag.end, html_.find("</textarea", tag.end) - tag.end));
        if (text.starts_with("\n")) text.erase(0, 1);
        if (text.empty()) form_.blanks.emplace_back(value(tag, "name"), "text");
        form_.fields.emplace_back(value(tag, "name"), text);
    }

    void take_input(Tag const& tag, std::string const& name)
    {
        auto const type = value(tag, "type");
        bool const off = tag.attributes.contains("disabled");
        if (name.empty() || type == "file") return;
        bool const several = type == "checkbox";
        auto const is = tag.attributes.contains("value") ? value(tag, "value") : several ? "on" : "";
        if (several || type == "radio") {
            form_.choices.push_back({name, is, off});
            if (several) form_.boxes.push_back(name);
            if (!tag.attributes.contains("checked")) return;
        }
        if (off) return;
        if (is.empty() && type != "hidden") form_.blanks.emplace_back(name, type.empty() ? "text" : type);
        form_.fields.emplace_back(name, is);
    }

    /// A list without a chosen option sends its first.
    void take_option(Tag const& tag)
    {
        if (select_.empty()) return;
        form_.choices.push_back({select_, value(tag, "value"), tag.attributes.contains("disabled")});
        bool const chosen = tag.attributes.contains("selected");
        if (chosen) std::erase_if(form_.fields, [&](auto const& f) { return f.first == select_; });
        if (chosen || !form_.has(select_)) form_.fields.emplace_back(select_, value(tag, "value"));
    }

    std::string const& html_;
    PageForm form_;
    std::string select_;
};

/// What somebody might type into an input of that kind.
std::string something(std::string const& kind)
{
    if (kind == "email") return "elsewhere@garden.example";
    return kind == "number" ? "1" : "Some words.";
}

} // namespace

bool PageForm::has(std::string_view name) const
{
    return std::ranges::any_of(fields, [&](auto const& field) { return field.first == name; });
}

std::vector<std::string> PageForm::offered(std::string_view name) const
{
    std::vector<std::string> values;
    for (auto const& choice : choices)
        if (choice.name == name && !choice.disabled && !choice.value.empty()) values.push_back(choice.value);
    return values;
}

bool PageForm::offers(std::string_view name, std::vector<std::string> const& values) const
{
    bool const chosen = std::ranges::any_of(choices, [&](Choice const& choice) { return choice.name == name; });
    if (!chosen) return has(name);
    auto const all = offered(name);
    return std::ranges::all_of(values, [&](auto const& v) { return v.empty() || std::ranges::count(all, v); });
}

void PageForm::set(std::string const& name, std::string value) { set_all(name, {std::move(value)}); }

void PageForm::set_all(std::string const& name, std::vector<std::string> const& values)
{
    std::erase_if(fields, [&](auto const& field) { return field.first == name; });
    for (auto const& value : values) fields.emplace_back(name, value);
}

void PageForm::choose_the_rest()
{
    for (auto const& choice : choices) {
        bool const box = std::ranges::count(boxes, choice.name);
        bool const open =
            std::ranges::none_of(fields, [&](auto const& f) { return f.first == choice.name && !f.second.empty(); });
        if (!box && open && !choice.disabled && !choice.value.empty()) set(choice.name, choice.value);
    }
}

void PageForm::answer_the_rest()
{
    choose_the_rest();
    for (auto const& name : boxes) set_all(name, offered(name));
    for (auto const& [name, kind] : blanks) set(name, something(kind));
}

std::string unescaped(std::string_view text)
{
    static std::map<std::string_view, std::string_view> const named{
        {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"#39", "'"}, {"nbsp", " "}};
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const end = text[i] == '&' ? text.find(';', i) : std::string_view::npos;
        auto const found = end == std::string_view::npos ? named.end() : named.find(text.substr(i + 1, end - i - 1));
        if (found == named.end()) result += text[i];
        else {
            result += found->second;
            i = end;
        }
    }
    return result;
}

std::vector<PageForm> forms_in(std::string const& html)
{
    std::vector<PageForm> found;
    for (auto at = html.find("<form"); at != std::string::npos; at = html.find("<form", at + 1))
        found.push_back(Reader(html).read(tag_at(html, at)));
    return found;
}

} // namespace succession
