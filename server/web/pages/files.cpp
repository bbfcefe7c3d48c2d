#include "web/pages/files.hpp"

#include "web/manuscript_files.hpp"

namespace succession {

Response pages::manuscript_file(Context& context, std::string name, FileId id)
{
    return file_response(context, open_dossier(context, name), id);
}

Response pages::linked_file(Context& context, std::string token, FileId id)
{
    return file_response(context, open_review_link(context, token).dossier, id);
}

} // namespace succession
