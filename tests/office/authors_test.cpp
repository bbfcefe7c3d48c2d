#include "base/problem.hpp"
#include "office/accounts.hpp"
#include "office/introductions.hpp"
#include "office/profile.hpp"
#include "storage/invariants.hpp"
#include "web/stage.hpp"

#include <doctest/doctest.h>

using namespace succession;

namespace {

constexpr auto managing = "salix-alba";
constexpr auto submitter = "zostera-marina";
std::string const present = "Zostera; marina; zostera@shore.example\nOstrea; edulis; ostrea@shore.example";
std::string const halimione = "Halimione; portulacoides; halimione@shore.example";

/// A manuscript whose coordinating editor looks for reviewers.
struct Changing {
    TestOffice site{each_database()};
    Stage stage{site};

    Changing() { stage.manuscript("inviting"); }

    /// A further address of somebody's.
    void give_address(std::string_view who, std::string const& address)
    {
        site.database.write([&](Transaction& tx) {
            people::insert(tx, Address{address_key(address), address, cast_id(who), noon});
        });
    }
    /// Asks for a list and lets every author agree.
    void agree(std::string const& list)
    {
        stage.take("ask_author_change", submitter, {{"authors", list}, {"reason", "The fieldwork"}});
        for (auto const& author : stage.facts().authors)
            if (Standings::account(author) != cast_id(submitter))
                stage.take("enter_author_answer", managing,
                           {{"author", Stage::key(author.id)}, {"answer", "agrees"}, {"heard", "By letter"}});
    }
    void change(std::string const& list)
    {
        agree(list);
        stage.take("approve_author_change", managing);
    }
    Author author(std::string const& family)
    {
        auto const facts = stage.facts();
        auto const found =
            std::ranges::find_if(facts.authors, [&](Author const& a) { return Standings::byline(a).family == family; });
        REQUIRE(found != facts.authors.end());
        return *found;
    }
    Letter letter_to(std::string const& address, std::string const& kind)
    {
        auto const found = site.letters_to(address);
        auto const letter = std::ranges::find(found.rbegin(), found.rend(), kind, &Letter::kind);
        REQUIRE(letter != found.rend());
        return *letter;
    }
    /// Larus marinus, who has no account, invited to review it.
    struct Invited {
        PersonId person;
        ReviewId review;
    };
    Invited invite_larus()
    {
        auto const larus = site.database.writing(
            [](Transaction& tx) { return people::know(tx, "Larus", "marinus", "larus@cliff.example", "", noon); });
        stage.take("list_reviewer", stage.editor, {{"person", Stage::key(larus)}});
        auto const review = stage.facts().reviews.front().id;
        stage.take("invite", stage.editor, {{"due", stage.in_days(7)}, {"overruled", "No other"}}, review);
        return {larus, review};
    }
    Act as(std::string_view who) { return {cast_id(who), site.clock.now(), "", "/"}; }
    /// Shows that an address is theirs.
    void claim_address(std::string_view who, std::string const& address)
    {
        CHECK(office::add_address(site.office, as(who), address).empty());
        office::confirm_address(site.office, as(who), site.token_to(address, "address"));
    }
    std::vector<Breach> broken()
    {
        return site.database.reading([](Transaction& tx) { return breaches(tx); });
    }
};

} // namespace

TEST_CASE("an editor who becomes an author by a further address loses the part")
{
    Changing at;
    at.give_address("laminaria-digitata", "laminaria@lab.example");
    at.change(present + "\n" + halimione + "\nLaminaria; digitata; Laminaria@Lab.example");
    auto const facts = at.stage.facts();
    CHECK(facts.manuscript.state == "needs_ce");
    CHECK_FALSE(facts.manuscript.editor_id);
    CHECK(Standings::account(at.author("digitata")) == cast_id("laminaria-digitata"));
    CHECK(Standings::of(facts, cast_id("laminaria-digitata"), noon).coauthor);
    CHECK(at.letter_to(cast_address("laminaria-digitata"), "named_as_coauthor").to_name == "Laminaria digitata");
    for (auto const& letter : at.site.letters_to(cast_address(submitter)))
        CHECK(letter.body.find(cast_address("laminaria-digitata")) == std::string::npos);
    CHECK(at.broken().empty());
}

TEST_CASE("a reviewer does not become an author by a further address")
{
    Changing at;
    at.stage.accept("posidonia-oceanica");
    at.give_address("posidonia-oceanica", "posidonia@lab.example");
    at.agree(present + "\nP.; O.; posidonia@lab.example");
    auto const refused = at.stage.wish("approve_author_change", managing);
    REQUIRE_FALSE(refused.taken);
    CHECK(refused.blockers.front().reason == "One of the proposed authors has agreed to review this manuscript.");
    CHECK(at.stage.facts().authors.size() == 3);
}

TEST_CASE("whoever a change puts on the list is known, told, asked and may object; whoever it takes off is told")
{
    Changing at;
    at.change(present + "\nFucus; serratus; fucus@shore.example; Fucus Station; NL");
    auto const added = at.author("serratus");
    CHECK(Standings::account(added));
    auto const told = at.letter_to("fucus@shore.example", "named_as_coauthor");
    CHECK(told.to_name == "Fucus serratus");
    CHECK(told.link_id);
    CHECK(at.letter_to("halimione@shore.example", "no_longer_author").to_name == "Halimione portulacoides");
    at.stage.take("ask_author_change", submitter, {{"authors", present}, {"reason", "Again"}});
    CHECK(at.letter_to("fucus@shore.example", "author_change_asked").link_id);
    office::Wish wish{at.stage.id, "object"};
    wish.author = added.id;
    wish.form.set("reason", "Not asked");
    CHECK(office::take(at.site.office, {{}, noon, "", "/"}, wish).taken);
    CHECK(at.stage.facts().manuscript.hold);
}

TEST_CASE("somebody with an account is greeted by their own name; who was only named, as these authors write it")
{
    Changing at;
    at.give_address("rhizophora-mangle", "mangrove@lab.example");
    at.site.database.write([](Transaction& tx) { people::know(tx, "Old", "Wrack", "wrack@shore.example", "", noon); });
    at.change(present + "\nR.; Nickname; mangrove@lab.example\nFucus; vesiculosus; wrack@shore.example");
    CHECK(at.letter_to(cast_address("rhizophora-mangle"), "named_as_coauthor").to_name == "Rhizophora mangle");
    auto const letter = at.letter_to("wrack@shore.example", "named_as_coauthor");
    CHECK(letter.to_name == "Fucus vesiculosus");
    CHECK(letter.body.starts_with("Dear Fucus vesiculosus,"));
}

TEST_CASE("what somebody was named for at an address is theirs once they show that the address is")
{
    Changing at;
    auto const before = Standings::account(at.author("portulacoides")).value();
    at.claim_address("rhizophora-mangle", "halimione@shore.example");
    CHECK(Standings::account(at.author("portulacoides")) == cast_id("rhizophora-mangle"));
    CHECK(Standings::of(at.stage.facts(), cast_id("rhizophora-mangle"), noon).coauthor);
    at.site.database.read([&](Transaction& tx) {
        CHECK(people::by_address(tx, "halimione@shore.example")->id == cast_id("rhizophora-mangle"));
        CHECK(people::address(tx, "halimione@shore.example")->confirmed_at);
        CHECK_FALSE(people::get(tx, before).active);
        CHECK(desks::load(tx, cast_id("rhizophora-mangle"), "coauthor") == 1);
    });
    CHECK(at.broken().empty());
    at.change(present + "\n" + halimione);
    CHECK(at.stage.facts().authors.size() == 3);
}

TEST_CASE("an invitation to an address goes with it, unless it would be one part too many")
{
    Changing at;
    auto const [larus, review] = at.invite_larus();
    for (auto const* other : {"laminaria-digitata", "ostrea-edulis"})
        CHECK_THROWS_AS(at.claim_address(other, "larus@cliff.example"), Problem);
    CHECK(Standings::reviewer(at.stage.facts().reviews.front()) == larus);
    at.claim_address("rhizophora-mangle", "larus@cliff.example");
    CHECK(Standings::reviewer(at.stage.facts().reviews.front()) == cast_id("rhizophora-mangle"));
    at.stage.take("accept", "rhizophora-mangle", {}, review);
    CHECK(at.broken().empty());
}

TEST_CASE("that an author and a reviewer are one person is known to whoever manages the manuscript, and to nobody else")
{
    Changing at;
    auto const [larus, review] = at.invite_larus();
    at.stage.take("accept", managing, {}, review);
    auto const reached = [&] {
        std::string all;
        for (auto const& member : cast_members)
            for (auto const& letter : at.site.letters_to(cast_address(member.code)))
                if (letter.kind == "two_parts") all += std::string(member.code) + "\n" + letter.body;
        return all;
    };
    CHECK_THROWS_AS(at.claim_address("ostrea-edulis", "larus@cliff.example"), Problem);
    auto const told = reached();
    CHECK(told.starts_with("salix-alba\n"));
    CHECK(told.find("- Ostrea edulis, " + cast_address("ostrea-edulis") +
                    ", is an author\n"
                    "- Larus marinus, larus@cliff.example, reviews it") != std::string::npos);
    CHECK_THROWS_AS(at.claim_address("ostrea-edulis", "larus@cliff.example"), Problem);
    CHECK_MESSAGE(reached() == told, "once is enough");
    CHECK(Standings::reviewer(at.stage.facts().reviews.front()) == larus);
    CHECK_FALSE(at.site.database.reading(
        [](Transaction& tx) { return people::address(tx, "larus@cliff.example")->confirmed_at; }));
}

TEST_CASE("who edits it is told before an author comes on the list by a further address, and asked for a reason")
{
    Changing at;
    at.stage.list("posidonia-oceanica");
    at.give_address("laminaria-digitata", "laminaria@lab.example");
    at.agree(present + "\nLaminaria; digitata; laminaria@lab.example");
    auto const refused = at.stage.wish("approve_author_change", managing);
    REQUIRE_FALSE(refused.taken);
    CHECK(refused.blockers.front().field == "overruled");
    auto const facts = at.stage.facts();
    auto const holders =
        at.site.database.reading([&](Transaction& tx) { return office::holders_of_proposed(tx, facts); });
    CHECK(holders == Holders{{"laminaria@lab.example", cast_id("laminaria-digitata")}});
    at.stage.take("approve_author_change", managing, {{"overruled", "Her plots"}});
    CHECK(at.letter_to(cast_address("laminaria-digitata"), "editor_is_author").body.find("stays confidential") !=
          std::string::npos);
    CHECK(at.letter_to(cast_address("quercus-robur"), "editor_lost").kind == "editor_lost");
    CHECK(at.stage.facts().author_changes.back().overruled == "Her plots");
}

TEST_CASE("an address of an account, or of somebody in the office, is nobody else's")
{
    Changing at;
    auto const invited = at.site.database.writing([](Transaction& tx) {
        auto const id = people::know(tx, "Betula", "pendula", "betula@wood.example", "", noon);
        people::insert(tx, Role{make_key(), id, "coordinating_editor", {}});
        return id;
    });
    for (auto const& address : {cast_address("ostrea-edulis"), std::string("betula@wood.example")}) {
        CHECK(office::add_address(at.site.office, at.as("rhizophora-mangle"), address).empty());
        CHECK(at.site.letters_to(address).back().kind == "account_exists");
    }
    CHECK(at.site.database.reading([&](Transaction& tx) { return people::get(tx, invited).active; }));
}
