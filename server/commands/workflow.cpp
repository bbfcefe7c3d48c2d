#include "base/text.hpp"
#include "commands/commands.hpp"
#include "workflow/explore.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include <unistd.h>

namespace succession::commands {

namespace {

struct Explored {
    Exploration found;
    double seconds = 0;
};

double now_in_seconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Explores every situation, one on each processor at a time; on a terminal it says how far it is.
std::vector<Explored> explore_all(Journal const& journal, std::vector<Situation> const& all, Bounds const& bounds,
                                  std::vector<Invariant> const& invariants)
{
    std::vector<Explored> explored(all.size());
    std::atomic<std::size_t> next = 0, done = 0;
    bool const watched = ::isatty(STDERR_FILENO) == 1;
    auto work = [&] {
        for (std::size_t i = next++; i < all.size(); i = next++) {
            auto const began = now_in_seconds();
            explored[i].found = explore(journal, all[i], bounds, invariants);
            explored[i].seconds = now_in_seconds() - began;
            if (++done; watched) fmt::print(stderr, "\r{} of {} situations explored", done.load(), all.size());
        }
    };
    std::vector<std::jthread> others;
    for (auto more = std::thread::hardware_concurrency(); more > 1; --more) others.emplace_back(work);
    work();
    others.clear();
    if (watched) fmt::print(stderr, "\r{:40}\r", "");
    return explored;
}

void print_machines(Journal const& journal)
{
    for (auto const* machine : {&journal.manuscript, &journal.review, &journal.production})
        fmt::print("{:<11} {} states, {} acts: well\n", machine->name, machine->states.size(),
                   machine->transitions.size());
}

void print_bounds(std::size_t situations, Proof const& proof)
{
    fmt::print("\nExploring {}: every act open to anybody with every choice, every clock, the server's own rules.\n"
               "Bounds: {} to ask, {} configurations of one situation{}; any number of rounds.\n\n",
               counted(static_cast<int>(situations), "situation"), counted(proof.reviewers, "reviewer"),
               proof.configurations, proof.thorough ? "" : ", some acts left out of the larger ones");
}

void print_situations(std::vector<Situation> const& all, std::vector<Explored> const& explored)
{
    fmt::print("{:<66} {:>14} {:>9} {:>7}\n", "situation", "configurations", "moves", "seconds");
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto const& [found, seconds] = explored[i];
        fmt::print("{:<66} {:>14} {:>9} {:>7.1f}\n", found.situation, found.configurations, found.moves, seconds);
        if (found.cut) fmt::print("    {} configurations were cut and not followed\n", found.cut);
        std::vector<std::string> const left_out(all[i].left_out.begin(), all[i].left_out.end());
        if (!left_out.empty()) fmt::print("    without {}\n", joined(left_out, ", "));
    }
}

/// The first situation in which an invariant is violated, and how.
std::pair<Exploration const*, Violation const*> violation_of(Invariant const& invariant,
                                                             std::vector<Explored> const& explored)
{
    for (auto const& [found, seconds] : explored)
        for (auto const& violation : found.violations)
            if (violation.invariant == invariant.name) return {&found, &violation};
    return {};
}

/// Returns how many do not hold.
int print_invariants(std::vector<Invariant> const& invariants, std::vector<Explored> const& explored)
{
    int broken = 0;
    fmt::print("\n");
    for (auto const& invariant : invariants) {
        auto const [where, violation] = violation_of(invariant, explored);
        fmt::print("{:<9} {}\n          {}\n", violation ? "VIOLATED" : "holds", invariant.name, invariant.sentence);
        if (violation) fmt::print("\nIn the situation “{}”:\n{}\n", where->situation, violation->text());
        broken += violation != nullptr;
    }
    return broken;
}

/// The last line: what all of this amounts to.
void print_sum(std::size_t invariants, int broken, std::vector<Explored> const& explored, double seconds)
{
    std::size_t configurations = 0, moves = 0, cut = 0;
    for (auto const& one : explored) {
        configurations += one.found.configurations;
        moves += one.found.moves;
        cut += one.found.cut;
    }
    auto const verdict = broken ? fmt::format("{} of {} invariants violated", broken, invariants)
                                : fmt::format("all {} invariants hold", invariants);
    fmt::print("\n{} in {} configurations and {} moves between them, in {:.1f} s{}.\n", verdict, configurations, moves,
               seconds, cut ? fmt::format("; {} configurations beyond the bound were not followed", cut) : "");
}

} // namespace

int check_workflow(Config const& config, Proof const& proof)
{
    auto const journal = load_journal(config.home / "workflows"); // throws Mistake with file, line and reason
    auto const invariants = load_invariants(config.home / "workflows" / "invariants.yaml");
    print_machines(*journal);
    if (proof.quick) return 0;
    Bounds const bounds{
        .reviewers = proof.reviewers, .configurations = proof.configurations, .thorough = proof.thorough};
    auto const all = situations(*journal, bounds);
    print_bounds(all.size(), proof);
    auto const began = now_in_seconds();
    auto const explored = explore_all(*journal, all, bounds, invariants);
    print_situations(all, explored);
    auto const broken = print_invariants(invariants, explored);
    print_sum(invariants.size(), broken, explored, now_in_seconds() - began);
    return broken ? 1 : 0;
}

} // namespace succession::commands
