#pragma once

#include "cast.hpp"
#include "databases.hpp"
#include "letters/letters.hpp"
#include "office/office.hpp"
#include "office/secrets.hpp"
#include "storage/letters.hpp"
#include "workflow/journal.hpp"

namespace succession {

inline constexpr Moment noon = 1'792'584'000'000; // 21 October 2026, 12:00 UTC

/// The journal's own words, read once for all tests.
inline Journal const& journal_words()
{
    static auto const words = load_journal(SOURCE_DIR "/workflows");
    return *words;
}

inline LetterTemplates const& letter_words()
{
    static LetterTemplates const words(SOURCE_DIR "/templates/letters");
    return words;
}

/// An office that knows the cast and nothing else, at noon.
struct TestOffice {
    explicit TestOffice(TestDatabase where_ = fresh_sqlite(), OfficeSettings settings = {})
        : where(std::move(where_)), database({.url = where.url}),
          secrets(where.folder->path / "secret.key"), office{std::move(settings), database, journal_words(), secrets,
                                                             letter_words()}
    {
        static auto const hash = passwords::hash(cast_password);
        clock.set(noon);
        database.write([](Transaction& tx) { insert_cast(tx, hash, noon - day); });
    }

    /// The letters written to an address so far, the oldest first.
    std::vector<Letter> letters_to(std::string const& address)
    {
        return database.reading([&](Transaction& tx) {
            auto found = letters::due(tx, "waiting", clock.now(), 1000);
            std::erase_if(found, [&](Letter const& letter) { return letter.to_address != address; });
            return found;
        });
    }

    /// The token in the last letter to an address.
    std::string token_to(std::string const& address, std::string const& purpose)
    {
        auto const found = letters_to(address);
        REQUIRE_FALSE(found.empty());
        REQUIRE(found.back().link_id);
        return secrets.link_token(purpose, *found.back().link_id);
    }

    TestDatabase where;
    Database database;
    Secrets secrets;
    Office office;
    Clock clock;
};

} // namespace succession
