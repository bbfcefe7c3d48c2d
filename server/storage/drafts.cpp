#include "storage/drafts.hpp"

#include "storage/rows.hpp"

namespace succession {

std::optional<Draft> drafts::find(Transaction& tx, std::string_view draft_key)
{
    return rows::first_where<Draft>(tx, "WHERE draft_key = :1", draft_key);
}

drafts::Saved drafts::save(Transaction& tx, Draft const& typed)
{
    auto next = typed;
    ++next.version;
    if (rows::overwrite(tx, typed, next, {"version"})) return {next, true};
    // An answer that got lost on its way is sent again: the same text is no conflict.
    if (auto other = find(tx, typed.draft_key)) return {*other, other->form == typed.form};
    rows::insert_or_begin_again(tx, next);
    return {next, true};
}

void drafts::erase(Transaction& tx, std::string_view draft_key)
{
    run(tx, "DELETE FROM draft WHERE draft_key = :1", draft_key);
}

} // namespace succession
