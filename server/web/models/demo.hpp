#pragma once

#include "base/describe.hpp"

#include <boost/mp11/list.hpp>

#include <string>
#include <vector>

namespace succession {

/// Somebody whose mail can be read.
struct MailboxRow {
    std::string href;
    std::string sign_in_href;
    std::string name;
    std::string facts;    ///< institution and what they do here
    std::string letters;  ///< "12 letters"
    std::string awaiting; ///< "2 await them"
    bool has_awaiting = false;
    bool can_sign_in = false;
    bool is_me = false;
};
SUCCESSION_DESCRIBE(MailboxRow, href, sign_in_href, name, facts, letters, awaiting, has_awaiting, can_sign_in, is_me)

/// Those of one part in the journal.
struct MailboxGroup {
    std::string label;
    std::vector<MailboxRow> people;
};
SUCCESSION_DESCRIBE(MailboxGroup, label, people)

/// Everybody's mailbox in the demo.
struct MailboxesPage {
    static constexpr std::string_view template_name = "demo/mailboxes";
    std::string text;
    std::vector<MailboxGroup> groups;
};
SUCCESSION_DESCRIBE(MailboxesPage, text, groups)

/// A letter in somebody's mailbox.
struct EnvelopeRow {
    std::string href;
    std::string subject;
    std::string when;
    std::string fate;
};
SUCCESSION_DESCRIBE(EnvelopeRow, href, subject, when, fate)

/// One person's letters in the demo.
struct MailboxPage {
    static constexpr std::string_view template_name = "demo/mailbox";
    std::string name;
    std::string sign_in_href;
    bool can_sign_in = false;
    std::vector<EnvelopeRow> letters;
    bool has_newer = false;
    std::string newer_href;
    bool has_older = false;
    std::string older_href;
};
SUCCESSION_DESCRIBE(MailboxPage, name, sign_in_href, can_sign_in, letters, has_newer, newer_href, has_older, older_href)

/// A stretch of a letter's text; one that leads somewhere is a link.
struct LetterPiece {
    std::string words;
    std::string href;
    bool leads = false;
};
SUCCESSION_DESCRIBE(LetterPiece, words, href, leads)

/// One letter in the demo, as its reader gets it.
struct DemoLetterPage {
    static constexpr std::string_view template_name = "demo/letter";
    std::string mailbox_href;
    std::string name;
    std::string address;
    std::string from;
    std::string subject;
    std::string fate;
    std::vector<LetterPiece> pieces;
    std::string sign_in_href;
    std::string next; ///< where the letter leads, for whoever signs in as its reader
    bool can_sign_in = false;
};
SUCCESSION_DESCRIBE(DemoLetterPage, mailbox_href, name, address, from, subject, fate, pieces, sign_in_href, next,
                    can_sign_in)

using DemoPages = boost::mp11::mp_list<MailboxesPage, MailboxPage, DemoLetterPage>;

} // namespace succession
