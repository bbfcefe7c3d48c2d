#include "storage/kept_rules.hpp"

#include "storage/rows.hpp"

namespace succession::kept_rules {

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
    for (auto version = next(""); !version.empty(); version = next(version))
        versions.push_back(version);
    return versions;
}

std::vector<std::string> followers(Transaction& tx, std::string const& version, int most)
{
    return all<std::string>(tx, "SELECT COALESCE(number, '') FROM manuscript WHERE rules = :1 ORDER BY id LIMIT :2",
                            version, most);
}

} // namespace succession::kept_rules
