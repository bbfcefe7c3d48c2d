#include "web/dossier.hpp"

#include "base/digest.hpp"
#include "base/problem.hpp"
#include "office/account_letters.hpp"
#include "storage/reviews.hpp"
#include "workflow/journal.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace succession {

namespace {

/// The key in an address, where a number would stand.
std::optional<ManuscriptId> key_in(std::string const& name)
{
    bool const is_key =
        !name.empty() && name.size() < 19 && std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; });
    return is_key ? std::optional(ManuscriptId{std::stoll(name)}) : std::nullopt;
}

std::optional<Facts> find_named(Transaction& tx, std::string const& name, dossiers::Also also)
{
    auto const key = key_in(name);
    return key ? dossiers::find(tx, *key, also) : dossiers::find(tx, name, also);
}

/// What was found, if it exists for whoever is signed in.
std::optional<Dossier> seen(Context& context, std::optional<Facts> found)
{
    if (!found || found->manuscript.state == "deleted") return {};
    auto facts = std::make_unique<Facts const>(*std::move(found));
    auto const& rules = context.office.rules.of(*facts);
    Disclosure sight(*facts, context.me().person.id, context.now, rules.disclosure);
    if (!sight.exists()) return {};
    return Dossier{std::move(facts), std::move(sight), rules};
}

Dossier required(std::optional<Dossier> found)
{
    if (!found) throw no_such_manuscript();
    return *std::move(found);
}

/// The open link a token stands for.
Link open_link(Context& context, Transaction& tx, std::string_view purpose, std::string const& token)
{
    auto link = office::find_open_link(context.office, tx, purpose, token, context.now);
    if (!link) throw Problem(Problem::Kind::not_found, "This link is no longer good.");
    return *std::move(link);
}

} // namespace

std::string Dossier::name() const { return facts->manuscript.name(); }

std::int64_t Dossier::version() const
{
    if (auto const known = expected()) return *known;
    auto const* written = sight.version();
    auto seen = fmt::format("{} {}", written ? written->round : 0, written ? written->saved_at.value_or(0) : 0);
    for (auto const& file : facts->files)
        if (sight.sees_file(file)) seen += fmt::format(" {}", file.id.value);
    for (auto const& decision : facts->decisions)
        if (sight.sees_decision(decision)) seen += fmt::format(" {}", decision.id.value);
    // 52 bits: a number that scripts keep exact.
    return std::stoll(sha256_hex(seen).substr(0, 13), nullptr, 16);
}

std::optional<std::int64_t> Dossier::expected() const
{
    bool const office = sight.as_editor() || sight.audience() == Audience::production;
    return office ? std::optional(manuscript().version) : std::nullopt;
}

Dossier open_dossier(Context& context, std::string const& name, dossiers::Also also)
{
    auto dossier = required(seen(context, context.read([&](Transaction& tx) { return find_named(tx, name, also); })));
    // What is read has one address; what is sent from a page made before there was a number still arrives.
    if (context.request.method != Method::post && dossier.name() != name) throw Moved{dossier.address()};
    return dossier;
}

Dossier open_dossier(Context& context, ManuscriptId id) { return required(find_dossier(context, id)); }

std::optional<Dossier> find_dossier(Context& context, ManuscriptId id)
{
    return seen(context, context.read([&](Transaction& tx) { return dossiers::find(tx, id); }));
}

LinkedReview open_review_link(Context& context, std::string const& token)
{
    return context.read([&](Transaction& tx) {
        auto const link = open_link(context, tx, link_purposes::review, token);
        auto const manuscript = reviews::manuscript(tx, ReviewId{link.subject});
        auto found = manuscript ? dossiers::find(tx, *manuscript) : std::nullopt;
        ReviewId const review{link.subject};
        auto const reviewer = link.person_id.value_or(PersonId{});
        auto const* linked = found ? found->review(review) : nullptr;
        if (!linked || !Standings::is_reviewer(*found, *linked, reviewer)) throw no_such_manuscript();
        auto facts = std::make_unique<Facts const>(*std::move(found));
        auto const& rules = context.office.rules.of(*facts);
        Disclosure sight(*facts, review, context.now, rules.disclosure);
        bool const closed = !sight.exists();
        return LinkedReview{{std::move(facts), std::move(sight), rules}, review, reviewer, closed};
    });
}

LinkedAuthor open_author_link(Context& context, std::string_view purpose, std::string const& token)
{
    return context.read([&](Transaction& tx) {
        auto const link = open_link(context, tx, purpose, token);
        auto found = dossiers::find(tx, ManuscriptId{std::stoll(link.detail)});
        AuthorId const author{link.subject};
        bool const named =
            found && std::ranges::any_of(found->authors, [&](Author const& a) { return a.id == author; });
        if (!named) throw no_such_manuscript();
        auto facts = std::make_unique<Facts const>(*std::move(found));
        auto const& rules = context.office.rules.of(*facts);
        Disclosure sight(*facts, author, context.now, rules.disclosure);
        return LinkedAuthor{{std::move(facts), std::move(sight), rules}, author};
    });
}

} // namespace succession
