#include "web/at_link.hpp"

#include "storage/reviewers.hpp"

#include <doctest/doctest.h>

using namespace succession;

namespace {

constexpr auto editor = "laminaria-digitata";

/// A coordinating editor choosing reviewers.
struct Choosing {
    Journey site{};
    Stage stage{site};
    std::string name = stage.manuscript("inviting");
    std::string place = stage.address() + "/reviewers";

    Response search(std::string const& words) { return site.get(place + "?q=" + words, editor); }
    Response list(std::string_view who, std::string_view as = editor)
    {
        return site.post(place, {{"person", Stage::key(cast_id(who))}}, std::string(as));
    }
    /// Another manuscript of somebody's, sent in with a co-author.
    void wrote_together(PersonId one, PersonId other)
    {
        Facts facts;
        auto& manuscript = facts.manuscript;
        manuscript.id = make_id<ManuscriptId>();
        manuscript.version = 1;
        manuscript.number = "REC-25-0007";
        manuscript.type = "research-article";
        manuscript.rules = site.office.rules.now().version;
        manuscript.transparency = "double";
        manuscript.state = "withdrawn";
        manuscript.submitter_id = one;
        int position = 0;
        for (auto const who : {one, other}) {
            Author author;
            author.id = make_id<AuthorId>();
            author.manuscript_id = manuscript.id;
            author.position = ++position;
            author.person_id = Sealed<std::optional<PersonId>>(who);
            facts.authors.push_back(author);
        }
        site.database.write([&](Transaction& tx) { dossiers::insert(tx, facts); });
    }
    void knows(std::string_view who, std::string const& affiliation, std::string const& expertise)
    {
        site.database.write([&](Transaction& tx) {
            auto person = people::get(tx, cast_id(who));
            person.affiliation = affiliation;
            person.expertise = expertise;
            people::update(tx, person);
        });
    }
    Review const listed(std::string_view who) { return *stage.facts().review(stage.review(who)); }
};

/// What the page says of one person.
std::string row_of(Response const& page, std::string const& name)
{
    auto const at = page.body.find("<strong>" + name);
    return at == std::string::npos ? "" : page.body.substr(at, page.body.find("</li>", at) - at);
}

bool holds(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("reviewers are found by name, address, institution and expertise, every word of it")
{
    Choosing at;
    at.knows("rhizophora-mangle", "Tidal Institute", "mangroves, drone surveys");
    for (auto const* words : {"mangle", "rhizophora.mangle@", "tidal", "DRONE", "mangroves+tidal"}) {
        CAPTURE(words);
        CHECK(holds(row_of(at.search(words), "Rhizophora mangle"), "Put on the list"));
    }
    CHECK(row_of(at.search("mangroves+posidonia"), "Rhizophora mangle").empty());
    CHECK(says(at.search("nobody-at-all"), "Nobody found"));
}

TEST_CASE("each candidate comes with what they have on hand")
{
    Choosing at;
    auto const quiet = row_of(at.search("rhizophora"), "Rhizophora mangle");
    CHECK(holds(quiet, "No review in the last 12 months"));
    at.stage.accept("rhizophora-mangle");
    at.stage.wait(12 * day);
    at.stage.file("rhizophora-mangle");
    at.stage.take("decline", "alnus-glutinosa", {}, at.stage.invite("alnus-glutinosa"));
    at.stage.invite("posidonia-oceanica");
    CHECK(holds(row_of(at.search("rhizophora"), "Rhizophora mangle"),
                "0 reviews open now; in the last 12 months 1 filed, 0 declined; 12 days on average"));
    CHECK(holds(row_of(at.search("alnus"), "Alnus glutinosa"), "0 filed, 1 declined"));
    CHECK(holds(row_of(at.search("posidonia"), "Posidonia oceanica"), "1 review open now"));
}

TEST_CASE("nobody learns from a load who reviews their own manuscript")
{
    Choosing at;
    at.stage.accept("rhizophora-mangle");
    auto const asked_by = [&](std::string_view who) {
        return at.site.database.reading([&](Transaction& tx) {
            return reviewers::find(tx, {"rhizophora", {}, 5, cast_id(who), 0}).front().open;
        });
    };
    CHECK(asked_by(editor) == 1);
    CHECK(asked_by("zostera-marina") == 0);
}

TEST_CASE("conflicts are shown: hard ones close the way, the others are to be overruled")
{
    Choosing at;
    CHECK(holds(row_of(at.search("ostrea"), "Ostrea edulis"), "is an author of this manuscript"));
    CHECK(holds(row_of(at.search("ostrea"), "Ostrea edulis"), "Cannot be overruled"));
    CHECK(holds(row_of(at.search("quercus"), "Quercus robur"), "decides on it"));
    CHECK(holds(row_of(at.search("laminaria"), "Laminaria digitata"), "is its coordinating editor"));
    at.knows("rhizophora-mangle", "Zostera Station", "");
    CHECK(holds(row_of(at.search("rhizophora"), "Rhizophora mangle"), "same institution as an author"));
    CHECK(holds(row_of(at.search("rhizophora"), "Rhizophora mangle"), "You will be asked why"));
    for (auto const* who : {"ostrea-edulis", "quercus-robur", editor}) CHECK(at.list(who).status == 422);
    CHECK(at.stage.facts().reviews.empty());
}

TEST_CASE("an author is known by ORCID iD and by any address, also without a link to the account")
{
    Choosing at;
    auto page = at.site.post(at.place, {{"family", "portulacoides"}, {"email", "Halimione@shore.example"}}, editor);
    CHECK(page.status == 422);
    CHECK(says(page, "is an author of this manuscript"));
    CHECK(at.stage.facts().reviews.empty());
}

TEST_CASE("somebody with whom an author wrote is a concern, on the list and when invited")
{
    Choosing at;
    at.wrote_together(cast_id("rhizophora-mangle"), cast_id("zostera-marina"));
    CHECK(holds(row_of(at.search("rhizophora"), "Rhizophora mangle"), "wrote with Zostera marina on record here"));
    CHECK_FALSE(holds(row_of(at.search("posidonia"), "Posidonia oceanica"), "wrote with"));
    CHECK(at.list("rhizophora-mangle").status == 303);
    auto const review = at.listed("rhizophora-mangle");
    auto const place = fmt::format("{}/reviews/{}/acts/invite", at.stage.address(), review.id.value);
    CHECK(says(at.site.get(place, editor), "wrote with Zostera marina"));
    Typed form{{"due", "2026-10-30"}, {"version", std::to_string(review.version)}};
    auto const refused = at.site.post(place, form, editor);
    CHECK(refused.status == 422);
    CHECK(says(refused, "please say why"));
    form.emplace_back("overruled", "reason of the shag");
    CHECK(at.site.post(place, form, editor).status == 303);
    CHECK(at.listed("rhizophora-mangle").state == "invited");
    CHECK(at.listed("rhizophora-mangle").overruled == "reason of the shag");
}

TEST_CASE("whom the authors suggest although they wrote together is a concern in their own list, too")
{
    Choosing at;
    auto const larus = at.site.database.writing(
        [&](Transaction& tx) { return people::know(tx, "Larus", "marinus", "larus@cliff.example", "", noon); });
    CHECK_FALSE(holds(row_of(at.site.get(at.place, editor), "Larus marinus"), "wrote with"));
    at.wrote_together(larus, cast_id("zostera-marina"));
    CHECK(holds(row_of(at.site.get(at.place, editor), "Larus marinus"), "wrote with Zostera marina on record here"));
}

TEST_CASE("whom the authors suggest is marked, and so is whom they oppose")
{
    Choosing at;
    CHECK(holds(row_of(at.site.get(at.place, editor), "Larus marinus"), "reason of the puffin"));
    at.site.database.write([&](Transaction& tx) {
        people::know(tx, "Larus", "marinus", "larus@cliff.example", "", noon);
        people::know(tx, "Carcinus", "maenas", "carcinus@rock.example", "", noon);
    });
    CHECK(holds(row_of(at.search("larus@"), "Larus marinus</strong> <span"), "suggested by the authors"));
    CHECK(holds(row_of(at.search("carcinus"), "Carcinus maenas"), "opposed by the authors: reason of the shrimp"));
}

TEST_CASE("somebody new is listed by name and address, and once")
{
    Choosing at;
    Typed const form{{"given", "Cladium"}, {"family", "mariscus"}, {"email", "cladium@fen.example"}};
    CHECK(at.site.post(at.place, form, editor).status == 303);
    CHECK(says(at.site.get(at.place, editor), "Cladium mariscus"));
    auto const again = at.site.post(at.place, form, editor);
    CHECK(again.status == 422);
    CHECK(says(again, "on the list of this round already"));
    CHECK(at.stage.facts().reviews.size() == 1);
    auto const wrong = at.site.post(at.place, {{"given", "Cladium"}, {"email", "no address"}}, editor);
    CHECK(wrong.status == 422);
    CHECK(says(wrong, "no address"));
    auto const message = at.site.post(
        at.place, {{"given", "Win"}, {"family", "www.prize.example"}, {"email", "cladium@moor.example"}}, editor);
    CHECK(message.status == 422);
    CHECK(says(message, "Please write only the name here"));
    for (auto const* nobody : {"99999999999999999999", "abc", "-"})
        CHECK(at.site.post(at.place, {{"person", nobody}}, editor).status == 422);
    CHECK(at.site.database.reading([](Transaction& tx) { return !people::by_address(tx, ""); }));
}

TEST_CASE("the office's word on a name counts till somebody takes the account, and then their own does")
{
    Choosing at;
    at.site.database.write([](Transaction& tx) { people::know(tx, "A", "Nickname", "cladium@fen.example", "", noon); });
    at.site.post(at.place, {{"given", "Cladium"}, {"family", "mariscus"}, {"email", "cladium@fen.example"}}, editor);
    auto const page = at.site.get(at.place, editor);
    CHECK(says(page, "Cladium mariscus"));
    CHECK_FALSE(says(page, "Letters greet"));
    auto const address = cast_address("rhizophora-mangle");
    at.site.post(at.place, {{"given", "R."}, {"family", "Nickname"}, {"email", address}}, editor);
    auto const warned = at.site.get(at.place, editor);
    CHECK(says(warned, "Letters greet Rhizophora mangle: that is the name on the account with this address."));
    CHECK(at.listed("rhizophora-mangle").state == "listed");
}

TEST_CASE("an invitation shows whom it goes to and the letter, and sends what was written")
{
    Choosing at;
    at.list("rhizophora-mangle");
    auto const review = at.listed("rhizophora-mangle");
    auto const place = fmt::format("{}/reviews/{}/acts/invite", at.stage.address(), review.id.value);
    auto const page = at.site.get(place, editor);
    REQUIRE(page.status == 200);
    for (auto const* told : {"Rhizophora mangle", "rhizophora.mangle@restoration.example", "Dear Rhizophora mangle",
                             "28 October 2026", "[[link]]"})
        CHECK(says(page, told));
    auto const version = std::to_string(review.version);
    SUBCASE("in the sender's own words, with the link even where the sender lost it")
    {
        Typed const form{{"due", "2026-10-30"},
                         {"version", version},
                         {"letter_subject", "subject of the auk"},
                         {"letter_body", "body of the auk"},
                         {"letter_composed", "of another"}};
        auto const asked = at.site.post(place, form, editor); // made for another letter: said once
        CHECK(asked.status == 422);
        CHECK(says(asked, "body of the auk"));
        Typed again = form;
        again.back().second = hidden(asked, "letter_composed");
        auto const sent = at.site.post(place, again, editor);
        REQUIRE(sent.status == 303);
        auto const letter = at.site.letters_to(cast_address("rhizophora-mangle")).back();
        CHECK(letter.subject == "subject of the auk");
        CHECK(letter.body == "body of the auk\n\n[[link]]");
    }
    SUBCASE("as the journal writes it, with the date that was chosen")
    {
        CHECK(at.site.post(place, {{"due", "2026-11-02"}, {"version", version}}, editor).status == 303);
        CHECK(at.site.letters_to(cast_address("rhizophora-mangle")).back().body.find("by 2 November 2026") !=
              std::string::npos);
    }
}

TEST_CASE("only who sees the manuscript as an editor sees its reviewers, and only the coordinating editor chooses")
{
    Choosing at;
    for (auto const* who : {"zostera-marina", "ostrea-edulis", "rhizophora-mangle", "apis-mellifera", "fagus-sylvatica",
                            "acer-saccharum"}) {
        CHECK(at.site.get(at.place, who).status == 404);
        CHECK(at.list("posidonia-oceanica", who).status == 404);
    }
    CHECK(at.site.get(at.place, "quercus-robur").status == 200);
    CHECK_FALSE(says(at.site.get(at.place, "quercus-robur"), "Put on the list"));
    CHECK(at.list("posidonia-oceanica", "quercus-robur").status == 404);
    CHECK(at.stage.facts().reviews.empty());
}

TEST_CASE("choosing reviewers asks the database little, however many there are")
{
    Choosing at;
    at.site.database.write([&](Transaction& tx) {
        for (int i = 0; i < 60; ++i)
            people::know(tx, "Carex", fmt::format("species{}", i), fmt::format("carex{}@fen.example", i), "", noon);
    });
    at.search("carex");
    auto const before = Database::statements();
    auto const page = at.search("carex");
    CHECK(Database::statements() - before <= 6);
    CHECK(says(page, "rel=\"next\""));
    auto const link = page.body.find("after=");
    auto const next = at.search("carex&" + page.body.substr(link, page.body.find('"', link) - link));
    CHECK(says(next, "From the beginning"));
    CHECK(row_of(next, "Carex species0</strong>").empty());
}

TEST_CASE("an address that nobody has shown to be theirs is marked, wherever somebody is found")
{
    Choosing at;
    constexpr auto mark = "address not confirmed";
    CHECK(holds(row_of(at.site.get(at.place, editor), "Larus marinus"), mark));
    at.site.database.write(
        [&](Transaction& tx) { people::know(tx, "Larus", "marinus", "larus@cliff.example", "", noon); });
    CHECK(holds(row_of(at.search("larus@"), "Larus marinus</strong> <span"), mark));
    CHECK_FALSE(holds(row_of(at.search("mangle"), "Rhizophora mangle"), mark));
    at.site.database.write([&](Transaction& tx) {
        auto person = *people::by_address(tx, "larus@cliff.example");
        people::confirm(tx, *people::address(tx, "larus@cliff.example"), noon);
        person.confirmed_at = noon;
        people::update(tx, person);
    });
    CHECK_FALSE(holds(row_of(at.search("larus@"), "Larus marinus</strong> <span"), mark));
    CHECK_FALSE(holds(row_of(at.site.get(at.place, editor), "Larus marinus"), mark));
}
