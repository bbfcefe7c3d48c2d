#include "storage/manuscripts.hpp"

#include "storage/transaction.hpp"

namespace succession {

std::optional<std::string> manuscripts::number(Transaction& tx, ManuscriptId id)
{
    return first<std::string>(tx, "SELECT number FROM manuscript WHERE id = :1 AND number IS NOT NULL", id);
}

std::optional<std::string> manuscripts::state(Transaction& tx, ManuscriptId id)
{
    return first<std::string>(tx, "SELECT state FROM manuscript WHERE id = :1", id);
}

std::optional<std::string> manuscripts::production_state(Transaction& tx, ManuscriptId id)
{
    return first<std::string>(tx, "SELECT state FROM production WHERE manuscript_id = :1", id);
}

std::optional<ManuscriptId> manuscripts::numbered(Transaction& tx, std::string const& number)
{
    return first<ManuscriptId>(tx, "SELECT id FROM manuscript WHERE number = :1", number);
}

std::vector<ManuscriptId> manuscripts::after(Transaction& tx, ManuscriptId id, int most)
{
    return all<ManuscriptId>(tx, "SELECT id FROM manuscript WHERE id > :1 ORDER BY id LIMIT :2", id, most);
}

} // namespace succession
