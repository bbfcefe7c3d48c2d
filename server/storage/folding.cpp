#include "storage/folding.hpp"

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <unicode/unistr.h>

#include <string>

namespace succession {

namespace {

using namespace sqlite_api;

void lower_case(sqlite3_context* result, int, sqlite3_value** values)
{
    auto const* const text = reinterpret_cast<char const*>(sqlite3_value_text(values[0]));
    if (!text) return sqlite3_result_null(result);
    std::string folded;
    icu::UnicodeString::fromUTF8({text, sqlite3_value_bytes(values[0])}).foldCase().toUTF8String(folded);
    sqlite3_result_text(result, folded.data(), static_cast<int>(folded.size()), SQLITE_TRANSIENT);
}

} // namespace

void teach_lower(soci::session& session)
{
    auto* const database = static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
    int const told = sqlite3_create_function(database, "lower", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr,
                                             lower_case, nullptr, nullptr);
    if (told != SQLITE_OK) throw soci::soci_error("This SQLite takes no functions.");
}

} // namespace succession
