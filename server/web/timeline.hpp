#pragma once

#include "storage/events.hpp"
#include "web/dossier.hpp"

#include <string>
#include <vector>

namespace succession {

/// Something that happened to a manuscript, in the viewer's words, as partials/timeline shows it.
struct Happening {
    std::string what;
    std::string when;
    std::string who;
    std::string tone;
};
SUCCESSION_DESCRIBE(Happening, what, when, who, tone)

/// All that happened to a manuscript; but that it is submitted anew only for those who see the new one: a draft is its
/// authors' own.
std::vector<Event> events_of(Context&, Dossier const&);
/// What has happened as the viewer may know it, the latest first: to editors everything, to authors what they are told
/// of, to reviewers what concerns their own reviews.
std::vector<Happening> timeline(Dossier const&, std::vector<Event> const&, Moment now);
/// What others did to the manuscript (or one review) since a form was made at that version, in the viewer's words.
std::vector<std::string> changes_since(Context&, Dossier const&, ReviewId, std::int64_t version);

/// "today, 09:12", "4 November", "4 November 2025".
std::string moment_in_words(Moment, Moment now);

} // namespace succession
