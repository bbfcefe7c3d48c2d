#include "files/sample_pdf.hpp"
#include "files/store.hpp"
#include "office/in_production.hpp"
#include "storage/articles.hpp"
#include "web/fixture.hpp"

#include <zip.h>

using namespace succession;

namespace {

auto const pe = "acer-saccharum";
auto const author = "zostera-marina";

/// A journal with a place for files.
struct Press : Journey {
    Folder folder;
    Store store{folder.path / "files"};

    Press() { office.store = &store; }

    /// A file as it arrives, in the store's own folder.
    Upload upload(std::string const& name, std::filesystem::path const& made)
    {
        auto const path = store.incoming() / name;
        std::filesystem::copy_file(made, path, std::filesystem::copy_options::overwrite_existing);
        return {"file", name, path, static_cast<std::int64_t>(std::filesystem::file_size(path)), ""};
    }
    Upload pdf(std::string const& name) { return upload(name, sample_pdf(folder.path / "made.pdf", nothing, name)); }

    Production production(ManuscriptId id)
    {
        return database.reading([&](Transaction& tx) { return *dossiers::find(tx, id)->in_production(); });
    }
    std::vector<File> files(ManuscriptId id, std::string_view kind)
    {
        auto found = database.reading([&](Transaction& tx) { return dossiers::find(tx, id)->files; });
        std::erase_if(found, [&](File const& file) { return file.kind != kind; });
        return found;
    }
};

std::string first_in_zip(std::filesystem::path const& path, std::uint64_t index)
{
    int error = 0;
    auto* archive = zip_open(path.c_str(), ZIP_RDONLY, &error);
    REQUIRE(archive);
    auto const* name = zip_get_name(archive, index, 0);
    std::string found = name ? name : "";
    zip_discard(archive);
    return found;
}

} // namespace

TEST_CASE("the authors add final files, agree to a licence and send both")
{
    Press site;
    auto const id = produce(site, {.state = "final_files"});
    auto const form = site.get("/manuscripts/REC-25-0001/acts/deliver", author);
    CHECK(form.status == 200);
    CHECK(says(form, "CC BY 4.0"));
    CHECK(says(form, "Please add the final files first."));
    CHECK(site.post("/manuscripts/REC-25-0001/acts/deliver", {{"licence", "CC-BY-4.0"}}, author).status == 422);
    CHECK(site.post("/manuscripts/REC-25-0001/production/final", {}, author).status == 422); // no file chosen
    CHECK(site.post("/manuscripts/REC-25-0001/production/final", {}, author, {site.pdf("text.pdf")}).status == 303);
    CHECK(says(site.get("/manuscripts/REC-25-0001/acts/deliver", author), "text.pdf"));
    REQUIRE(site.files(id, "final").size() == 1);
    CHECK(site.post("/manuscripts/REC-25-0001/production/final",
                    {{"remove", std::to_string(site.files(id, "final")[0].id.value)}}, author)
              .status == 303);
    CHECK(site.files(id, "final").empty());
    site.post("/manuscripts/REC-25-0001/production/final", {}, author, {site.pdf("text.pdf")});
    auto const unchosen = site.post("/manuscripts/REC-25-0001/acts/deliver", {}, author);
    CHECK(unchosen.status == 422);
    CHECK(says(unchosen, "Please fill in “Licence”"));
    CHECK(site.post("/manuscripts/REC-25-0001/acts/deliver", {{"licence", "CC-BY-NC-4.0"}}, author).status == 303);
    CHECK(site.production(id).state == "final_check");
    CHECK(site.production(id).licence == "CC-BY-NC-4.0");
    CHECK(site.post("/manuscripts/REC-25-0001/production/final", {}, author, {site.pdf("late.pdf")}).status == 409);
}

TEST_CASE("nobody but those whose turn it is adds files of production")
{
    Press site;
    auto const id = produce(site, {.state = "final_files"});
    for (auto const* stranger :
         {pe, "salix-alba", "quercus-robur", "ostrea-edulis", "posidonia-oceanica", "apis-mellifera"}) {
        CAPTURE(std::string(stranger));
        auto const answer = site.post("/manuscripts/REC-25-0001/production/final", {}, stranger, {site.pdf("x.pdf")});
        CHECK((answer.status == 404 || answer.status == 409));
    }
    CHECK(site.post("/manuscripts/REC-25-0001/production/proof", {}, author, {site.pdf("x.pdf")}).status == 404);
    CHECK(site.post("/manuscripts/REC-25-0001/production/main", {}, author, {site.pdf("x.pdf")}).status == 404);
    CHECK(site.files(id, "final").empty());
}

TEST_CASE("a proof goes to its authors, who read it beside their answer")
{
    Press site;
    auto const id = produce(site, {.state = "typesetting"});
    CHECK(says(site.get("/manuscripts/REC-25-0001/acts/send_proof", pe), "asked to answer by 24 October 2026"));
    CHECK(site.post("/manuscripts/REC-25-0001/production/proof", {}, pe, {site.pdf("second.pdf")}).status == 303);
    CHECK(site.post("/manuscripts/REC-25-0001/acts/send_proof", {}, pe).status == 303);
    auto const proof = site.files(id, "proof").back();
    auto const page = site.get("/manuscripts/REC-25-0001/acts/approve_proof", author);
    CHECK(page.status == 200);
    CHECK(says(page, "<iframe src=\"/manuscripts/REC-25-0001/files/" + std::to_string(proof.id.value)));
    CHECK(site.get("/manuscripts/REC-25-0001/files/" + std::to_string(proof.id.value), author).status == 200);
    CHECK(site.post("/manuscripts/REC-25-0001/acts/correct_proof", {{"corrections", " "}}, author).status == 422);
    CHECK(
        site.post("/manuscripts/REC-25-0001/acts/correct_proof", {{"corrections", "Page 3: sedge, not hedge"}}, author)
            .status == 303);
    CHECK(says(site.get("/manuscripts/REC-25-0001/acts/send_proof", pe), "Page 3: sedge, not hedge"));
    CHECK(site.post("/manuscripts/REC-25-0001/acts/send_proof", {}, pe).status == 303);
    CHECK(site.get("/manuscripts/REC-25-0001/acts/approve_proof", pe).status == 404);
    CHECK(site.post("/manuscripts/REC-25-0001/acts/approve_proof", {}, author).status == 303);
    CHECK(site.production(id).state == "proof_ok");
}

TEST_CASE("a proof is the authors' from the moment it is sent, and what they approved is printed")
{
    Press site;
    auto const id = produce(site, {.state = "typesetting"});
    std::string const page = "/manuscripts/REC-25-0001";
    auto add = [&](std::string const& name) {
        REQUIRE(site.post(page + "/production/proof", {}, pe, {site.pdf(name)}).status == 303);
        return page + "/files/" + std::to_string(site.files(id, "proof").back().id.value);
    };
    auto const kept_from_authors = [&](std::string const& address) {
        CHECK(site.get(address, pe).status == 200);
        CHECK(site.get(address, author).status == 404);
        CHECK_FALSE(says(site.get(page, author), address));
    };
    auto const first = add("first.pdf");
    kept_from_authors(first);
    site.post(page + "/acts/send_proof", {}, pe);
    CHECK(site.get(first, author).status == 200);
    site.post(page + "/acts/correct_proof", {{"corrections", "Page 3: sedge, not hedge"}}, author);
    auto const second = add("second.pdf");
    kept_from_authors(second);
    CHECK(site.get(first, author).status == 200);
    site.post(page + "/acts/send_proof", {}, pe);
    CHECK(site.get(second, author).status == 200);
    site.post(page + "/acts/approve_proof", {}, author);
    CHECK(site.post(page + "/production/proof", {}, pe, {site.pdf("third.pdf")}).status == 409);
    auto const approved = site.files(id, "proof").back().sha256;
    publish_now(site, id, "10.1111/rec.70001");
    auto const article = site.database.reading([&](Transaction& tx) { return articles::find(tx, id); });
    REQUIRE(article);
    CHECK(article->pdf_sha256 == approved);
}

TEST_CASE("a publication is scheduled with the next DOI, and a DOI that is taken is said beside its field")
{
    Press site;
    publish_paper(site, {.number = "REC-25-0009"}, "10.1111/rec.70001");
    auto const id = produce(site, {});
    auto const page = site.get("/manuscripts/REC-25-0001/acts/schedule", pe);
    CHECK(says(page, "value=\"10.1111/rec.70002\""));
    CHECK(says(page, "value=\"2026-10-22\""));
    CHECK(says(page, "PDF for readers"));
    auto const clash = site.post("/manuscripts/REC-25-0001/acts/schedule",
                                 {{"doi", "10.1111/rec.70001"}, {"date", "2026-10-30"}, {"time", "09:30"}}, pe);
    CHECK(clash.status == 422);
    CHECK(says(clash, "This DOI belongs to another article."));
    CHECK(says(clash, "The next one that is free: 10.1111/rec.70002"));
    CHECK(says(clash, "value=\"09:30\""));
    CHECK(says(site.post("/manuscripts/REC-25-0001/acts/schedule",
                         {{"doi", "10.1111/rec.70002"}, {"date", "2026-10-30"}, {"time", "25:00"}}, pe),
               "hours and minutes"));
    CHECK(site.post("/manuscripts/REC-25-0001/acts/schedule",
                    {{"doi", "10.1111/rec.70002"}, {"date", "2026-10-30"}, {"time", "09:30"}}, pe)
              .status == 303);
    CHECK(iso_time(*site.production(id).publish_at) == "2026-10-30T09:30:00Z");
}

TEST_CASE("the page to schedule says what is missing")
{
    Press site;
    auto facts = accepted({});
    facts.files.clear();
    facts.production.front().licence.clear();
    site.database.write([&](Transaction& tx) { dossiers::insert(tx, facts); });
    auto const page = site.get("/manuscripts/REC-25-0001/acts/schedule", pe);
    CHECK(says(page, "The licence agreement is missing."));
    CHECK(says(page, "PDF is among the files."));
    CHECK(site.post("/manuscripts/REC-25-0001/production/article", {}, pe, {site.pdf("article.pdf")}).status == 303);
    CHECK_FALSE(says(site.get("/manuscripts/REC-25-0001/acts/schedule", pe), "PDF is among the files"));
}

TEST_CASE("the Editor-in-Chief writes a notice, which begins a way of its own")
{
    Press site;
    publish_paper(site, {}, "10.1111/rec.70001");
    CHECK(site.get("/manuscripts/REC-25-0001/acts/notice", pe).status == 404);
    auto const page = site.get("/manuscripts/REC-25-0001/acts/notice?kind=retraction", "quercus-robur");
    CHECK(says(page, "value=\"Retraction: Seagrass meadows recover beside oyster reefs\""));
    CHECK(site.post("/manuscripts/REC-25-0001/acts/notice",
                    {{"kind", "retraction"}, {"title", "Retraction"}, {"text", ""}}, "quercus-robur")
              .status == 422);
    auto const taken =
        site.post("/manuscripts/REC-25-0001/acts/notice",
                  {{"kind", "retraction"}, {"title", "Retraction"}, {"text", "Not sound."}}, "quercus-robur");
    REQUIRE(taken.status == 303);
    auto const place = header(taken, "location");
    CHECK(place == "/manuscripts/REC-26-0001");
    CHECK(site.get(place + "/acts/schedule", pe).status == 200);
    CHECK(site.post(place + "/acts/schedule", {{"doi", "10.1111/rec.70002"}, {"date", "2026-10-21"}}, pe).status ==
          303);
    CHECK(says(site.get("/articles/10.1111/rec.70001"), "Retracted"));
}

TEST_CASE("the production editor sees what is in production by state, and nobody else does")
{
    Press site;
    produce(site, {.title = "Being typeset", .number = "REC-25-0001", .state = "typesetting"});
    produce(site, {.title = "With its authors", .number = "REC-25-0002", .state = "proof_out"});
    publish_paper(site, {.title = "Published already", .number = "REC-25-0003"}, "10.1111/rec.70001");
    auto const page = site.get("/production", pe);
    auto const at = [&](char const* text) { return page.body.find(text); };
    CHECK(at("<h2>Typesetting</h2>") < at("Being typeset"));
    CHECK(at("Being typeset") < at("<h2>Proof with the authors</h2>"));
    CHECK(at("<h2>Proof with the authors</h2>") < at("With its authors"));
    CHECK_FALSE(says(page, "Published already"));
    for (auto const* stranger : {"salix-alba", "quercus-robur", author, "apis-mellifera", "laminaria-digitata"})
        for (auto const* address : {"/production", "/production/issues", "/production/issues/1"})
            CHECK(site.get(address, stranger).status == 404);
    CHECK(site.get("/production").status == 303);
    CHECK(site.get("/production/issues/1", pe).status == 404);
}

TEST_CASE("the production editor makes an issue out of articles, page by page")
{
    Press site;
    auto const first = publish_paper(site, {.title = "First article"}, "10.1111/rec.70001");
    auto const second = publish_paper(site, {.title = "Second article", .number = "REC-25-0002"}, "10.1111/rec.70002");
    auto const planned =
        site.post("/production/issues", {{"volume", "35"}, {"number", "1"}, {"year", "2027"}, {"name", ""}}, pe);
    REQUIRE(planned.status == 303);
    auto const place = header(planned, "location");
    auto const twin =
        site.post("/production/issues", {{"volume", "35"}, {"number", "1"}, {"year", "2027"}, {"name", "Kept"}}, pe);
    CHECK(twin.status == 422);
    CHECK(says(twin, "Volume 35 has an issue 1 already."));
    CHECK(says(twin, "value=\"Kept\""));
    CHECK(site.post(place + "/publish", {}, pe).status == 409);
    CHECK(site.post(place + "/open", {}, pe).status == 303);
    auto put = [&](ManuscriptId id, std::string pages) {
        return site.post(place + "/articles", {{"article", std::to_string(id.value)}, {"pages", std::move(pages)}}, pe);
    };
    CHECK(put(first, "1-10").status == 303);
    auto const clash = put(second, "10-20");
    CHECK(clash.status == 422);
    CHECK(says(clash, "Another article has 1-10 in this issue."));
    CHECK(says(clash, "value=\"10-20\""));
    CHECK(says(put(second, "ten"), "Pages look like"));
    CHECK(put(second, "11-20").status == 303);
    CHECK(site.get("/issues/35/1").status == 404);
    CHECK(site.post(place + "/title", {{"name", "Islands"}}, pe).status == 303);
    for (auto const* stranger : {"salix-alba", "quercus-robur", author})
        CHECK(site.post(place + "/publish", {}, stranger).status == 404);
    CHECK(site.post(place + "/publish", {}, pe).status == 303);
    auto const issue = site.get("/issues/35/1");
    CHECK(says(issue, "Islands"));
    CHECK(issue.body.find("First article") < issue.body.find("Second article"));
    CHECK(says(site.get(place, pe), "published"));
}

TEST_CASE("what a publisher takes over is one archive of final files and metadata, for those who check or typeset")
{
    Press site;
    auto const id = produce(site, {.state = "final_files"});
    CHECK(site.get("/manuscripts/REC-25-0001/handover.zip", "salix-alba").status == 404);
    site.post("/manuscripts/REC-25-0001/production/final", {}, author, {site.pdf("../text.pdf")});
    site.post("/manuscripts/REC-25-0001/acts/deliver", {{"licence", "CC-BY-4.0"}}, author);
    auto answer = site.get("/manuscripts/REC-25-0001/handover.zip", "salix-alba");
    REQUIRE(answer.status == 200);
    REQUIRE(answer.file);
    CHECK(header(answer, "content-type") == "application/zip");
    CHECK(header(answer, "content-disposition").find("REC-25-0001.zip") != std::string::npos);
    auto const path = answer.file->path;
    CHECK(first_in_zip(path, 0) == "metadata.json");
    CHECK(first_in_zip(path, 1) == "final/01-text.pdf");
    CHECK(content_of(path).size() == static_cast<std::size_t>(answer.file->size));
    answer = {};
    CHECK_FALSE(std::filesystem::exists(path)); // gone with the answer
    for (auto const* stranger : {author, "ostrea-edulis", "posidonia-oceanica", "apis-mellifera", "laminaria-digitata"})
        CHECK(site.get("/manuscripts/REC-25-0001/handover.zip", stranger).status == 404);
    CHECK(site.get("/manuscripts/REC-25-0001/handover.zip", pe).status == 200);
    CHECK(site.production(id).state == "final_check");
}
