#include "web/pages/author_links.hpp"

#include "base/text.hpp"
#include "domain/author_list.hpp"
#include "office/take.hpp"
#include "web/act_form.hpp"
#include "web/models/author_links.hpp"
#include "web/words.hpp"

#include <algorithm>

namespace succession {

namespace {

/// One kind of link: which act it is for, and in which words it asks.
struct Asked {
    std::string_view purpose; ///< of link_purposes
    std::string act;
    std::string heading;
    std::string lead;
    std::string thanks;
};

Asked const objecting{link_purposes::objection, "object", "Are you an author of this manuscript?",
                      "If the list below is right, you need do nothing. If you did not agree to it, say so here: the "
                      "manuscript is then put on "
                      "hold until the office has settled it with all of you.",
                      "Thank you. The manuscript is on hold, and the office will write to you."};
Asked const answering{link_purposes::author_change, "answer_author_change", "The list of authors is to change",
                      "Every author is asked. The office decides when all have answered.",
                      "Thank you. Your answer is noted."};

/// What this author has said before, and when.
std::string said_before(LinkedAuthor const& linked, Asked const& asked, Journal const& journal)
{
    auto const& facts = *linked.dossier.facts;
    auto const author = std::ranges::find(facts.authors, linked.author, &Author::id);
    if (asked.purpose == link_purposes::objection)
        return author->objected_at ? "You objected on " + long_date(*author->objected_at) +
                                         ". It is recorded, and the office settles it with all of you."
                                   : std::string();
    auto const* change = facts.author_change();
    auto const said = change ? answer_of(*change, linked.author) : AuthorAnswer{};
    if (said.answer.empty()) return {};
    auto const heard = said.by_office ? "The office has noted your answer: " : "You have answered: ";
    return heard + journal.label("author_change_answers", said.answer) + ".";
}

/// What they wrote then, while the manuscript rests on it: nothing is left to do but to wait.
std::string objection_at_rest(LinkedAuthor const& linked, Asked const& asked)
{
    auto const& facts = *linked.dossier.facts;
    auto const author = std::ranges::find(facts.authors, linked.author, &Author::id);
    bool const rests = asked.purpose == link_purposes::objection && author->objected_at && facts.manuscript.hold;
    return rests ? author->objection : "";
}

void show_change(Facts const& facts, AuthorLinkPage& page)
{
    auto const* change = facts.author_change();
    if (!change) return;
    page.proposed = proposed_authors(*change);
    page.reason = change->reason;
}

AuthorLinkPage link_page(Context& context, LinkedAuthor const& linked, Asked const& asked, ActForm const& form)
{
    auto const& sight = linked.dossier.sight;
    auto const& journal = linked.dossier.rules;
    AuthorLinkPage page;
    page.heading = asked.heading;
    page.lead = asked.lead;
    page.facts = facts_line(journal, linked.dossier.manuscript());
    page.manuscript = linked.dossier.manuscript().title;
    page.submitter = sight.submitter_name();
    for (auto const& author : sight.authors())
        page.authors.push_back(author.byline.name() +
                               (author.byline.affiliation.empty() ? "" : ", " + author.byline.affiliation));
    if (asked.purpose == link_purposes::author_change) show_change(*linked.dossier.facts, page);
    page.said = said_before(linked, asked, journal);
    page.action = context.request.path;
    page.button = form.act.label;
    page.is_danger = asked.purpose == link_purposes::objection;
    page.version = form.version();
    page.fields = act_fields(context, form);
    page.problems = act_problems(form.blockers, page.fields);
    return page;
}

Response show(Context& context, LinkedAuthor const& linked, Asked const& asked, Form typed,
              std::vector<Blocker> blockers)
{
    auto const* act = linked.dossier.rules.manuscript.find(asked.act, "");
    ActForm form{linked.dossier, *act};
    form.author = linked.author;
    form.typed = std::move(typed);
    form.blockers = std::move(blockers);
    auto page = link_page(context, linked, asked, form);
    auto const closed = Acts::blockers(form.step(context.now, true));
    page.open = closed.empty();
    if (!page.open) page.closed_because = closed.front().reason;
    page.said_words = objection_at_rest(linked, asked);
    page.open &= page.said_words.empty();
    return context.render(page, page.heading, form.status());
}

Response show(Context& context, Asked const& asked, std::string const& token)
{
    return show(context, open_author_link(context, asked.purpose, token), asked, {}, {});
}

/// Whoever holds the link acts as the author it names, signed in or not.
Response take(Context& context, Asked const& asked, std::string const& token)
{
    auto const linked = open_author_link(context, asked.purpose, token);
    auto act = context.act(context.request.path);
    act.actor = {};
    office::Wish wish{linked.dossier.manuscript().id, asked.act};
    wish.author = linked.author;
    wish.form = context.form();
    auto const granted = office::take(context.office, act, wish);
    if (!granted.taken) return show(context, linked, asked, context.form(), granted.blockers);
    return context.see_other(context.request.path, asked.thanks);
}

} // namespace

Response pages::objection_form(Context& context, std::string token) { return show(context, objecting, token); }
Response pages::object(Context& context, std::string token) { return take(context, objecting, token); }
Response pages::author_change_form(Context& context, std::string token) { return show(context, answering, token); }
Response pages::answer_author_change(Context& context, std::string token) { return take(context, answering, token); }

} // namespace succession
