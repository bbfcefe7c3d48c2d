#include "web/pages/submission.hpp"

#include "base/text.hpp"
#include "web/manuscript_files.hpp"
#include "web/submission_pages.hpp"
#include "web/submission_parts.hpp"
#include "web/words.hpp"
#include "workflow/file_classes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

constexpr auto step = "files";

std::string audience_of(FileClass const& asked)
{
    if (asked.audience != "reviewers") return {}; // its help says so
    return asked.many ? "Reviewers see them, unless you say otherwise." : "Reviewers see it.";
}

std::string input_label(FileClass const& asked, bool has_files)
{
    if (asked.many) return "Add files";
    return has_files ? "Put another file in its place" : "Choose the file";
}

FileGroup group_of(Context const& context, Dossier const& dossier, FileClass const& asked,
                   std::vector<Blocker> const& flaws)
{
    FileGroup group;
    group.code = asked.code;
    group.label = asked.label;
    group.help = asked.help;
    group.audience = audience_of(asked);
    group.action = page_address(dossier, step);
    group.max_bytes = std::to_string(context.settings.file_limit);
    group.mandatory = asked.mandatory;
    group.many = asked.many;
    group.may_hide = asked.many && asked.audience == "reviewers";
    group.files = file_lines(dossier, asked.code);
    for (auto& line : group.files) {
        line.may_replace = asked.many;
        line.action = group.action;
        line.max_bytes = group.max_bytes;
    }
    group.absent = asked.mandatory && group.files.empty();
    group.input_label = input_label(asked, !group.files.empty());
    group.button = !group.files.empty() && !asked.many ? "Replace" : "Send";
    for (auto const& flaw : flaws)
        if (flaw.field == asked.code) group.error += (group.error.empty() ? "" : " ") + flaw.reason;
    return group;
}

/// The words, once there is a main document to count them in.
std::optional<WordsPanel> words_panel(Dossier const& dossier)
{
    auto const& facts = *dossier.facts;
    auto const& version = facts.version();
    auto const& type = dossier.type();
    bool const has_main =
        std::ranges::any_of(facts.files, [&](File const& f) { return f.kind == "main" && f.round == version.round; });
    if (!has_main) return {};
    WordsPanel panel;
    panel.action = page_address(dossier, step);
    panel.counted = words_in_words(type, version);
    panel.counts = type.counts;
    panel.stated = version.words_stated ? std::to_string(version.words_stated) : "";
    panel.reason = version.words_reason;
    panel.open = version.words_stated || !version.words_reason.empty() || !version.words_counted ||
                 (type.word_limit && version.words_counted > type.word_limit);
    return panel;
}

Response show_files(Context& context, Dossier const& dossier, std::vector<Blocker> const& flaws)
{
    auto const& journal = dossier.rules;
    FilesPage page;
    page.guide = guide_to(dossier, step);
    page.action = page_address(dossier, step);
    page.limit = fmt::format("Up to {} MB each.", context.settings.file_limit / 1'000'000);
    page.problems = problems_of(flaws);
    for (auto const& asked : classes_of_version(journal, *dossier.facts))
        page.groups.push_back(group_of(context, dossier, asked, flaws));
    page.words = words_panel(dossier);
    page.next_href = page_address(dossier, page_after(dossier, step));
    return context.render(page, page.guide.heading, flaws.empty() ? 200 : 422);
}

/// Does what the pressed button says; what could not be taken comes back.
std::vector<Blocker> changed(Context& context, ManuscriptId id, Act const& act)
{
    auto const& form = context.form();
    auto const& office = context.office;
    auto const file_of = [&](std::string_view button) { return FileId{form.number(button).value_or(0)}; };
    if (form.ticked("up")) return office::move_file(office, act, id, file_of("up"), true), std::vector<Blocker>{};
    if (form.ticked("down")) return office::move_file(office, act, id, file_of("down"), false), std::vector<Blocker>{};
    if (form.ticked("remove")) return office::remove_file(office, act, id, file_of("remove")), std::vector<Blocker>{};
    if (form.ticked("words_corrected")) {
        auto const words = static_cast<int>(std::clamp<std::int64_t>(form.number("words").value_or(0), 0, 1'000'000));
        office::correct_words(office, act, id, words, form.text("words_reason"));
        return {};
    }
    auto const files = arrived(context.request);
    if (!form.ticked("replace"))
        return office::add_files(office, act, id, form.text("kind"), form.ticked("editors_only"), files);
    if (files.empty()) return {{"file", "Please choose a file first.", form.text("kind")}};
    return office::replace_file(office, act, id, file_of("replace"), files.front());
}

std::string told(Form const& form, std::size_t sent)
{
    if (form.ticked("remove")) return "The file is removed.";
    if (form.ticked("words_corrected")) return "The number of words is noted.";
    if (!sent) return {};
    return sent == 1 ? "The file is here." : fmt::format("{} files are here.", sent);
}

} // namespace

Response pages::submission_files(Context& context, std::string name)
{
    auto const dossier = open_own_manuscript(context, name);
    if (!is_in_hand(dossier)) return context.see_other(dossier.address());
    return show_files(context, dossier, {});
}

Response pages::change_submission_files(Context& context, std::string name)
{
    auto const dossier = open_own_manuscript(context, name);
    auto const here = page_address(dossier, step);
    auto const flaws = changed(context, dossier.manuscript().id, context.act(here));
    if (flaws.empty()) return context.see_other(here, told(context.form(), context.request.uploads.size()));
    return show_files(context, open_own_manuscript(context, name), flaws);
}

} // namespace succession
