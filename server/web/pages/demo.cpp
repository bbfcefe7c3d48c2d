#include "web/pages/demo.hpp"

#include "base/text.hpp"
#include "office/account_letters.hpp"
#include "office/sign_in.hpp"
#include "storage/letters.hpp"
#include "storage/mailboxes.hpp"
#include "storage/people.hpp"
#include "web/kept.hpp"
#include "web/models/demo.hpp"
#include "web/onward.hpp"
#include "web/words.hpp"
#include "workflow/journal.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

constexpr int most_people = 300;
constexpr int letters_a_page = 50;
constexpr auto where_one_begins = "/desk";

std::string mailbox_href(PersonId id) { return fmt::format("/demo/mail/{}", id.value); }
std::string sign_in_href(PersonId id) { return fmt::format("/demo/sign-in/{}", id.value); }

/// "Bankside School · author, reviewer"
std::string facts_of(mailboxes::Mailbox const& box)
{
    std::vector<std::string> parts;
    if (box.writes) parts.emplace_back("author");
    if (box.reviews) parts.emplace_back("reviewer");
    return joined(split(box.affiliation + "\n" + joined(parts, ", "), '\n'), "\u00a0· ");
}

MailboxRow row_of(Context const& context, mailboxes::Mailbox const& box)
{
    MailboxRow row;
    row.href = mailbox_href(box.person);
    row.sign_in_href = sign_in_href(box.person);
    row.name = box.name();
    row.facts = facts_of(box);
    row.letters = box.letters ? counted(box.letters, "letter") : "no letters";
    row.has_awaiting = box.awaiting > 0;
    row.awaiting = fmt::format("{} {} them", box.awaiting, box.awaiting == 1 ? "awaits" : "await");
    row.is_me = context.person() && context.person()->person.id == box.person;
    row.can_sign_in = box.has_account && !row.is_me;
    return row;
}

/// The parts of the office in their order, then everybody else.
std::vector<MailboxGroup> groups_of(Context const& context, std::vector<mailboxes::Mailbox> const& boxes)
{
    std::vector<MailboxGroup> groups;
    auto gather = [&](std::string const& label, auto belongs) {
        MailboxGroup group{label, {}};
        for (auto const& box : boxes)
            if (belongs(box)) group.people.push_back(row_of(context, box));
        if (!group.people.empty()) groups.push_back(std::move(group));
    };
    static constexpr std::string_view office[] = {"editor_in_chief", "managing_editor", "coordinating_editor",
                                                  "production_editor", "administrator"};
    for (auto const role : office)
        gather(context.office.rules.now().label("roles", role), [&](auto const& box) { return box.role == role; });
    gather("Authors and reviewers whose turn it is", [](auto const& box) { return box.role.empty() && box.awaiting; });
    gather("Other authors", [](auto const& box) { return box.role.empty() && !box.awaiting && box.writes; });
    gather("Other reviewers", [](auto const& box) { return box.role.empty() && !box.awaiting && !box.writes; });
    return groups;
}

/// The time of today's letters, the day of earlier ones.
std::string when(Moment moment, Moment now)
{
    return iso_date(moment) == iso_date(now) ? clock_time(moment) : long_date(moment);
}

/// Where a letter's addresses of this journal end: at a blank, or a sign that closes the sentence.
std::string_view address_at(std::string_view text)
{
    auto address = text.substr(0, text.find_first_of(" \t\n<>\"”)"));
    while (!address.empty() && std::string_view(".,;:").find(address.back()) != std::string_view::npos)
        address.remove_suffix(1);
    return address;
}

/// The text with every address of this journal as a link. Links stay on this machine, whatever name it goes by.
std::vector<LetterPiece> pieces_of(std::string_view text, std::string const& journal_address)
{
    std::vector<LetterPiece> pieces;
    while (!text.empty()) {
        auto const at = std::min(text.find(journal_address + "/"), text.size());
        if (at > 0) pieces.push_back({std::string(text.substr(0, at)), "", false});
        text.remove_prefix(at);
        auto const address = address_at(text);
        if (address.empty()) continue;
        pieces.push_back({std::string(address), std::string(address.substr(journal_address.size())), true});
        text.remove_prefix(address.size());
    }
    return pieces;
}

DemoLetterPage letter_page(Context const& context, Letter const& letter, Person const& reader)
{
    auto const& settings = context.office.settings;
    DemoLetterPage page;
    page.mailbox_href = mailbox_href(letter.to_id);
    page.name = letter.to_name;
    page.address = letter.to_address;
    page.from = fmt::format("{}, {}", settings.office_name, settings.office_email);
    page.subject = letter.subject;
    page.fate = fmt::format("{}, {}\u00a0· {}", long_date(letter.written_at), clock_time(letter.written_at),
                            fate_of(letter.state).words);
    page.pieces = pieces_of(office::with_link(context.office, letter), settings.public_url);
    page.sign_in_href = sign_in_href(reader.id);
    auto const link = std::ranges::find(page.pieces, true, &LetterPiece::leads);
    page.next = link == page.pieces.end() ? "" : link->href;
    bool const is_me = context.person() && context.person()->person.id == reader.id;
    page.can_sign_in = reader.has_account() && !is_me;
    return page;
}

} // namespace

Response pages::mailboxes(Context& context)
{
    MailboxesPage page;
    page.text = context.query("q");
    page.groups =
        groups_of(context, context.read([&](Transaction& tx) { return mailboxes::all(tx, page.text, most_people); }));
    return context.render(page, "The demo’s mail");
}

Response pages::mailbox(Context& context, PersonId id)
{
    auto const before = context.query("before");
    LetterId const from{before.empty() ? 0 : value_from<std::int64_t>(before)};
    auto const person = context.read([&](Transaction& tx) { return people::get(tx, id); });
    auto found = context.read([&](Transaction& tx) { return mailboxes::of(tx, id, from, letters_a_page + 1); });
    MailboxPage page;
    page.name = person.name();
    page.sign_in_href = sign_in_href(id);
    page.can_sign_in = person.has_account() && !(context.person() && context.person()->person.id == id);
    page.has_newer = bool(from);
    page.newer_href = mailbox_href(id);
    page.has_older = goes_on(found, letters_a_page);
    if (page.has_older) page.older_href = fmt::format("{}?before={}", mailbox_href(id), found.back().id.value);
    for (auto const& letter : found)
        page.letters.push_back({fmt::format("/demo/letters/{}", letter.id.value), letter.subject,
                                when(letter.written_at, context.now), std::string(fate_of(letter.state).words)});
    return context.render(page, "Mail of " + page.name);
}

Response pages::demo_letter(Context& context, LetterId id)
{
    auto const letter = context.read([&](Transaction& tx) { return letters::find(tx, id); });
    if (!letter) throw no_such_page();
    auto const reader = context.read([&](Transaction& tx) { return people::get(tx, letter->to_id); });
    return context.render(letter_page(context, *letter, reader), letter->subject);
}

Response pages::sign_in_as(Context& context, PersonId id)
{
    auto const token = office::sign_in_as(context.office, id, context.now);
    if (auto const* before = context.person()) office::sign_out(context.office, before->session.token_hash);
    context.sign_in(token);
    auto const next = context.form().text("next");
    return context.see_other(is_local(next) ? next : where_one_begins,
                             fmt::format("You are {} now.", context.me().person.name()));
}

} // namespace succession
