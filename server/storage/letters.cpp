#include "storage/letters.hpp"

#include "storage/rows.hpp"

namespace succession {

void letters::queue(Transaction& tx, Letter const& letter)
{
    auto const written = rows::first_where<Letter>(tx, "WHERE event_id = :1 AND to_id = :2 AND kind = :3",
                                                   letter.event_id, letter.to_id, letter.kind);
    if (!written) rows::insert(tx, letter);
}

std::optional<Letter> letters::find(Transaction& tx, LetterId id)
{
    return rows::first_where<Letter>(tx, "WHERE id = :1", id);
}

std::vector<Letter> letters::of_manuscript(Transaction& tx, ManuscriptId id)
{
    return rows::where<Letter>(tx, "WHERE manuscript_id = :1 ORDER BY id", id);
}

std::vector<Letter> letters::due(Transaction& tx, std::string_view state, Moment now, int most)
{
    return rows::where<Letter>(tx, "WHERE state = :1 AND next_try <= :2 ORDER BY next_try, id LIMIT :3", state, now,
                               most);
}

void letters::update(Transaction& tx, Letter const& letter) { rows::update(tx, letter); }

bool letters::move(Transaction& tx, Letter const& seen, Letter const& next)
{
    // Writing the row keeps it: who comes second waits here, and then finds it changed.
    return rows::overwrite(tx, seen, next, {"state", "tries"});
}

void letters::leave_uncertain(Transaction& tx)
{
    run(tx, "UPDATE letter SET state = 'uncertain' WHERE state = 'sending'");
}

int letters::stuck(Transaction& tx)
{
    return first<int>(tx, "SELECT count(*) FROM letter WHERE state IN ('failed', 'uncertain')").value_or(0);
}

} // namespace succession
