#include "storage/sessions.hpp"
#include "web/stage.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>

using namespace succession;

/// Makes the journal that kill_test.py tells of, with manuscripts in review and people signed in.
TEST_CASE("a journal is prepared")
{
    std::string const url = std::getenv("SUCCESSION_DATABASE");
    migrate(url, SOURCE_DIR "/schema");
    TestDatabase where;
    where.url = url;
    TestOffice site(std::move(where));
    site.clock.release();
    fmt::print("{{\"author\": {}", cast_id("zostera-marina").value);
    for (std::string const who : {"salix-alba", "laminaria-digitata"}) {
        auto const token = random_token(), csrf = random_token();
        auto const now = site.clock.now();
        site.database.write([&](Transaction& tx) {
            sessions::insert(tx, {digest(token), cast_id(who), csrf, now, now + day});
        });
        fmt::print(", \"{}\": [\"{}\", \"{}\"]", who, token, csrf);
    }
    fmt::print(", \"manuscripts\": [");
    for (int i = 0; i < 4; ++i) fmt::print("{}\"{}\"", i ? ", " : "", Stage(site).manuscript("in_review"));
    fmt::print("]}}\n");
    site.database.write([](Transaction& tx) {
        run(tx, "UPDATE letter SET state = 'sent'");
        run(tx, "DELETE FROM file");
    });
}
