#pragma once

#include "base/clock.hpp"

#include <optional>
#include <string>

namespace succession {

/// Somebody mail goes to or comes from.
struct Correspondent {
    std::string name; ///< may be empty
    std::string address;
};

/// A letter as it goes to one person.
struct Message {
    Correspondent from;
    Correspondent to;
    std::optional<Correspondent> reply_to{};
    std::string subject;
    std::string body;           ///< plain text; a paragraph may be one long line
    std::string message_id;     ///< without angle brackets, the same at every try: "letter.17@journal.example"
    Moment date = 0;            ///< when the letter was written
    bool auto_submitted = true; ///< no person wrote it: answering machines keep silent
};

/// The bytes of the message as RFC 5322 wants them: 7 bits, short lines, CRLF.
/// A line break within a header, an address that is none or text that is not UTF-8 is a Problem.
std::string wire_format(Message const&);

} // namespace succession
