#include "domain/fields.hpp"

#include <boost/json.hpp>

namespace succession {

namespace json = boost::json;

Fields Fields::parse(std::string_view text)
{
    Fields fields;
    boost::system::error_code error;
    auto const value = json::parse({text.data(), text.size()}, error);
    if (error || !value.is_object()) return fields;
    for (auto const& [name, member] : value.get_object()) {
        auto& values = fields.values_[std::string(name)];
        if (member.is_string()) values.emplace_back(member.get_string());
        if (!member.is_array()) continue;
        for (auto const& item : member.get_array())
            if (item.is_string()) values.emplace_back(item.get_string());
    }
    return fields;
}

std::string Fields::json() const
{
    json::object object;
    for (auto const& [name, values] : values_) {
        if (values.size() == 1) object[name] = values.front();
        else object[name] = json::array(values.begin(), values.end());
    }
    return json::serialize(object);
}

std::string const& Fields::text(std::string_view name) const
{
    static std::string const nothing;
    auto const& values = list(name);
    return values.empty() ? nothing : values.front();
}

std::vector<std::string> const& Fields::list(std::string_view name) const
{
    static std::vector<std::string> const nothing;
    auto const found = values_.find(name);
    return found == values_.end() ? nothing : found->second;
}

void Fields::set(std::string const& name, std::string value) { values_[name] = {std::move(value)}; }
void Fields::set(std::string const& name, std::vector<std::string> values) { values_[name] = std::move(values); }

} // namespace succession
