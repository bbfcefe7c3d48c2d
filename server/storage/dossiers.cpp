#include "storage/dossiers.hpp"

#include "storage/rows.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <tuple>

namespace succession::dossiers {

namespace {

namespace json = boost::json;

/// The lists of Facts that are rows of their own table under the manuscript, in the order the query asks for them.
constexpr auto parts = std::tuple{&Facts::versions,   &Facts::authors,         &Facts::suggestions, &Facts::files,
                                  &Facts::conflicts,  &Facts::reviews,         &Facts::reports,     &Facts::recommendations,
                                  &Facts::decisions,  &Facts::author_changes,  &Facts::production};

template <class List>
using record_of = typename std::remove_cvref_t<List>::value_type;

template <class Visit>
void for_each_part(Visit&& visit)
{
    std::apply([&](auto... part) { (visit(part), ...); }, parts);
}

/// "JSON rows": all rows of a table that belong to the manuscript, as one array of arrays.
template <class Record>
std::string json_rows(bool sqlite, std::string const& from)
{
    return fmt::format("(SELECT {}(json_array({})) FROM {})", sqlite ? "json_group_array" : "JSON_ARRAYAGG",
                       rows::columns<Record>(), from);
}

/// Everybody the manuscript names and everybody in office, some of them more than once: a list without a set to build.
std::string everybody(std::string const& key)
{
    return fmt::format("SELECT submitter_id AS person FROM manuscript WHERE id = {0}"
                       " UNION ALL SELECT editor_id FROM manuscript WHERE id = {0}"
                       " UNION ALL SELECT proposed_editor_id FROM manuscript WHERE id = {0}"
                       " UNION ALL SELECT person_id FROM author WHERE manuscript_id = {0}"
                       " UNION ALL SELECT reviewer_id FROM review WHERE manuscript_id = {0}"
                       " UNION ALL SELECT by_id FROM recommendation WHERE manuscript_id = {0}"
                       " UNION ALL SELECT by_id FROM decision WHERE manuscript_id = {0}"
                       " UNION ALL SELECT person_id FROM role WHERE role <> 'coordinating_editor'"
                       " UNION ALL SELECT deputy_id FROM role WHERE role <> 'coordinating_editor'"
                       " UNION ALL SELECT :2 UNION ALL SELECT :3", key);
}

/// One query for everything: the manuscript's columns, then one JSON text for each list. `key` is SQL for its id.
std::string whole(bool sqlite, std::string const& key)
{
    std::string sql = "SELECT " + rows::columns<Manuscript>();
    for_each_part([&](auto part) {
        using Record = record_of<decltype(std::declval<Facts>().*part)>;
        sql += ", " + json_rows<Record>(sqlite, fmt::format("{} WHERE manuscript_id = {}", table<Record>, key));
    });
    auto const office = "role WHERE role <> 'coordinating_editor' OR person_id IN (:2, :3)";
    sql += ", " + json_rows<Role>(sqlite, office);
    sql += ", " + json_rows<Known>(sqlite, fmt::format("({}) AS named JOIN person ON person.id = named.person", everybody(key)));
    return sql + fmt::format(" FROM manuscript WHERE id = {}", key);
}

/// The query for one kind of key, on both databases.
struct Whole {
    explicit Whole(std::string const& key) : on_sqlite(whole(true, key)), on_mariadb(whole(false, key)) {}

    std::string on_sqlite;
    std::string on_mariadb;
};

Cell cell_of(json::value const& value)
{
    if (value.is_int64()) return {Cell::Kind::integer, value.get_int64(), {}};
    if (value.is_string()) return {Cell::Kind::text, 0, std::string(value.get_string())};
    return {};
}

template <class Record>
void read_rows(std::string const& text, std::vector<Record>& list)
{
    if (text.empty()) return;
    auto const parsed = json::parse(text);
    for (auto const& row : parsed.as_array()) {
        std::vector<Cell> cells;
        for (auto const& value : row.as_array()) cells.push_back(cell_of(value));
        auto* cell = cells.data();
        take(cell, list.emplace_back());
    }
    std::ranges::sort(list, {}, &Record::id);
}

std::vector<Column> const& whole_columns()
{
    static std::vector<Column> const columns = [] {
        std::vector<Column> kinds;
        for_each_column<Manuscript>("", [&](auto, Column kind) { kinds.push_back(kind); });
        kinds.insert(kinds.end(), std::tuple_size_v<decltype(parts)> + 2, Column::text);
        return kinds;
    }();
    return columns;
}

template <class Key>
std::optional<Facts> read(Transaction& tx, Whole const& whole, Key const& key, Also also)
{
    std::optional<Facts> found;
    tx.query(tx.is_sqlite() ? whole.on_sqlite : whole.on_mariadb, whole_columns(), bound(key, also.first, also.second), [&](Cell* cell) {
        auto& facts = found.emplace();
        take(cell, facts.manuscript);
        for_each_part([&](auto part) { read_rows((cell++)->text, facts.*part); });
        read_rows((cell++)->text, facts.roles);
        read_rows((cell++)->text, facts.people);
        facts.people.erase(std::ranges::unique(facts.people, {}, &Known::id).begin(), facts.people.end());
    });
    return found;
}

template <class Record>
void save_list(Transaction& tx, std::vector<Record> const& before, std::vector<Record> const& after)
{
    auto in = [](std::vector<Record> const& list, Record const& wanted) {
        auto const found = std::ranges::find_if(list, [&](Record const& r) { return r.id == wanted.id; });
        return found == list.end() ? nullptr : &*found;
    };
    for (auto const& record : before)
        if (!in(after, record)) rows::erase(tx, record);
    for (auto const& record : after) {
        auto const* old = in(before, record);
        if (!old) rows::insert(tx, record);
        else if (!(*old == record)) rows::update(tx, record);
    }
}

} // namespace

std::optional<Facts> find(Transaction& tx, ManuscriptId id, Also also)
{
    static Whole const by_id(":1");
    return read(tx, by_id, id, also);
}

std::optional<Facts> find(Transaction& tx, std::string const& number, Also also)
{
    static Whole const by_number("(SELECT id FROM manuscript WHERE number = :1)");
    return read(tx, by_number, number, also);
}

std::optional<Facts> find_to_change(Transaction& tx, ManuscriptId id)
{
    run(tx, "UPDATE manuscript SET version = version WHERE id = :1", id); // MariaDB locks the row; SQLite has one writer
    return find(tx, id, {});
}

void insert(Transaction& tx, Facts const& facts)
{
    rows::insert(tx, facts.manuscript);
    for_each_part([&](auto part) {
        for (auto const& record : facts.*part) rows::insert(tx, record);
    });
}

bool save(Transaction& tx, Facts const& before, Facts const& after)
{
    auto const claimed = run(tx,
                             "UPDATE manuscript SET version = :1, edits = :2"
                             " WHERE id = :3 AND version = :4 AND edits = :5",
                             after.manuscript.version, after.manuscript.edits, after.manuscript.id,
                             before.manuscript.version, before.manuscript.edits);
    if (claimed == 0) return false;
    rows::update(tx, after.manuscript);
    for_each_part([&](auto part) { save_list(tx, before.*part, after.*part); });
    return true;
}

std::vector<ManuscriptId> with_clock_run_out(Transaction& tx, Moment now, Moment lapse_grace, int most)
{
    return all<ManuscriptId>(
        tx,
        "SELECT id FROM manuscript WHERE state = 'held' AND due <= :1 AND hold = 0"
        " UNION SELECT id FROM manuscript WHERE state = 'resubmit_offered' AND offer_until <= :1 AND resubmitted_id IS NULL"
        " UNION SELECT m.id FROM review r JOIN manuscript m ON m.id = r.manuscript_id"
        " WHERE r.state = 'invited' AND r.due <= :2 AND m.hold = 0"
        " UNION SELECT m.id FROM production p JOIN manuscript m ON m.id = p.manuscript_id"
        " WHERE p.state = 'scheduled' AND p.due <= :1 AND m.hold = 0"
        " ORDER BY id LIMIT :3",
        now, now - lapse_grace, most);
}

std::vector<PersonId> coauthors_of(Transaction& tx, PersonId person)
{
    return all<PersonId>(tx,
                         "SELECT DISTINCT other.person_id FROM author own JOIN author other"
                         " ON other.manuscript_id = own.manuscript_id AND other.person_id <> own.person_id"
                         " WHERE own.person_id = :1",
                         person);
}

} // namespace succession::dossiers
