#pragma once

#include "base/problem.hpp"
#include "web/multipart.hpp"
#include "web/request.hpp"
#include "web/urls.hpp"

#include <stdexcept>

namespace succession::fuzz {

inline void require(bool holds, char const* promise)
{
    if (!holds) throw std::logic_error(promise);
}

/// Writes down what a multipart form says.
class Notes final : PartSink {
public:
    /// Everything the form says when it arrives in pieces of `size`; nothing when it is refused.
    static std::optional<std::string> read(std::string_view body, std::size_t size)
    {
        Notes notes;
        try {
            Multipart form("leaf", notes);
            for (; !body.empty(); body.remove_prefix(std::min(size, body.size()))) form.take(body.substr(0, size));
            form.finish();
        }
        catch (Problem const&) {
            return {};
        }
        require(!notes.is_open_, "a part that begins ends");
        return notes.text_;
    }

private:
    void begin(Part part) override
    {
        require(!is_open_, "parts follow one another");
        is_open_ = true;
        text_ += "[" + part.name + "|" + part.file_name.value_or("-") + "|";
    }
    void data(std::string_view bytes) override
    {
        require(is_open_ && !bytes.empty(), "data belongs to a part");
        text_ += bytes;
    }
    void end() override
    {
        require(is_open_, "only what has begun ends");
        is_open_ = false;
        text_ += "]";
    }

    std::string text_;
    bool is_open_ = false;
};

inline void try_multipart(std::string_view body)
{
    auto const whole = Notes::read(body, body.size() + 1);
    for (std::size_t const size : {1, 2, 7, 64})
        require(Notes::read(body, size) == whole, "what a form says does not depend on how it arrives");
}

inline void try_urls(std::string_view text)
{
    try {
        auto const decoded = percent_decoded(text);
        require(is_well_escaped(text), "what can be decoded is well escaped");
        require(percent_decoded(percent_encoded(decoded)) == decoded, "decoding undoes encoding");
    }
    catch (Problem const&) {
    }
    try {
        std::string again;
        for (auto const& [name, value] : parse_form(text))
            again += (again.empty() ? "" : "&") + percent_encoded(name) + "=" + percent_encoded(value);
        require(parse_form(again) == parse_form(text), "a form written again says the same");
    }
    catch (Problem const&) {
    }
}

inline void try_cookies(std::string_view text)
{
    Head head;
    head.headers.emplace_back("cookie", text);
    auto const value = head.cookie("session");
    require(!value || std::string(text).find("session=" + std::string(*value)) != std::string::npos,
            "a cookie's value was sent");
    require(!value || value->find(';') == std::string_view::npos, "a cookie ends at the semicolon");
}

/// Throws std::logic_error when a promise about forms, addresses or cookies is broken.
inline void try_all(std::string_view input)
{
    try_multipart(input);
    try_urls(input);
    try_cookies(input);
    try {
        boundary_of(input);
    }
    catch (Problem const&) {
    }
}

} // namespace succession::fuzz
