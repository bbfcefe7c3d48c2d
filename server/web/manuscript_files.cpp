#include "web/manuscript_files.hpp"

#include "files/inspect.hpp"
#include "files/names.hpp"
#include "files/store.hpp"

#include <algorithm>

namespace succession {

namespace {

Problem absent() { return {Problem::Kind::not_found, "We could not find that file."}; }

/// What is no PDF is for saving.
constexpr auto policy_of_others = "default-src 'none'; sandbox; frame-ancestors 'none'";

/// Which of the files of its class this one is, counted as the viewer sees them; 0 where it is the only one.
int place_of(Dossier const& dossier, File const& wanted)
{
    int place = 0, count = 0;
    auto const before = [&](File const& f) {
        return std::pair(f.position, f.id) <= std::pair(wanted.position, wanted.id);
    };
    for (auto const& file : dossier.facts->files) {
        if (file.kind != wanted.kind || file.round != wanted.round || !dossier.sight.sees_file(file)) continue;
        ++count;
        place += before(file);
    }
    return count > 1 ? place : 0;
}

std::string name_for(Dossier const& dossier, File const& file)
{
    if (!dossier.sight.gets_clean_copy()) return file.name;
    return download_name(dossier.manuscript().number.value_or(""), file.round, file.kind, place_of(dossier, file),
                         extension_of(file.media_type));
}

/// Under which hash the viewer's copy lies. What was never cleaned is not for reviewers.
std::string const& content_for(Dossier const& dossier, File const& file)
{
    if (!dossier.sight.gets_clean_copy()) return file.sha256;
    if (file.clean_sha256.empty()) throw absent();
    return file.clean_sha256;
}

} // namespace

Response file_response(Context& context, Dossier const& dossier, FileId id)
{
    auto const& files = dossier.facts->files;
    auto const file = std::ranges::find(files, id, &File::id);
    if (file == files.end() || !dossier.sight.sees_file(*file) || !context.office.store) throw absent();
    auto const& content = content_for(dossier, *file);
    auto const shown = file->is_pdf() ? Disposition::shown : Disposition::saved;
    Response response;
    response.with("content-type", file->media_type)
        .with("content-disposition", content_disposition(shown, name_for(dossier, *file)))
        .with("content-security-policy", file->is_pdf() ? policy_of_pdf : policy_of_others)
        .with("cache-control", context.route.visitor == Visitor::token ? "no-store" : "private, no-cache")
        .with("etag", "\"" + content + "\"");
    response.file = FileBody{context.office.store->path_of(content), context.office.store->size(content)};
    return response;
}

std::vector<office::Arrived> arrived(Request const& request)
{
    std::vector<office::Arrived> files;
    for (auto const& upload : request.uploads)
        if (upload.field == "file") files.push_back({upload.name, upload.path, upload.sha256});
    return files;
}

} // namespace succession
