#include "storage/dossiers.hpp"

#include "domain/standing.hpp"
#include "storage/reviewers.hpp"
#include "storage/rows.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <array>
#include <tuple>

namespace succession::dossiers {

namespace {

namespace json = boost::json;

/// The lists of Facts that are rows of their own table under the manuscript.
constexpr auto parts =
    std::tuple{&Facts::versions,  &Facts::authors,        &Facts::suggestions, &Facts::files,
               &Facts::conflicts, &Facts::reviews,        &Facts::reports,     &Facts::recommendations,
               &Facts::decisions, &Facts::author_changes, &Facts::production};
/// All lists, in the order the query asks for them.
constexpr auto lists = std::tuple_cat(parts, std::tuple{&Facts::roles, &Facts::people, &Facts::later});

template <class List>
using record_of = typename std::remove_cvref_t<List>::value_type;

template <class Members, class Visit>
void for_each(Members const& members, Visit&& visit)
{
    std::apply([&](auto... member) { (visit(member), ...); }, members);
}

/// Rows of two columns: which list they belong to, and a record as a JSON array.
template <class Record>
std::string select(std::size_t list, std::string const& from)
{
    return fmt::format("SELECT {}, json_array({}) FROM {}", list, rows::columns<Record>(), from);
}

/// Everybody the manuscript names and everybody in office, some of them more than once: a list without a set to build.
std::string everybody(std::string const& key)
{
    return fmt::format(
        "SELECT submitter_id AS person FROM manuscript WHERE id = {0}"
        " UNION ALL SELECT editor_id FROM manuscript WHERE id = {0}"
        " UNION ALL SELECT proposed_editor_id FROM manuscript WHERE id = {0}"
        " UNION ALL SELECT l.editor_id FROM manuscript m JOIN manuscript l ON l.id = m.resubmitted_id WHERE m.id = {0}"
        " UNION ALL SELECT person_id FROM author WHERE manuscript_id = {0}"
        " UNION ALL SELECT reviewer_id FROM review WHERE manuscript_id = {0}"
        " UNION ALL SELECT by_id FROM recommendation WHERE manuscript_id = {0}"
        " UNION ALL SELECT by_id FROM decision WHERE manuscript_id = {0}"
        " UNION ALL SELECT person_id FROM role WHERE role <> 'coordinating_editor'"
        " UNION ALL SELECT deputy_id FROM role WHERE role <> 'coordinating_editor'"
        " UNION ALL SELECT :2 UNION ALL SELECT :3",
        key);
}

/// The office, and of coordinating editors those whom the manuscript, the one in its place or the asker names.
std::string office(std::string const& key)
{
    return fmt::format("role WHERE role <> 'coordinating_editor' OR person_id IN (:2, :3,"
                       " (SELECT editor_id FROM manuscript WHERE id = {0}),"
                       " (SELECT l.editor_id FROM manuscript m JOIN manuscript l ON l.id = m.resubmitted_id"
                       " WHERE m.id = {0}))",
                       key);
}

/// One query for everything, on both databases: the manuscript's row as list 0, then those of each list. `key` is SQL
/// for its id. (Arrays gathered by the database would save rows, but MariaDB makes a table on disk for each.)
std::string everything(std::string const& key)
{
    auto sql = select<Manuscript>(0, fmt::format("manuscript WHERE id = {}", key));
    std::size_t list = 0;
    auto add = [&]<class Record>(std::type_identity<Record>, std::string const& from) {
        sql += " UNION ALL " + select<Record>(++list, from);
    };
    for_each(parts, [&](auto part) {
        using Record = record_of<decltype(std::declval<Facts>().*part)>;
        add(std::type_identity<Record>{}, fmt::format("{} WHERE manuscript_id = {}", table<Record>, key));
    });
    add(std::type_identity<Role>{}, office(key));
    add(std::type_identity<Known>{},
        fmt::format("({}) AS named JOIN person ON person.id = named.person", everybody(key)));
    add(std::type_identity<Later>{},
        fmt::format("manuscript WHERE id = (SELECT resubmitted_id FROM manuscript WHERE id = {})", key));
    return sql;
}

Cell cell_of(json::value const& value)
{
    if (value.is_int64()) return {Cell::Kind::integer, value.get_int64(), {}};
    if (value.is_string()) return {Cell::Kind::text, 0, std::string(value.get_string())};
    return {};
}

template <class Record>
void take_row(json::array const& row, Record& record)
{
    std::vector<Cell> cells;
    cells.reserve(row.size());
    for (auto const& value : row) cells.push_back(cell_of(value));
    auto* cell = cells.data();
    take(cell, record);
}

template <std::size_t List>
void read_into(Facts& facts, json::array const& row)
{
    take_row(row, (facts.*std::get<List>(lists)).emplace_back());
}

template <std::size_t... List>
void read_row(Facts& facts, std::size_t list, json::array const& row, std::index_sequence<List...>)
{
    static constexpr std::array readers{read_into<List>...};
    readers[list](facts, row);
}

void put_in_order(Facts& facts)
{
    for_each(lists, [&](auto list) {
        using Record = record_of<decltype(facts.*list)>;
        std::ranges::sort(facts.*list, {}, &Record::id);
    });
    facts.people.erase(std::ranges::unique(facts.people, {}, &Known::id).begin(), facts.people.end());
}

template <class Key>
std::optional<Facts> read(Transaction& tx, std::string const& sql, Key const& key, Also also)
{
    std::optional<Facts> found;
    tx.query(sql, {Column::integer, Column::text}, bound(key, also.first, also.second), [&](Cell* cells) {
        json::monotonic_resource memory;
        auto const row = json::parse(cells[1].text, &memory);
        auto const list = static_cast<std::size_t>(cells[0].integer);
        if (list == 0) take_row(row.as_array(), found.emplace().manuscript);
        else if (found)
            read_row(*found, list - 1, row.as_array(), std::make_index_sequence<std::tuple_size_v<decltype(lists)>>{});
    });
    if (!found) return found;
    put_in_order(*found);
    if (auto const* review = found->review(also.review))
        found->acquaintances = reviewers::wrote_with(tx, found->manuscript.id, {Standings::reviewer(*review)});
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
    static auto const by_id = everything(":1");
    return read(tx, by_id, id, also);
}

std::optional<Facts> find(Transaction& tx, std::string const& number, Also also)
{
    static auto const by_number = everything("(SELECT id FROM manuscript WHERE number = :1)");
    return read(tx, by_number, number, also);
}

std::optional<Facts> find_to_change(Transaction& tx, ManuscriptId id)
{
    run(tx, "UPDATE manuscript SET version = version WHERE id = :1",
        id); // MariaDB locks the row; SQLite has one writer
    return find(tx, id, {});
}

void insert(Transaction& tx, Facts const& facts)
{
    rows::insert(tx, facts.manuscript);
    for_each(parts, [&](auto part) {
        for (auto const& record : facts.*part) rows::insert(tx, record);
    });
}

bool save(Transaction& tx, Facts const& before, Facts const& after)
{
    if (!rows::overwrite(tx, before.manuscript, after.manuscript, {"version", "edits"})) return false;
    for_each(parts, [&](auto part) { save_list(tx, before.*part, after.*part); });
    return true;
}

// The states that the system leads out of by a clock: workflow/spoken_names holds the rules to them.
std::vector<ManuscriptId> with_clock_run_out(Transaction& tx, std::string const& rules, Moment now, Moment lapse_grace,
                                             int most)
{
    return all<ManuscriptId>(tx,
                             "SELECT id FROM manuscript WHERE state = 'held' AND due <= :1 AND hold = 0 AND rules = :3"
                             " UNION SELECT id FROM manuscript WHERE state = 'resubmit_offered' AND offer_until <= :1"
                             " AND resubmitted_id IS NULL AND rules = :3"
                             " UNION SELECT m.id FROM review r JOIN manuscript m ON m.id = r.manuscript_id"
                             " WHERE r.state = 'invited' AND r.due <= :2 AND m.hold = 0 AND m.rules = :3"
                             " UNION SELECT m.id FROM production p JOIN manuscript m ON m.id = p.manuscript_id"
                             " WHERE p.state = 'scheduled' AND p.due <= :1 AND m.hold = 0 AND m.rules = :3"
                             " ORDER BY id LIMIT :4",
                             now, now - lapse_grace, rules, most);
}

} // namespace succession::dossiers
