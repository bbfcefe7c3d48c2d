#pragma once

#include "domain/facts.hpp"
#include "office/office.hpp"
#include "workflow/journal.hpp"

namespace succession::office {

/// The records stand against an act that the rules of one manuscript allow: its pages are another article's.
struct Clash {
    Blocker blocker;
};

/// Whether the act has made the manuscript something to read.
bool newly_published(Facts const& before, Facts const& after);

/// Writes what readers see where the act has made it so: a new article, its place in a published issue, a notice's
/// banner. Throws Clash where the issue is not open or the pages are taken.
void publish(Office const&, Transaction&, Facts const& before, Facts const& after, Moment now);

/// Tells the authors of an article its place in print, once readers find it there.
void tell_place(Office const&, Transaction&, Facts const&, Moment now);

/// The article as readers will see it. Opens the authors' names: they are public from now on.
Article article_of(Journal const&, Facts const&);

/// The next DOI by the journal's pattern; nobody has it so far.
std::string proposed_doi(OfficeSettings const&, Transaction&);

} // namespace succession::office
