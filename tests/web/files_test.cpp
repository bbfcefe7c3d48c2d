#include "files/inspect.hpp"
#include "web/stage.hpp"
#include "web/submitting.hpp"

#include <doctest/doctest.h>

using namespace succession;

TEST_CASE("reviewers get the copy without properties under a name that tells nothing; editors what was sent")
{
    Submitting desk;
    desk.manuscript = desk.begin();
    desk.fill_in();
    desk.post(desk.manuscript + "/submission/check", {}, desk.author);
    desk.manuscript = "/manuscripts/REC-26-0001";
    Stage stage(desk);
    stage.id = desk.facts().manuscript.id;
    stage.take("pass", "salix-alba", cast::Case::ticks("technical_check"));
    stage.take("assign", "quercus-robur", {{"editor", Stage::key(cast_id(stage.editor))}});
    auto file_of = [&](std::string_view kind) {
        for (auto const& file : desk.facts().files)
            if (file.kind == kind) return file;
        return File{};
    };
    auto const main = file_of("main");
    auto const address = desk.manuscript + "/files/" + std::to_string(main.id.value);
    std::string const reviewer = "posidonia-oceanica";
    auto const review = stage.invite(reviewer);
    CHECK(desk.get(address, reviewer).status == 404);
    stage.take("accept", reviewer, {}, review);

    auto const theirs = desk.get(address, reviewer);
    REQUIRE(theirs.file);
    CHECK(header(theirs, "content-disposition") == "inline; filename=\"REC-26-0001-R0-main.pdf\"");
    CHECK(inspect(theirs.file->path).findings.empty());
    CHECK(header(theirs, "content-security-policy").find("frame-ancestors 'self'") != std::string::npos);
    CHECK(header(theirs, "x-content-type-options") == "nosniff");
    CHECK(header(theirs, "etag") == "\"" + main.clean_sha256 + "\"");
    for (auto const& [name, value] : theirs.headers) CHECK(value.find("Canary") == std::string::npos);
    CHECK(desk.get(desk.manuscript + "/files/" + std::to_string(file_of("title_page").id.value), reviewer).status ==
          404);

    auto const editors = desk.get(address, stage.editor);
    REQUIRE(editors.file);
    CHECK(header(editors, "content-disposition").starts_with("inline; filename=\"Canary of the marsh.pdf\""));
    CHECK(inspect(editors.file->path).findings.size() == 1);
    CHECK(desk.get(address, "rhizophora-mangle").status == 404);

    auto const token = desk.token_to(cast_address(reviewer), "review");
    auto const linked = desk.get("/review/" + token + "/files/" + std::to_string(main.id.value));
    REQUIRE(linked.file);
    CHECK(header(linked, "etag") == "\"" + main.clean_sha256 + "\"");
    CHECK(header(linked, "referrer-policy") == "no-referrer");
    CHECK(desk.get("/review/" + token + "/files/" + std::to_string(main.id.value + 1)).status == 404);
    CHECK(desk.get("/review/nonsense/files/" + std::to_string(main.id.value)).status == 404);
    auto const before = desk.facts();
    auto after = before;
    for (auto& file : after.files) file.clean_sha256.clear();
    for (auto& file : after.files) file.media_type = "image/png";
    after.manuscript.version += 1;
    desk.database.write([&](Transaction& tx) { dossiers::save(tx, before, after); });
    CHECK(desk.get(address, reviewer).status == 404); // never cleaned: not for reviewers
    CHECK(desk.get(address, stage.editor).status == 200);
    stage.take("give_up", reviewer, {{"reason", "ill"}}, review);
    CHECK(desk.get(address, reviewer).status == 404);
}
