#include "storage/folding.hpp"

#include "base/text.hpp"

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace succession {

namespace {

using namespace sqlite_api;

void fold(sqlite3_context* result, int, sqlite3_value** values)
{
    auto const* const text = reinterpret_cast<char const*>(sqlite3_value_text(values[0]));
    if (!text) return sqlite3_result_null(result);
    auto const plain = folded({text, static_cast<std::size_t>(sqlite3_value_bytes(values[0]))});
    sqlite3_result_text(result, plain.data(), static_cast<int>(plain.size()), SQLITE_TRANSIENT);
}

} // namespace

void teach_folding(soci::session& session)
{
    auto* const database = static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
    int const told = sqlite3_create_function(database, "folded", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, fold,
                                             nullptr, nullptr);
    if (told != SQLITE_OK) throw soci::soci_error("This SQLite takes no functions.");
}

} // namespace succession
