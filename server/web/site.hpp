#pragma once

#include "web/application.hpp"
#include "web/assets.hpp"
#include "web/context.hpp"

#include <functional>

namespace succession {

struct SiteSettings {
    std::filesystem::path assets = "templates/assets";
    std::int64_t form_limit = 1 << 20;       ///< bytes of a form's fields
    std::int64_t file_limit = 200'000'000;   ///< bytes of a file
    std::function<std::string()> metrics = [] { return std::string(); }; ///< Prometheus text, for this machine alone
};

/// The journal as a site: finds the page, says who asks, checks that a form is the person's own, and turns whatever
/// ends a request into a page. Safe to share between threads.
class Site final : public Application {
public:
    Site(SiteSettings, Office const&, Templates const&, Clock const&);

    Admission admit(Head const&) override;
    Response answer(Request) override;
    Response refuse(Head const&, Problem const&) override;

    /// Told of everything that went wrong on our side; by default one line on standard error.
    std::function<void(std::int64_t number, std::string const& what)> on_failure;

private:
    Response routed(Request&, Router::Match const&);
    Response shown(Context&, Router::Match const&);
    Response acted(Context&, Router::Match const&);
    Response failed(Context&, Problem const&);

    SiteSettings settings_;
    Office const& office_;
    Templates const& templates_;
    Clock const& clock_;
    Assets assets_;
    Router router_;
};

} // namespace succession
