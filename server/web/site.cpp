#include "web/site.hpp"

#include "office/secrets.hpp"
#include "web/headers.hpp"
#include "web/models/all.hpp"
#include "web/pages/again.hpp"
#include "web/route_table.hpp"
#include "web/saving.hpp"
#include "web/urls.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace succession {

namespace {

/// Stands in for a route where there is none.
constexpr Route nowhere{Method::get, "", Visitor::anyone, nullptr, false};

bool needs_person(Visitor visitor) { return visitor >= Visitor::signed_in; }

/// Whoever is signed in and may not come in finds nothing here.
void require_rights(Context const& context)
{
    auto const visitor = context.route.visitor;
    if (visitor == Visitor::editor && !context.me().edits()) throw no_such_page();
    if (visitor == Visitor::administrator && !context.me().holds("administrator")) throw no_such_page();
}

/// To the door, and back afterwards.
Response sign_in_first(Context const& context)
{
    auto const& request = context.request;
    auto const wanted = request.path + (request.query.empty() ? "" : "?" + request.query);
    return Response::see_other("/sign-in?next=" + percent_encoded(wanted));
}

/// A form without a valid session or token: nothing happens yet, and nothing of it is lost.
Response once_more(Context& context, Router const& router)
{
    auto const& request = context.request;
    auto const before = kept_from_json(context.form().text("again"));
    bool const lacks_person = !context.person() && (before || needs_person(context.route.visitor));
    if (context.wants_json())
        return needs_person(context.route.visitor) ? told_problem(401, "Please sign in again.")
                                                   : told_guard(context.csrf());
    auto const kept = before ? *before : kept_from(request);
    if (before || !(holds_password(request) || kept.empty()))
        return lacks_person ? pages::sign_in_and_send(context, kept) : pages::send_once_more(context, kept);
    if (lacks_person) return Response::see_other("/sign-in");
    auto const page = router.find(Method::get, request.path).route ? request.path : "/";
    return context.see_other(page, "The page had been open for too long. Please try again.");
}

/// The page a form was on: at its own address, or at the nearest one above that shows something.
std::string page_before(Request const& request, Router const& router)
{
    if (request.method != Method::post) return {};
    std::string_view path = request.path;
    while (path.size() > 1 && !router.find(Method::get, path).route) path = path.substr(0, path.rfind('/'));
    return path.size() > 1 ? std::string(path) : "";
}

void tell(std::int64_t number, std::string const& what) { fmt::print(stderr, "request {:X}: {}\n", number, what); }

} // namespace

Site::Site(SiteSettings settings, Office const& office, Templates const& templates, Clock const& clock)
    : settings_(std::move(settings)), office_(office), templates_(templates), clock_(clock), assets_(settings_.assets),
      router_(routes::table)
{
    check_pages(templates_);
}

/// The demo's mail holds links that sign people in: but for whoever sits at this machine, and only in the demo, there
/// is nothing at these addresses.
Router::Match Site::find(Head const& head) const
{
    auto match = router_.find(head.method, head.path);
    bool const for_here = match.visitor == Visitor::demo || match.visitor == Visitor::monitor;
    bool const hidden = (for_here && !head.is_here()) || (match.visitor == Visitor::demo && !office_.settings.demo);
    return hidden ? Router::Match{} : match;
}

Admission Site::admit(Head const& head)
{
    if (head.method == Method::get || head.method == Method::head) return {};
    Request request{head, {}, {}};
    auto const match = find(head);
    if (!match.route) return {answer(std::move(request))};
    Admission admission{{}, settings_.form_limit, 0};
    if (!match.route->takes_files) return admission;

    Context context({office_, templates_, assets_, settings_}, request, *match.route, clock_.now());
    office_.database.read([&](Transaction& tx) { context.identify(tx); });
    if (context.person() || !needs_person(match.route->visitor)) admission.file_limit = settings_.file_limit;
    if (context.person()) admission.person = context.me().person.id.value;
    return admission;
}

Response Site::answer(Request request)
{
    auto const match = find(request);
    Context context({office_, templates_, assets_, settings_}, request, match.route ? *match.route : nowhere,
                    clock_.now());
    return guarded(context, [&] { return routed(context, match); });
}

Response Site::refuse(Head const& head, Problem const& problem)
{
    Request request{head, {}, {}};
    auto const match = find(head);
    Context context({office_, templates_, assets_, settings_}, request, match.route ? *match.route : nowhere,
                    clock_.now());
    return guarded(context, [&]() -> Response {
        office_.database.read([&](Transaction& tx) { context.identify(tx); });
        if (needs_person(context.route.visitor) && !context.person())
            throw Problem(Problem::Kind::unauthorized,
                          "You were signed out, so nothing was taken. Sign in and send it again.");
        throw problem;
    });
}

/// Whatever ends a request becomes an answer here, and nowhere else.
template <class Work>
Response Site::guarded(Context& context, Work&& work) const
{
    Response response;
    try {
        response = work();
    }
    catch (AlreadyAnswered const& before) {
        response = Response::see_other(before.location);
    }
    catch (Moved const& moved) {
        context.snapshot_ = nullptr;
        response = Response::see_other(moved.address);
    }
    catch (Problem const& problem) {
        context.snapshot_ = nullptr;
        response = pages::problem(context, problem, page_before(context.request, router_));
    }
    catch (std::exception const& error) {
        context.snapshot_ = nullptr;
        (settings_.on_failure ? settings_.on_failure : tell)(context.request.number, error.what());
        response = pages::failure(context);
    }
    if (response.status == 303 && context.request.method == Method::post) context.tell_done();
    finish(response, context, context.headers_, context.was_told_);
    return response;
}

Response Site::routed(Context& context, Router::Match const& match) const
{
    if (match.route && match.route->visitor < Visitor::reader) return match.route->answer(context, match.values);
    if (match.route) return context.request.method == Method::post ? acted(context, match) : shown(context, match);
    office_.database.read([&](Transaction& tx) { context.identify(tx); });
    if (!match.visitor) throw no_such_page();
    auto response = pages::problem(context, no_such_page());
    response.status = 405;
    return std::move(response).with("allow", "GET, HEAD, POST");
}

Response Site::shown(Context& context, Router::Match const& match) const
{
    Response response;
    office_.database.read([&](Transaction& tx) {
        context.headers_.clear();
        context.snapshot_ = &tx;
        context.identify(tx);
        if (needs_person(context.route.visitor) && !context.person()) {
            response = sign_in_first(context);
            return;
        }
        require_rights(context);
        response = match.route->answer(context, match.values);
    });
    context.snapshot_ = nullptr;
    return response;
}

Response Site::acted(Context& context, Router::Match const& match) const
{
    if (context.request.header("sec-fetch-site") == "cross-site")
        throw Problem(Problem::Kind::bad_request, "This form came from another site; nothing was changed.");
    auto const answered = context.read([&](Transaction& tx) {
        context.identify(tx);
        return context.answered_before(tx);
    });
    bool const lacks_person = needs_person(context.route.visitor) && !context.person();
    if (lacks_person || !context.form_is_ours()) return once_more(context, router_);
    require_rights(context);
    if (!context.request.damaged.empty() && !context.wants_json()) return pages::mend(context);
    if (answered) return Response::see_other(*answered);
    context.renew();
    return answered_alike(context, [&] { return match.route->answer(context, match.values); });
}

/// A form sent twice at once: what refuses this one may be what its twin has just done.
template <class Work>
Response Site::answered_alike(Context& context, Work&& work) const
{
    auto const twin = [&] { return context.read([&](Transaction& tx) { return context.answered_before(tx); }); };
    try {
        auto response = work();
        auto const location = response.status < 400 ? std::nullopt : twin();
        return location ? Response::see_other(*location) : response;
    }
    catch (Problem const&) {
        if (auto const location = twin()) return Response::see_other(*location);
        throw;
    }
}

} // namespace succession
