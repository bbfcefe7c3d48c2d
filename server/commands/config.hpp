#pragma once

#include "net/server.hpp"
#include "office/office.hpp"
#include "outbox/smtp.hpp"
#include "storage/database.hpp"

#include <filesystem>
#include <optional>

namespace succession {

/// Everything an operator may set: in one YAML file, the secret parts also in the environment.
struct Config {
    std::filesystem::path data = "var/journal"; ///< database, files and key, unless set otherwise
    std::filesystem::path home;                 ///< templates/, schema/ and workflows/ lie here
    std::string database;                       ///< "" : an SQLite file in `data`
    int database_writers = 2;
    OfficeSettings office;
    Server::Settings server;
    std::int64_t file_limit = 200'000'000; ///< bytes
    std::optional<Smtp::Settings> smtp;    ///< none: letters wait
    bool reload_templates = false;

    /// Where the records are: `database`, or the file in `data`.
    std::string database_url() const;
    std::filesystem::path files() const { return data / "files"; }
};

/// Reads the file where there is one and then the environment. An unknown or wrong key throws Mistake with file, line
/// and the nearest right key.
Config load_config(std::optional<std::filesystem::path> const& file);

/// Makes the data folder where there is none. What is written from then on is for the operator's account alone.
void open_data_folder(Config const&);

/// What may stand in the file, with comments: the beginning of a configuration.
std::string sample_config();

} // namespace succession
