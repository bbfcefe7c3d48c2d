#include "files/inspect.hpp"
#include "web/stage.hpp"
#include "web/submitting.hpp"

#include <doctest/doctest.h>

using namespace succession;

namespace {

constexpr auto reviewer = "posidonia-oceanica";

/// A manuscript with its files, sent in by its author and under review.
struct Reviewed : Submitting {
    Stage stage{*this};
    ReviewId review;
    File main;
    std::string address; ///< of the main document

    Reviewed()
    {
        manuscript = begin();
        fill_in();
        post(manuscript + "/submission/check", {}, author);
        manuscript = "/manuscripts/REC-26-0001";
        stage.id = facts().manuscript.id;
        stage.take("pass", "salix-alba", cast::Case::ticks("technical_check"));
        stage.take("assign", "quercus-robur",
                   {{"editor", Stage::key(cast_id(stage.editor))}, {"overruled", "Nobody else knows the bay"}});
        main = file_of("main");
        address = address_of("main");
        review = stage.invite(reviewer);
    }

    File file_of(std::string_view kind)
    {
        auto const all = facts().files;
        return *std::ranges::find(all, kind, &File::kind);
    }
    std::string address_of(std::string_view kind)
    {
        return manuscript + "/files/" + std::to_string(file_of(kind).id.value);
    }
    void accept() { stage.take("accept", reviewer, {}, review); }
};

} // namespace

TEST_CASE("reviewers get the copy without properties, under a name that tells nothing, while they review")
{
    Reviewed at;
    CHECK(at.get(at.address, reviewer).status == 404);
    at.accept();
    auto const theirs = at.get(at.address, reviewer);
    REQUIRE(theirs.file);
    CHECK(header(theirs, "content-disposition") == "inline; filename=\"REC-26-0001-R0-main.pdf\"");
    CHECK(inspect(theirs.file->path).findings.empty());
    CHECK(header(theirs, "content-security-policy").find("frame-ancestors 'self'") != std::string::npos);
    CHECK(header(theirs, "x-content-type-options") == "nosniff");
    CHECK(header(theirs, "etag") == "\"" + at.main.clean_sha256 + "\"");
    for (auto const& [name, value] : theirs.headers) CHECK(value.find("Canary") == std::string::npos);
    CHECK(at.get(at.address_of("title_page"), reviewer).status == 404);
    at.stage.take("give_up", reviewer, {{"reason", "ill"}}, at.review);
    CHECK(at.get(at.address, reviewer).status == 404);
}

TEST_CASE("editors get what was sent, and strangers nothing")
{
    Reviewed at;
    auto const editors = at.get(at.address, at.stage.editor);
    REQUIRE(editors.file);
    CHECK(header(editors, "content-disposition").starts_with("inline; filename=\"Canary of the marsh.pdf\""));
    CHECK(inspect(editors.file->path).findings.size() == 1);
    CHECK(at.get(at.address, "rhizophora-mangle").status == 404);
}

TEST_CASE("a review's link opens the reviewers' copy of its own manuscript's files alone")
{
    Reviewed at;
    at.accept();
    auto const link = "/review/" + at.token_to(cast_address(reviewer), "review") + "/files/";
    auto const linked = at.get(link + std::to_string(at.main.id.value));
    REQUIRE(linked.file);
    CHECK(header(linked, "etag") == "\"" + at.main.clean_sha256 + "\"");
    CHECK(header(linked, "referrer-policy") == "no-referrer");
    CHECK(at.get(link + std::to_string(at.main.id.value + 1)).status == 404);
    CHECK(at.get("/review/nonsense/files/" + std::to_string(at.main.id.value)).status == 404);
}

TEST_CASE("a file that was never cleaned is not for reviewers")
{
    Reviewed at;
    at.accept();
    auto const before = at.facts();
    auto after = before;
    for (auto& file : after.files) file.clean_sha256.clear();
    for (auto& file : after.files) file.media_type = "image/png";
    after.manuscript.version += 1;
    at.database.write([&](Transaction& tx) { dossiers::save(tx, before, after); });
    CHECK(at.get(at.address, reviewer).status == 404);
    CHECK(at.get(at.address, at.stage.editor).status == 200);
}
