#include "storage/kept_rules.hpp"

#include "storage/rows.hpp"

#include <fmt/format.h>

namespace succession::kept_rules {

namespace {

/// The rows that stand in a machine's states, of manuscripts without a version.
std::string rows_of(std::string const& machine)
{
    auto const joined = machine == "manuscript" ? "" : fmt::format("JOIN {0} ON {0}.manuscript_id = m.id ", machine);
    return fmt::format("FROM manuscript m {}WHERE m.rules = ''", joined);
}

std::string state_of(std::string const& machine) { return machine == "manuscript" ? "m.state" : machine + ".state"; }

} // namespace

void keep(Transaction& tx, KeptRules const& kept)
{
    auto const or_leave =
        tx.is_sqlite() ? " ON CONFLICT (version) DO NOTHING" : " ON DUPLICATE KEY UPDATE version = version";
    run(tx, std::string("INSERT INTO rules (version, texts, since) VALUES (:1, :2, :3)") + or_leave, kept.version,
        kept.texts, kept.since);
}

std::optional<KeptRules> find(Transaction& tx, std::string const& version)
{
    return first<KeptRules>(tx, "SELECT version, texts, since FROM rules WHERE version = :1", version);
}

std::vector<std::string> in_use(Transaction& tx)
{
    // From each to the next: the index is asked once for each version, not once for each manuscript.
    auto const next = [&](std::string const& after) {
        return *first<std::string>(tx, "SELECT COALESCE(MIN(rules), '') FROM manuscript WHERE rules > :1", after);
    };
    std::vector<std::string> versions;
    for (auto version = next(""); !version.empty(); version = next(version)) versions.push_back(version);
    return versions;
}

std::vector<std::string> followers(Transaction& tx, std::string const& version, int most)
{
    return all<std::string>(tx, "SELECT COALESCE(number, '') FROM manuscript WHERE rules = :1 ORDER BY id LIMIT :2",
                            version, most);
}

std::vector<ManuscriptId> followers_of_others(Transaction& tx, std::string const& version)
{
    return all<ManuscriptId>(tx, "SELECT id FROM manuscript WHERE rules <> '' AND rules <> :1 ORDER BY id", version);
}

std::int64_t count_of_others(Transaction& tx, std::string const& version)
{
    return *first<std::int64_t>(tx, "SELECT count(*) FROM manuscript WHERE rules <> '' AND rules <> :1", version);
}

std::vector<std::string> unversioned::states(Transaction& tx, std::string const& machine)
{
    return all<std::string>(tx, fmt::format("SELECT DISTINCT {} {}", state_of(machine), rows_of(machine)));
}

std::vector<std::string> unversioned::in_state(Transaction& tx, std::string const& machine, std::string const& state,
                                               int most)
{
    return all<std::string>(tx,
                            fmt::format("SELECT COALESCE(m.number, 'a draft') {} AND {} = :1 LIMIT :2",
                                        rows_of(machine), state_of(machine)),
                            state, most);
}

std::vector<std::string> unversioned::types(Transaction& tx)
{
    return all<std::string>(tx, "SELECT DISTINCT type FROM manuscript WHERE rules = ''");
}

void unversioned::adopt(Transaction& tx, std::string const& version)
{
    run(tx, "UPDATE manuscript SET rules = :1 WHERE rules = '' AND number IS NOT NULL", version);
}

} // namespace succession::kept_rules
