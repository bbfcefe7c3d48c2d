#include "office/notices.hpp"

#include "office/publication.hpp"
#include "storage/database.hpp"
#include "storage/dossiers.hpp"

namespace succession::office {

namespace {

bool publishes_notice(Office const& office, Facts const& before, Facts const& after)
{
    auto const& manuscript = after.manuscript;
    return newly_published(before, after) && office.rules.of(after).type(manuscript.type).notice &&
           manuscript.previous_id;
}

} // namespace

Mailbag notice_letters(Office const& office, Facts const& before, Facts const& after, EventId about, Moment now)
{
    if (!publishes_notice(office, before, after)) return {};
    auto const& notice = after.manuscript;
    auto const article =
        office.database.reading([&](Transaction& tx) { return dossiers::find(tx, *notice.previous_id); });
    if (!article || !article->in_production()) return {};
    Outcome told{*article};
    told.facts.in_production()->doi = after.in_production()->doi; // the letter's link leads to the notice
    told.letters = to_authors(*article, "notice_published");
    auto const label = office.rules.of(after).label("notices", notice.type) + ": ";
    for (auto& letter : told.letters)
        letter.note = notice.title.starts_with(label) ? notice.title : label + notice.title;
    return compose(office, *article, told, Form(), about, now);
}

} // namespace succession::office
