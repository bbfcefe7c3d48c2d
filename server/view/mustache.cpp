#include "view/mustache.hpp"

#include "base/problem.hpp"
#include "view/frame.hpp"

#include <kainjow/mustache.hpp>

#include <algorithm>
#include <deque>
#include <stdexcept>

namespace succession {

namespace {

namespace km = kainjow::mustache;

/// Answers a template's names straight from our structs: building kainjow's own tree would cost more than rendering.
/// kainjow sees lists of blank items; which item it entered tells us which record is meant.
class Names final : public km::basic_context<std::string> {
public:
    Names(Record page, Record frame) : frame_(frame) { scopes_.push_back({page, 0}); }

    void push(km::data const* entered) override
    {
        if (entered == &yes_ || entered == &no_) return scopes_.push_back({scopes_.back().record, lists_.size()});
        while (!lists_.back().holds(entered)) lists_.pop_back();
        auto const record = lists_.back().record_of(entered);
        scopes_.push_back({record, lists_.size()});
    }

    void pop() override
    {
        lists_.resize(scopes_.back().lists);
        scopes_.pop_back();
    }

    km::data const* get(std::string const& name) const override
    {
        auto const [fields, shape] = scopes_.back().record;
        if (name == "." && !shape) return print(*static_cast<std::string const*>(fields));
        auto const [record, field] = find(name);
        if (field->kind <= Kind::number) {
            field->print(record.fields, printed());
            return &text_;
        }
        auto const count = field->count(record.fields);
        if (count == 0) return &no_;
        if (field->kind == Kind::flag) return &yes_;
        return &lists_.emplace_back(record.fields, field, count).items;
    }

    km::data const* get_partial(std::string const&) const override { return nullptr; }

private:
    struct Scope {
        Record record;
        std::size_t lists; ///< how many were open when it was entered
    };

    struct List {
        List() = default;
        List(void const* record, ViewField const* field, std::size_t count) : record(record), field(field)
        {
            for (; count > 0; --count) items << km::data(true);
        }

        bool holds(km::data const* item) const
        {
            auto const& all = items.list_value();
            return !std::less<>{}(item, all.data()) && std::less<>{}(item, all.data() + all.size());
        }
        Record record_of(km::data const* item) const
        {
            auto const index = static_cast<std::size_t>(item - items.list_value().data());
            return {field->item(record, index), field->inner()};
        }

        void const* record = nullptr;
        ViewField const* field = nullptr;
        km::data items{km::data::type::list};
    };

    std::pair<Record, ViewField const*> find(std::string const& name) const
    {
        auto const& record = scopes_.back().record;
        if (record.shape)
            if (auto const* field = record.shape->find(name)) return {record, field};
        bool const at_page = record == scopes_.front().record;
        if (frame_.shape && (at_page || std::ranges::count(seen_everywhere, name)))
            if (auto const* field = frame_.shape->find(name)) return {frame_, field};
        throw std::logic_error("a template asks for {{" + name + "}}, which is not there");
    }

    std::string& printed() const { return const_cast<std::string&>(text_.string_value()); }
    km::data const* print(std::string const& text) const
    {
        printed() = text;
        return &text_;
    }

    Record frame_;
    std::vector<Scope> scopes_;
    mutable std::deque<List> lists_;
    km::data text_{km::data::type::string};
    km::data yes_{true};
    km::data no_{false};
};

struct Page {
    std::string text;

    Page& operator<<(std::string const& piece)
    {
        text += piece;
        return *this;
    }
};

std::string escaped(std::string const& text)
{
    return text.find_first_of("&<>\"'") == std::string::npos ? text : km::html_escape(text);
}

} // namespace

struct Mustache::Parsed {
    explicit Parsed(std::string const& text) : mustache(text) {}

    km::mustache mustache;
    std::size_t size = 0; ///< of the last rendering
};

Mustache::Mustache(std::string const& text, Medium medium) : parsed_(std::make_unique<Parsed>(text))
{
    if (!parsed_->mustache.is_valid()) throw Mistake(parsed_->mustache.error_message());
    if (medium == Medium::page) parsed_->mustache.set_custom_escape(escaped);
    else parsed_->mustache.set_custom_escape([](std::string const& plain) { return plain; });
}

Mustache::~Mustache() = default;
Mustache::Mustache(Mustache&&) noexcept = default;
Mustache& Mustache::operator=(Mustache&&) noexcept = default;

std::string Mustache::render(Record page, Record frame)
{
    Names names(page, frame);
    Page written;
    written.text.reserve(parsed_->size + parsed_->size / 8);
    parsed_->mustache.render(names, written);
    parsed_->size = written.text.size();
    return std::move(written.text);
}

} // namespace succession
