#include "storage/articles.hpp"
#include "storage/database.hpp"
#include "storage/dossiers.hpp"
#include "storage/herbarium.hpp"

#include <doctest/doctest.h>

using namespace succession;

namespace {

struct Shelf : Herbarium {
    int count = 0;

    void add(std::string title, std::string authors, std::string abstract)
    {
        Facts facts;
        facts.manuscript.id = ManuscriptId{++count};
        facts.manuscript.version = 1;
        facts.manuscript.state = "accepted";
        facts.manuscript.submitter_id = cast_id("zostera-marina");
        Article article;
        article.id = facts.manuscript.id;
        article.doi = "10.1111/rec." + std::to_string(count);
        article.title = std::move(title);
        article.author_names = std::move(authors);
        article.abstract = std::move(abstract);
        article.keywords = "[]";
        article.published_at = noon + count;
        database.write([&](Transaction& tx) {
            dossiers::insert(tx, facts);
            articles::insert(tx, article);
        });
    }

    bool is_sqlite()
    {
        return database.reading([](Transaction& tx) { return tx.is_sqlite(); });
    }

    articles::Hits hits(std::string const& words, int most, articles::Slice slice)
    {
        return database.reading([&](Transaction& tx) { return articles::search(tx, words, most, slice); });
    }

    std::vector<std::string> found(std::string const& words, int most = 10)
    {
        std::vector<std::string> titles;
        for (auto const& line : hits(words, most, {.rows = most}).lines) titles.push_back(line.title);
        return titles;
    }
};

} // namespace

TEST_CASE("readers find articles by any of their words, with or without marks on the letters")
{
    Shelf shelf;
    shelf.add("Grassland after fire", "Émile Müller", "Cañons and Wälder.");
    shelf.add("Seagrass beside reefs", "Zostera marina", "Oysters break waves.");
    using Titles = std::vector<std::string>;
    Titles const fire{"Grassland after fire"}, reefs{"Seagrass beside reefs"};
    for (auto const* words :
         {"emile", "Émile", "MULLER", "müller", "canons", "walder", "grassland fire", "e\u0301mile"}) {
        CAPTURE(words);
        CHECK(shelf.found(words) == fire);
    }
    CHECK(shelf.found("oyster wave") == reefs);
    CHECK(shelf.found("oyster fire").empty());
}

TEST_CASE("a word is found in its other forms: by its stem on SQLite, by its beginning on MariaDB")
{
    Shelf shelf;
    shelf.add("Restored grasslands", "Festuca rubra", "Sown.");
    bool const stems = shelf.is_sqlite();
    CHECK(shelf.found("restore").size() == 1);
    CHECK(shelf.found("grassland").size() == 1);
    CHECK(shelf.found("restoring").size() == (stems ? 1 : 0));
    CHECK(shelf.found("restoration grasslands").size() == (stems ? 1 : 0));
    CHECK(shelf.found("gras").size() == (stems ? 0 : 1));
}

TEST_CASE("words too short or too common do not hide what is asked for")
{
    Shelf shelf;
    shelf.add("The return of the pine", "Pinus nigra", "Seeds.");
    for (auto const* words :
         {"return of the pine", "the pine with a seed", "pine & seeds", "“pine” – ‘seeds’", "pine\u00a0seeds"}) {
        CAPTURE(words);
        CHECK(shelf.found(words).size() == 1);
    }
}

TEST_CASE("a title that holds the words comes before an abstract that holds them")
{
    Shelf shelf;
    if (!shelf.is_sqlite()) return; // MariaDB weighs all fields alike
    shelf.add("Dunes", "Ammophila arenaria", "We looked at seagrass too, and at many other things on the way.");
    shelf.add("Seagrass", "Zostera marina", "Waves.");
    CHECK(shelf.found("seagrass").front() == "Seagrass");
}

TEST_CASE("among the articles that say a word, one that says it again comes first; among equals the newest")
{
    Shelf shelf;
    shelf.add("One", "Quercus robur", "Of the seagrass that grew here, seagrass is left.");
    shelf.add("Two", "Quercus robur", "Of the seagrass that grew here, nothing is left.");
    shelf.add("Three", "Quercus robur", "Of the seagrass that grew here, nothing is left.");
    CHECK(shelf.found("seagrass") == std::vector<std::string>{"One", "Three", "Two"});
}

TEST_CASE("what a search found is shown a page at a time, and counted no further than asked")
{
    Shelf shelf;
    for (auto const* title : {"Dune one", "Dune two", "Dune three", "Dune four", "Dune five"})
        shelf.add(title, "Ammophila arenaria", "Sand.");
    auto const page = shelf.hits("dune", 4, {.from = 2, .rows = 2});
    REQUIRE(page.lines.size() == 2);
    CHECK(page.lines.front().title == "Dune three");
    CHECK(page.count == 4);
    CHECK(shelf.hits("dune", 4, {.from = 4, .rows = 2}).lines.empty());
}

TEST_CASE("of what readers type only letters and figures count; nothing of it commands the search")
{
    Shelf shelf;
    shelf.add("Seagrass", "Zostera marina", "Waves.");
    for (auto const* words : {"seagrass*", "\"seagrass", "+seagrass", "-seagrass", "~(seagrass)", "seagrass\xc2",
                              "{seagrass}", "\"seagrass waves\"@4", "seagrass\\", "<seagrass>", "seagrass of the"}) {
        CAPTURE(words);
        CHECK(shelf.found(words).size() == 1);
    }
    for (auto const* words :
         {"", " ", "\"", "'", "\\", "**", "()", "%", "_", ":1", "\xe2\x80", "😀", "NEAR(a b)", "title:seagrass",
          "seagrass NOTHING", "a AND OR NOT", "' OR 1=1 --", "a-b-c", "of the a"}) {
        CAPTURE(words);
        CHECK(shelf.found(words).empty());
    }
    std::string many;
    for (int i = 0; i < 500; ++i) many += "word" + std::to_string(i) + " ";
    CHECK(shelf.found(many).empty());
    CHECK(shelf.found(std::string(5000, 'x')).empty());
}

TEST_CASE("a search gives no more than is asked for")
{
    Shelf shelf;
    for (int i = 0; i < 5; ++i) shelf.add("Seagrass", "Zostera marina", "Waves.");
    CHECK(shelf.found("seagrass", 3).size() == 3);
}

TEST_CASE("Early View is read page by page, the newest first")
{
    Shelf shelf;
    for (int i = 1; i <= 5; ++i) shelf.add("Article " + std::to_string(i), "Zostera marina", "");
    auto const page = [&](Moment before, ManuscriptId id) {
        return shelf.database.reading([&](Transaction& tx) { return articles::early_view(tx, before, id, 2); });
    };
    auto const first = page(noon + 1000, {});
    REQUIRE(first.size() == 2);
    CHECK(first[0].title == "Article 5");
    auto const second = page(first[1].published_at, first[1].id);
    REQUIRE(second.size() == 2);
    CHECK(second[0].title == "Article 3");
    auto const third = page(second[1].published_at, second[1].id);
    REQUIRE(third.size() == 1);
    CHECK(third[0].title == "Article 1");
}

TEST_CASE("sitemaps list what was published in a span of time")
{
    Shelf shelf;
    CHECK_FALSE(shelf.database.reading([](Transaction& tx) { return articles::first_published(tx); }));
    for (int i = 1; i <= 3; ++i) shelf.add("Article", "Zostera marina", "");
    auto const listed =
        shelf.database.reading([](Transaction& tx) { return articles::published_between(tx, noon + 2, noon + 3); });
    REQUIRE(listed.size() == 1);
    CHECK(listed[0].doi == "10.1111/rec.2");
    CHECK(shelf.database.reading([](Transaction& tx) { return articles::first_published(tx); }) == noon + 1);
}
