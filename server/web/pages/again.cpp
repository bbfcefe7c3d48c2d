#include "web/pages/again.hpp"

#include "web/models/again.hpp"
#include "web/saving.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

std::string heading_of(Problem::Kind kind)
{
    switch (kind) {
    case Problem::Kind::bad_request: return "We could not read that";
    case Problem::Kind::unauthorized: return "Please sign in";
    case Problem::Kind::not_found: return "There is nothing here";
    case Problem::Kind::conflict: return "This is no longer possible";
    case Problem::Kind::too_large: return "This is too large";
    case Problem::Kind::too_many: return "A moment, please";
    case Problem::Kind::unavailable: return "The journal is busy";
    }
    return "";
}

/// What was kept, and what to do now.
std::string advice_on(Problem::Kind kind, bool has_text)
{
    auto const kept = has_text ? "What you wrote stands below. " : "";
    switch (kind) {
    case Problem::Kind::not_found:
        return "Perhaps the address has a slip in it, or what it named is for somebody else.";
    case Problem::Kind::conflict: return fmt::format("{}Look at it as it is now, and go on from there.", kept);
    case Problem::Kind::bad_request: return fmt::format("{}Nothing was changed. Go back and try once more.", kept);
    case Problem::Kind::too_large:
        return "Nothing of it was taken, and all that was there before is kept. Please send less at a time.";
    case Problem::Kind::unavailable: return has_text ? "What you wrote stands below, and waits to be sent again." : "";
    default: return {};
    }
}

/// Back to the page it came from, where that is known, and to where everybody begins.
std::vector<WayOut> ways_out(Context const& context, Problem::Kind kind, std::string const& back)
{
    if (kind == Problem::Kind::unauthorized) return {{"/sign-in", "Sign in", true}};
    std::vector<WayOut> ways;
    if (!back.empty()) ways.push_back({back, "Back to the page", kind != Problem::Kind::unavailable});
    if (context.person()) ways.push_back({"/desk", "My desk", false});
    else ways.push_back({"/", "The journal", false});
    if (kind == Problem::Kind::not_found) ways.push_back({"/search", "Search the articles", false});
    return ways;
}

/// The form of this request, to be kept; nothing of forms with passwords.
Kept kept_of(Context const& context)
{
    if (context.request.method != Method::post || holds_password(context.request)) return {};
    auto kept = kept_from(context.request);
    return context.wrote(kept) ? kept : Kept{};
}

/// What was typed, on a page where it can be read, copied and sent once more.
void show_kept(Kept const& kept, auto& page)
{
    page.action = kept.path;
    page.has_fields = kept.is_readable();
    page.fields = kept.fields;
    std::erase_if(page.fields, [](KeptField const& field) { return field.name == "writer"; }); // the page has its own
}

Response show_again(Context& context, Kept const& kept, AgainPage page, std::string const& title, int status)
{
    if (!context.wrote(kept))
        throw Problem(Problem::Kind::conflict,
                      "Somebody else was signed in here and wrote this. Nothing was sent: sign in "
                      "as them to send it.");
    page.had_files = kept.had_files;
    show_kept(kept, page);
    return context.render(page, title, status);
}

} // namespace

Response pages::sign_in_and_send(Context& context, Kept const& kept, Refused const& refused)
{
    AgainPage page;
    page.signed_out = true;
    page.problem = refused.why;
    page.address = refused.address;
    page.again = to_json(kept);
    return show_again(context, kept, std::move(page), "Signed out", refused.status);
}

Response pages::send_once_more(Context& context, Kept const& kept)
{
    AgainPage page;
    page.no_cookies = context.request.header("cookie").value_or("").empty();
    return show_again(context, kept, std::move(page), "Send it once more", 200);
}

Response pages::mend(Context& context)
{
    auto const& request = context.request;
    if (holds_password(request))
        throw Problem(Problem::Kind::bad_request, "Some characters of this form are no text. Nothing was changed.");
    auto kept = kept_from(request);
    MendPage page;
    auto const is_damaged = [&](KeptField const& field) {
        return std::ranges::find(request.damaged, field.name) != request.damaged.end();
    };
    for (auto const& field : kept.fields) {
        if (!is_damaged(field)) continue;
        auto& shown = page.mend.fields.emplace_back(FormField::of("long", field.name, field.label, field.value));
        shown.error = "Characters that are no text were left out here. Please look whether something is missing.";
    }
    std::erase_if(kept.fields, is_damaged);
    page.had_files = kept.had_files;
    show_kept(kept, page);
    return context.render(page, "Please look at your text again", 422);
}

Response pages::problem(Context& context, Problem const& problem, std::string const& back)
{
    if (context.wants_json()) return told_problem(status_of(problem.kind), problem.what());
    auto const kept = kept_of(context);
    ProblemPage page;
    page.heading = heading_of(problem.kind);
    page.sentence = problem.what();
    page.advice = advice_on(problem.kind, kept.is_readable());
    page.ways = ways_out(context, problem.kind, problem.kind == Problem::Kind::not_found ? "" : back);
    page.may_send_again = problem.kind == Problem::Kind::unavailable && !kept.empty();
    show_kept(kept, page);
    return context.render(page, page.heading, status_of(problem.kind));
}

Response pages::failure(Context& context)
{
    auto const kept = kept_of(context);
    ProblemPage page;
    page.heading = "Something went wrong on our side";
    page.sentence = fmt::format("It is written down with the number {:X}. Nothing was changed; please try again.",
                                context.request.number);
    page.ways = ways_out(context, Problem::Kind::unavailable, "");
    show_kept(kept, page);
    return context.render(page, page.heading, 500);
}

} // namespace succession
