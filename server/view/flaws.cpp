#include "view/flaws.hpp"

#include "base/text.hpp"
#include "view/frame.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

enum class Act { print, print_raw, open, open_if_none, close, partial, comment, delimiters };

struct Tag {
    std::size_t at = 0;
    std::size_t end = 0; ///< the first character after it
    Act act = Act::print;
    std::string_view name;
    std::string_view written;
};

/// The next tag from `from` on; its `at` is npos when there is none, its `end` when it does not end.
Tag next_tag(std::string_view text, std::size_t from)
{
    Tag tag;
    tag.at = text.find("{{", from);
    if (tag.at == std::string_view::npos) return tag;
    bool const triple = text.substr(tag.at).starts_with("{{{");
    auto const begin = tag.at + (triple ? 3 : 2);
    auto const close = text.find(triple ? "}}}" : "}}", begin);
    tag.end = close == std::string_view::npos ? close : close + (triple ? 3 : 2);
    tag.written = text.substr(tag.at, tag.end - tag.at);
    tag.name = trimmed(text.substr(begin, close - begin));
    if (triple) tag.act = Act::print_raw;
    static constexpr std::string_view signs = "&#^/>!=";
    static constexpr Act acts[] = {Act::print_raw, Act::open,    Act::open_if_none, Act::close,
                                   Act::partial,   Act::comment, Act::delimiters};
    auto const sign = tag.name.empty() || triple ? std::string_view::npos : signs.find(tag.name.front());
    if (sign == std::string_view::npos) return tag;
    tag.act = acts[sign];
    tag.name = trimmed(tag.name.substr(1));
    return tag;
}

/// Follows markup as far as is needed to know whether a place lies within a tag, and there within quotes.
class Place {
public:
    void pass(std::string_view text)
    {
        for (char const c : text)
            if (quote_) quote_ = c == quote_ ? '\0' : quote_;
            else if (in_tag_ && (c == '"' || c == '\'')) quote_ = c;
            else if (c == '<' || c == '>') in_tag_ = c == '<';
    }
    bool is_bare() const { return in_tag_ && !quote_; }

private:
    bool in_tag_ = false;
    char quote_ = '\0';
};

class Checking {
public:
    Checking(std::string_view text, Medium medium, Shape const& page, Shape const& frame)
        : text_(text), medium_(medium), frame_(frame)
    {
        scopes_.push_back({&page, {}, 0});
    }

    std::vector<Flaw> flaws() &&
    {
        std::size_t from = 0;
        for (auto tag = next_tag(text_, 0); tag.at != std::string_view::npos; tag = next_tag(text_, from)) {
            if (tag.end == std::string_view::npos) {
                flaws_.push_back({tag.at, "A tag is opened and never ends."});
                return std::move(flaws_);
            }
            place_.pass(text_.substr(from, tag.at - from));
            check(tag);
            from = tag.end;
        }
        for (auto const& scope : scopes_)
            if (!scope.section.empty())
                flaws_.push_back({scope.at, fmt::format("{{{{#{}}}}}: the section is never closed.", scope.section)});
        return std::move(flaws_);
    }

private:
    struct Scope {
        Shape const* shape; ///< none within a list of texts
        std::string_view section;
        std::size_t at;
    };

    void check(Tag const& tag)
    {
        switch (tag.act) {
        case Act::print:
        case Act::print_raw: return check_printed(tag);
        case Act::open:
        case Act::open_if_none: return open(tag);
        case Act::close: return close(tag);
        case Act::partial: return say(tag, "there is no such partial.");
        case Act::delimiters: return say(tag, "the delimiters must stay as they are.");
        case Act::comment: return;
        }
    }

    void check_printed(Tag const& tag)
    {
        if (medium_ == Medium::page && place_.is_bare()) say(tag, "a value within a tag must stand in quotes.");
        if (tag.act == Act::print_raw) say(tag, "nothing may be printed raw.");
        if (tag.name == "." && !scopes_.back().shape) return;
        auto const* field = find(tag);
        if (!field) return;
        if (field->kind == Kind::flag) return say(tag, "a yes or no cannot be printed.");
        if (field->kind > Kind::number) say(tag, "a list or record cannot be printed as text.");
    }

    void open(Tag const& tag)
    {
        auto const* field = find(tag);
        if (field && field->kind <= Kind::number) say(tag, "a text opens no section.");
        bool const enters = field && tag.act == Act::open && field->kind >= Kind::record;
        scopes_.push_back({enters ? field->inner() : scopes_.back().shape, tag.name, tag.at});
    }

    void close(Tag const& tag)
    {
        if (tag.name != scopes_.back().section) return say(tag, "closes a section that is not open here.");
        if (scopes_.size() > 1) scopes_.pop_back();
    }

    ViewField const* find(Tag const& tag)
    {
        auto const* shape = scopes_.back().shape;
        if (shape)
            if (auto const* field = shape->find(tag.name)) return field;
        if (shape == scopes_.front().shape || std::ranges::count(seen_everywhere, tag.name))
            if (auto const* field = frame_.find(tag.name)) return field;
        say(tag, "there is no such name here.");
        return nullptr;
    }

    void say(Tag const& tag, std::string_view what)
    {
        flaws_.push_back({tag.at, fmt::format("{}: {}", tag.written, what)});
    }

    std::string_view text_;
    Medium medium_;
    Shape const& frame_;
    std::vector<Scope> scopes_;
    std::vector<Flaw> flaws_;
    Place place_;
};

} // namespace

std::vector<Flaw> flaws_in(std::string_view text, Medium medium, Shape const& page, Shape const& frame)
{
    return Checking(text, medium, page, frame).flaws();
}

} // namespace succession
