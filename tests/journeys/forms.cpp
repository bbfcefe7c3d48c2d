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

/// Reads the fields of one form as its tags come.
class Reader {
public:
    explicit Reader(std::string const& html) : html_(html) {}

    PageForm read(Tag const& opening)
    {
        PageForm form;
        if (opening.attributes.contains("action")) form.action = opening.attributes.at("action");
        auto at = opening.end;
        while ((at = html_.find('<', at)) != std::string::npos) {
            auto const tag = tag_at(html_, at);
            if (tag.name == "/form") break;
            take(form, tag);
            at = tag.end;
        }
        return form;
    }

private:
    void take(PageForm& form, Tag const& tag)
    {
        auto const name = value(tag, "name");
        if (tag.name == "input") take_input(form, tag, name);
        if (tag.name == "button" && !name.empty()) form.buttons.push_back(name);
        if (tag.name == "textarea") {
            auto const end = html_.find("</textarea", tag.end);
            auto text = unescaped(html_.substr(tag.end, end - tag.end));
            if (text.starts_with("\n")) text.erase(0, 1);
            form.fields.emplace_back(name, text);
        }
        if (tag.name == "select") select_ = name;
        if (tag.name == "option") take_option(form, tag);
    }

    static void take_input(PageForm& form, Tag const& tag, std::string const& name)
    {
        auto const type = value(tag, "type");
        if (name.empty() || type == "file" || tag.attributes.contains("disabled")) return;
        if (type == "submit") return form.buttons.push_back(name);
        if ((type == "checkbox" || type == "radio") && !tag.attributes.contains("checked")) return;
        form.fields.emplace_back(name, tag.attributes.contains("value") ? value(tag, "value") : type == "checkbox" ? "on" : "");
    }

    /// A list without a chosen option sends its first.
    void take_option(PageForm& form, Tag const& tag)
    {
        bool const chosen = tag.attributes.contains("selected");
        if (chosen) std::erase_if(form.fields, [&](auto const& f) { return f.first == select_; });
        if (chosen || !form.has(select_)) form.fields.emplace_back(select_, value(tag, "value"));
    }

    static std::string value(Tag const& tag, std::string const& name)
    {
        auto const found = tag.attributes.find(name);
        return found == tag.attributes.end() ? "" : found->second;
    }

    std::string const& html_;
    std::string select_;
};

} // namespace

bool PageForm::has(std::string_view name) const
{
    return std::ranges::any_of(fields, [&](auto const& field) { return field.first == name; });
}

void PageForm::set(std::string const& name, std::string value) { set_all(name, {std::move(value)}); }

void PageForm::set_all(std::string const& name, std::vector<std::string> const& values)
{
    std::erase_if(fields, [&](auto const& field) { return field.first == name; });
    for (auto const& value : values) fields.emplace_back(name, value);
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
