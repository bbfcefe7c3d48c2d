#pragma once

#include "web/act_form.hpp"
#include "web/models/report.hpp"

/// Reviews as their editors handle them.
namespace succession::pages {

/// A review as its editors read it, whole, with what may be done about it.
Response report(Context&, Dossier const&, ReviewId);

/// The office enters a report that came by mail.
Response report_entry(Context&, std::string name, ReviewId);
Response show_report_entry(Context&, ActForm const&);
Response enter_report(Context&, Dossier const&, ReviewId);

/// Leaving out passages of a report.
Response show_mask(Context&, ActForm const&);

/// The invitation before it leaves.
Response show_invite(Context&, ActForm const&);

} // namespace succession::pages
