#include "office/handover.hpp"

#include "base/problem.hpp"
#include "files/archive.hpp"
#include "files/store.hpp"
#include "office/publication.hpp"
#include "publishing/handover.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession::office {

namespace {

std::vector<File> final_files(Facts const& facts)
{
    std::vector<File> files;
    std::ranges::copy_if(facts.files, std::back_inserter(files), [](File const& f) { return f.kind == "final"; });
    std::ranges::stable_sort(files, {}, &File::position);
    return files;
}

} // namespace

bool may_hand_over(Journal const& rules, Facts const& facts, Standing const& standing)
{
    auto const* production = facts.in_production();
    return production && rules.production.state(production->state).packed && (standing.managing || standing.production);
}

void pack_handover(Office const& office, Facts const& facts, std::filesystem::path const& path)
{
    if (!office.store) throw Problem(Problem::Kind::unavailable, "The files are out of reach at present.");
    auto const number = facts.manuscript.number.value_or("");
    std::vector<ArchiveEntry> entries{
        {"metadata.json",
         {},
         handover_metadata(office.settings.journal_name, number, article_of(office.rules.of(facts), facts))}};
    int place = 0;
    for (auto const& file : final_files(facts))
        entries.push_back(
            {fmt::format("final/{:02}-{}", ++place, archive_name(file.name)), office.store->path_of(file.sha256), {}});
    write_archive(path, entries, facts.manuscript.accepted_at.value_or(0));
}

} // namespace succession::office
