#pragma once

#include "view/frame.hpp"
#include "view/mustache.hpp"

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace succession {

/// A described struct that names its template below templates/, e.g. "desk/desk".
template <class T>
concept PageModel = Described<T> && requires
{
    std::string_view(T::template_name);
};

/// Turns page models into pages by the templates of a folder. Partials ({{> partials/rows}}) are poured in, and each
/// page into layout.mustache's {{> content}}; {{> head}} is the page's own "<page>.head.mustache" or partials/head.
/// Safe to share between threads: each keeps its own parsed copies.
class Templates {
public:
    /// With `reload`, changed files are read again before each page, and mistakes are shown instead of the page.
    explicit Templates(std::filesystem::path folder, bool reload = false);

    /// Holds every tag of these pages against their structs; throws Mistake naming files, lines and tags.
    template <PageModel... Pages>
    void check() const
    {
        check({{Pages::template_name, &shape_of<Pages>()}...});
    }

    template <PageModel Page>
    std::string render(Page const& page, Frame const& frame) const
    {
        static_assert(share_no_name<Page, Frame>(), "a page may not name a field as the frame does");
        return render(Page::template_name, record_of(page), frame);
    }

private:
    struct Files;
    struct Checked {
        std::string_view name;
        Shape const* shape;
    };

    void check(std::vector<Checked> const&) const;
    std::string render(std::string_view name, Record page, Frame const&) const;
    std::shared_ptr<Files const> files() const;

    std::filesystem::path folder_;
    bool reload_;
    std::int64_t number_; ///< tells this one's parsed copies from another's
    mutable std::mutex mutex_;
    mutable std::shared_ptr<Files const> files_;
};

} // namespace succession
