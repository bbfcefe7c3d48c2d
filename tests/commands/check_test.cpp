#include "commands/kept.hpp"
#include "storage/connection.hpp"
#include "workflow/yaml.hpp"

using namespace succession;

TEST_CASE("a well-kept journal is told so")
{
    Kept const kept;
    auto const ran = kept.check();
    CHECK(ran.code == 0);
    for (auto const* thing :
         {"configuration well", "records      well", "files        well", "mail         well", "clock        well"})
        CHECK_MESSAGE(ran.says(thing), ran.said);
    auto const without_mail = kept.command({"check"});
    CHECK(without_mail.code == 1);
    CHECK(without_mail.says("mail         No mail server is set"));
    auto const dead = kept.check("{host: 127.0.0.1, port: 1}");
    CHECK(dead.code == 1);
    CHECK_MESSAGE(dead.says("mail         127.0.0.1:1 takes no letters: "), dead.said);
}

TEST_CASE("where there is no journal, none is made by a word mistyped")
{
    Folder const folder;
    auto const nowhere = folder.path / "typo";
    for (std::vector<std::string> words : {std::vector<std::string>{"check"},
                                           {"workflow", "adopt", "--all"},
                                           {"person", "add", "acer@restoration.example", "--family", "saccharum"}}) {
        words.insert(words.end(), {"--data", nowhere.string()});
        auto const ran = run_binary(words);
        CHECK(ran.code == 1);
        CHECK_MESSAGE(ran.says("There is no journal in "), ran.said);
        CHECK_FALSE(std::filesystem::exists(nowhere));
    }
}

TEST_CASE("an empty file, or another program's database, is no journal and stays what it is")
{
    Folder const folder;
    auto const file = folder.path / "journal.db";
    SUBCASE("empty") { folder.write("journal.db", ""); }
    SUBCASE("another's")
    {
        Connection(fmt::format("sqlite:{}", file.string()), true).run("CREATE TABLE recipe (name TEXT)", {});
    }
    auto const before = file_text(file);
    auto const ran = run_binary({"check", "--data", folder.path.string()});
    CHECK(ran.code == 1);
    CHECK_MESSAGE(ran.says("There is no journal in "), ran.said);
    if (!before.empty())
        CHECK(run_binary({"serve", "--port", "0", "--data", folder.path.string()}).says("another program's"));
    CHECK(file_text(file) == before);
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path), {}) == 1);
}

TEST_CASE("a database that is none is named")
{
    Folder const folder;
    folder.write("journal.db", std::string(5000, 'x'));
    auto const ran = run_binary({"check", "--data", folder.path.string()});
    CHECK(ran.code == 1);
    CHECK_MESSAGE(ran.says("journal.db cannot be used: "), ran.said);
}

TEST_CASE("a database that does not answer is said with what to do")
{
    Folder const folder;
    auto const ran = run_binary({"check", "--data", folder.path.string()},
                                {{"SUCCESSION_DATABASE", "mariadb:db=journal user=journal host=127.0.0.1 port=1"}});
    CHECK(ran.code == 1);
    CHECK_MESSAGE(ran.says("The database does not answer: "), ran.said);
    CHECK(ran.says("mend “database:” in the configuration"));
}

TEST_CASE("a changed event, a lost file, a spoilt file and a failed letter are found")
{
    Kept kept;
    auto const path = kept.store.path_of(kept.sha256);
    auto finds = [&](std::string const& words) {
        auto const ran = kept.check();
        CHECK(ran.code == 1);
        CHECK_MESSAGE(ran.says(words), ran.said);
    };
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    std::ofstream(path) << "the manuscript of the cuckoo";
    finds("files        1 file below ");
    std::filesystem::remove(path);
    finds("files        1 file missing below ");
    put_text(kept.store, "the manuscript of the heron");
    CHECK(kept.check().code == 0);

    kept.sql("UPDATE letter SET state = 'failed' WHERE id = (SELECT MIN(id) FROM (SELECT id FROM letter) AS some)");
    finds("mail         1 letter failed or perhaps sent");
    kept.sql("UPDATE letter SET state = 'sent'");
    CHECK(kept.check().code == 0);

    kept.sql("UPDATE event SET act = 'release' WHERE sequence = 2");
    finds("records      “Each manuscript's chain of events holds.” does not hold for 1 row, first ");
}

TEST_CASE("a clock that runs behind the last act is found")
{
    Kept kept;
    kept.site.clock.set(kept.site.clock.now() + day);
    kept.stage.take("write", "salix-alba", {{"person", Stage::key(cast_id("zostera-marina"))}, {"note", "A word."}});
    auto const ran = kept.check();
    CHECK(ran.code == 1);
    CHECK(ran.says("clock        The last act was on "));
}
