#include "bench/bare.hpp"
#include "bench/fill.hpp"
#include "commands/journal_house.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <csignal>
#include <iostream>

#include <unistd.h>

using namespace succession;

namespace {

/// "bench fill DATA COUNT": fills a journal and prints what a load generator needs, as JSON.
int fill(std::filesystem::path const& data, int count)
{
    auto config = load_config({});
    config.data = data;
    House house(config);
    auto const filled = bench::fill(house.database, house.office.rules.now(), count, house.clock.now());
    std::cout << boost::json::serialize(
                     boost::json::object{{"editor", filled.editor_session},
                                         {"reviewer", filled.reviewer_session},
                                         {"csrf", filled.csrf},
                                         {"manuscript", filled.manuscript},
                                         {"article", filled.article},
                                         {"reviews", boost::json::array(filled.reviews.begin(), filled.reviews.end())}})
              << "\n";
    return 0;
}

/// "bench bare PORT SIZE": the plainest Beast server there is, until it is ended.
int bare(std::uint16_t port, std::size_t size)
{
    std::signal(SIGTERM, [](int) { _exit(0); });
    serve_constant(port, size);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<std::string> const words(argv + 1, argv + argc);
    try {
        if (words.size() == 3 && words[0] == "fill") return fill(words[1], std::stoi(words[2]));
        if (words.size() == 3 && words[0] == "bare")
            return bare(static_cast<std::uint16_t>(std::stoi(words[1])), std::stoul(words[2]));
        fmt::print(stderr, "bench fill DATA COUNT | bench bare PORT SIZE\n");
        return 2;
    }
    catch (std::exception const& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
}
