#include "office/versions.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "domain/fields.hpp"
#include "office/ledger.hpp"
#include "storage/database.hpp"
#include "storage/dossiers.hpp"
#include "storage/kept_rules.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession::office {

namespace {

constexpr int most_named = 5;

std::string json_of(RuleTexts const& texts)
{
    Fields fields;
    for (auto const& [name, text] : texts) fields.set(name, text);
    return fields.json();
}

RuleTexts texts_in(std::string const& json)
{
    RuleTexts texts;
    auto const fields = Fields::parse(json);
    for (auto const& [name, values] : fields.all()) texts[name] = fields.text(name);
    return texts;
}

/// "REC-26-0001, REC-26-0002 and others".
std::string in_words(std::vector<std::string> numbers)
{
    bool const more = numbers.size() > most_named;
    if (more) numbers.resize(most_named);
    return joined(numbers, ", ") + (more ? " and others" : "");
}

std::string followers(Transaction& tx, std::string const& version)
{
    return in_words(kept_rules::followers(tx, version, most_named + 1));
}

std::shared_ptr<Journal const> former_rules(Transaction& tx, std::string const& version)
{
    static constexpr auto way_out = "“succession workflow adopt” moves manuscripts on to the present rules.";
    auto const kept = kept_rules::find(tx, version);
    if (!kept)
        throw Mistake(fmt::format("Of the rules that {} follow (version {}) nothing was kept. {}",
                                  followers(tx, version), version, way_out));
    try {
        return load_journal(texts_in(kept->texts));
    }
    catch (Mistake const& mistake) {
        throw Mistake(fmt::format(
            "The rules of {} (version {}), which {} follow, cannot be kept up: {} Put back what is missing; or {}",
            long_date(kept->since), version, followers(tx, version), mistake.what(), way_out));
    }
}

/// Throws Mistake where something that follows the present rules is in a state they lack.
void require_states(Transaction& tx, Machine const& machine)
{
    for (auto const& state : kept_rules::unversioned::states(tx, machine.name)) {
        if (machine.find_state(state)) continue;
        auto const who = kept_rules::unversioned::in_state(tx, machine.name, state, most_named + 1);
        throw Mistake(fmt::format("{}.yaml: {} stands in the state “{}”, which is gone. Put it back.", machine.name,
                                  in_words(who), state));
    }
}

/// Drafts follow the present rules; so does, from now on, what was submitted before versions were kept.
void take_in(Transaction& tx, Journal const& now)
{
    for (auto const* machine : {&now.manuscript, &now.review, &now.production}) require_states(tx, *machine);
    for (auto const& type : kept_rules::unversioned::types(tx))
        if (!now.find_type(type))
            throw Mistake(fmt::format(
                "article-types.yaml: there are drafts of the type “{}”, which is gone. Put it back.", type));
    kept_rules::unversioned::adopt(tx, now.version);
}

/// What of this manuscript the present rules lack; "" where they fit it.
std::string lack_for(Journal const& now, Facts const& facts)
{
    auto const gone = [](std::string_view what, std::string_view name) {
        return fmt::format("the {} “{}” is not among the present rules.", what, name);
    };
    auto const& manuscript = facts.manuscript;
    if (!now.find_type(manuscript.type)) return gone("type", manuscript.type);
    for (auto const& state : {manuscript.state, manuscript.former})
        if (!state.empty() && !now.manuscript.find_state(state)) return gone("state", state);
    for (auto const& review : facts.reviews)
        if (!now.review.find_state(review.state)) return gone("review's state", review.state);
    if (auto const* production = facts.in_production(); production && !now.production.find_state(production->state))
        return gone("state", production->state);
    for (auto const& decision : facts.decisions)
        if (!now.decision(decision.kind)) return gone("decision", decision.kind);
    for (auto const& advice : facts.recommendations)
        if (!now.decision(advice.kind)) return gone("recommendation", advice.kind);
    return {};
}

/// The event, and what the present rules do by themselves at once.
Outcome moved_on(Journal const& now, Facts const& facts, Moment moment)
{
    Outcome outcome{facts};
    auto& manuscript = outcome.manuscript();
    manuscript.rules = now.version;
    manuscript.version += 1;
    outcome.taken.push_back(
        {now.manuscript.find("adopt_rules", ""), {}, 0, manuscript.round, manuscript.state, manuscript.state});
    Acts::settle(now, outcome, moment);
    return outcome;
}

} // namespace

Rules present_rules(Database& database, RuleTexts const& present, Moment now)
{
    auto const journal = load_journal(present);
    database.write([&](Transaction& tx) {
        kept_rules::keep(tx, {journal->version, json_of(present), now});
        take_in(tx, *journal);
    });
    return Rules(journal);
}

Rules open_rules(Database& database, RuleTexts const& present, Moment now)
{
    auto const rules = present_rules(database, present, now);
    auto former = database.reading([&](Transaction& tx) {
        std::vector<std::shared_ptr<Journal const>> found;
        for (auto const& version : kept_rules::in_use(tx))
            if (version != rules.now().version) found.push_back(former_rules(tx, version));
        return found;
    });
    return rules.with(std::move(former));
}

std::int64_t under_former_rules(Office const& office)
{
    return office.database.reading(
        [&](Transaction& tx) { return kept_rules::count_of_others(tx, office.rules.now().version); });
}

std::vector<ManuscriptId> all_under_former_rules(Office const& office)
{
    return office.database.reading(
        [&](Transaction& tx) { return kept_rules::followers_of_others(tx, office.rules.now().version); });
}

Adopted adopt_rules(Office const& office, ManuscriptId id, Moment now)
{
    static Form const nothing;
    auto const& present = office.rules.now();
    auto found = office.database.reading([&](Transaction& tx) { return dossiers::find(tx, id); });
    if (!found) throw no_such_manuscript();
    Adopted adopted{found->manuscript.name(), false, {}};
    if (found->manuscript.rules.empty() || found->manuscript.rules == present.version) return adopted;
    adopted.reason = lack_for(present, *found);
    if (!adopted.reason.empty()) return adopted;
    auto outcome = moved_on(present, *found, now);
    auto const ledger = make_ledger(office, *std::move(found), std::move(outcome), nothing, now);
    adopted.moved = office.database.writing([&](Transaction& tx) { return write(office, tx, ledger); });
    if (!adopted.moved) adopted.reason = "somebody acted on it at this moment; try again.";
    return adopted;
}

} // namespace succession::office
