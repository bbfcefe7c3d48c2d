#pragma once

#include "web/context.hpp"

/// The demo's mail, and the way into every part: for this machine alone. Elsewhere, and without the demo, none of these
/// addresses exists.
namespace succession::pages {

Response mailboxes(Context&);
Response mailbox(Context&, PersonId);
Response demo_letter(Context&, LetterId);
Response sign_in_as(Context&, PersonId);

} // namespace succession::pages
