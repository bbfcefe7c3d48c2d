#include "view/templates.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "view/flaws.hpp"
#include "view/source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <map>

namespace succession {

namespace {

namespace fs = std::filesystem;

/// A page's template with all its parts, and what is wrong with it.
struct Sheet {
    std::string text;
    std::vector<std::string> mistakes;
};

Sheet sheet_of(Texts const& texts, std::string_view name, Shape const& shape)
{
    auto const own_head = fmt::format("{}.head", name);
    try {
        Source const source(texts, "layout", name, texts.contains(own_head) ? own_head : "partials/head");
        Sheet sheet{source.text(), {}};
        for (auto const& flaw : flaws_in(sheet.text, Medium::page, shape, shape_of<Frame>()))
            sheet.mistakes.push_back(fmt::format("{}: {}", source.place(flaw.at), flaw.sentence));
        return sheet;
    }
    catch (Mistake const& mistake) {
        return {{}, {mistake.what()}};
    }
}

struct MistakesPage {
    std::vector<std::string> mistakes;
};
SUCCESSION_DESCRIBE(MistakesPage, mistakes)

std::string page_of(std::vector<std::string> const& mistakes)
{
    Mustache page(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>To mend</title></head><body>\n"
        "<h1>The template is to mend</h1>\n<ul>\n{{#mistakes}}\n<li>{{.}}</li>\n{{/mistakes}}\n</ul>\n"
        "</body></html>\n",
        Medium::page);
    return page.render(record_of(MistakesPage{mistakes}), {});
}

/// Changes whenever a template is written, added or removed.
std::size_t state_of(fs::path const& folder)
{
    std::size_t state = 0;
    for (auto const& entry : fs::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".mustache")
            state += fs::hash_value(entry.path()) *
                     static_cast<std::size_t>(entry.last_write_time().time_since_epoch().count());
    return state;
}

std::int64_t next_number()
{
    static std::atomic<std::int64_t> last = 0;
    return ++last;
}

} // namespace

struct Templates::Files {
    explicit Files(fs::path const& folder)
        : state(state_of(folder)), number(next_number()), texts(read_templates(folder, "letters/"))
    {
    }

    std::size_t state;
    std::int64_t number;
    Texts texts;
};

Templates::Templates(fs::path folder, bool reload)
    : folder_(std::move(folder)), reload_(reload), number_(next_number()), files_(std::make_shared<Files>(folder_))
{
}

std::shared_ptr<Templates::Files const> Templates::files() const
{
    if (!reload_) return files_;
    std::lock_guard const lock(mutex_);
    if (state_of(folder_) != files_->state) files_ = std::make_shared<Files>(folder_);
    return files_;
}

void Templates::check(std::vector<Checked> const& pages) const
{
    if (reload_) return;
    std::vector<std::string> mistakes;
    for (auto const& page : pages)
        for (auto& mistake : sheet_of(files_->texts, page.name, *page.shape).mistakes)
            if (std::ranges::find(mistakes, mistake) == mistakes.end()) mistakes.push_back(std::move(mistake));
    if (!mistakes.empty()) throw Mistake(joined(mistakes, "\n"));
}

std::string Templates::render(std::string_view name, Record page, Frame const& frame) const
{
    struct Parsed {
        std::int64_t files = 0;
        std::optional<Mustache> mustache;
        std::vector<std::string> mistakes;
    };
    thread_local std::map<std::pair<std::int64_t, std::string_view>, Parsed> parsed_here;

    auto const files = this->files();
    auto& parsed = parsed_here[{number_, name}];
    if (parsed.files != files->number) {
        auto sheet = sheet_of(files->texts, name, *page.shape);
        if (!reload_ && !sheet.mistakes.empty()) throw Mistake(joined(sheet.mistakes, "\n"));
        parsed = {files->number, std::nullopt, std::move(sheet.mistakes)};
        if (parsed.mistakes.empty()) parsed.mustache.emplace(sheet.text, Medium::page);
    }
    return parsed.mustache ? parsed.mustache->render(page, record_of(frame)) : page_of(parsed.mistakes);
}

} // namespace succession
