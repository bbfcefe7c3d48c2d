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
int serve(Config, Serve);

int migrate(Config const&);
int check(Config const&);

/// How far the workflow is explored, once its files are sound.
struct Proof {
    int reviewers = 2;
    std::size_t configurations = 200'000;
    bool thorough = false;
    bool quick = false; ///< the files alone
};
int check_workflow(Config const&, Proof const&);

/// Which drawings are made, and where they go.
struct Pictures {
    std::string machine; ///< "" : all of them
    std::filesystem::path out = ".";
};
int draw_workflow(Config const&, Pictures const&);

/// Which manuscripts go on under the present rules.
struct Adoption {
    std::vector<std::string> numbers;
    bool all = false;
};
int adopt_rules(Config const&, Adoption const&);

/// Somebody whom the operator gives an account.
struct NewPerson {
    std::string given;
    std::string family;
    std::string address;
    std::vector<std::string> roles;
};
int add_person(Config const&, NewPerson const&);

} // namespace succession::commands
