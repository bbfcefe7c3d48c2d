#include "storage/attempts.hpp"

#include "storage/rows.hpp"

namespace succession {

std::optional<Attempt> attempts::find_to_change(Transaction& tx, std::string const& attempt_key)
{
    run(tx, "UPDATE attempt SET failures = failures WHERE attempt_key = :1", attempt_key);
    return rows::first_where<Attempt>(tx, "WHERE attempt_key = :1", attempt_key);
}

void attempts::save(Transaction& tx, Attempt const& attempt)
{
    auto const known = run(tx, "UPDATE attempt SET failures = :1, until = :2 WHERE attempt_key = :3", attempt.failures,
                           attempt.until, attempt.attempt_key);
    if (known == 0) rows::insert_or_begin_again(tx, attempt);
}

void attempts::forget(Transaction& tx, std::string const& attempt_key)
{
    run(tx, "DELETE FROM attempt WHERE attempt_key = :1", attempt_key);
}

void attempts::forget_before(Transaction& tx, Moment moment)
{
    run(tx, "DELETE FROM attempt WHERE until < :1", moment);
}

} // namespace succession
