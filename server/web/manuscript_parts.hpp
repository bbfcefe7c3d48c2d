#pragma once

#include "web/models/manuscripts.hpp"

/// The parts of a manuscript's page, each filled with what the viewer may see of it.
namespace succession::parts {

/// A manuscript's page in the making: what its parts are filled from.
struct View {
    Dossier const& dossier;
    Moment now;

    Journal const& journal() const { return dossier.rules; }
    Facts const& facts() const { return *dossier.facts; }
    Manuscript const& manuscript() const { return dossier.manuscript(); }
    Disclosure const& sight() const { return dossier.sight; }
};

/// Number, title, who may see whom, the way, the hold.
void head(View const&, ManuscriptPage&);
/// Whose turn it is until when, and what the viewer may do.
void turn(View const&, ManuscriptPage&);
/// Reviewers, reports, recommendations, decisions.
void reviews(View const&, ManuscriptPage&);
void decisions(View const&, ManuscriptPage&);
/// What the authors wrote, who they are, whom they suggest, their wish to change the list of authors.
void text(View const&, ManuscriptPage&);
void authors(View const&, ManuscriptPage&);
/// Files, people, facts at a glance.
void beside(View const&, ManuscriptPage&);
/// The manuscripts before and after it, as far as there are such for the viewer.
void related(Context&, View const&, ManuscriptPage&);
/// What became of the letters.
void letters(View const&, std::vector<Letter> const&, ManuscriptPage&);

/// The version of the text this viewer reads; a reviewer that of the own round.
Version const* version_seen(View const&);
/// "sent 4 Nov", "not delivered" …
std::pair<std::string, std::string> fate_of(Letter const&, Moment now);

} // namespace succession::parts
