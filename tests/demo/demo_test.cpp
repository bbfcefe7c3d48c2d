#include "demo/demo.hpp"

#include "base/problem.hpp"
#include "databases.hpp"
#include "letters/letters.hpp"
#include "office/secrets.hpp"
#include "storage/counters.hpp"
#include "storage/desks.hpp"
#include "storage/dossiers.hpp"
#include "storage/invariants.hpp"
#include "storage/letters.hpp"
#include "storage/people.hpp"
#include "workflow/desk.hpp"

#include <set>

using namespace succession;

namespace {

std::filesystem::path const scripts = SOURCE_DIR "/workflows/demo";

/// A journal with the demo's parts, on a database of its own.
struct DemoHouse {
    explicit DemoHouse(TestDatabase fresh) : fresh(std::move(fresh)) {}

    TestDatabase fresh;
    std::shared_ptr<Journal const> journal = load_journal(SOURCE_DIR "/workflows");
    LetterTemplates letters{SOURCE_DIR "/templates/letters"};
    Secrets secrets{fresh.folder->path / "key"};
    Database database{{.url = fresh.url}};
    Store store{fresh.folder->path / "files"};
    Office office{OfficeSettings{.demo = true}, database, *journal, secrets, letters, &store};
    Clock clock;
};

} // namespace

TEST_CASE("the demo is made")
{
    DemoHouse house(fresh_sqlite());
    demo::make(house.office, house.store, scripts, house.clock);
}
