#include "base/problem.hpp"
#include "commands/commands.hpp"
#include "files/child.hpp"
#include "workflow/draw.hpp"

#include <fmt/format.h>

#include <fstream>

namespace succession::commands {

namespace {

void write(std::filesystem::path const& file, std::string const& text)
{
    if (!(std::ofstream(file, std::ios::binary) << text).flush()) throw Mistake(file.string() + " cannot be written.");
}

std::string picture_of(std::filesystem::path const& drawing)
{
    using namespace std::chrono_literals;
    static constexpr ChildBounds bounds{30s, 1 << 30, 16 << 20};
    auto picture = output_of({"dot", "-Tsvg", std::filesystem::absolute(drawing).string()}, bounds);
    if (!picture) throw Mistake("Graphviz could not draw it. Its program “dot” is in Debian's package graphviz.");
    return *std::move(picture);
}

} // namespace

int draw_workflow(Config const& config, Pictures const& pictures)
{
    auto const journal = load_journal(config.home / "workflows");
    std::filesystem::create_directories(pictures.out);
    for (auto const* machine : {&journal->manuscript, &journal->review, &journal->production}) {
        if (!pictures.machine.empty() && machine->name != pictures.machine) continue;
        auto const text = drawing(*journal, *machine);
        auto const file = pictures.out / fmt::format("workflow-{}.svg", machine->name);
        auto const source = std::filesystem::path(file).replace_extension(".dot");
        write(source, text);
        write(file, finished(picture_of(source), text));
        std::filesystem::remove(source);
        fmt::print("{}\n", file.string());
    }
    return 0;
}

} // namespace succession::commands
