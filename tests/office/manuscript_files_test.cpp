#include "office/drafting.hpp"

#include "base/problem.hpp"
#include "files/inspect.hpp"
#include "files/photograph.hpp"
#include "web/stage.hpp"

using namespace succession;

namespace {

void with_author_property(QPDF& pdf, QPDFObjectHandle)
{
    pdf.getTrailer().replaceKey("/Info",
                                pdf.makeIndirectObject(QPDFObjectHandle::parse("<< /Author (Canary of the marsh) >>")));
}

} // namespace

TEST_CASE("a main document is stored with a clean copy, its words, its pages and what its properties tell")
{
    Drafting draft(each_database());
    auto const refused = office::add_files(
        draft.office, draft.as("zostera-marina"), draft.id, "main", false,
        {draft.arrived("C:\\papers\\Marsh by Canary.pdf", with_author_property, "Alder returns to the marsh")});
    CHECK(refused.empty());
    auto const file = draft.files_of("main").front();
    CHECK(file.name == "Marsh by Canary.pdf");
    CHECK(file.audience == "reviewers");
    CHECK(file.media_type == "application/pdf");
    CHECK(file.pages == 1);
    CHECK(file.findings == "Author: Canary of the marsh");
    CHECK(draft.facts().version().words_counted == 5);
    REQUIRE(draft.store.contains(file.sha256));
    REQUIRE(draft.store.contains(file.clean_sha256));
    CHECK(inspect(draft.store.path_of(file.sha256)).findings.size() == 1);
    CHECK(inspect(draft.store.path_of(file.clean_sha256)).findings.empty());
    CHECK(std::filesystem::is_empty(draft.store.incoming()));
}

TEST_CASE(
    "editors get what is for them without a copy, and what is no PDF where one is needed is refused in a sentence")
{
    Drafting draft;
    draft.add("title_page");
    CHECK(draft.files_of("title_page").front().audience == "editors");
    CHECK(draft.files_of("title_page").front().clean_sha256.empty());

    office::Arrived const text{"main.pdf", draft.files.write("main.pdf", "only words"), ""};
    auto const refused = office::add_files(draft.office, draft.as("zostera-marina"), draft.id, "main", false, {text});
    REQUIRE(refused.size() == 1);
    CHECK(refused[0].reason == "“main.pdf”: This is plain text; what is needed here is a PDF.");
    CHECK(refused[0].field == "main");
    CHECK(draft.files_of("main").empty());
    CHECK_THROWS_AS(draft.add("decree"), Problem);
    CHECK_THROWS_AS(draft.add("answers"), Problem); // nobody has asked anything yet
    CHECK_THROWS_AS(draft.add("article"), Problem);
}

TEST_CASE("a figure for reviewers is stored with a clean copy; what cannot be cleaned is for editors alone")
{
    Drafting draft;
    auto add = [&](std::string const& kind, std::string const& name, std::string const& content,
                   bool editors_only = false) {
        office::Arrived const file{name, draft.files.write(name, content), ""};
        return office::add_files(draft.office, draft.as("zostera-marina"), draft.id, kind, editors_only, {file});
    };
    CHECK(add("figure", "plots.jpg", photograph("Canary of the marsh")).empty());
    auto const figure = draft.files_of("figure").front();
    CHECK(content_of(draft.store.path_of(figure.sha256)).find("Canary") != std::string::npos);
    REQUIRE(draft.store.contains(figure.clean_sha256));
    CHECK(content_of(draft.store.path_of(figure.clean_sha256)).find("Canary") == std::string::npos);

    CHECK(add("supplement", "plots.csv", "plot,cover\n1,40\n2,50\n").empty());
    CHECK(draft.files_of("supplement").front().clean_sha256 == draft.files_of("supplement").front().sha256);
    auto const film = std::string("\0\0\0\x18"
                                  "ftypmp42\0\0\0\0mp42isom",
                                  24) +
                      std::string(200, '\0');
    auto const refused = add("supplement", "plots.mp4", film);
    REQUIRE(refused.size() == 1);
    CHECK(refused[0].reason.starts_with("“plots.mp4”: This is an MP4 film, which can name its writers inside"));
    CHECK(add("supplement", "plots.mp4", film, true).empty());
    CHECK(draft.files_of("supplement").back().clean_sha256.empty());
}

TEST_CASE("several files come at once: the sound ones are in, the others are named")
{
    Drafting draft;
    office::Arrived const page{"page.html", draft.files.write("page.html", "<!doctype html><script>"), ""};
    auto const refused =
        office::add_files(draft.office, draft.as("zostera-marina"), draft.id, "figure", false,
                          {draft.arrived("one.pdf"), page, draft.arrived("two.pdf", nothing, "Sedge")});
    REQUIRE(refused.size() == 1);
    CHECK(refused[0].reason.starts_with("“page.html”: "));
    REQUIRE(draft.files_of("figure").size() == 2);
    CHECK(draft.files_of("figure")[1].name == "two.pdf");
    CHECK(draft.files_of("figure")[1].position == 2);
}

TEST_CASE("files are moved, replaced, hidden from reviewers and removed")
{
    Drafting draft(each_database());
    auto const author = draft.as("zostera-marina");
    for (int i = 0; i < 3; ++i) draft.add("figure", i == 2);
    auto figures = draft.files_of("figure");
    CHECK(figures[1].audience == "reviewers");
    CHECK(figures[2].audience == "editors");

    office::move_file(draft.office, author, draft.id, figures[2].id, true);
    CHECK(draft.files_of("figure")[1].id == figures[2].id);
    office::move_file(draft.office, author, draft.id, figures[0].id, true);
    CHECK(draft.files_of("figure")[0].id == figures[0].id);

    auto const none = office::replace_file(draft.office, author, draft.id, figures[2].id,
                                           draft.arrived("better.pdf", nothing, "Moss"));
    CHECK(none.empty());
    auto const better = draft.files_of("figure")[1];
    CHECK(better.id == figures[2].id);
    CHECK(better.name == "better.pdf");
    CHECK(better.audience == "editors");
    CHECK(better.sha256 != figures[2].sha256);

    office::remove_file(draft.office, author, draft.id, figures[0].id);
    CHECK(draft.files_of("figure").size() == 2);
    CHECK(draft.files_of("figure")[0].position == 1);
    CHECK_THROWS_WITH_AS(office::remove_file(draft.office, author, draft.id, figures[0].id),
                         "We could not find that file.", Problem);
}

TEST_CASE("a class of one file holds one: another takes its place and is counted anew")
{
    Drafting draft;
    draft.add("main");
    office::correct_words(draft.office, draft.as("zostera-marina"), draft.id, 1200, "Without references.");
    CHECK(draft.facts().version().words() == 1200);
    office::add_files(draft.office, draft.as("zostera-marina"), draft.id, "main", false,
                      {draft.arrived("main.pdf", nothing, "Alder returns late")});
    CHECK(draft.files_of("main").size() == 1);
    CHECK(draft.facts().version().words() == 3);
    CHECK(draft.facts().version().words_reason.empty());
    auto const refused = office::add_files(draft.office, draft.as("zostera-marina"), draft.id, "main", false,
                                           {draft.arrived("a.pdf"), draft.arrived("b.pdf")});
    CHECK(refused.front().reason == "“Main document, anonymous” is one file. Please choose one.");
}

TEST_CASE("files of another manuscript and of an earlier version stay out of reach")
{
    Drafting draft;
    draft.complete();
    auto const other = office::begin_manuscript(draft.office, draft.as("ostrea-edulis"), "case-study");
    auto const mine = draft.files_of("main").front().id;
    CHECK_THROWS_WITH_AS(office::remove_file(draft.office, draft.as("ostrea-edulis"), other, mine),
                         "We could not find that file.", Problem);
    CHECK_THROWS_WITH_AS(
        office::replace_file(draft.office, draft.as("ostrea-edulis"), other, mine, draft.arrived("x.pdf")),
        "We could not find that file.", Problem);
    CHECK(draft.files_of("main").size() == 1);
}

TEST_CASE("a name keeps no mark that turns its end round")
{
    Drafting draft;
    office::add_files(draft.office, draft.as("zostera-marina"), draft.id, "main", false,
                      {draft.arrived("marsh\u202Efdp.\u2066exe\u2069.pdf", with_author_property, "Alder")});
    CHECK(draft.files_of("main").front().name == "marshfdp.exe.pdf");
}

TEST_CASE("a name that is no text, or far too long, becomes one a record can hold")
{
    Drafting draft(each_database());
    auto name_of = [&](std::string const& sent) {
        office::add_files(draft.office, draft.as("zostera-marina"), draft.id, "cover_letter", false,
                          {draft.arrived(sent)});
        return draft.files_of("cover_letter").front().name;
    };
    CHECK(name_of("caf\xe9\x01.pdf") == "caf__.pdf");
    CHECK(name_of("two\nlines.pdf") == "two lines.pdf");
    CHECK(name_of("../../etc/passwd") == "passwd");
    CHECK(name_of("") == "file");
    auto const cut = name_of(std::string(299, 'x') + "é.pdf");
    CHECK(cut.size() == 200);
    CHECK(cut.ends_with("xé.pdf"));
}

TEST_CASE("production: authors bring final files, the production editor proofs and the article, each in their time")
{
    TestOffice site(each_database());
    Folder const store_folder, files;
    Store store(store_folder.path);
    site.office.store = &store;
    Stage stage(site);
    stage.manuscript("final_files");
    auto arrived = [&](std::string const& name) {
        return office::Arrived{name, sample_pdf(files.path / name, nothing), ""};
    };
    auto add = [&](std::string_view who, std::string const& kind, office::Arrived const& file) {
        return office::add_production_files(site.office, {cast_id(who), site.clock.now(), "", ""}, stage.id, kind,
                                            {file});
    };
    auto files_of = [&](std::string_view kind) {
        auto found = stage.facts().files;
        std::erase_if(found, [&](File const& f) { return f.kind != kind; });
        return found;
    };
    office::Arrived const table{"table.csv", files.write("table.csv", "plot,cover\n1,40\n"), ""};
    CHECK(add("zostera-marina", "final", table).empty());
    CHECK(files_of("final").back().audience == "production");
    CHECK(files_of("final").back().clean_sha256.empty());
    for (auto const* other : {"acer-saccharum", "salix-alba", "posidonia-oceanica", "quercus-robur"})
        CHECK_THROWS_AS(add(other, "final", arrived("x.pdf")), Problem);
    CHECK_THROWS_AS(add("zostera-marina", "proof", arrived("x.pdf")), Problem);
    CHECK_THROWS_AS(add("zostera-marina", "main", arrived("x.pdf")), Problem);
    add("zostera-marina", "final", arrived("wrong.pdf"));
    office::remove_file(site.office, {cast_id("zostera-marina"), site.clock.now(), "", ""}, stage.id,
                        files_of("final").back().id);
    CHECK(files_of("final").size() == 1);

    stage.take("deliver", "zostera-marina", {{"licence", "CC-BY-4.0"}});
    CHECK_THROWS_AS(add("zostera-marina", "final", arrived("late.pdf")), Problem);
    CHECK_THROWS_AS(add("acer-saccharum", "proof", arrived("early.pdf")), Problem);
    stage.take("pass_final", "salix-alba", cast::Case::ticks("final_files_check"));
    CHECK(add("acer-saccharum", "proof", arrived("proof.pdf")).empty());
    office::Arrived const text{"proof.txt", files.write("proof.txt", "words"), ""};
    CHECK_THROWS_AS(office::remove_file(site.office, {cast_id("acer-saccharum"), site.clock.now(), "", ""}, stage.id,
                                        files_of("final").front().id),
                    Problem);
    CHECK_THROWS_AS(add("acer-saccharum", "article", arrived("early.pdf")), Problem);
    stage.take("send_proof", "acer-saccharum");
    CHECK_THROWS_AS(add("acer-saccharum", "proof", arrived("late.pdf")), Problem);
    stage.take("approve_proof", "zostera-marina");
    CHECK(add("acer-saccharum", "article", text).front().reason ==
          "“proof.txt”: This is plain text; what is needed here is a PDF.");
    add("acer-saccharum", "article", arrived("a.pdf"));
    add("acer-saccharum", "article", arrived("b.pdf"));
    CHECK(files_of("article").size() == 1);
    CHECK(files_of("article").front().name == "b.pdf");
    CHECK(stage.facts().version().frozen_at);
}
