#pragma once

#include "office/correspondence.hpp"

namespace succession::office {

/// The letters to the authors of the article that a notice, published by this act, speaks of; none for other acts.
Mailbag notice_letters(Office const&, Facts const& before, Facts const& after, EventId about, Moment now);

} // namespace succession::office
