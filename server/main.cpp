#include "base/problem.hpp"
#include "commands/commands.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

using namespace succession;

namespace {

/// What may be said on the command line beside the configuration file.
struct Line {
    std::optional<std::filesystem::path> config;
    std::optional<std::filesystem::path> data;
    std::optional<std::uint16_t> port;
    bool reload_templates = false;
};

Config config_of(Line const& line)
{
    auto config = load_config(line.config);
    if (line.data) config.data = *line.data;
    if (line.port) {
        bool const usual_address = config.office.public_url == OfficeSettings{}.public_url;
        config.server.port = *line.port;
        if (usual_address) config.office.public_url = fmt::format("http://127.0.0.1:{}", *line.port);
    }
    config.reload_templates = line.reload_templates;
    return config;
}

void add_usual(CLI::App& command, Line& line)
{
    command.add_option("--config", line.config, "the configuration, a YAML file")->check(CLI::ExistingFile);
    command.add_option("--data", line.data, "the folder of database, files and key");
}

void add_serving(CLI::App& command, Line& line)
{
    add_usual(command, line);
    command.add_option("--port", line.port, "the port to listen on");
    command.add_flag("--reload-templates", line.reload_templates, "read changed templates again before each page");
}

int run(int argc, char** argv)
{
    CLI::App app{"Succession: peer review for a journal of ecological restoration", "succession"};
    app.require_subcommand(1);
    Line line;
    int result = 0;

    commands::Serve how;
    auto& serve = *app.add_subcommand("serve", "open the journal");
    add_serving(serve, line);
    serve.add_flag("--first-admin", how.first_admin, "print the link that makes the first administrator, where there is none");
    serve.callback([&] { result = commands::serve(config_of(line), how); });

    auto& demo = *app.add_subcommand("demo", "open a journal full of invented people and manuscripts");
    add_serving(demo, line);
    demo.callback([&] {
        how.demo = true;
        result = commands::serve(config_of(line), how);
    });

    auto& migrate = *app.add_subcommand("migrate", "bring the database up to date");
    add_usual(migrate, line);
    migrate.callback([&] { result = commands::migrate(config_of(line)); });

    auto& check = *app.add_subcommand("check", "look for what is wrong: configuration, database, files, mail, clock");
    add_usual(check, line);
    check.callback([&] { result = commands::check(config_of(line)); });

    auto& workflow = *app.add_subcommand("workflow", "the journal's workflow");
    workflow.require_subcommand(1);
    workflow.add_subcommand("check", "read the journal's data and say what is wrong, with file and line")->callback([&] {
        result = commands::check_workflow(config_of(line));
    });

    commands::NewPerson wanted;
    auto& person = *app.add_subcommand("person", "people");
    person.require_subcommand(1);
    auto& add = *person.add_subcommand("add", "make somebody known and print the link to their account");
    add_usual(add, line);
    add.add_option("address", wanted.address, "mail address")->required();
    add.add_option("--given", wanted.given, "given name");
    add.add_option("--family", wanted.family, "family name")->required();
    add.add_option("--role", wanted.roles, "administrator, editor_in_chief, managing_editor, coordinating_editor, production_editor");
    add.callback([&] { result = commands::add_person(config_of(line), wanted); });

    auto& config = *app.add_subcommand("config", "print a configuration to begin with");
    config.callback([] { fmt::print("{}", sample_config()); });

    CLI11_PARSE(app, argc, argv);
    return result;
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return run(argc, argv);
    }
    catch (std::exception const& error) {
        fmt::print(stderr, "succession: {}\n", error.what());
        return 1;
    }
}
