#include "workflow/explore.hpp"

#include "workflow/configuration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <unordered_map>

namespace succession {

namespace {

/// The first of January 2026: any moment would do.
constexpr Moment beginning = 1'767'225'600'000;

class Explorer {
public:
    Explorer(Journal const& journal, Situation const& situation, Bounds const& bounds,
             std::vector<Invariant> const& invariants)
        : journal_(journal), situation_(situation), bounds_(bounds), invariants_(invariants)
    {
        found_.situation = situation.name;
    }

    Exploration run()
    {
        arrive(situation_.facts, beginning, {}, "");
        while (!waiting_.empty() && !enough()) {
            auto const next = std::move(waiting_.front());
            waiting_.pop_front();
            expand(next);
        }
        found_.configurations = nodes_.size();
        if (!enough()) ask_for_ends();
        return std::move(found_);
    }

private:
    struct Node {
        std::size_t parent = 0;
        std::string words; ///< the move that led here first
        std::string place;
        bool end = false;
        bool cut = false;
        std::vector<std::size_t> from;
    };
    struct Waiting {
        std::size_t node;
        Facts facts;
        Moment now;
    };

    bool enough() const { return bounds_.first_only && !found_.violations.empty(); }

    /// The node of these facts; new ones wait for their turn.
    std::size_t arrive(Facts const& facts, Moment now, std::size_t parent, std::string words)
    {
        auto const [known, fresh] = numbers_.emplace(configuration(journal_, facts, now), nodes_.size());
        if (!fresh) return known->second;
        Node node{parent, std::move(words), in_words(journal_, facts), has_ended(journal_, facts), false, {}};
        node.cut = nodes_.size() >= bounds_.configurations;
        if (node.cut) ++found_.cut;
        else waiting_.push_back({known->second, facts, now});
        nodes_.push_back(std::move(node));
        return known->second;
    }

    void expand(Waiting const& here)
    {
        std::vector<Move> next;
        each_move(journal_, situation_, here.facts, here.now, [&](Move&& move) { next.push_back(std::move(move)); });
        for (auto const& move : next) {
            ++found_.moves;
            for (auto const& taken : move.outcome.taken) {
                ++found_.acts[taken.act->name];
                found_.states.insert(taken.act->machine + "/" + taken.to);
            }
            ask(here, move);
            auto const there = arrive(move.outcome.facts, move.now, here.node, move.words);
            nodes_[there].from.push_back(here.node);
        }
        Place const place{journal_, here.facts, here.now, next};
        for (auto const& invariant : invariants_)
            if (invariant.of_places)
                if (auto reason = invariant.of_places(place); !reason.empty())
                    report(invariant, std::move(reason), here.node);
    }

    void ask(Waiting const& here, Move const& move)
    {
        Taking const taking{journal_, here.facts, move};
        for (auto const& invariant : invariants_)
            if (invariant.of_moves)
                if (auto reason = invariant.of_moves(taking); !reason.empty())
                    report(invariant, std::move(reason), here.node, move.words, in_words(journal_, move.outcome.facts));
    }

    /// Searches back from the ends: whatever is not met there has no end before it.
    void ask_for_ends()
    {
        auto const invariant = std::ranges::find(invariants_, "end_reachable", &Invariant::name);
        if (invariant == invariants_.end()) return;
        auto const proven = back_from([](Node const& node) { return node.end; });
        auto const perhaps = back_from([](Node const& node) { return node.end || node.cut; });
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (!perhaps[i]) return report(*invariant, "no end can be reached any more", i);
            found_.unknown += !proven[i] && !nodes_[i].cut;
        }
    }

    std::vector<bool> back_from(bool (*start)(Node const&)) const
    {
        std::vector<bool> met(nodes_.size());
        std::vector<std::size_t> open;
        for (std::size_t i = 0; i < nodes_.size(); ++i)
            if (start(nodes_[i])) {
                met[i] = true;
                open.push_back(i);
            }
        while (!open.empty()) {
            auto const node = open.back();
            open.pop_back();
            for (auto const before : nodes_[node].from)
                if (!met[before]) {
                    met[before] = true;
                    open.push_back(before);
                }
        }
        return met;
    }

    void report(Invariant const& invariant, std::string reason, std::size_t node, std::string last = {},
                std::string place = {})
    {
        if (std::ranges::find(found_.violations, invariant.name, &Violation::invariant) != found_.violations.end())
            return;
        std::vector<std::string> path;
        if (!last.empty()) path.push_back(line(last, place));
        for (; !nodes_[node].words.empty(); node = nodes_[node].parent)
            path.push_back(line(nodes_[node].words, nodes_[node].place));
        std::ranges::reverse(path);
        found_.violations.push_back({invariant.name, invariant.sentence, std::move(reason), std::move(path)});
    }

    static std::string line(std::string const& words, std::string const& place)
    {
        return fmt::format("{} → {}", words, place);
    }

    Journal const& journal_;
    Situation const& situation_;
    Bounds const& bounds_;
    std::vector<Invariant> const& invariants_;
    Exploration found_;
    std::vector<Node> nodes_;
    std::unordered_map<std::string, std::size_t> numbers_;
    std::deque<Waiting> waiting_;
};

} // namespace

std::string Violation::text() const
{
    auto text = fmt::format("{}: {}\n  But {}:\n", invariant, sentence, reason);
    for (std::size_t i = 0; i < path.size(); ++i) text += fmt::format("  {:3}. {}\n", i + 1, path[i]);
    return text;
}

Exploration explore(Journal const& journal, Situation const& situation, Bounds const& bounds,
                    std::vector<Invariant> const& invariants)
{
    return Explorer(journal, situation, bounds, invariants).run();
}

} // namespace succession
