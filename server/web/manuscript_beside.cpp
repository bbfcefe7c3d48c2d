#include "base/text.hpp"
#include "domain/fields.hpp"
#include "office/handover.hpp"
#include "web/manuscript_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace succession {

namespace {

using parts::View;

void add_files(View const& view, ManuscriptPage& page)
{
    std::vector<File const*> seen;
    for (auto const& file : view.facts().files)
        if (view.sight().sees_file(file)) seen.push_back(&file);
    auto const rank = [](File const* file) {
        return std::tuple(-file->round, file->kind != "main", file->kind, file->position);
    };
    std::ranges::stable_sort(seen, {}, rank);
    for (auto const* file : seen) {
        auto label = file_label(view.journal(), file->kind);
        if (file->round) label += fmt::format(" (R{})", file->round);
        page.files.push_back(
            {fmt::format("{}/files/{}", view.dossier.address(), file->id.value), std::move(label), file_facts(*file)});
    }
    if (office::may_hand_over(view.journal(), view.facts(), view.sight().standing()))
        page.files.push_back(
            {view.dossier.address() + "/handover.zip", "Everything for typesetting", "ZIP, final files and metadata"});
}

void add_person(std::string const& part, std::optional<PersonId> person, View const& view, ManuscriptPage& page)
{
    auto const name = person ? view.sight().actor_name(person) : "";
    if (!name.empty()) page.people.push_back({part, name});
}

/// Where the office went beside the usual, and why.
void add_reasons(Manuscript const& manuscript, ManuscriptPage& page)
{
    auto const add = [&](char const* what, std::string text) {
        if (!text.empty()) page.people.push_back({what, std::move(text)});
    };
    add("Chosen in spite of a conflict", manuscript.overruled);
    if (manuscript.reports_required)
        add("Fewer reports", fmt::format("{} required: {}", *manuscript.reports_required, manuscript.waiver_reason));
    add("Dates corrected", manuscript.corrected);
}

/// The office as the viewer may know it.
void add_people(View const& view, ManuscriptPage& page)
{
    if (auto const name = view.sight().editor_name(); !name.empty())
        page.people.push_back({"Coordinating editor", name});
    if (view.sight().as_editor()) {
        add_person("Decides", Standings::responsible(view.facts(), "decider", view.now), view, page);
        add_person("Managing editor", Standings::responsible(view.facts(), "managing_editor", view.now), view, page);
        if (view.facts().in_production())
            add_person("Production editor", Standings::responsible(view.facts(), "production_editor", view.now), view,
                       page);
        add_reasons(view.manuscript(), page);
    }
}

struct Glance {
    View const& view;
    ArticleType const& type;
    Fields given;
    ManuscriptPage& page;

    /// The answer in a field, if the viewer sees it.
    std::string seen(std::string_view name) const
    {
        auto const* field = type.field(name);
        if (!field || !view.sight().sees_field(field->reviewers_see)) return {};
        return written(view.journal(), *field, given.list(name));
    }
    void add(std::string label, std::string text) const
    {
        if (!text.empty()) page.glance.push_back({std::move(label), std::move(text)});
    }
};

std::string years(Glance const& glance)
{
    auto const from = glance.seen("years_from"), to = glance.seen("years_to");
    if (from.empty() || to.empty() || from == to) return from.empty() ? to : from;
    return from + "–" + to;
}

std::string words(Version const& version, ArticleType const& type)
{
    if (!version.words()) return {};
    auto text = grouped(version.words());
    if (type.word_limit) text += " of " + grouped(type.word_limit);
    return version.words_stated ? text + fmt::format(" (counted {})", grouped(version.words_counted)) : text;
}

void add_glance(View const& view, ManuscriptPage& page)
{
    auto const* version = parts::version_seen(view);
    if (!version) return;
    Glance const glance{view, view.dossier.type(), Fields::parse(version->fields), page};
    glance.add("Words", words(*version, glance.type));
    if (version->words_stated && view.sight().as_editor()) glance.add("Why another count", version->words_reason);
    glance.add("Ecosystem", glance.seen("ecosystem"));
    glance.add("Countries", glance.seen("countries"));
    glance.add("Years", years(glance));
    glance.add("What was done", glance.seen("activities"));
}

} // namespace

void parts::beside(View const& view, ManuscriptPage& page)
{
    add_files(view, page);
    add_people(view, page);
    add_glance(view, page);
}

void parts::related(Context& context, View const& view, ManuscriptPage& page)
{
    auto const& manuscript = view.manuscript();
    if (!view.sight().as_editor() && !view.sight().as_author()) return;
    auto add = [&](std::optional<ManuscriptId> id, std::string label) {
        if (auto const other = id ? find_dossier(context, *id) : std::nullopt)
            page.related.push_back({other->address(), std::move(label), ""});
    };
    bool const notice = view.journal().type(manuscript.type).notice;
    add(manuscript.previous_id, notice ? "The article it speaks of" : "The earlier manuscript");
    add(manuscript.resubmitted_id, "Submitted anew as a later manuscript");
}

std::pair<std::string, std::string> parts::fate_of(Letter const& letter, Moment now)
{
    auto const& [state, words, tone] = succession::fate_of(letter.state);
    return {letter.sent_at && state == "sent" ? "sent " + moment_in_words(*letter.sent_at, now) : std::string(words),
            std::string(tone)};
}

void parts::letters(View const& view, std::vector<Letter> const& letters, ManuscriptPage& page)
{
    for (auto letter = letters.rbegin(); letter != letters.rend(); ++letter) {
        if (!view.sight().sees_letter(*letter)) continue;
        auto const* kind = view.journal().letter(letter->kind);
        auto [fate, tone] = fate_of(*letter, view.now);
        page.letters.push_back({fmt::format("{}/letters/{}", view.dossier.address(), letter->id.value),
                                kind ? kind->label : letter->kind, letter->to_name,
                                moment_in_words(letter->written_at, view.now), std::move(fate), std::move(tone)});
    }
}

} // namespace succession
