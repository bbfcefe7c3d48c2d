#pragma once

#include "commands/config.hpp"

#include <string>
#include <vector>

/// One function for each command of the binary; what it returns is the process's exit code.
namespace succession::commands {

/// What the server is told on its command line.
struct Serve {
    bool demo = false;
    bool first_admin = false;
};
/// Answers requests and sends letters till the process is told to stop.
int serve(Config, Serve);

/// Brings the database to the present schema.
int migrate(Config const&);
/// Says what is wrong with a journal's records and files; 0 when nothing is.
int check(Config const&);

/// How far the workflow is explored, once its files are sound.
struct Proof {
    int reviewers = 2;
    std::size_t configurations = 200'000;
    bool thorough = false;
    bool quick = false; ///< the files alone
};
/// Says what is wrong with the rules of the journal; 0 when nothing is.
int check_workflow(Config const&, Proof const&);

/// Which drawings are made, and where they go.
struct Pictures {
    std::string machine; ///< "" : all of them
    std::filesystem::path out = ".";
};
/// Draws the machines.
int draw_workflow(Config const&, Pictures const&);

/// Which manuscripts go on under the present rules.
struct Adoption {
    std::vector<std::string> numbers;
    bool all = false;
};
/// Lets manuscripts that live under former rules go on under the present ones.
int adopt_rules(Config const&, Adoption const&);

/// Somebody whom the operator gives an account.
struct NewPerson {
    std::string given;
    std::string family;
    std::string address;
    std::vector<std::string> roles;
};
/// Makes somebody known and prints the link to their account.
int add_person(Config const&, NewPerson const&);

} // namespace succession::commands
