#pragma once

#include "web/act_form.hpp"
#include "web/routes.hpp"

/// The way of an accepted manuscript to its publication: the acts that have a page of their own.
namespace succession::pages {

/// The authors send final files and agree to a licence.
Response show_final_files(Context&, ActForm const&);
/// The production editor sends the proof.
Response show_proof(Context&, ActForm const&);
/// The authors read it, approve it or ask for corrections: one page for both acts.
Response show_read_proof(Context&, ActForm const&);
Response show_schedule(Context&, ActForm const&);
/// The Editor-in-Chief writes a notice on a published article.
Response show_notice(Context&, ActForm const&);

/// Files of a class of production are added or removed.
Response change_production_files(Context&, std::string name, std::string kind);
/// What a publisher takes over, as a ZIP.
Response handover(Context&, std::string name);

} // namespace succession::pages
