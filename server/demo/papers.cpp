#include "demo/papers.hpp"

#include "base/id.hpp"
#include "base/text.hpp"
#include "files/clean.hpp"
#include "files/inspect.hpp"

#include <algorithm>

namespace succession::demo {

namespace {

/// A file of its own in the store's antechamber, gone when it was not taken.
struct Scratch {
    explicit Scratch(Store const& store) : path(store.incoming() / ("demo-" + std::to_string(make_key()))) {}
    Scratch(Scratch const&) = delete;
    ~Scratch()
    {
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
    }

    std::filesystem::path path;
};

std::string lines_of(std::vector<Finding> const& findings)
{
    std::vector<std::string> lines;
    for (auto const& finding : findings) lines.push_back(finding.label + ": " + finding.value);
    return joined(lines, "\n");
}

} // namespace

Papers::Papers(Script const& script, Store const& store) : script_(script), store_(store)
{
    for (auto const& character : script.cast) cast_[character.code] = &character.person;
}

int Papers::words(Plot const& plot)
{
    int count = count_words(plot.fields.text("abstract"));
    for (auto const& point : plot.fields.list("implications")) count += count_words(point);
    for (auto const& section : plot.sections) count += count_words(section.text);
    return count;
}

Paper Papers::paper(Plot const& plot, Moment made_at) const
{
    Paper paper;
    paper.title = plot.fields.text("title");
    paper.abstract = plot.fields.text("abstract");
    paper.key_words = plot.fields.list("keywords");
    if (plot.type == "opinion-article") paper.implications_heading = "Conceptual Implications";
    paper.implications = plot.fields.list("implications");
    paper.sections = plot.sections;
    paper.running_head = plot.fields.text("running_head");
    paper.made_at = made_at;
    return paper;
}

void Papers::sign(Paper& paper, Plot const& plot) const
{
    for (auto const& author : plot.authors) {
        auto const& person = *cast_.at(author.person);
        paper.authors.push_back(person.name());
        auto const& known = paper.affiliations;
        if (std::ranges::find(known, person.affiliation) == known.end())
            paper.affiliations.push_back(person.affiliation);
    }
}

File Papers::stored(Paper const& paper, std::string const& kind, std::string const& audience, std::string const& name)
{
    Scratch const source(store_);
    make_pdf(paper, source.path);
    auto const facts = inspect(source.path);
    File file;
    file.kind = kind;
    file.audience = audience;
    file.name = name;
    file.media_type = facts.media_type;
    file.pages = facts.pages;
    file.findings = lines_of(facts.findings);
    if (audience == "reviewers") {
        Scratch const clean(store_);
        clean_pdf(source.path, clean.path);
        file.clean_sha256 = store_.put(clean.path).sha256;
    }
    auto const put = store_.put(source.path);
    file.sha256 = put.sha256;
    file.bytes = put.size;
    return file;
}

File Papers::title_page(Plot const& plot, Moment made_at)
{
    Paper page;
    page.title = plot.fields.text("title");
    page.made_at = made_at;
    page.running_head = plot.fields.text("running_head");
    sign(page, plot);
    auto const& corresponding = *cast_.at(plot.corresponding().person);
    page.sections = {{"Corresponding author", corresponding.name() + ", " + corresponding.email, false}};
    return stored(page, "title_page", "editors", "title-page.pdf");
}

File Papers::main_document(Plot const& plot, Moment made_at)
{
    auto main = paper(plot, made_at);
    main.line_numbers = true;
    // One manuscript on its way through the technical check betrays its author, as files from word processors do.
    if (plot.state == "check") main.property_author = cast_.at(plot.corresponding().person)->name();
    return stored(main, "main", "reviewers", "main-document.pdf");
}

File Papers::answers(Plot const& plot, Moment made_at)
{
    static std::string const usual =
        "We thank the reviewers and the editor. Each point was followed; the changes are marked in the text.";
    auto const own = script_.answers.find(plot.answers);
    bool const is_usual = own == script_.answers.end();
    if (is_usual && usual_answers_) return *usual_answers_;
    Paper letter;
    letter.title = letter.running_head = "Answers to the reviewers";
    letter.made_at = made_at;
    letter.sections = {{"Answers", is_usual ? usual : own->second, false}};
    auto file = stored(letter, "answers", "reviewers", "answers.pdf");
    if (is_usual) usual_answers_ = file;
    return file;
}

File Papers::typeset(Plot const& plot, Imprint const& imprint, Moment made_at)
{
    auto article = paper(plot, made_at);
    sign(article, plot);
    article.imprint = imprint;
    return stored(article, "proof", "production", "proof.pdf");
}

File Papers::notice(NoticePlan const& plan, Imprint const& imprint, Moment made_at)
{
    Paper notice;
    notice.title = plan.title;
    notice.authors = {"The editors"};
    notice.sections = {{imprint.type, plan.text, false}};
    notice.running_head = imprint.type;
    notice.made_at = made_at;
    notice.imprint = imprint;
    return stored(notice, "article", "production", "notice.pdf");
}

} // namespace succession::demo
