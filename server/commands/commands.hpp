#pragma once

#include "commands/config.hpp"

#include <string>
#include <vector>

/// One function for each command of the binary; what it returns is the process's exit code.
namespace succession::commands {

struct Serve {
    bool demo = false;
    bool first_admin = false;
};
int serve(Config, Serve);

int migrate(Config const&);
int check(Config const&);
int check_workflow(Config const&);

struct NewPerson {
    std::string given;
    std::string family;
    std::string address;
    std::vector<std::string> roles;
};
int add_person(Config const&, NewPerson const&);

} // namespace succession::commands
