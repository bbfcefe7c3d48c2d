#include "web/pages/again.hpp"

#include "web/models/again.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace succession {

namespace {

std::string heading_of(Problem::Kind kind)
{
    switch (kind) {
    case Problem::Kind::bad_request: return "We could not read that";
    case Problem::Kind::unauthorized: return "Please sign in";
    case Problem::Kind::forbidden:
    case Problem::Kind::not_found: return "There is nothing here";
    case Problem::Kind::conflict: return "This is no longer possible";
    case Problem::Kind::too_large: return "This is too large";
    case Problem::Kind::too_many: return "A moment, please";
    case Problem::Kind::unavailable: return "The journal is busy";
    }
    return "";
}

/// What may not be seen looks like what is not there.
Problem told(Problem const& problem)
{
    if (problem.kind != Problem::Kind::forbidden) return problem;
    return {Problem::Kind::not_found, "There is no such page."};
}

Response json_of(Problem const& problem)
{
    auto response = Response::text(boost::json::serialize(boost::json::object{{"problem", problem.what()}}),
                                   "application/json");
    response.status = status_of(problem.kind);
    return response;
}

/// The form of this request, to be kept; nothing of forms with passwords.
Kept kept_of(Context const& context)
{
    if (context.request.method != Method::post || holds_password(context.request)) return {};
    return kept_from(context.request);
}

} // namespace

Response pages::again(Context& context, Kept const& kept, std::string const& address, std::string const& problem)
{
    if (context.wants_json()) return json_of({Problem::Kind::unauthorized, "Please sign in again."});
    bool const signed_out = !context.person();
    AgainPage page;
    page.signed_out = signed_out;
    page.has_problem = !problem.empty();
    page.problem = problem;
    page.address = address;
    page.again = signed_out ? to_json(kept) : "";
    page.action = kept.path;
    page.had_files = kept.had_files;
    page.has_fields = !kept.fields.empty();
    page.fields = kept.fields;
    return context.render(page, signed_out ? "Signed out" : "Send it once more", signed_out ? 401 : 200);
}

Response pages::problem(Context& context, Problem const& thrown)
{
    auto const problem = told(thrown);
    if (context.wants_json()) return json_of(problem);
    auto const kept = kept_of(context);
    ProblemPage page;
    page.heading = heading_of(problem.kind);
    page.sentence = problem.what();
    page.may_sign_in = problem.kind == Problem::Kind::unauthorized;
    page.may_send_again = problem.kind == Problem::Kind::unavailable && !kept.empty();
    page.action = kept.path;
    page.has_fields = !kept.empty();
    page.fields = kept.fields;
    return context.render(page, page.heading, status_of(problem.kind));
}

Response pages::failure(Context& context)
{
    auto const kept = kept_of(context);
    ProblemPage page;
    page.heading = "Something went wrong on our side";
    page.sentence = fmt::format("It is written down with the number {:X}. Nothing was changed; please try again.",
                                context.request.number);
    page.has_fields = !kept.empty();
    page.fields = kept.fields;
    return context.render(page, page.heading, 500);
}

} // namespace succession
