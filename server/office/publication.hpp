#pragma once

#include "domain/facts.hpp"
#include "office/office.hpp"

namespace succession::office {

/// Writes what readers see where the act has made it so: a new article, its place in an issue, a notice's banner.
void publish(Office const&, Transaction&, Facts const& before, Facts const& after);

/// The article as readers will see it. Opens the authors' names: they are public from now on.
Article article_of(Journal const&, Facts const&);

} // namespace succession::office
