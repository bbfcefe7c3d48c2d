#include "web/pages/articles.hpp"

#include "base/text.hpp"
#include "files/names.hpp"
#include "files/store.hpp"
#include "storage/issues.hpp"
#include "web/article_rows.hpp"
#include "web/article_view.hpp"
#include "web/context.hpp"
#include "web/manuscript_files.hpp"

namespace succession {

namespace {

Problem no_such_article() { return {Problem::Kind::not_found, "There is no such article."}; }

/// A DOI is the same in capitals and in small letters.
Article get_article(Transaction& tx, std::string const& prefix, std::string const& suffix)
{
    if (auto found = articles::find(tx, lower(prefix + "/" + suffix))) return *std::move(found);
    throw no_such_article();
}

PublishedArticle read_article(Context& context, std::string const& prefix, std::string const& suffix)
{
    return context.read([&](Transaction& tx) {
        PublishedArticle read{get_article(tx, prefix, suffix), {}, {}};
        if (read.article.issue_id) read.issue = issues::find(tx, *read.article.issue_id);
        bool const linked = read.article.notice_of || !read.article.notice_kind.empty();
        if (linked) read.linked = articles::linked(tx, read.article);
        return read;
    });
}

Citation citation(Context& context, std::string const& prefix, std::string const& suffix)
{
    auto const read = read_article(context, prefix, suffix);
    return citation_of(read.article, printed(read.article), read.issue ? &*read.issue : nullptr,
                       in_print(context.office.settings));
}

Response saved(std::string text, std::string media_type, std::string const& name)
{
    return Response::text(std::move(text), std::move(media_type))
        .with("content-disposition", content_disposition(Disposition::saved, name));
}

} // namespace

Response pages::article(Context& context, std::string prefix, std::string suffix)
{
    auto const read = read_article(context, prefix, suffix);
    return context.render(article_page(context.office.rules.now(), in_print(context.office.settings), read),
                          read.article.title);
}

Response pages::article_pdf(Context& context, std::string prefix, std::string suffix)
{
    auto const found = context.read([&](Transaction& tx) { return get_article(tx, prefix, suffix); });
    auto const* store = context.office.store;
    if (found.pdf_sha256.empty() || !store || !store->contains(found.pdf_sha256)) throw no_such_article();
    Response response;
    response.file = FileBody{store->path_of(found.pdf_sha256), store->size(found.pdf_sha256)};
    return std::move(response)
        .with("content-type", "application/pdf")
        .with("content-disposition", content_disposition(Disposition::shown, suffix + ".pdf"))
        .with("content-security-policy", policy_of_pdf)
        .with("etag", "\"" + found.pdf_sha256 + "\"");
}

Response pages::article_bibtex(Context& context, std::string prefix, std::string suffix)
{
    return saved(bibtex(citation(context, prefix, suffix)), "application/x-bibtex; charset=utf-8", suffix + ".bib");
}

Response pages::article_ris(Context& context, std::string prefix, std::string suffix)
{
    return saved(ris(citation(context, prefix, suffix)), "application/x-research-info-systems; charset=utf-8",
                 suffix + ".ris");
}

} // namespace succession
