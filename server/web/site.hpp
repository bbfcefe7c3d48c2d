#pragma once

#include "web/application.hpp"
#include "web/assets.hpp"
#include "web/context.hpp"

namespace succession {

/// The journal as a site: finds the page, says who asks, checks that a form is the person's own, and turns whatever
/// ends a request into a page. Safe to share between threads.
class Site final : public Application {
public:
    /// All pages' templates are checked; throws Mistake.
    Site(SiteSettings, Office const&, Templates const&, Clock const&);

    Admission admit(Head const&) override;
    Response answer(Request) override;
    Response refuse(Head const&, Problem const&) override;

private:
    Router::Match find(Head const&) const;
    Response routed(Context&, Router::Match const&) const;
    Response shown(Context&, Router::Match const&) const;
    Response acted(Context&, Router::Match const&) const;
    template <class Work>
    Response answered_alike(Context&, Work&&) const;
    template <class Work>
    Response guarded(Context&, Work&& work) const;

    SiteSettings const settings_;
    Office const& office_;
    Templates const& templates_;
    Clock const& clock_;
    Assets const assets_;
    Router const router_;
};

} // namespace succession
