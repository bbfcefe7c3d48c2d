#include "web/pages/issue_desk.hpp"

#include "base/text.hpp"
#include "domain/pages.hpp"
#include "office/issues.hpp"
#include "office/take.hpp"
#include "storage/desks.hpp"
#include "storage/issues.hpp"
#include "web/article_rows.hpp"
#include "web/context.hpp"
#include "web/models/production.hpp"
#include "web/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

constexpr int rows_a_page = 60;

/// Whoever does not make issues finds nothing here.
void require_maker(Context const& context, Transaction& tx)
{
    auto const& me = context.me();
    if (!me.holds("production_editor") && !office::makes_issues(tx, me.person.id)) throw no_such_page();
}

std::string desk_href(IssueId id) { return fmt::format("/production/issues/{}", id.value); }

PressRow press_row(Context const& context, State const& state, DeskEntry const& entry)
{
    auto const name = manuscript_name(entry.number, entry.row.manuscript_id);
    PressRow row{"/manuscripts/" + name, entry.title,
                 fmt::format("{}\u00a0· {}", name, context.office.rules.type(entry.type).label)};
    if (state.clock == "given") { // it waits for its moment, for nobody
        row.when = fmt::format("{}, {} UTC", long_date(entry.row.due), clock_time(entry.row.due));
        return row;
    }
    auto const clock = clock_words(entry.row.due, context.now);
    row.awaiting = entry.row.awaiting;
    row.wanted = entry.row.wanted;
    row.when = clock.text;
    row.tone = clock.tone;
    return row;
}

/// The states in the order of the machine; what is on hold comes first.
std::vector<PressState> by_state(Context const& context, std::vector<DeskEntry> const& entries)
{
    static State const on_hold{.name = "hold", .labels = {{"editors", DeskRow::held}}};
    std::vector<State const*> states{&on_hold};
    auto known = [&](State const& state) {
        return std::ranges::any_of(states,
                                   [&](auto const* s) { return s->label("editors") == state.label("editors"); });
    };
    for (auto const* journal : context.office.rules.all())
        for (auto const& state : journal->production.states)
            if (!known(state)) states.push_back(&state);
    std::vector<PressState> found;
    for (auto const* state : states) {
        PressState shown{state->label("editors"), {}};
        for (auto const& entry : entries)
            if (entry.row.label == shown.label) shown.rows.push_back(press_row(context, *state, entry));
        if (!shown.rows.empty()) found.push_back(std::move(shown));
    }
    return found;
}

std::string tone_of(std::string_view state) { return state == "published" ? "moss" : state == "open" ? "water" : ""; }

IssueRow issue_row(issues::Counted const& counted_issue)
{
    auto const& [issue, articles] = counted_issue;
    IssueRow row;
    row.href = desk_href(issue.id);
    row.label = issue_label(issue);
    row.special = issue.title;
    row.state = issue.state;
    row.tone = tone_of(issue.state);
    row.articles = counted(articles, "article");
    row.when = issue.published_at ? long_date(*issue.published_at) : std::to_string(issue.year);
    return row;
}

/// What was typed; at first the next issue of the latest volume.
std::vector<FormField> plan_fields(Form const& form, std::vector<issues::Counted> const& known, Moment now)
{
    bool const fresh = form.values().empty();
    auto const* latest = known.empty() ? nullptr : &known.front().issue;
    auto value = [&](char const* name, int proposed) { return fresh ? std::to_string(proposed) : form.text(name); };
    return {FormField::of("number", "volume", "Volume", value("volume", latest ? latest->volume : 1)).needed(),
            FormField::of("number", "number", "Issue", value("number", latest ? latest->number + 1 : 1)).needed(),
            FormField::of("number", "year", "Year", value("year", latest ? latest->year : year_of(now))).needed(),
            FormField::of("text", "name", "Title", form.text("name")).helped("Only for a special issue.")};
}

Response show_issue_desk(Context& context, std::vector<Blocker> const& flaws)
{
    auto const known = context.read([&](Transaction& tx) {
        require_maker(context, tx);
        return issues::counted(tx);
    });
    IssueDeskPage page;
    for (auto const& issue : known) page.issues.push_back(issue_row(issue));
    page.fields = plan_fields(context.form(), known, context.now);
    page.problems = problems_of(flaws);
    mark(page.fields, flaws);
    return context.render(page, "Issues in the making", flaws.empty() ? 200 : 422);
}

PlacedRow placed_row(articles::Placed const& article, std::string const& action)
{
    PlacedRow row;
    row.id = std::to_string(article.id.value);
    row.href = "/manuscripts/" + article.number.value_or("");
    row.heading = article.title;
    row.facts = fmt::format("{}\u00a0· {}\u00a0· published {}", article.number.value_or(""),
                            in_sentence_case(article.kind_label), long_date(article.published_at));
    row.pages = article.pages;
    row.action = action;
    return row;
}

void show_articles(IssueMakingPage& page, std::vector<articles::Placed> placed,
                   std::vector<articles::Placed> const& waiting)
{
    std::ranges::stable_sort(placed, {},
                             [](articles::Placed const& a) { return parse_pages(a.pages).value_or(Pages{}); });
    for (auto const& article : placed) page.placed.push_back(placed_row(article, {}));
    for (auto const& article : waiting) page.waiting.push_back(placed_row(article, page.href + "/articles"));
}

IssueMakingPage making_page(Context const& context, Transaction& tx, IssueId id)
{
    require_maker(context, tx);
    auto const issue = issues::find(tx, id);
    if (!issue) throw Problem(Problem::Kind::not_found, "We could not find that issue.");
    IssueMakingPage page;
    page.href = desk_href(id);
    page.heading = issue_label(*issue);
    page.special = issue->title;
    page.state = issue->state;
    page.tone = tone_of(issue->state);
    page.is_planned = issue->state == "planned";
    page.is_open = issue->state == "open";
    page.is_published = issue->state == "published";
    page.takes_articles = !page.is_planned;
    page.public_href = issue_href(*issue);
    page.facts = issue->published_at
                     ? fmt::format("{}\u00a0· published {}", issue->year, long_date(*issue->published_at))
                     : std::to_string(issue->year);
    show_articles(page, articles::placed_in(tx, id),
                  page.takes_articles ? articles::without_issue(tx, rows_a_page) : std::vector<articles::Placed>{});
    page.may_publish = page.is_open && !page.placed.empty();
    return page;
}

Response show_making(Context& context, IssueId id, std::string const& article, std::vector<Blocker> const& blockers)
{
    auto page = context.read([&](Transaction& tx) { return making_page(context, tx, id); });
    for (auto& row : page.waiting) {
        if (row.id != article) continue;
        row.pages = context.form().text("pages");
        if (!blockers.empty()) row.error = blockers.front().reason;
    }
    return context.render(page, page.heading, blockers.empty() ? 200 : 422);
}

} // namespace

Response pages::press(Context& context)
{
    auto const after = place_in<desks::After>(context.query("after"));
    auto entries = context.read([&](Transaction& tx) {
        require_maker(context, tx);
        return desks::in_production(tx, context.me().person.id, after.value_or(desks::After{}), rows_a_page + 1);
    });
    PressPage page;
    turn(page, entries, rows_a_page, "/production", !after, [](DeskEntry const& last) {
        return "/production?after=" + place_after(last.row.due, last.row.manuscript_id);
    });
    page.states = by_state(context, entries);
    return context.render(page, "In production");
}

Response pages::issue_desk(Context& context) { return show_issue_desk(context, {}); }

Response pages::plan_issue(Context& context)
{
    auto const& form = context.form();
    office::IssuePlan const plan{form.number("volume").value_or(0), form.number("number").value_or(0),
                                 form.number("year").value_or(0), one_line(form.text("name"))};
    auto const made = office::plan_issue(context.office, context.act("/production/issues"), plan);
    if (!made.flaws.empty()) return show_issue_desk(context, made.flaws);
    return context.see_other(desk_href(made.issue), "The issue is planned.");
}

Response pages::make_issue(Context& context, IssueId id) { return show_making(context, id, {}, {}); }

Response pages::name_issue(Context& context, IssueId id)
{
    office::name_issue(context.office, context.act(desk_href(id)), id, one_line(context.form().text("name")));
    return context.see_other(desk_href(id), "The title is kept.");
}

Response pages::open_issue(Context& context, IssueId id)
{
    office::open_issue(context.office, context.act(desk_href(id)), id);
    return context.see_other(desk_href(id), "The issue is open: articles can have their place in it.");
}

Response pages::publish_issue(Context& context, IssueId id)
{
    office::publish_issue(context.office, context.act(desk_href(id)), id);
    return context.see_other(desk_href(id), "The issue is published.");
}

Response pages::place_article(Context& context, IssueId id)
{
    auto const& form = context.form();
    office::Wish wish{.manuscript = ManuscriptId{form.number("article").value_or(0)}, .act = "put_in_issue"};
    wish.form.set("issue", std::to_string(id.value));
    wish.form.set("pages", form.text("pages"));
    auto const granted = office::take(context.office, context.act(desk_href(id)), wish);
    if (!granted.taken) return show_making(context, id, form.text("article"), granted.blockers);
    return context.see_other(desk_href(id), granted.number + " has its place.");
}

} // namespace succession
