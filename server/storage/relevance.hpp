#pragma once

namespace soci {
class session;
}

namespace succession {

/// Teaches a session over SQLite the function relevance(article_text): how well an article found in the full text
/// answers, from 0. It looks at that article alone, so it costs the same however many there are; bm25 reads through
/// every article that holds a word.
void teach_relevance(soci::session&);

} // namespace succession
