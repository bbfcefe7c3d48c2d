#include "commands/kept.hpp"
#include "net/client.hpp"

#include <sys/stat.h>

using namespace succession;

namespace {

/// A copy of what the binary reads beside its database, to be altered.
struct Home {
    Folder folder;

    Home()
    {
        for (auto const* part : {"templates", "workflows", "schema"})
            std::filesystem::copy(std::filesystem::path(SOURCE_DIR) / part, folder.path / part,
                                  std::filesystem::copy_options::recursive);
    }
    void replace_all(std::string const& file, std::string const& from, std::string const& to) const
    {
        auto text = content_of(folder.path / file);
        for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
            text.replace(at, from.size(), to);
        folder.write(file, text);
    }
    std::pair<std::string, std::string> word() const { return {"SUCCESSION_HOME", folder.path.string()}; }
};

/// Of "… is open at http://127.0.0.1:40123".
std::string port_in(std::string const& said)
{
    auto const at = said.find("127.0.0.1:") + 10;
    return said.substr(at, said.find('\n', at) - at);
}

} // namespace

TEST_CASE("every command says what it does")
{
    std::vector<std::vector<std::string>> const commands{{},
                                                         {"serve"},
                                                         {"demo"},
                                                         {"migrate"},
                                                         {"check"},
                                                         {"workflow"},
                                                         {"workflow", "check"},
                                                         {"workflow", "draw"},
                                                         {"workflow", "adopt"},
                                                         {"person"},
                                                         {"person", "add"},
                                                         {"config"}};
    for (auto words : commands) {
        words.push_back("--help");
        auto const ran = run_binary(words);
        CHECK(ran.code == 0);
        CHECK(ran.says("Usage: succession"));
        CHECK(ran.said.substr(0, ran.said.find('\n')).ends_with("."));
        CHECK_FALSE(ran.says("TEXT"));
    }
    CHECK(run_binary({}).says("serve"));
}

TEST_CASE("a word that is no command is answered with the nearest")
{
    auto const ran = run_binary({"migrat"});
    CHECK(ran.code != 0);
    CHECK(ran.says("There is no command “migrat”; did you mean “migrate”?"));
}

TEST_CASE("what the configuration command prints is a configuration")
{
    Folder const folder;
    auto const file = folder.write("journal.yaml", run_binary({"config"}).said);
    auto const ran = run_binary({"migrate", "--config", file.string(), "--data", (folder.path / "data").string()});
    CHECK(ran.code == 0);
    CHECK(std::filesystem::exists(folder.path / "data" / "journal.db"));
}

TEST_CASE("a wrong setting stops the start with file and line")
{
    Folder const folder;
    auto const file = folder.write("journal.yaml", "server:\n  prot: 81\n");
    auto const ran = run_binary({"serve", "--config", file.string(), "--data", (folder.path / "data").string()});
    CHECK(ran.code == 1);
    CHECK(ran.said == "succession: journal.yaml:2: “prot” is not known here; did you mean “port”?\n");
    CHECK_FALSE(std::filesystem::exists(folder.path / "data"));
    auto const other = folder.write("other.yaml", "\xFF\xFE");
    CHECK(run_binary({"serve", "--config", other.string()}).said ==
          "succession: other.yaml: it should be text in UTF-8.\n");
}

TEST_CASE("migrating says what it applied, once, and a failing file leaves what was there at work")
{
    Folder const folder;
    Home const home;
    auto migrate = [&] { return run_binary({"migrate", "--data", folder.path.string()}, {home.word()}); };
    CHECK(migrate().says("applied 0001_people\n"));
    CHECK(migrate().said == "The database is up to date.\n");
    home.folder.write("schema/9999_bad.sql", "CREATE TABEL bad (id ${key});");
    auto const failed = migrate();
    CHECK(failed.code == 1);
    CHECK(failed.said.starts_with("succession: 9999_bad.sql: "));
    CHECK(run_binary({"check", "--data", folder.path.string()}).says("records      well"));
}

TEST_CASE("manuscripts keep the rules they were submitted under, until they are moved on")
{
    Kept kept;
    Home const home;
    auto const number = kept.stage.name();
    CHECK(kept.command({"migrate"}).code == 0);
    CHECK(kept.command({"check"}).says("records      well")); // the first start keeps the rules
    home.replace_all("workflows/clocks.yaml", "  scope: 7", "  scope: 9");
    auto const other = std::vector{home.word()};
    auto serve = [&] {
        auto words = std::vector<std::string>{"serve", "--port", "0", "--data", kept.site.where.folder->path.string()};
        Process process(words, {home.word(), {"SUCCESSION_DATABASE", kept.site.where.url}});
        CHECK(process.says("is open at http://127.0.0.1:"));
        process.stop();
        process.end();
        return process.said;
    };
    CHECK(serve().find("Under former rules: 1 manuscript. “succession workflow adopt” moves them on.") !=
          std::string::npos);
    CHECK(kept.command({"workflow", "adopt", "REC-26-0999"}, other).says("There is no manuscript REC-26-0999."));
    CHECK(kept.command({"workflow", "adopt"}, other).code != 0);
    CHECK(kept.command({"workflow", "adopt", number}, other).says(number + " moved on to the present rules.\n"));
    CHECK(kept.command({"workflow", "adopt", number}, other).says(number + " follows already the present rules.\n"));
    CHECK(kept.command({"workflow", "adopt", "--all"}, other).says("0 manuscripts moved on to the present rules.\n"));
    CHECK(serve().find("Under former rules") == std::string::npos);
    CHECK(kept.command({"check"}, other).says("records      well"));
}

TEST_CASE("a state that manuscripts without rules of their own are in cannot be taken out of the journal's data")
{
    Kept kept;
    Home const home;
    for (auto const* around : {"name: {}\n", "to: {}\n", "[{}]", ", {}]", "{}, needs_ce"})
        home.replace_all("workflows/manuscript.yaml", fmt::format(fmt::runtime(around), "scope"),
                         fmt::format(fmt::runtime(around), "fit"));
    kept.sql("UPDATE manuscript SET state = 'scope', rules = ''");
    auto const ran = kept.command({"serve", "--port", "0"}, {home.word()});
    CHECK(ran.code == 1);
    CHECK(ran.said == "succession: manuscript.yaml: " + kept.stage.name() +
                          " stands in the state “scope”, which is gone. Put it back.\n");
}

TEST_CASE("the workflow is read, explored within bounds that are printed, and proved")
{
    auto const quick = run_binary({"workflow", "check", "--quick"});
    CHECK(quick.code == 0);
    CHECK(quick.says("manuscript  20 states, "));
    CHECK_FALSE(quick.says("Exploring"));
    auto const ran = run_binary({"workflow", "check", "--reviewers", "0", "--configurations", "60"});
    CHECK_MESSAGE(ran.code == 0, ran.said);
    CHECK(ran.says("Bounds: 0 reviewers to ask, 60 configurations of one situation"));
    CHECK(ran.says("configurations were cut and not followed"));
    CHECK(ran.says("holds     no_release_under_hold\n          Under a hold nothing is "));
    CHECK(ran.says("all 12 invariants hold in "));
    CHECK_FALSE(ran.says("\r"));
}

TEST_CASE("an invariant that a changed workflow violates is printed with the way there")
{
    Home const home;
    home.replace_all("workflows/manuscript.yaml", "    to: scope\n    who: [managing_editor]",
                     "    to: scope\n    who: [managing_editor, author]");
    auto const ran = run_binary({"workflow", "check", "--reviewers", "0", "--configurations", "20"}, {home.word()});
    CHECK(ran.code == 1);
    CHECK(ran.says("VIOLATED  no_own_editing"));
    CHECK(ran.says("In the situation “ordinary authors”:"));
    CHECK(ran.says(
        "    1. the author: Submit the manuscript → Technical check\n    2. the author: Pass the technical check → Scope\n"));
    CHECK(ran.says("1 of 12 invariants violated"));
}

TEST_CASE("the machines are drawn, all or one")
{
    Folder const folder;
    auto drawn = [&](std::string const& machine) {
        return std::filesystem::exists(folder.path / "new" / ("workflow-" + machine + ".svg"));
    };
    CHECK(run_binary({"workflow", "draw", "--machine", "review", "--out", (folder.path / "new").string()}).code == 0);
    CHECK(drawn("review"));
    CHECK_FALSE(drawn("manuscript"));
    auto const ran = run_binary({"workflow", "draw", "--out", (folder.path / "new").string()});
    CHECK(ran.code == 0);
    CHECK(ran.says("new/workflow-production.svg\n"));
    CHECK(drawn("manuscript"));
    CHECK(content_of(folder.path / "new" / "workflow-manuscript.svg").starts_with("<svg "));
    CHECK_FALSE(std::filesystem::exists(folder.path / "new" / "workflow-manuscript.dot"));
    CHECK(run_binary({"workflow", "draw", "--machine", "reviews"}).code != 0);
}

TEST_CASE("a wrong word in the journal's data is answered with file, line and the nearest right one")
{
    Home const home;
    home.replace_all("workflows/manuscript.yaml", "guards: [window_over, no_hold]", "guards: [window_ower, no_hold]");
    auto const ran = run_binary({"workflow", "check"}, {home.word()});
    CHECK(ran.code == 1);
    CHECK_MESSAGE(ran.says("did you mean “window_over”?"), ran.said);
    CHECK(ran.says("succession: manuscript.yaml:"));
}

TEST_CASE("letters and their texts belong together, or the journal does not open")
{
    Folder const folder;
    Home const home;
    auto opens = [&] { return run_binary({"check", "--data", folder.path.string()}, {home.word()}); };
    CHECK(run_binary({"migrate", "--data", folder.path.string()}, {home.word()}).code == 0);
    std::filesystem::rename(home.folder.path / "templates/letters/invitation.mustache",
                            home.folder.path / "invitation");
    auto const ran = opens();
    CHECK(ran.code == 1);
    CHECK_MESSAGE(ran.says("invitation"), ran.said);
    std::filesystem::rename(home.folder.path / "invitation",
                            home.folder.path / "templates/letters/invitation.mustache");
    CHECK(opens().says("configuration well"));
}

TEST_CASE("the first administrator's link is printed as long as there is no administrator")
{
    Folder const folder;
    auto const words =
        std::vector<std::string>{"serve", "--port", "0", "--first-admin", "--data", folder.path.string()};
    auto start = [&] {
        Process process(words);
        CHECK(process.says("is open at http://127.0.0.1:"));
        process.stop();
        CHECK(process.end() == 0);
        return process.said;
    };
    auto link_in = [](std::string const& said) {
        auto const at = said.find("/begin/");
        return at == std::string::npos ? "" : said.substr(at, said.find('\n', at) - at);
    };
    auto const first = link_in(start()), second = link_in(start());
    CHECK_FALSE(first.empty());
    CHECK_FALSE(second.empty());
    CHECK(first != second);
    auto const added = run_binary({"person", "add", "apis@restoration.example", "--family", "mellifera", "--role",
                                   "administrator", "--data", folder.path.string()});
    CHECK(added.code == 0);
    CHECK(link_in(start()).empty());
}

TEST_CASE("a person added at the command line gets a link to make the account")
{
    Folder const folder;
    auto const made = run_binary({"migrate", "--data", folder.path.string()});
    CHECK(made.says("There was no journal yet; it begins here."));
    auto add = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"person", "add"});
        words.insert(words.end(), {"--data", folder.path.string()});
        return run_binary(std::move(words));
    };
    auto const ran =
        add({"salix.alba@restoration.example", "--given", "Salix", "--family", "alba", "--role", "managing_editor"});
    CHECK(ran.code == 0);
    CHECK(ran.said.starts_with("Salix alba can make the account here: http://127.0.0.1:8080/welcome/"));
    auto const wrong = add({"acer@restoration.example", "--family", "Acer", "--role", "king"});
    CHECK(wrong.code == 1);
    CHECK(wrong.says("no such role"));
    CHECK(add({"nowhere", "--family", "Acer"}).code == 1);
}

TEST_CASE("a log that nobody can write any more stops nothing")
{
    Folder const folder;
    Process journal({"serve", "--port", "0", "--data", folder.path.string()}, {}, "/dev/full");
    REQUIRE(journal.says("is open at http://127.0.0.1:"));
    auto const port = static_cast<std::uint16_t>(std::stoi(port_in(journal.said)));
    for (int i = 0; i < 3; ++i) {
        testing::Client reader(port);
        reader.say("GET /about HTTP/1.1\r\nHost: journal\r\n\r\n");
        CHECK(reader.hear().status() == 200);
    }
    journal.stop();
    CHECK(journal.end() == 0);
}

TEST_CASE("a port in use is said, and nothing is left running")
{
    Folder const folder;
    Process first({"serve", "--port", "0", "--data", (folder.path / "one").string()});
    REQUIRE(first.says("is open at http://127.0.0.1:"));
    auto const port = port_in(first.said);
    auto const second = run_binary({"serve", "--port", port, "--data", (folder.path / "other").string()});
    CHECK(second.code == 1);
    CHECK(second.says("Cannot listen on 127.0.0.1:" + port));
}

TEST_CASE("what a journal keeps is for the operator's account alone")
{
    Folder const folder;
    auto const data = folder.path / "data";
    auto const before = ::umask(022);
    CHECK(run_binary({"migrate", "--data", data.string()}).code == 0);
    ::umask(before);
    auto const others = std::filesystem::perms::group_all | std::filesystem::perms::others_all;
    auto const closed = [&](std::filesystem::path const& path) {
        return (std::filesystem::status(path).permissions() & others) == std::filesystem::perms::none;
    };
    CHECK(closed(data));
    for (auto const& file : std::filesystem::directory_iterator(data)) CHECK_MESSAGE(closed(file.path()), file.path());
    CHECK(std::filesystem::exists(data / "journal.db"));
}
