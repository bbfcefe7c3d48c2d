#pragma once

#include "office/act.hpp"
#include "office/office.hpp"
#include "storage/database.hpp"
#include "storage/sessions.hpp"
#include "view/templates.hpp"
#include "web/response.hpp"
#include "web/routes.hpp"
#include "workflow/step.hpp"

#include <map>

namespace succession {

class Assets;
struct SiteSettings;

/// What a page function has before it: the request, who asks, when, and the ways to read, to act and to answer.
class Context {
public:
    /// The parts of the site that all requests share.
    struct Parts {
        Office const& office;
        Templates const& templates;
        Assets const& assets;
        SiteSettings const& settings;
    };

    Context(Parts const&, Request&, Route const&, Moment now);

    Request& request;
    Route const& route;
    Moment const now;
    Office const& office;
    SiteSettings const& settings;
    Assets const& assets;

    /// Who is signed in, or nobody.
    SignedIn const* person() const { return person_ ? &*person_ : nullptr; }
    /// Who is signed in; for pages whose visitor must be.
    SignedIn const& me() const;

    /// The form that was posted: clean text, without the token that guards it.
    Form const& form() const { return form_; }
    /// A value of the address's query, or "".
    std::string query(std::string_view name) const;

    /// Runs `work` on one snapshot of the records. While a GET is answered, all its reading shares one.
    template <class Work>
    auto read(Work&& work)
    {
        if (snapshot_) return work(*snapshot_);
        return office.database.reading(std::forward<Work>(work));
    }

    /// Who acts now, with this form; its sender is led to `location` afterwards.
    Act act(std::string location) const;

    /// A page: its struct and its template, in the frame of the site. `title` names it in the browser.
    template <class Page>
    Response render(Page const& page, std::string title, int status = 200)
    {
        return sent(templates_.render(page, frame(std::move(title))), status);
    }
    /// 303, where an act leads; `said` is shown once there.
    Response see_other(std::string const& location, std::string const& said = {});
    /// JSON for our own script: {"saved": …}.
    Response json(std::string text, int status = 200) const;

    /// Begins or ends the browser's session by cookie; the session itself is the office's.
    void sign_in(std::string const& token);
    void sign_out();

private:
    friend class Site;

    Frame frame(std::string title);
    Response sent(std::string page, int status) const;
    void set_cookie(std::string_view name, std::string_view value, Moment lasts);
    std::string csrf();

    Templates const& templates_;
    Transaction* snapshot_ = nullptr;
    std::optional<SignedIn> person_;
    Form form_;
    Headers headers_; ///< of the answer, whatever it is
};

} // namespace succession
