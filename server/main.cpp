#include "commands/commands.hpp"
#include "workflow/yaml.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

using namespace succession;

namespace {

/// The command line, and what came of it.
struct Line {
    CLI::App app{"Succession: peer review for a journal of ecological restoration.", "succession"};
    std::optional<std::filesystem::path> config;
    std::optional<std::filesystem::path> data;
    std::optional<std::uint16_t> port;
    bool reload_templates = false;
    commands::Serve how;
    commands::NewPerson person;
    commands::Proof proof;
    commands::Pictures pictures;
    commands::Adoption adoption;
    int result = 0;
};

constexpr auto footer =
    R"(Each command says more with --help. Without --config everything has its usual value; "succession config" prints it all.
In the environment:
  SUCCESSION_DATABASE       the database, for where its password should not stand in a file
  SUCCESSION_SMTP_PASSWORD  the mail server's password
  SUCCESSION_HOME           the folder of templates/, schema/ and workflows/, where it is not the one built with)";

Config config_of(Line const& line)
{
    auto config = load_config(line.config);
    if (line.data) config.data = *line.data;
    if (line.port) config.server.port = *line.port;
    bool const usual_address = config.office.public_url == OfficeSettings{}.public_url;
    if (usual_address) config.office.public_url = fmt::format("http://127.0.0.1:{}", config.server.port);
    config.reload_templates = line.reload_templates;
    return config;
}

/// A command that works on a journal.
CLI::App& command(CLI::App& parent, Line& line, std::string const& name, std::string const& does,
                  std::function<int(Config const&)> run)
{
    auto& made = *parent.add_subcommand(name, does);
    made.add_option("--config", line.config, "the journal's configuration, a YAML file")
        ->check(CLI::ExistingFile)
        ->option_text("FILE");
    made.add_option("--data", line.data, "where its database, files and key are kept")->option_text("FOLDER");
    made.callback([&line, run = std::move(run)] { line.result = run(config_of(line)); });
    return made;
}

CLI::App& serving(Line& line, std::string const& name, std::string const& does, bool demo)
{
    auto& made = command(line.app, line, name, does, [&line, demo](Config const& config) {
        line.how.demo = demo;
        return commands::serve(config, line.how);
    });
    made.add_option("--port", line.port, "the port to listen on; 0: any that is free")->option_text("PORT");
    made.add_flag("--reload-templates", line.reload_templates, "read changed templates again before each page");
    return made;
}

/// Words that stand before further commands: "workflow check".
CLI::App& group(Line& line, std::string const& name, std::string const& about)
{
    auto& made = *line.app.add_subcommand(name, about);
    made.require_subcommand(1);
    return made;
}

void add_person(Line& line)
{
    auto& people = group(line, "person", "The journal's people.");
    auto& add = command(people, line, "add", "Make somebody known, and print the link that makes their account.",
                        [&line](Config const& config) { return commands::add_person(config, line.person); });
    add.add_option("address", line.person.address, "mail address")->required()->option_text("ADDRESS");
    add.add_option("--given", line.person.given, "given name")->option_text("NAME");
    add.add_option("--family", line.person.family, "family name")->required()->option_text("NAME (needed)");
    add.add_option(
           "--role", line.person.roles,
           "administrator, editor_in_chief, managing_editor, coordinating_editor or production_editor; may be repeated")
        ->option_text("ROLE")
        ->allow_extra_args(false);
}

void add_adoption(CLI::App& workflow, Line& line)
{
    auto& adopt =
        command(workflow, line, "adopt", "Move manuscripts submitted under former rules on to the present ones.",
                [&line](Config const& config) { return commands::adopt_rules(config, line.adoption); });
    auto* numbers = adopt.add_option("number", line.adoption.numbers, "the manuscripts")->option_text("NUMBER ...");
    adopt.add_flag("--all", line.adoption.all, "every manuscript under former rules")->excludes(numbers);
}

void add_workflow(Line& line)
{
    auto& workflow = group(line, "workflow", "The journal's workflow.");
    auto& check =
        command(workflow, line, "check",
                "Read the journal's data, then explore all that can happen and prove what must always be true.",
                [&line](Config const& config) { return commands::check_workflow(config, line.proof); });
    check.add_option("--reviewers", line.proof.reviewers, "how many different people can be asked (usually 2)")
        ->check(CLI::Range(0, 6))
        ->option_text("N");
    check
        .add_option("--configurations", line.proof.configurations,
                    "of one situation, before it is cut (usually 200000)")
        ->check(CLI::PositiveNumber)
        ->option_text("N");
    check.add_flag("--thorough", line.proof.thorough, "every act in every situation; takes minutes and a few GB");
    check.add_flag("--quick", line.proof.quick, "read the data only, as every start does");
    auto& draw = command(workflow, line, "draw", "Draw the machines as SVG pictures, with Graphviz.",
                         [&line](Config const& config) { return commands::draw_workflow(config, line.pictures); });
    draw.add_option("--machine", line.pictures.machine, "only this one: manuscript, review or production")
        ->check(CLI::IsMember({"manuscript", "review", "production"}))
        ->option_text("NAME");
    draw.add_option("--out", line.pictures.out, "where to write workflow-NAME.svg (usually here)")
        ->option_text("FOLDER");
    add_adoption(workflow, line);
}

void add_commands(Line& line)
{
    auto& serve = serving(line, "serve", "Open the journal.", false);
    serve.add_flag("--first-admin", line.how.first_admin,
                   "while there is no administrator, print the link that makes the first");
    serving(line, "demo", "Open a journal full of invented people and manuscripts.", true);
    command(line.app, line, "migrate", "Bring the database up to date.", commands::migrate);
    command(line.app, line, "check", "Look for what is wrong with configuration, records, files, mail and clock.",
            commands::check);
    add_workflow(line);
    add_person(line);
    line.app.add_subcommand("config", "Print a configuration to begin with.")->callback([] {
        fmt::print("{}", sample_config());
    });
}

/// A word that is no command is answered with the nearest one.
void refuse_unknown(CLI::App const& app, std::string const& word)
{
    std::vector<std::string_view> known;
    for (auto const* made : app.get_subcommands({})) known.push_back(made->get_name());
    if (word.starts_with('-') || std::ranges::find(known, word) != known.end()) return;
    auto const near = nearest(word, known);
    throw CLI::ExtrasError(
        fmt::format("There is no command “{}”{}", word, near.empty() ? "." : fmt::format("; did you mean “{}”?", near)),
        CLI::ExitCodes::ExtrasError);
}

int run(int argc, char** argv)
{
    Line line;
    line.app.require_subcommand(1);
    add_commands(line);
    line.app.footer(footer); // last, for commands would take it over
    try {
        if (argc == 1) throw CLI::CallForHelp();
        refuse_unknown(line.app, argv[1]);
        line.app.parse(argc, argv);
    }
    catch (CLI::ParseError const& error) {
        return line.app.exit(error);
    }
    return line.result;
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
