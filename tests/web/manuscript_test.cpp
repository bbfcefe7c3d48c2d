#include "web/alike.hpp"
#include "web/stage.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace succession;

namespace {

using Readers = std::set<std::string>;

/// Who reads a text on the manuscript's page, by hand, from the table of who may see what.
struct Told {
    std::string text;
    Readers readers;
};

Readers const editors{"laminaria-digitata", "quercus-robur", "salix-alba"};
Readers const authors{"zostera-marina", "ostrea-edulis"};
Readers const reviewers{"posidonia-oceanica", "rhizophora-mangle"};

Readers operator+(Readers one, Readers const& other)
{
    one.insert(other.begin(), other.end());
    return one;
}

void check_readers(Journey& site, std::string const& address, Readers const& everybody, std::vector<Told> const& table)
{
    for (auto const& reader : everybody) {
        auto const page = site.get(address, reader);
        REQUIRE(page.status == 200);
        for (auto const& [text, readers] : table) {
            CAPTURE(reader);
            CAPTURE(text);
            CHECK(says(page, text) == readers.contains(reader));
        }
    }
}

/// What is written anywhere, to see that nothing was.
std::int64_t written(Journey& site)
{
    std::int64_t sum = 0;
    for (std::string const table : {"event", "letter", "link", "review", "desk", "answered"})
        sum = sum * 1000 + *site.database.reading([&](Transaction& tx) {
            return first<std::int64_t>(tx, "SELECT count(*) FROM " + table);
        });
    return sum + *site.database.reading(
                     [&](Transaction& tx) { return first<std::int64_t>(tx, "SELECT sum(version) FROM manuscript"); });
}

} // namespace

TEST_CASE("once a revision is asked, each reads what is theirs, and nothing else")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("revising");
    auto const office_and_authors = editors + authors;
    check_readers(site, stage.address(), office_and_authors + reviewers,
                  {{"Seagrass meadows recover", office_and_authors + reviewers},
                   {"abstract of the curlew", office_and_authors + reviewers},
                   {"ethics of the curlew", office_and_authors},
                   {"cover_letter of the curlew", office_and_authors},
                   {"Halimione portulacoides", office_and_authors},
                   {"halimione@shore.example", office_and_authors},
                   {"reason of the puffin", editors + Readers{"zostera-marina"}},
                   {"reason of the shrimp", editors + Readers{"zostera-marina"}},
                   {"reason of the crane", editors},
                   {"Alnus glutinosa", editors},
                   {"comments_to_authors of the eelgrass", office_and_authors + reviewers},
                   {"comments_to_authors of the mudskipper", office_and_authors + reviewers},
                   {"comments_to_editors of the eelgrass", editors + Readers{"posidonia-oceanica"}},
                   {"comments_to_editors of the mudskipper", editors + Readers{"rhizophora-mangle"}},
                   {"letter of the heron", office_and_authors},
                   {"note of the bittern", editors},
                   {"note of the cormorant", editors},
                   {"draft of the avocet", editors},
                   {"Laminaria digitata", office_and_authors + reviewers},
                   {"Quercus robur", editors},
                   {"of the plover", {}},
                   {"of the snipe", {}},
                   {"/letters/", editors},
                   {"Reviewer accepted", editors + reviewers},
                   {"Decision released", office_and_authors}});
    for (auto const* who : {"zostera-marina", "laminaria-digitata"})
        CHECK(says(site.get(stage.address(), who), "round\u00a01\u00a0· revision\u00a01\u00a0(R1) in preparation"));
    CHECK_FALSE(says(site.get(stage.address(), "posidonia-oceanica"), "in preparation"));
    CHECK_FALSE(says(site.get(stage.address(), "zostera-marina"), "Posidonia"));
    CHECK_FALSE(says(site.get(stage.address(), "posidonia-oceanica"), "Rhizophora"));
    CHECK(says(site.get(stage.address(), "posidonia-oceanica"), "Reviewer 2"));
}

TEST_CASE("an author of whom only the country is known is shown with it alone")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("check");
    site.database.write([&](Transaction& tx) {
        run(tx, "UPDATE author SET affiliation = '', country = 'NO' WHERE manuscript_id = :1", stage.id);
    });
    CHECK(says(site.get(stage.address(), "zostera-marina"), "data-label=\"Institution\">Norway<"));
}

TEST_CASE("while reviewers write, authors learn nothing of them")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("inviting");
    auto const choosing = site.get(stage.address(), "zostera-marina").body;
    stage.invite("posidonia-oceanica");
    stage.accept("rhizophora-mangle");
    CHECK(site.get(stage.address(), "zostera-marina").body == choosing);
    stage.take("accept", "posidonia-oceanica", {}, stage.review("posidonia-oceanica"));
    REQUIRE(stage.state() == "in_review");
    CHECK(site.get(stage.address(), "zostera-marina").body == choosing);
    stage.file("posidonia-oceanica");
    CHECK(site.get(stage.address(), "zostera-marina").body == choosing);
    CHECK_FALSE(says(site.get(stage.address(), "rhizophora-mangle"), "eelgrass"));
}

TEST_CASE("a decision that is held changes nothing that anybody but an editor sees")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("recommended");
    std::map<std::string, std::string> before;
    auto pages = [&](std::string const& who) {
        return site.get(stage.address(), who).body + site.get("/desk", who).body + site.get("/manuscripts", who).body +
               site.get("/manuscripts?stage=decision", who).body;
    };
    auto const outside = authors + reviewers + Readers{"acer-saccharum", "alnus-glutinosa"};
    for (auto const& who : outside) before[who] = pages(who);
    stage.decide("minor-revision");
    for (auto const& who : outside) {
        CAPTURE(who);
        CHECK(pages(who) == before[who]);
    }
    auto const seen = site.get(stage.address(), "laminaria-digitata");
    CHECK(says(seen, "letter of the heron"));
    CHECK(says(seen, "Not yet released"));
    CHECK(says(seen, "22 October 2026, 12:00 UTC"));
    CHECK(says(site.get(stage.address(), "quercus-robur"), "Take the decision back"));
    CHECK_FALSE(says(seen, "Take the decision back"));
}

TEST_CASE("to whoever has no part in a manuscript it is as if there were none")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("in_review");
    auto const review = std::to_string(stage.review("posidonia-oceanica").value);
    auto const letter = std::to_string(site.letters_to(cast_address("zostera-marina")).front().id.value);
    for (std::string const who : {"fagus-sylvatica", "alnus-glutinosa", "apis-mellifera", "acer-saccharum"}) {
        CAPTURE(who);
        auto const nothing = site.get("/manuscripts/REC-99-0001", who);
        CHECK(nothing.status == 404);
        for (auto const& path : {std::string(), std::string("/acts/hold"), std::string("/acts/nothing"),
                                 "/letters/" + letter, "/reviews/" + review + "/acts/cancel"}) {
            auto const refused = site.get(stage.address() + path, who);
            CAPTURE(path);
            CHECK(refused.status == 404);
            CHECK(refused.body == nothing.body);
        }
        CHECK(site.get("/manuscripts/" + std::to_string(stage.id.value), who).body == nothing.body);
    }
}

TEST_CASE("an editor who hands a manuscript back no longer sees it, nor its letters")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("inviting");
    CHECK(site.get(stage.address(), "laminaria-digitata").status == 200);
    stage.take("hand_back", "laminaria-digitata", {{"reason", "reason of the gannet"}});
    CHECK(site.get(stage.address(), "laminaria-digitata").status == 404);
}

TEST_CASE("an editor who is an author sees what an author sees")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("draft");
    auto const before = stage.facts();
    auto after = before;
    after.authors.back().person_id = Sealed<std::optional<PersonId>>(cast_id("salix-alba"));
    after.manuscript.version += 1;
    site.database.write([&](Transaction& tx) { dossiers::save(tx, before, after); });
    stage.take("submit", "zostera-marina");
    auto const page = site.get(stage.address(), "salix-alba");
    CHECK(page.status == 200);
    CHECK(says(page, "one of its authors"));
    CHECK_FALSE(says(page, "Pass the technical check"));
    CHECK_FALSE(says(page, "/letters/"));
    CHECK(says(site.get(stage.address(), "alnus-glutinosa"), "Pass the technical check"));
}

TEST_CASE("a key leads to the number once there is one, for whoever may see the manuscript")
{
    Journey site;
    Stage stage(site);
    auto const draft = "/manuscripts/" + stage.manuscript("draft");
    CHECK(says(site.get(draft, "zostera-marina"), "Submit the manuscript"));
    CHECK(site.get(draft, "ostrea-edulis").status == 404);
    CHECK(site.get(draft, "salix-alba").status == 404);
    stage.take("submit", "zostera-marina");
    for (auto const* page : {"", "/submission", "/submission/authors", "/acts/withdraw"})
        CHECK(header(site.get(draft + page, "zostera-marina"), "location") == "/manuscripts/REC-26-0001");
    auto const late = site.post(draft + "/submission/text", {{"title", "Typed in another window"}, {"version", "1"}},
                                "zostera-marina");
    CHECK(late.status == 409);
    CHECK(says(late, "Typed in another window"));
    CHECK(site.get(draft, "fagus-sylvatica").status == 404);
    CHECK(site.get(draft + "/submission/authors", "fagus-sylvatica").status == 404);
}

TEST_CASE("why a manuscript is on hold is read by those who may lift it")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("in_review");
    stage.take("hold", "salix-alba", {{"reason", "reason of the kestrel"}});
    check_readers(site, stage.address(), editors + authors + reviewers,
                  {{"reason of the kestrel", {"quercus-robur", "salix-alba"}}, {"On hold", editors + authors}});
}

TEST_CASE("that a co-author objected is read by those who settle it; the others read of a hold")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("inviting");
    auto author = AuthorId{};
    auto const now = stage.facts();
    for (auto const& one : now.authors)
        if (Standings::byline(one).given == "Ostrea") author = one.id;
    office::Wish wish{stage.id, "object"};
    wish.author = author;
    wish.form = Form(Typed{{"reason", "reason of the fulmar"}});
    REQUIRE(office::take(site.office, Act{{}, site.clock.now(), "", "/"}, wish).taken);
    Readers const settling{"quercus-robur", "salix-alba"};
    check_readers(site, stage.address(), editors + authors,
                  {{"reason of the fulmar", settling},
                   {"A co-author objected", settling},
                   {"A co-author objects", settling},
                   {"On hold", editors + authors}});
}

TEST_CASE("production sees authors and final files, and nothing of the reviews")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("typesetting");
    check_readers(site, stage.address(), {"acer-saccharum"},
                  {{"Halimione portulacoides", {"acer-saccharum"}},
                   {"Final file", {"acer-saccharum"}},
                   {"Send the proof to the authors", {"acer-saccharum"}},
                   {"Laminaria digitata", {"acer-saccharum"}},
                   {"Title page", {}},
                   {"Posidonia", {}},
                   {"eelgrass", {}},
                   {"letter of the heron", {}},
                   {"note of the cormorant", {}},
                   {"Quercus", {}},
                   {"/letters/", {}}});
}

TEST_CASE("looking changes nothing")
{
    Journey site;
    Stage stage(site);
    for (std::string const state : {"check", "in_review", "held", "revising", "proof_out"}) {
        stage.manuscript(state);
        auto const before = written(site);
        for (auto const& who : editors + authors + reviewers)
            for (auto const* path :
                 {"", "/acts/hold", "/acts/write", "/acts/extend", "/acts/withdraw", "/acts/take_back"})
                site.get(stage.address() + path, who);
        CHECK(written(site) == before);
    }
}

TEST_CASE("an editor reads a letter without its link, and sends it again when it did not arrive")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("inviting");
    stage.invite("posidonia-oceanica");
    auto letter = site.letters_to(cast_address("posidonia-oceanica")).back();
    auto const address = stage.address() + "/letters/" + std::to_string(letter.id.value);
    auto const shown = site.get(address, "laminaria-digitata");
    CHECK(says(shown, "Invitation to review"));
    CHECK(says(shown, "a link of the recipient"));
    CHECK_FALSE(says(shown, "[[link]]"));
    CHECK_FALSE(says(shown, "Send it once more"));
    CHECK(site.post(address + "/resend", {}, "laminaria-digitata").status == 409);
    letter.state = "failed";
    letter.answer = "550 no such mailbox";
    site.database.write([&](Transaction& tx) { letters::update(tx, letter); });
    CHECK(says(site.get(stage.address(), "laminaria-digitata"), "not delivered"));
    CHECK(says(site.get(address, "laminaria-digitata"), "550 no such mailbox"));
    CHECK(site.post(address + "/resend", {}, "zostera-marina").status == 404);
    CHECK(site.post(address + "/resend", {}, "laminaria-digitata").status == 303);
    CHECK(site.letters_to(cast_address("posidonia-oceanica")).back().state == "waiting");
}

TEST_CASE("a manuscript submitted anew and the one before know each other")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("resubmit_offered");
    auto const earlier = stage.address();
    stage.take("resubmit", "zostera-marina");
    auto const later = "/manuscripts/" + std::to_string(stage.offspring.value);
    CHECK(says(site.get(earlier, "zostera-marina"), "href=\"" + later + "\""));
    auto const draft = site.get(later, "zostera-marina");
    CHECK(says(draft, "The earlier manuscript"));
    CHECK(says(draft, "href=\"" + earlier + "\""));
    CHECK(header(site.get("/manuscripts/" + std::to_string(stage.id.value), "zostera-marina"), "location") == earlier);
}

TEST_CASE("a draft is its authors' own: whoever has the manuscript before it does not learn that it is begun")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("resubmit_offered");
    auto seen = [&] {
        std::map<std::string, std::string> pages;
        for (auto const* who : {"quercus-robur", "laminaria-digitata", "salix-alba", "ostrea-edulis"})
            for (auto const& address : {std::string("/desk"), std::string("/manuscripts"), stage.address()})
                pages[who + address] = alike(site.get(address, who));
        return pages;
    };
    auto const before = seen();
    stage.take("resubmit", "zostera-marina");
    auto const after = seen();
    for (auto const& [page, text] : before) {
        CAPTURE(page);
        CHECK(after.at(page) == text);
    }
}

TEST_CASE("a draft that was to take up an offer and is deleted leaves the offer open")
{
    Journey site;
    Stage stage(site);
    stage.manuscript("resubmit_offered");
    auto anew = [&] { return site.post(stage.address() + "/acts/resubmit", {}, "zostera-marina"); };
    auto const draft = header(anew(), "location");
    CHECK(site.get(stage.address() + "/acts/resubmit", "zostera-marina").body.find("It has been submitted anew") !=
          std::string::npos);
    CHECK(site.post(draft + "/acts/discard", {}, "zostera-marina").status == 303);
    CHECK(site.get(draft, "zostera-marina").status == 404);
    CHECK_FALSE(says(site.get(stage.address(), "zostera-marina"), draft));
    CHECK_FALSE(stage.facts().manuscript.resubmitted_id);
    auto const second = header(anew(), "location");
    CHECK(second != draft);
    CHECK(says(site.get(stage.address(), "zostera-marina"), second));
    site.post(second + "/acts/discard", {}, "zostera-marina");
    stage.wait(300 * day);
    CHECK(stage.state() == "rejected");
}

TEST_CASE("a notice leads to the manuscript of its article only those who have it")
{
    Journey site;
    Stage stage(site);
    auto const article = stage.manuscript("early_view");
    stage.take("notice", "quercus-robur",
               {{"kind", "correction"}, {"title", "Correction: seagrass"}, {"text", "Read sedge for hedge."}});
    auto const notice = "/manuscripts/" + std::to_string(stage.offspring.value);
    auto const link = "href=\"/manuscripts/" + article + "\"";
    auto const own = site.get(notice, "quercus-robur");
    REQUIRE(own.status == 303);
    auto const address = header(own, "location");
    CHECK(says(site.get(address, "quercus-robur"), link));
    CHECK(says(site.get(address, "salix-alba"), link));
    auto const before = stage.facts();
    auto after = before;
    after.conflicts.push_back(
        {make_key(), stage.id, Sealed<PersonId>(cast_id("salix-alba")), "A cousin wrote it.", site.clock.now()});
    after.manuscript.version += 1;
    site.database.write([&](Transaction& tx) { dossiers::save(tx, before, after); });
    CHECK(site.get(address, "salix-alba").status == 200);
    CHECK_FALSE(says(site.get(address, "salix-alba"), link));
}
