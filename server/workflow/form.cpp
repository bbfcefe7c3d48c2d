#include "base/text.hpp"
#include "workflow/step.hpp"

#include <charconv>
#include <ranges>

namespace succession {

std::string Form::text(std::string_view name) const
{
    auto const first = values_.lower_bound(name);
    return first == values_.end() || first->first != name ? std::string() : std::string(trimmed(first->second));
}

std::vector<std::string> Form::all(std::string_view name) const
{
    std::vector<std::string> found;
    auto const [begins, ends] = values_.equal_range(name);
    for (auto const& [key, value] : std::ranges::subrange(begins, ends))
        if (!trimmed(value).empty()) found.emplace_back(trimmed(value));
    return found;
}

std::optional<Moment> Form::date(std::string_view name) const { return parse_date(text(name)); }

std::optional<Moment> Form::time(std::string_view name) const
{
    auto const written = text(name);
    int hours = 0, minutes = 0;
    auto const begins = written.data(), ends = begins + written.size();
    auto const [colon, no_hours] = std::from_chars(begins, ends, hours);
    if (no_hours != std::errc{} || colon == ends || *colon != ':' || ends - colon != 3) return {};
    auto const [end, no_minutes] = std::from_chars(colon + 1, ends, minutes);
    if (no_minutes != std::errc{} || end != ends || hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return {};
    return hours * hour + minutes * minute;
}

std::optional<Moment> Form::deadline(std::string_view name) const
{
    auto const begins = date(name);
    return begins ? std::optional(*begins + day - 1) : std::nullopt;
}

std::optional<std::int64_t> Form::number(std::string_view name) const
{
    auto const written = text(name);
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(written.data(), written.data() + written.size(), value);
    if (error != std::errc{} || end != written.data() + written.size()) return {};
    return value;
}

void Form::set(std::string name, std::string value)
{
    values_.erase(name);
    add(std::move(name), std::move(value));
}

void Form::add(std::string name, std::string value) { values_.emplace(std::move(name), std::move(value)); }

Fields review_answers(Journal const& journal, Form const& form)
{
    Fields answers;
    for (auto const& field : journal.review_form)
        if (auto text = form.text(field.name); !text.empty()) answers.set(field.name, std::move(text));
    return answers;
}

} // namespace succession
