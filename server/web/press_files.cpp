#include "web/press_files.hpp"

#include "files/names.hpp"
#include "files/store.hpp"
#include "office/handover.hpp"
#include "office/secrets.hpp"
#include "office/take.hpp"
#include "web/act_pages.hpp"
#include "web/manuscript_files.hpp"
#include "web/pages/production.hpp"
#include "web/words.hpp"
#include "workflow/file_classes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

std::vector<PressFile> lines(Dossier const& dossier, std::string_view kind)
{
    std::vector<PressFile> found;
    for (auto const& file : dossier.facts->files)
        if (file.kind == kind && dossier.sight.sees_file(file))
            found.push_back({std::to_string(file.id.value), file.name,
                             fmt::format("{}/files/{}", dossier.address(), file.id.value), file_facts(file)});
    return found;
}

/// A file that lives as long as its answer.
std::shared_ptr<void const> kept_until_sent(std::filesystem::path const& path)
{
    return {new std::filesystem::path(path), [](std::filesystem::path const* made) {
                std::error_code ignored;
                std::filesystem::remove(*made, ignored);
                delete made;
            }};
}

} // namespace

PressFiles press_files(Context const& context, ActForm const& form, std::string const& code)
{
    auto const& [facts, sight, rules] = form.dossier;
    auto const& asked = *rules.file_class(code);
    PressFiles group;
    group.code = code;
    group.label = asked.label;
    group.help = asked.help;
    group.many = asked.many;
    group.action = fmt::format("{}/production/{}", form.dossier.address(), code);
    group.max_bytes = std::to_string(context.settings.file_limit);
    group.input_label = asked.many ? "Add files" : "Choose the file";
    group.may_add = may_bring(rules, *facts, asked, form.step(context.now, true).actor, context.now);
    group.files = lines(form.dossier, code);
    for (auto const& blocker : form.blockers)
        if (blocker.field == code) group.error += (group.error.empty() ? "" : " ") + blocker.reason;
    return group;
}

Response pages::change_production_files(Context& context, std::string name, std::string code)
{
    auto const dossier = open_dossier(context, name);
    auto const* asked = dossier.rules.file_class(code);
    auto const* act = asked ? office::find_act(dossier.rules, *dossier.facts, asked->act, {}) : nullptr;
    if (!act) throw no_such_manuscript();
    ActForm form{dossier, *act};
    if (!Acts::allowed(form.step(context.now, true))) throw no_such_manuscript();
    auto const who = context.act(form.address());
    if (auto const file = context.form().number("remove"))
        office::remove_file(context.office, who, dossier.manuscript().id, FileId{*file});
    else
        form.blockers =
            office::add_production_files(context.office, who, dossier.manuscript().id, code, arrived(context.request));
    if (!form.blockers.empty()) return act_page(context, form);
    return context.see_other(form.address(), "The files are as you see them.");
}

Response pages::handover(Context& context, std::string name)
{
    auto const dossier = open_dossier(context, name);
    auto const& [facts, sight, rules] = dossier;
    if (!context.office.store || !office::may_hand_over(rules, *facts, sight.standing())) throw no_such_manuscript();
    auto const path = context.office.store->incoming() / ("handover-" + random_token());
    auto kept = kept_until_sent(path);
    office::pack_handover(context.office, *facts, path);
    Response response;
    response.file = FileBody{path, static_cast<std::int64_t>(std::filesystem::file_size(path)), 0, std::move(kept)};
    return std::move(response)
        .with("content-type", "application/zip")
        .with("content-disposition", content_disposition(Disposition::saved, dossier.name() + ".zip"));
}

} // namespace succession
