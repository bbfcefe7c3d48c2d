#include "storage/relevance.hpp"

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <array>

namespace succession {

namespace {

using namespace sqlite_api;

/// What a word weighs where it stands: in the title, the authors' names, the abstract, the key words.
constexpr std::array<double, 4> weights{8, 4, 1, 2};
/// Where a word said again begins to say little more.
constexpr double enough = 4;

void weigh(Fts5ExtensionApi const* text, Fts5Context* row, sqlite3_context* result, int, sqlite3_value**)
{
    double score = 0;
    for (int word = 0; word < text->xPhraseCount(row); ++word) {
        double said = 0;
        Fts5PhraseIter place;
        int column = -1, offset = 0;
        if (int const fault = text->xPhraseFirst(row, word, &place, &column, &offset); fault != SQLITE_OK)
            return sqlite3_result_error_code(result, fault);
        for (; column >= 0; text->xPhraseNext(row, &place, &column, &offset))
            said += weights.at(static_cast<std::size_t>(column));
        score += said / (said + enough);
    }
    sqlite3_result_double(result, score);
}

/// The full text's own interface, which it hands out through a pointer bound to a statement.
fts5_api* full_text_of(sqlite3* database)
{
    fts5_api* found = nullptr;
    sqlite3_stmt* question = nullptr;
    if (sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &question, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(question, 1, &found, "fts5_api_ptr", nullptr);
        sqlite3_step(question);
    }
    sqlite3_finalize(question);
    return found;
}

} // namespace

void teach_relevance(soci::session& session)
{
    auto* const database = static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
    auto* const full_text = full_text_of(database);
    if (!full_text || full_text->xCreateFunction(full_text, "relevance", nullptr, weigh, nullptr) != SQLITE_OK)
        throw soci::soci_error("This SQLite has no full text search (FTS5).");
}

} // namespace succession
