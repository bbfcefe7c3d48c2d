#pragma once

namespace soci {
class session;
}

namespace succession {

/// SQLite's own LOWER knows ASCII alone: "ÉMILE" would not be found as "émile". This one knows every alphabet.
void teach_lower(soci::session&);

} // namespace succession
