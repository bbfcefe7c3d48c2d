#include "office/manuscript_files.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "domain/disclosure.hpp"
#include "files/clean.hpp"
#include "files/inspect.hpp"
#include "files/store.hpp"
#include "files/words.hpp"
#include "office/submission.hpp"
#include "storage/database.hpp"
#include "storage/dossiers.hpp"
#include "workflow/file_classes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession::office {

namespace {

constexpr std::size_t most_files = 200; ///< of one manuscript in one round
constexpr std::size_t most_of_a_name = 200;

bool is_of_production(Journal const& journal, File const& file)
{
    auto const* asked = journal.file_class(file.kind);
    return asked && asked->group == "production";
}

Problem unknown() { return {Problem::Kind::not_found, "We could not find that file."}; }

/// The name without the folders some browsers send, without what is no text, and no longer than a record holds; its
/// end stays.
std::string plain_name(std::string_view sent)
{
    auto name = without_unseen_marks(sent.substr(sent.find_last_of("/\\") + 1));
    std::ranges::replace_if(
        name, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    if (!is_clean_text(name))
        std::ranges::replace_if(
            name, [](unsigned char c) { return c < 0x20 || c >= 0x7f; }, '_');
    auto const kept = trimmed(last_bytes(name, most_of_a_name));
    return kept.empty() ? "file" : std::string(kept);
}

/// A file on its way into a manuscript: looked into, and in the store unless it was refused.
struct Taken {
    File file;
    bool many = false; ///< beside others of its class
    int words = 0;
    std::string refusal;
};

std::string refusal_of(FileFacts const& facts, FileClass const& asked)
{
    return asked.formats.empty() ? facts.refusal : refusal_among(asked.formats, facts);
}

std::string lines_of(std::vector<Finding> const& findings)
{
    std::vector<std::string> lines;
    for (auto const& [label, value] : findings) lines.push_back(label + ": " + value);
    return joined(lines, "\n");
}

/// The copy without properties, for those who must not learn who wrote it.
std::string stored_clean_copy(Store const& store, std::filesystem::path const& path, FileFacts const& facts)
{
    auto const target = store.incoming() / fmt::format("clean-{}", make_key());
    clean_file(path, facts, target);
    return store.put(target).sha256;
}

void keep(Store const& store, Arrived const& arrived, FileFacts const& facts, Taken& taken)
{
    auto& file = taken.file;
    if (file.kind == "main")
        if (auto const text = text_of(arrived.path)) taken.words = text->words;
    if (file.audience == "reviewers") file.clean_sha256 = stored_clean_copy(store, arrived.path, facts);
    auto const stored = arrived.sha256.empty() ? store.put(arrived.path) : store.put(arrived.path, arrived.sha256);
    file.sha256 = stored.sha256;
    file.bytes = stored.size;
}

/// Looks into a file and stores it; costs time and disk, so it is done before any transaction.
Taken taken_in(Office const& office, Act const& act, Arrived const& arrived, FileClass const& asked,
               std::string const& audience)
{
    if (!office.store) throw Problem(Problem::Kind::unavailable, "Files cannot be taken at the moment.");
    Taken taken;
    taken.many = asked.many;
    taken.file.kind = asked.code;
    taken.file.audience = audience;
    taken.file.name = plain_name(arrived.name);
    taken.file.added_at = act.now;
    auto const facts = inspect(arrived.path);
    taken.refusal = refusal_of(facts, asked);
    if (!taken.refusal.empty()) return taken;
    taken.file.media_type = facts.media_type;
    taken.file.pages = facts.pages;
    taken.file.findings = lines_of(facts.findings);
    try {
        keep(*office.store, arrived, facts, taken);
    }
    catch (Problem const& problem) {
        taken.refusal = problem.what();
    }
    return taken;
}

std::vector<Taken> all_taken_in(Office const& office, Act const& act, std::vector<Arrived> const& arrived,
                                FileClass const& asked, std::string const& audience)
{
    std::vector<Taken> all;
    for (auto const& one : arrived) all.push_back(taken_in(office, act, one, asked, audience));
    return all;
}

/// What was refused, a blocker each; what is left can be named.
std::vector<Blocker> refusals(std::vector<Taken>& taken, std::string const& field)
{
    std::vector<Blocker> found;
    for (auto const& one : taken)
        if (!one.refusal.empty()) found.push_back({"file", fmt::format("“{}”: {}", one.file.name, one.refusal), field});
    std::erase_if(taken, [](Taken const& one) { return !one.refusal.empty(); });
    return found;
}

/// The files of a class in a round, in their order.
std::vector<File*> in_order(Facts& facts, std::string_view kind, int round)
{
    std::vector<File*> files;
    for (auto& file : facts.files)
        if (file.kind == kind && file.round == round) files.push_back(&file);
    std::ranges::sort(files, {}, [](File const* f) { return std::pair(f->position, f->id); });
    return files;
}

void renumber(Facts& facts, std::string_view kind, int round)
{
    int position = 0;
    for (auto* file : in_order(facts, kind, round)) file->position = ++position;
}

/// The words are those of the main document: another one is counted anew, and an earlier correction is over.
void note_words(Facts& facts, int words)
{
    auto& version = facts.version();
    version.words_counted = words;
    version.words_stated = 0;
    version.words_reason.clear();
}

/// What is sent stays as the authors left it, also when production adds to it.
void note_saved(Facts& facts, Moment now)
{
    if (!facts.version().frozen_at) facts.version().saved_at = now;
}

void add(Facts& facts, Taken const& taken)
{
    auto const round = facts.version().round;
    auto file = taken.file;
    if (!taken.many) std::erase_if(facts.files, [&](File const& f) { return f.kind == file.kind && f.round == round; });
    auto const here = std::ranges::count(facts.files, round, &File::round);
    if (here >= static_cast<std::ptrdiff_t>(most_files))
        throw Problem(Problem::Kind::conflict, "A version holds 200 files. Please put some of them into one archive.");
    file.id = make_id<FileId>();
    file.manuscript_id = facts.manuscript.id;
    file.round = round;
    file.position = static_cast<int>(most_files);
    facts.files.push_back(file);
    if (file.kind == "main") note_words(facts, taken.words);
    renumber(facts, file.kind, round);
    std::ranges::sort(facts.files, {}, &File::id);
}

Facts present(Office const& office, ManuscriptId id)
{
    auto found = office.database.reading([&](Transaction& tx) { return dossiers::find(tx, id); });
    if (!found) throw no_such_manuscript();
    return *std::move(found);
}

void add_all(Office const& office, Act const& act, ManuscriptId id, std::vector<Taken> const& taken,
             std::function<void(Facts const&)> const& require)
{
    if (taken.empty()) return;
    change_manuscript(office, act, id, [&](Facts& facts) {
        require(facts);
        for (auto const& one : taken) add(facts, one);
        note_saved(facts, act.now);
        return true;
    });
}

File& file_in_hand(Office const& office, Act const& act, Facts& facts, FileId id)
{
    auto const found = std::ranges::find(facts.files, id, &File::id);
    auto const& journal = office.rules.of(facts);
    Disclosure const sight(facts, act.actor, act.now, journal.disclosure);
    if (found == facts.files.end() || !sight.sees_file(*found)) throw unknown();
    if (is_of_production(journal, *found)) {
        if (!may_bring(journal, facts, *journal.file_class(found->kind), act.actor, act.now))
            throw Problem(Problem::Kind::conflict, "This file stays: the manuscript has moved on.");
        return *found;
    }
    require_in_hand(office, act, facts);
    if (!is_in_hand(journal, facts, *found))
        throw Problem(Problem::Kind::conflict, "This file belongs to a version that was sent.");
    return *found;
}

/// The class of production that the actor may bring now.
FileClass const& require_production(Office const& office, Act const& act, Facts const& facts, std::string const& kind)
{
    auto const& journal = office.rules.of(facts);
    Disclosure const sight(facts, act.actor, act.now, journal.disclosure);
    auto const* asked = journal.file_class(kind);
    if (!sight.exists() || !asked || asked->group != "production") throw unknown();
    if (!may_bring(journal, facts, *asked, act.actor, act.now))
        throw Problem(Problem::Kind::conflict, "Files of this kind are not waited for now. Nothing was changed.");
    return *asked;
}

} // namespace

bool is_in_hand(Journal const& journal, Facts const& facts, File const& file)
{
    return file.round == facts.version().round && !is_of_production(journal, file);
}

std::vector<Blocker> add_files(Office const& office, Act const& act, ManuscriptId id, std::string const& kind,
                               bool editors_only, std::vector<Arrived> const& arrived)
{
    auto const facts = present(office, id);
    require_in_hand(office, act, facts);
    auto const classes = classes_of_version(office.rules.of(facts), facts);
    auto const found = std::ranges::find(classes, kind, &FileClass::code);
    if (found == classes.end()) throw Problem(Problem::Kind::bad_request, "There is no such kind of file.");
    if (arrived.empty()) return {{"file", "Please choose a file first.", kind}};
    if (!found->many && arrived.size() > 1)
        return {{"file", fmt::format("“{}” is one file. Please choose one.", found->label), kind}};
    auto const audience = found->many && editors_only ? "editors" : found->audience;
    auto taken = all_taken_in(office, act, arrived, *found, audience);
    auto refused = refusals(taken, kind);
    add_all(office, act, id, taken, [&](Facts const& now) { require_in_hand(office, act, now); });
    return refused;
}

std::vector<Blocker> replace_file(Office const& office, Act const& act, ManuscriptId id, FileId old,
                                  Arrived const& arrived)
{
    auto facts = present(office, id);
    auto const replaced = file_in_hand(office, act, facts, old);
    auto const* asked = office.rules.of(facts).file_class(replaced.kind);
    if (!asked) throw unknown();
    auto taken = all_taken_in(office, act, {arrived}, *asked, replaced.audience);
    if (auto refused = refusals(taken, replaced.kind); !refused.empty()) return refused;
    change_manuscript(office, act, id, [&](Facts& now) {
        auto& file = file_in_hand(office, act, now, old);
        auto fresh = taken.front().file;
        fresh.id = file.id;
        fresh.manuscript_id = file.manuscript_id;
        fresh.round = file.round;
        fresh.position = file.position;
        file = fresh;
        if (file.kind == "main") note_words(now, taken.front().words);
        note_saved(now, act.now);
        return true;
    });
    return {};
}

void remove_file(Office const& office, Act const& act, ManuscriptId id, FileId gone)
{
    change_manuscript(office, act, id, [&](Facts& facts) {
        auto const file = file_in_hand(office, act, facts, gone);
        std::erase_if(facts.files, [&](File const& f) { return f.id == gone; });
        renumber(facts, file.kind, file.round);
        if (file.kind == "main") note_words(facts, 0);
        note_saved(facts, act.now);
        return true;
    });
}

void move_file(Office const& office, Act const& act, ManuscriptId id, FileId moved, bool up)
{
    change_manuscript(office, act, id, [&](Facts& facts) {
        auto const& file = file_in_hand(office, act, facts, moved);
        auto const files = in_order(facts, file.kind, file.round);
        auto const place = std::ranges::find(files, &file) - files.begin();
        auto const other = up ? place - 1 : place + 1;
        if (other < 0 || other >= std::ssize(files)) return false;
        std::swap(files[static_cast<std::size_t>(place)]->position, files[static_cast<std::size_t>(other)]->position);
        note_saved(facts, act.now);
        return true;
    });
}

std::vector<Blocker> add_production_files(Office const& office, Act const& act, ManuscriptId id,
                                          std::string const& kind, std::vector<Arrived> const& arrived)
{
    auto const& asked = require_production(office, act, present(office, id), kind);
    if (arrived.empty()) return {{"file", "Please choose a file first.", kind}};
    auto taken = all_taken_in(office, act, arrived, asked, asked.audience);
    auto refused = refusals(taken, kind);
    add_all(office, act, id, taken, [&](Facts const& now) { require_production(office, act, now, kind); });
    return refused;
}

} // namespace succession::office
