#include "web/pages/status.hpp"

#include "storage/database.hpp"
#include "web/assets.hpp"

namespace succession {

Response pages::asset(Context& context, std::string name)
{
    if (auto found = context.assets.find(context.request, name)) return *std::move(found);
    throw Problem(Problem::Kind::not_found, "There is no such file.");
}

Response pages::health(Context& context)
{
    context.office.database.read([](Transaction& tx) { tx.ping(); });
    return Response::text("ok\n", "text/plain; charset=utf-8");
}

Response pages::metrics(Context& context)
{
    return Response::text(context.settings.metrics(), "text/plain; version=0.0.4; charset=utf-8");
}

} // namespace succession
