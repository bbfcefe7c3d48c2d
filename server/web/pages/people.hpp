#pragma once

#include "web/context.hpp"

/// People and their parts in the office, for administrators.
namespace succession::pages {

Response people(Context&);
Response new_person_form(Context&);
Response add_person(Context&);
Response person(Context&, PersonId);
Response invite_person(Context&, PersonId);
Response give_role(Context&, PersonId);
Response take_role(Context&, PersonId);
Response name_deputy(Context&, PersonId);
Response deactivate(Context&, PersonId);
Response reactivate(Context&, PersonId);

} // namespace succession::pages
