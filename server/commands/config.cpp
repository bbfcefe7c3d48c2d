#include "commands/config.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "workflow/yaml.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace succession {

namespace {

void read_server(Yaml const& yaml, Config& config)
{
    yaml.only({"address", "port", "readers", "writers", "queue", "trusted_proxies", "connections", "connections_per_address"});
    auto& server = config.server;
    server.address = yaml.text("address", server.address);
    server.port = static_cast<std::uint16_t>(yaml.number("port", server.port));
    server.readers = yaml.number("readers", server.readers);
    server.writers = yaml.number("writers", server.writers);
    server.queue = static_cast<std::size_t>(yaml.number("queue", static_cast<int>(server.queue)));
    server.trusted_proxies = yaml.texts("trusted_proxies");
    server.connections = static_cast<std::size_t>(yaml.number("connections", static_cast<int>(server.connections)));
    server.connections_per_address =
        static_cast<std::size_t>(yaml.number("connections_per_address", static_cast<int>(server.connections_per_address)));
}

void read_journal(Yaml const& yaml, Config& config)
{
    yaml.only({"name", "public_url", "office_name", "office_email", "issn", "doi_stem", "doi_first"});
    auto& office = config.office;
    office.journal_name = yaml.text("name", office.journal_name);
    office.public_url = yaml.text("public_url", office.public_url);
    office.office_name = yaml.text("office_name", office.office_name);
    office.office_email = yaml.text("office_email", office.office_email);
    office.issn = yaml.text("issn", office.issn);
    office.doi_stem = lower(yaml.text("doi_stem", office.doi_stem));
    office.doi_first = yaml.number("doi_first", static_cast<int>(office.doi_first));
    if (!office.public_url.starts_with("http://") && !office.public_url.starts_with("https://"))
        yaml.at("public_url").fail("an address beginning with https:// should stand here.");
    while (office.public_url.ends_with('/')) office.public_url.pop_back();
}

Smtp::Settings read_smtp(Yaml const& yaml, Config const& config)
{
    yaml.only({"host", "port", "starttls", "user", "password", "from", "ca_file"});
    Smtp::Settings smtp;
    smtp.host = yaml.at("host").text();
    smtp.port = static_cast<std::uint16_t>(yaml.number("port", smtp.port));
    smtp.starttls = yaml.yes("starttls", true);
    smtp.user = yaml.text("user");
    smtp.password = yaml.text("password");
    smtp.from = yaml.text("from", config.office.office_email);
    smtp.ca_file = yaml.text("ca_file");
    return smtp;
}

void read_file(std::filesystem::path const& file, Config& config)
{
    auto const yaml = Yaml::load(file);
    yaml.only({"data", "database", "database_writers", "journal", "server", "smtp", "file_limit_mb"});
    config.data = yaml.text("data", config.data.string());
    config.database = yaml.text("database");
    config.database_writers = yaml.number("database_writers", config.database_writers);
    if (!config.database.empty() && !config.database.starts_with("sqlite:") && !config.database.starts_with("mariadb:"))
        yaml.at("database").fail("a database is named “sqlite:FILE” or “mariadb:db=… user=… host=…”.");
    if (yaml.has("journal")) read_journal(yaml.at("journal"), config);
    if (yaml.has("server")) read_server(yaml.at("server"), config);
    if (yaml.has("smtp")) config.smtp = read_smtp(yaml.at("smtp"), config);
    config.file_limit = yaml.number("file_limit_mb", 200) * std::int64_t{1'000'000};
}

/// Secrets may come by the environment, so that the file can be shown.
void read_environment(Config& config)
{
    if (auto const* url = std::getenv("SUCCESSION_DATABASE")) config.database = url;
    if (auto const* password = std::getenv("SUCCESSION_SMTP_PASSWORD"); password && config.smtp) config.smtp->password = password;
    auto const* home = std::getenv("SUCCESSION_HOME");
    config.home = home ? home : SUCCESSION_HOME;
}

} // namespace

std::string Config::database_url() const
{
    return database.empty() ? "sqlite:" + (data / "journal.db").string() : database;
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

server:
  address: 127.0.0.1
  port: 8080
  readers: 2                    # threads for reading, and for writing
  writers: 2
  trusted_proxies: []           # whose word on the visitor's address is believed

# smtp:                         # without it letters wait in the outbox
#   host: mail.example
#   port: 587
#   starttls: true
#   user: journal
#   password: ""                # better: SUCCESSION_SMTP_PASSWORD
#   from: office@journal.example
)";
}

} // namespace succession
