#include "web/review_desk.hpp"

#include "base/problem.hpp"

#include <fmt/format.h>

namespace succession {

ReviewDesk linked_desk(Context& context, std::string const& token)
{
    auto linked = open_review_link(context, token);
    return {std::move(linked.dossier), linked.review, linked.reviewer, "/review/" + token, true};
}

ReviewDesk signed_in_desk(Context& context, Dossier dossier, ReviewId id)
{
    auto const* review = dossier.facts->review(id);
    if (!review || !dossier.sight.as_reviewer() || !dossier.sight.is_own(*review)) throw no_such_manuscript();
    auto address = fmt::format("{}/reviews/{}", dossier.address(), id.value);
    Disclosure sight(*dossier.facts, id, context.now, dossier.rules.disclosure);
    return {{std::move(dossier.facts), std::move(sight), dossier.rules},
            id,
            context.me().person.id,
            std::move(address),
            false};
}

} // namespace succession
