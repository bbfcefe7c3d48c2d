#include "office/letterhead.hpp"

#include "domain/manuscript.hpp"

namespace succession {

LetterFacts office::letterhead(OfficeSettings const& settings, std::string const& greeted)
{
    LetterFacts facts;
    facts.journal_name = settings.journal_name;
    facts.journal_address = settings.public_url;
    facts.office_name = settings.office_name;
    facts.office_email = settings.office_email;
    facts.recipient_name = greeted;
    return facts;
}

Letter office::addressed(std::string const& kind, LetterText text, Addressee const& to, Moment now)
{
    Letter letter;
    letter.id = make_id<LetterId>();
    letter.kind = kind;
    letter.to_id = to.id;
    letter.to_address = to.address;
    letter.to_name = to.name;
    letter.subject = std::move(text.subject);
    letter.body = std::move(text.body);
    letter.state = "waiting";
    letter.next_try = letter.written_at = now;
    return letter;
}

std::string office::manuscript_address(Office const& office, Manuscript const& manuscript)
{
    return office.settings.public_url + "/manuscripts/" + manuscript.name();
}

} // namespace succession
