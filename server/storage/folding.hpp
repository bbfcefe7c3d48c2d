#pragma once

namespace soci {
class session;
}

namespace succession {

/// SQLite compares bytes, and its LOWER knows ASCII alone; folded(text) finds "ÉMILE" as "emile", as MariaDB does.
void teach_folding(soci::session&);

} // namespace succession
