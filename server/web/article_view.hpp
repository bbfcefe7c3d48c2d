#pragma once

#include "storage/articles.hpp"
#include "web/models/articles.hpp"
#include "workflow/journal.hpp"

namespace succession {

/// An article with what is published around it.
struct PublishedArticle {
    Article article;
    std::optional<Issue> issue;           ///< the published issue it stands in
    std::vector<articles::Line> linked{}; ///< its notices, and what it is a notice on
};

/// The article as its page shows it.
ArticlePage article_page(Journal const&, JournalInPrint const&, PublishedArticle const&);

} // namespace succession
