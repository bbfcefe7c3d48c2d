#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace succession {

/// The answers to a form by name, stored as a JSON object; a list of texts is a JSON array.
class Fields {
public:
    Fields() = default;
    /// Reads what `json` wrote; anything else reads as empty.
    static Fields parse(std::string_view json);

    /// What `parse` reads.
    std::string json() const;
    /// The first text of that name, or "".
    std::string const& text(std::string_view name) const;
    /// All texts of that name; none where there is none.
    std::vector<std::string> const& list(std::string_view name) const;
    void set(std::string const& name, std::string value);
    void set(std::string const& name, std::vector<std::string> values);
    std::map<std::string, std::vector<std::string>, std::less<>> const& all() const { return values_; }

private:
    std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

} // namespace succession
