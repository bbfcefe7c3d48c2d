#include "commands/config.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "domain/person.hpp"
#include "net/address.hpp"
#include "workflow/yaml.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include <sys/stat.h>

namespace succession {

namespace {

int number(Yaml const& yaml, std::string const& key, auto otherwise, int least, int most)
{
    auto const value = yaml.number(key, static_cast<int>(otherwise));
    if (value < least || value > most)
        yaml.at(key).fail(fmt::format("a number from {} to {} should stand here.", least, most));
    return value;
}

std::string words(Yaml const& yaml, std::string const& key, std::string const& otherwise)
{
    auto const value = yaml.text(key, otherwise);
    if (trimmed(value).empty()) yaml.at(key).fail("a word or two should stand here.");
    return value;
}

std::string mail_address(Yaml const& yaml, std::string const& key, std::string const& otherwise)
{
    auto const value = yaml.text(key, otherwise);
    if (!is_address(value)) yaml.at(key).fail(fmt::format("“{}” is no mail address.", value));
    return value;
}

std::string network_address(Yaml const& yaml)
{
    auto const value = yaml.text();
    if (canonical_address(value).empty()) yaml.fail(fmt::format("“{}” is no IP address.", value));
    return value;
}

bool is_database(std::string_view url)
{
    return (url.starts_with("sqlite:") && url != "sqlite:") ||
           (url.starts_with("mariadb:") && url.find("db=") != url.npos);
}

constexpr auto database_rule = "a database is named “sqlite:FILE” or “mariadb:db=… user=… host=…”.";

void read_server(Yaml const& yaml, Config& config)
{
    yaml.only({"address", "port", "readers", "writers", "inspectors", "queue", "trusted_proxies", "connections",
               "connections_per_address"});
    auto& server = config.server;
    if (yaml.has("address")) server.address = network_address(yaml.at("address"));
    server.port = static_cast<std::uint16_t>(number(yaml, "port", server.port, 0, 65'535));
    server.readers = number(yaml, "readers", server.readers, 1, 64);
    server.writers = number(yaml, "writers", server.writers, 1, 64);
    server.inspectors = number(yaml, "inspectors", server.inspectors, 1, 64);
    server.queue = static_cast<std::size_t>(number(yaml, "queue", server.queue, 1, 100'000));
    for (auto const& proxy : yaml.items("trusted_proxies")) server.trusted_proxies.push_back(network_address(proxy));
    server.connections = static_cast<std::size_t>(number(yaml, "connections", server.connections, 1, 1'000'000));
    server.connections_per_address =
        static_cast<std::size_t>(number(yaml, "connections_per_address", server.connections_per_address, 1, 1'000'000));
}

/// Capitals, for it stands in addresses, names of files and letters, and no number of a manuscript is one of a draft.
std::string number_stem(Yaml const& yaml, std::string const& otherwise)
{
    auto const stem = yaml.text("number_stem", otherwise);
    bool const capitals = std::ranges::all_of(stem, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (stem.empty() || stem.size() > 10 || !capitals)
        yaml.at("number_stem").fail("one to ten capital letters should stand here.");
    return stem;
}

void read_journal(Yaml const& yaml, Config& config)
{
    yaml.only({"name", "public_url", "office_name", "office_email", "issn", "number_stem", "doi_stem", "doi_first"});
    auto& office = config.office;
    office.journal_name = words(yaml, "name", office.journal_name);
    office.public_url = yaml.text("public_url", office.public_url);
    office.office_name = words(yaml, "office_name", office.office_name);
    office.office_email = mail_address(yaml, "office_email", office.office_email);
    office.issn = yaml.text("issn", office.issn);
    office.number_stem = number_stem(yaml, office.number_stem);
    office.doi_stem = lower(words(yaml, "doi_stem", office.doi_stem));
    office.doi_first = number(yaml, "doi_first", office.doi_first, 1, 1'000'000'000);
    if (!office.public_url.starts_with("http://") && !office.public_url.starts_with("https://"))
        yaml.at("public_url").fail("an address beginning with https:// should stand here.");
    while (office.public_url.ends_with('/')) office.public_url.pop_back();
}

Smtp::Settings read_smtp(Yaml const& yaml, Config const& config)
{
    yaml.only({"host", "port", "starttls", "user", "password", "from", "ca_file"});
    Smtp::Settings smtp;
    smtp.host = words(yaml, "host", "");
    smtp.port = number(yaml, "port", smtp.port, 1, 65'535);
    smtp.starttls = yaml.yes("starttls", true);
    smtp.user = yaml.text("user");
    smtp.password = yaml.text("password");
    smtp.from = mail_address(yaml, "from", config.office.office_email);
    smtp.ca_file = yaml.text("ca_file");
    if (!smtp.ca_file.empty() && !std::filesystem::exists(smtp.ca_file))
        yaml.at("ca_file").fail("there is no such file.");
    return smtp;
}

void read_file(std::filesystem::path const& file, Config& config)
{
    auto const yaml = Yaml::load(file);
    if (yaml.is_empty()) return;
    yaml.only({"data", "database", "database_writers", "journal", "server", "smtp", "file_limit_mb"});
    config.data = words(yaml, "data", config.data.string());
    config.database = yaml.text("database");
    config.database_writers = number(yaml, "database_writers", config.database_writers, 1, 64);
    if (!config.database.empty() && !is_database(config.database)) yaml.at("database").fail(database_rule);
    if (yaml.has("journal")) read_journal(yaml.at("journal"), config);
    if (yaml.has("server")) read_server(yaml.at("server"), config);
    if (yaml.has("smtp")) config.smtp = read_smtp(yaml.at("smtp"), config);
    config.file_limit = number(yaml, "file_limit_mb", 200, 1, 100'000) * std::int64_t{1'000'000};
}

/// Secrets may come by the environment, so that the file can be shown.
void read_environment(Config& config)
{
    if (auto const* url = std::getenv("SUCCESSION_DATABASE")) {
        if (!is_database(url)) throw Mistake(std::string("SUCCESSION_DATABASE: ") + database_rule);
        config.database = url;
    }
    if (auto const* password = std::getenv("SUCCESSION_SMTP_PASSWORD"); password && config.smtp)
        config.smtp->password = password;
    auto const* home = std::getenv("SUCCESSION_HOME");
    config.home = home ? home : SUCCESSION_HOME;
}

} // namespace

std::string Config::database_url() const
{
    return database.empty() ? "sqlite:" + (data / "journal.db").string() : database;
}

void open_data_folder(Config const& config)
{
    namespace fs = std::filesystem;
    ::umask(077);
    fs::create_directories(config.data);
    std::error_code not_ours; // a folder of somebody else's stays as they made it
    fs::permissions(config.data, fs::perms::others_all, fs::perm_options::remove, not_ours);
}

Config load_config(std::optional<std::filesystem::path> const& file)
{
    Config config;
    if (file) read_file(*file, config);
    read_environment(config);
    return config;
}

std::string sample_config()
{
    return R"(# All of it is optional; what stands here is what holds without a file.
data: var/journal               # database, files and key, unless set otherwise
# database: "mariadb:db=succession user=succession host=127.0.0.1"   # or SUCCESSION_DATABASE
database_writers: 2             # connections for writing; SQLite always has one
file_limit_mb: 200              # of one uploaded file

journal:
  name: Restoration Ecology
  public_url: http://127.0.0.1:8080   # as people reach it: links in letters begin with it
  office_name: The editorial office
  office_email: office@journal.example
  issn: 1526-100X
  number_stem: REC              # of a manuscript: the year and a number follow it, REC-26-0001
  doi_stem: 10.1111/rec.        # a number follows it
  doi_first: 70001

server:
  address: 127.0.0.1
  port: 8080
  readers: 2                    # threads for reading, and for writing
  writers: 2
  inspectors: 2                 # for looking into files that people send
  queue: 512                    # requests that may wait for each
  connections: 4096
  connections_per_address: 64
  trusted_proxies: []           # whose word on the visitor's address is believed

# smtp:                         # without it letters wait in the outbox
#   host: mail.example
#   port: 587
#   starttls: true
#   user: journal
#   password: ""                # better: SUCCESSION_SMTP_PASSWORD
#   from: office@journal.example
#   ca_file: ""                 # a PEM file with who vouches for the server; else whom this machine trusts
)";
}

} // namespace succession
