#pragma once

#include "office/act.hpp"
#include "office/office.hpp"
#include "storage/database.hpp"
#include "storage/sessions.hpp"
#include "view/templates.hpp"
#include "web/kept.hpp"
#include "web/response.hpp"
#include "web/routes.hpp"
#include "workflow/step.hpp"

#include <functional>

namespace succession {

class Assets;

/// What the operator may set about the site.
struct SiteSettings {
    std::filesystem::path assets = "templates/assets";
    std::int64_t form_limit = 1 << 20;     ///< bytes of a form's fields
    std::int64_t file_limit = 200'000'000; ///< bytes of a file
    /// Prometheus text, given to this machine alone.
    std::function<std::string()> metrics = [] { return std::string(); };
    /// Told what went wrong on our side, and in which request. By default a line on standard error.
    std::function<void(std::int64_t number, std::string const& what)> on_failure = {};
};

/// What a page function has before it: the request, who asks, when, and the ways to read, to act and to answer.
class Context {
public:
    /// What all requests share.
    struct Shared {
        Office const& office;
        Templates const& templates;
        Assets const& assets;
        SiteSettings const& settings;
    };

    Context(Shared const&, Request&, Route const&, Moment now);

    Request& request;
    Route const& route;
    Moment const now;
    Office const& office;
    Assets const& assets;
    SiteSettings const& settings;

    /// Who is signed in, or nobody.
    SignedIn const* person() const { return person_ ? &*person_ : nullptr; }
    /// Who is signed in; for pages whose visitor must be.
    SignedIn const& me() const;

    /// The form that was posted: clean text.
    Form const& form() const { return form_; }
    /// A value of the address's query, or "".
    std::string query(std::string_view name) const;
    /// Whether our own script asks, which reads JSON.
    bool wants_json() const;

    /// Runs `work` on one snapshot of the records. While a GET is answered, all its reading shares one.
    template <class Work>
    auto read(Work&& work)
    {
        if (snapshot_) return work(*snapshot_);
        return office.database.reading(std::forward<Work>(work));
    }

    /// Who acts now, with this form; its sender is led to `location` afterwards.
    Act act(std::string location) const;

    /// A page: its struct poured into its template, in the frame of the site. `title` names it in the browser.
    template <PageModel Page>
    Response render(Page const& page, std::string title, int status = 200)
    {
        return Response::html(templates_.render(page, frame(std::move(title))), status);
    }
    /// 303, where an act leads; `said` is shown there, once.
    Response see_other(std::string const& location, std::string const& said = {});

    /// What this page's forms carry to show that they are its own; "" where it has none.
    std::string csrf();
    /// Whether these words are those of whoever is signed in now, or nobody's in particular.
    bool wrote(Kept const&) const;

    /// Makes this browser the session's with this token, whatever it was before.
    void sign_in(std::string const& token);
    /// The browser's person has shown to be the one at this address: strangers' guesses keep them out no more.
    void mark_browser(std::string const& address);
    /// The mark it was given, or "".
    std::string_view browser_mark() const;
    /// Makes the browser nobody's; the session itself is ended by the office.
    void sign_out();

private:
    friend class Site;

    /// Finds out who asks.
    void identify(Transaction&);
    /// Whether the form carries the token of this session, or, where nobody need be signed in, of this browser.
    bool form_is_ours() const;
    /// Where this very form led before, if it did.
    std::optional<std::string> answered_before(Transaction&) const;
    void renew();

    Frame frame(std::string title);
    std::string csrf_of(std::string_view visitor) const;
    std::string once() const;
    std::string mark() const;
    std::string writer() const;
    void tell_done();
    std::string cookie_name(std::string_view name) const;
    std::optional<std::string_view> cookie(std::string_view name) const;
    enum class Seen { by_us, by_scripts };
    void set_cookie(std::string_view name, std::string_view value, Moment lasts, Seen = Seen::by_us);

    Templates const& templates_;
    Transaction* snapshot_ = nullptr;
    std::optional<SignedIn> person_;
    Form form_;
    bool was_told_ = false; ///< the frame holds what is said once: no cache may keep it
    Headers headers_;       ///< of the answer, whatever it is
};

} // namespace succession
