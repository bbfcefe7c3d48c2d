#include "commands/config.hpp"

#include "base/problem.hpp"
#include "folder.hpp"

#include <doctest/doctest.h>

#include <cstdlib>

using namespace succession;

namespace {

Config load(std::string const& text)
{
    Folder const folder;
    return load_config(folder.write("journal.yaml", text));
}

std::string mistake(std::string const& text)
{
    try {
        load(text);
    }
    catch (Mistake const& mistake) {
        return mistake.what();
    }
    return "no mistake";
}

/// A word of the environment, for as long as it lives.
class Word {
public:
    Word(char const* name, char const* value) : name_(name) { ::setenv(name, value, 1); }
    ~Word() { ::unsetenv(name_); }

private:
    char const* name_;
};

std::vector<std::string> sections(std::string const& text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

} // namespace

TEST_CASE("without a file everything has its usual value")
{
    auto const config = load_config({});
    CHECK(config.data == "var/journal");
    CHECK(config.database_url() == "sqlite:var/journal/journal.db");
    CHECK(config.server.port == 8080);
    CHECK(config.home == SOURCE_DIR);
    CHECK_FALSE(config.smtp);
}

TEST_CASE("what the file says holds")
{
    auto const config = load(R"(
data: /srv/journal
database: "mariadb:db=succession user=succession"
database_writers: 3
file_limit_mb: 50
journal: {name: Wetlands, public_url: "https://wetlands.example/", office_name: The office, office_email: office@wetlands.example,
          issn: 1234-5678, number_stem: WET, doi_stem: 10.5555/WET., doi_first: 7}
server: {address: "::1", port: 81, readers: 3, writers: 4, inspectors: 3, queue: 5, trusted_proxies: [127.0.0.1, "::1"], connections: 6,
         connections_per_address: 2}
smtp: {host: mail.example, port: 25, starttls: false, user: u, password: p, from: bounces@wetlands.example}
)");
    CHECK(config.database_url() == "mariadb:db=succession user=succession");
    CHECK(config.files() == "/srv/journal/files");
    CHECK(config.database_writers == 3);
    CHECK(config.file_limit == 50'000'000);
    CHECK(config.office.journal_name == "Wetlands");
    CHECK(config.office.public_url == "https://wetlands.example");
    CHECK(config.office.number_stem == "WET");
    CHECK(config.office.doi_stem == "10.5555/wet.");
    CHECK(config.office.doi_first == 7);
    CHECK(config.server.address == "::1");
    CHECK(config.server.writers == 4);
    CHECK(config.server.inspectors == 3);
    CHECK(config.server.trusted_proxies.size() == 2);
    REQUIRE(config.smtp);
    CHECK(config.smtp->from == "bounces@wetlands.example");
    CHECK_FALSE(config.smtp->starttls);
}

TEST_CASE("an empty file, or one of comments, changes nothing")
{
    CHECK(load("").server.port == 8080);
    CHECK(load("# nothing yet\n").server.port == 8080);
}

TEST_CASE("what is wrong is said with file, line and what should stand there")
{
    struct Wrong {
        std::string text;
        std::string said;
    };
    std::vector<Wrong> const wrong{
        {"dta: here", "journal.yaml:1: “dta” is not known here; did you mean “data”?"},
        {"data: here\nserver:\n  prot: 81", "journal.yaml:3: “prot” is not known here; did you mean “port”?"},
        {"journal:\n  nmae: Wetlands", "journal.yaml:2: “nmae” is not known here; did you mean “name”?"},
        {"smtp:\n  host: mail.example\n  start_tls: true",
         "journal.yaml:3: “start_tls” is not known here; did you mean “starttls”?"},
        {"entirely_other: 1", "journal.yaml:1: “entirely_other” is not known here."},
        {"data: here\ndata: there", "journal.yaml:2: “data” stands here twice."},
        {"data: ''", "journal.yaml:1: a word or two should stand here."},
        {"data: [here]", "journal.yaml:1: a single word or sentence should stand here."},
        {"just words", "journal.yaml:1: names with values should stand here."},
        {"server: fast", "journal.yaml:1: names with values should stand here."},
        {"server:\n  port: eighty", "journal.yaml:2: “eighty” should be a whole number."},
        {"server:\n  port: 70000", "journal.yaml:2: a number from 0 to 65535 should stand here."},
        {"server:\n  readers: 0", "journal.yaml:2: a number from 1 to 64 should stand here."},
        {"server:\n  writers: -2", "journal.yaml:2: a number from 1 to 64 should stand here."},
        {"server:\n  queue: 0", "journal.yaml:2: a number from 1 to 100000 should stand here."},
        {"server:\n  connections: 0", "journal.yaml:2: a number from 1 to 1000000 should stand here."},
        {"server:\n  connections_per_address: 0", "journal.yaml:2: a number from 1 to 1000000 should stand here."},
        {"server:\n  address: localhost", "journal.yaml:2: “localhost” is no IP address."},
        {"server:\n  trusted_proxies: 127.0.0.1", "journal.yaml:2: a list should stand here."},
        {"server:\n  trusted_proxies:\n    - 127.0.0.1\n    - proxy", "journal.yaml:4: “proxy” is no IP address."},
        {"journal:\n  name: ' '", "journal.yaml:2: a word or two should stand here."},
        {"journal:\n  public_url: wetlands.example",
         "journal.yaml:2: an address beginning with https:// should stand here."},
        {"journal:\n  office_email: office", "journal.yaml:2: “office” is no mail address."},
        {"journal:\n  number_stem: rec", "journal.yaml:2: one to ten capital letters should stand here."},
        {"journal:\n  number_stem: ''", "journal.yaml:2: one to ten capital letters should stand here."},
        {"journal:\n  doi_first: 0", "journal.yaml:2: a number from 1 to 1000000000 should stand here."},
        {"smtp: {port: 25}", "journal.yaml:1: “host” is missing."},
        {"smtp:\n  host: mail.example\n  starttls: perhaps", "journal.yaml:3: “starttls” should be true or false."},
        {"smtp:\n  host: mail.example\n  from: nobody", "journal.yaml:3: “nobody” is no mail address."},
        {"smtp:\n  host: mail.example\n  ca_file: /no/such/file", "journal.yaml:3: there is no such file."},
        {"file_limit_mb: 0", "journal.yaml:1: a number from 1 to 100000 should stand here."},
        {"database_writers: 0", "journal.yaml:1: a number from 1 to 64 should stand here."},
        {"database: postgres:db", "journal.yaml:1: a database is named “sqlite:FILE” or “mariadb:db=… user=… host=…”."},
        {"database: 'sqlite:'", "journal.yaml:1: a database is named “sqlite:FILE” or “mariadb:db=… user=… host=…”."},
        {"database: 'mariadb:user=me'",
         "journal.yaml:1: a database is named “sqlite:FILE” or “mariadb:db=… user=… host=…”."},
    };
    for (auto const& [text, said] : wrong) CHECK(mistake(text) == said);
    CHECK(mistake("data: {").starts_with("journal.yaml:"));
    CHECK_THROWS_WITH_AS(load_config("no/such/file.yaml"), "no/such/file.yaml cannot be read.", Mistake);
}

TEST_CASE("the environment holds the secrets, and wins")
{
    Word const database("SUCCESSION_DATABASE", "sqlite:elsewhere.db");
    Word const password("SUCCESSION_SMTP_PASSWORD", "from outside");
    auto const config = load("database: sqlite:here.db\nsmtp: {host: mail.example, password: in the file}");
    CHECK(config.database_url() == "sqlite:elsewhere.db");
    CHECK(config.smtp->password == "from outside");
    CHECK_FALSE(load("data: here").smtp);
    Word const wrong("SUCCESSION_DATABASE", "elsewhere.db");
    CHECK(mistake("data: here").starts_with("SUCCESSION_DATABASE: a database is named"));
}

TEST_CASE("the sample says what holds without a file, and every line of it can be used")
{
    auto const plain = load_config({}), sampled = load(sample_config());
    CHECK(sampled.data == plain.data);
    CHECK(sampled.database_url() == plain.database_url());
    CHECK(sampled.database_writers == plain.database_writers);
    CHECK(sampled.file_limit == plain.file_limit);
    CHECK(sampled.office.journal_name == plain.office.journal_name);
    CHECK(sampled.office.public_url == plain.office.public_url);
    CHECK(sampled.office.office_name == plain.office.office_name);
    CHECK(sampled.office.office_email == plain.office.office_email);
    CHECK(sampled.office.issn == plain.office.issn);
    CHECK(sampled.office.number_stem == plain.office.number_stem);
    CHECK(sampled.office.doi_stem == plain.office.doi_stem);
    CHECK(sampled.office.doi_first == plain.office.doi_first);
    CHECK(sampled.server.address == plain.server.address);
    CHECK(sampled.server.port == plain.server.port);
    CHECK(sampled.server.readers == plain.server.readers);
    CHECK(sampled.server.writers == plain.server.writers);
    CHECK(sampled.server.inspectors == plain.server.inspectors);
    CHECK(sampled.server.queue == plain.server.queue);
    CHECK(sampled.server.connections == plain.server.connections);
    CHECK(sampled.server.connections_per_address == plain.server.connections_per_address);

    std::string uncommented;
    for (auto line : sections(sample_config())) {
        if (line.starts_with("# ") && line.find(':') != std::string::npos && line.find("optional") == std::string::npos)
            line.erase(0, 2);
        uncommented += line + "\n";
    }
    auto const whole = load(uncommented);
    CHECK(whole.database_url().starts_with("mariadb:"));
    REQUIRE(whole.smtp);
    CHECK(whole.smtp->host == "mail.example");
}
