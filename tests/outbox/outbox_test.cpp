#include "outbox/outbox.hpp"

#include "office/account_letters.hpp"
#include "outbox/smtp.hpp"
#include "storage/letters.hpp"
#include "web/stage.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <set>
#include <thread>

using namespace succession;

namespace {

/// Takes every message, or answers as a test wants it to.
class Letterbox final : public Mailer {
public:
    std::vector<Message> taken;
    std::function<Fate(Message const&)> answers; ///< none: every message is taken
    std::function<void(Message const&)> before = [](Message const&) {};

    Fate deliver(Message const& message, std::function<void()> const& before_data) override
    {
        before(message);
        auto const fate = answers ? answers(message) : Fate{Fate::Kind::sent, "250 taken"};
        if (fate.kind == Fate::Kind::later || fate.kind == Fate::Kind::refused) return fate;
        before_data();
        taken.push_back(message);
        return fate;
    }

    void answer(Fate fate)
    {
        answers = [fate](Message const&) { return fate; };
    }
};

/// Hands the text to the server, and never comes to note what became of it.
class Crashing final : public Mailer {
public:
    Fate deliver(Message const&, std::function<void()> const& before_data) override
    {
        before_data();
        throw std::runtime_error("the power is gone");
    }
};

/// A manuscript whose coordinating editor has just invited a reviewer, all earlier letters sent.
struct Post {
    TestOffice site{each_database()};
    Stage stage{site};
    Letterbox box;
    Outbox outbox{site.office, box};
    ReviewId review;

    Post()
    {
        stage.manuscript("inviting");
        outbox.deliver_due(site.clock.now(), 1000);
        box.taken.clear();
        review = stage.invite("posidonia-oceanica");
    }

    int deliver() { return outbox.deliver_due(site.clock.now(), 1000); }
    /// The latest letter of that kind.
    Letter letter(std::string const& kind = "invitation")
    {
        auto const all = site.database.reading([&](Transaction& tx) { return letters::of_manuscript(tx, stage.id); });
        auto const found = std::ranges::find(all.rbegin(), all.rend(), kind, &Letter::kind);
        REQUIRE_MESSAGE(found != all.rend(), "there is no letter: ", kind);
        return *found;
    }
    int count(std::string const& kind)
    {
        auto const all = site.database.reading([&](Transaction& tx) { return letters::of_manuscript(tx, stage.id); });
        return static_cast<int>(std::ranges::count(all, kind, &Letter::kind));
    }
};

} // namespace

TEST_CASE("a letter leaves once, from the journal to one person, and its fate is kept")
{
    Post post;
    CHECK(post.deliver() == 1);
    REQUIRE(post.box.taken.size() == 1);
    auto const& message = post.box.taken[0];
    CHECK(message.from.name == "Restoration Ecology");
    CHECK(message.to.address == cast_address("posidonia-oceanica"));
    CHECK(message.to.name == "Posidonia oceanica");
    CHECK(message.reply_to->address == "office@journal.example");
    CHECK(message.message_id == fmt::format("letter.{}@journal.example", post.letter().id.value));
    CHECK(message.date == noon);
    CHECK(post.letter().state == "sent");
    CHECK(post.letter().sent_at == noon);
    CHECK(post.letter().answer == "250 taken");
    CHECK(post.deliver() == 0);
    CHECK(post.box.taken.size() == 1);
}

TEST_CASE("a link stands in the sent text alone")
{
    Post post;
    post.deliver();
    auto const& sent = post.box.taken.at(0).body;
    auto const kept = post.letter();
    auto const token = post.site.secrets.link_token("review", *kept.link_id);
    CHECK(sent.find("http://127.0.0.1:8080/review/" + token) != std::string::npos);
    CHECK(sent.find(link_mark) == std::string::npos);
    CHECK(kept.body.find(link_mark) != std::string::npos);
    CHECK(kept.body.find(token) == std::string::npos);
}

TEST_CASE("whoever writes the link's mark twice sends the link twice")
{
    Post post;
    post.site.database.write([&](Transaction& tx) {
        run(tx, "UPDATE letter SET body = :1 WHERE id = :2", "Here: [[link]]. Or here: [[link]]", post.letter().id);
    });
    post.deliver();
    CHECK(post.box.taken.at(0).body.find(link_mark) == std::string::npos);
}

TEST_CASE("letters leave in the order in which they were written")
{
    Post post;
    post.stage.invite("rhizophora-mangle");
    post.stage.invite("alnus-glutinosa");
    post.deliver();
    REQUIRE(post.box.taken.size() == 3);
    CHECK(post.box.taken[0].to.name == "Posidonia oceanica");
    CHECK(post.box.taken[1].to.name == "Rhizophora mangle");
    CHECK(post.box.taken[2].to.name == "Alnus glutinosa");
}

TEST_CASE("a letter that a crash caught in sending may have been sent, and is sent again by hand alone")
{
    Post post;
    Crashing crashing;
    CHECK_THROWS(Outbox(post.site.office, crashing).deliver_due(noon, 10));
    CHECK(post.letter().state == "sending");

    CHECK(post.deliver() == 0);
    post.outbox.recover();
    CHECK(post.letter().state == "uncertain");
    post.site.clock.advance(30 * day);
    CHECK(post.deliver() == 0);
    CHECK(post.box.taken.empty());

    auto const id = post.letter().id;
    office::send_again(post.site.office, {cast_id("laminaria-digitata"), post.site.clock.now(), "", ""}, id);
    CHECK(post.deliver() == 1);
    CHECK(post.box.taken.at(0).message_id == fmt::format("letter.{}@journal.example", id.value));
    CHECK(post.letter().state == "sent");
}

TEST_CASE("a line lost after the text leaves the letter uncertain")
{
    Post post;
    post.box.answer({Fate::Kind::unknown, "the line was cut"});
    post.deliver();
    CHECK(post.letter().state == "uncertain");
    CHECK(post.letter().answer == "the line was cut");
    post.site.clock.advance(30 * day);
    CHECK(post.deliver() == 0);
    CHECK(post.count("delivery_failed") == 0);
}

TEST_CASE("what a server will not take now is tried again, later and later, and given up in the end")
{
    Post post;
    post.box.answer({Fate::Kind::later, "451 come back later"});
    std::vector<Moment> waits;
    while (post.letter().state == "waiting") {
        CHECK(post.deliver() == 1);
        if (post.letter().state == "waiting") CHECK(post.deliver() == 0);
        waits.push_back(post.letter().next_try - post.site.clock.now());
        post.site.clock.set(post.letter().next_try);
    }
    CHECK(post.letter().state == "failed");
    CHECK(waits.size() == 9);
    CHECK(waits.front() == minute);
    CHECK(waits.back() == day);
    CHECK(std::is_sorted(waits.begin(), waits.end()));
    CHECK(post.count("delivery_failed") == 1);
}

TEST_CASE("the editor whose letter was refused learns it, with the address and the server's answer")
{
    Post post;
    post.box.answer({Fate::Kind::refused, "550 5.1.1 no such person"});
    post.deliver();
    CHECK(post.letter().state == "failed");
    auto const notice = post.letter("delivery_failed");
    CHECK(notice.to_address == cast_address("laminaria-digitata"));
    CHECK(notice.body.find("Posidonia oceanica <" + cast_address("posidonia-oceanica") + ">") != std::string::npos);
    CHECK(notice.body.find("550 5.1.1 no such person") != std::string::npos);
    CHECK(notice.body.find(post.letter().subject) != std::string::npos);
    CHECK(notice.body.find("/manuscripts/" + post.stage.name()) != std::string::npos);

    post.deliver();
    CHECK(post.letter("delivery_failed").state == "failed");
    CHECK(post.count("delivery_failed") == 1);
}

TEST_CASE("an author never learns another's address that way: the managing editor does")
{
    Post post;
    post.deliver();
    post.stage.manuscript("draft");
    post.stage.take("submit", "zostera-marina");
    post.box.answers = [](Message const& message) -> Fate {
        return {message.to.name == "Salix alba" ? Fate::Kind::sent : Fate::Kind::refused, "550 no"};
    };
    post.deliver();
    auto const all =
        post.site.database.reading([&](Transaction& tx) { return letters::of_manuscript(tx, post.stage.id); });
    int notices = 0;
    for (auto const& letter : all)
        if (letter.kind == "delivery_failed") {
            ++notices;
            CHECK(letter.to_address == cast_address("salix-alba"));
        }
    CHECK(notices == 3); // the receipt and two co-authors
}

TEST_CASE("nobody is told of a letter about an account, or of the managing editor's own notice to nobody")
{
    Post post;
    post.deliver();
    post.stage.manuscript("draft");
    post.stage.take("submit", "zostera-marina");
    post.site.database.write(
        [](Transaction& tx) { run(tx, "UPDATE letter SET state = 'sent' WHERE kind <> 'new_manuscript'"); });
    post.site.database.write([&](Transaction& tx) {
        auto const person = people::get(tx, cast_id("zostera-marina"));
        office::send(post.site.office, tx, {.kind = "password_changed", .to = person}, noon);
    });
    post.box.answer({Fate::Kind::refused, "550 no"});
    CHECK(post.deliver() == 2);
    CHECK(post.count("delivery_failed") == 0);
}

TEST_CASE("a reminder of what is done meanwhile is not sent")
{
    Post post;
    post.deliver();
    post.site.clock.advance(9 * day);
    post.stage.take("remind_reviewer", "laminaria-digitata", {}, post.review);
    post.stage.take("decline", "posidonia-oceanica", {}, post.review);
    post.box.taken.clear();
    post.deliver();
    CHECK(post.letter("reminder_invitation").state == "cancelled");
    for (auto const& message : post.box.taken) CHECK(message.subject != post.letter("reminder_invitation").subject);
    CHECK(post.letter("decline_thanks").state == "sent");
}

TEST_CASE("a reminder of production is sent, but not once production has moved on")
{
    TestOffice site(each_database());
    Stage stage(site);
    Letterbox box;
    Outbox outbox(site.office, box);
    auto reminders_sent = [&] {
        box.taken.clear();
        outbox.deliver_due(site.clock.now(), 1000);
        return std::ranges::count_if(box.taken,
                                     [](Message const& m) { return m.subject.find("your turn") != std::string::npos; });
    };
    stage.manuscript("final_check");
    stage.wait(9 * day);
    CHECK(reminders_sent() == 0);
    stage.take("remind", "quercus-robur");
    CHECK(reminders_sent() == 1);
    stage.take("remind", "quercus-robur");
    stage.take("return_final", "salix-alba", {{"list", "Figure 2"}});
    CHECK(reminders_sent() == 0);
}

TEST_CASE("what another process takes while we are about to send, we do not send")
{
    Post post;
    post.box.before = [&](Message const&) {
        post.site.database.write(
            [&](Transaction& tx) { run(tx, "UPDATE letter SET tries = tries + 1 WHERE id = :1", post.letter().id); });
    };
    post.deliver();
    CHECK(post.box.taken.empty());
    CHECK(post.letter().state == "waiting");
}

TEST_CASE("two outboxes on one database send each letter once")
{
    Post post;
    for (auto const* state : {"held", "in_review", "typesetting"}) post.stage.manuscript(state);
    Letterbox other_box;
    Outbox other(post.site.office, other_box);
    std::thread thread([&] {
        while (other.deliver_due(noon, 5) > 0) {
        }
    });
    while (post.outbox.deliver_due(noon, 5) > 0) {
    }
    thread.join();
    std::multiset<std::string> ids;
    for (auto const* box : {&post.box, &other_box})
        for (auto const& message : box->taken) ids.insert(message.message_id);
    auto const written = post.site.database.reading([](Transaction& tx) {
        return first<std::size_t>(tx, "SELECT count(*) FROM letter WHERE state = 'sent'").value();
    });
    CHECK(ids.size() > 20);
    CHECK(ids.size() == std::set<std::string>(ids.begin(), ids.end()).size());
    CHECK(written >= ids.size());
    CHECK(post.site.database.reading([](Transaction& tx) { return letters::due(tx, "waiting", noon + day, 10); })
              .empty());
}

TEST_CASE("one letter that cannot be handled keeps no other from leaving")
{
    Post post;
    post.stage.invite("rhizophora-mangle");
    post.box.before = [](Message const& message) {
        if (message.to.name == "Posidonia oceanica") throw std::runtime_error("out of memory");
    };
    CHECK_THROWS(post.deliver());
    REQUIRE(post.box.taken.size() == 1);
    CHECK(post.box.taken[0].to.name == "Rhizophora mangle");
}

TEST_CASE("a letter that cannot be handled is given up in the end, like one that nobody takes")
{
    Post post;
    post.box.before = [](Message const& message) {
        if (message.to.name == "Posidonia oceanica") throw std::runtime_error("out of memory");
    };
    int tries = 0;
    for (; post.letter().state == "waiting" && tries < 20; ++tries) {
        CHECK_THROWS(post.deliver());
        post.site.clock.set(post.letter().next_try);
    }
    CHECK(post.letter().state == "failed");
    CHECK(tries == 9);
    post.box.before = [](Message const&) {};
    post.deliver();
    CHECK(post.count("delivery_failed") == 1);
}

TEST_CASE("beside a real mail server, what it takes is sent and what it refuses comes back to the editor")
{
    auto const* place = std::getenv("SUCCESSION_TEST_SMTP_PLAIN");
    REQUIRE_MESSAGE(place, "run this under tests/servers/run");
    std::string const host = place;
    Smtp smtp({.host = host.substr(0, host.find(':')),
               .port = std::stoi(host.substr(host.find(':') + 1)),
               .starttls = false,
               .from = "office@journal.example"});
    Post post;
    post.site.database.write([&](Transaction& tx) {
        run(tx, "UPDATE letter SET to_address = 'bounce@shore.example' WHERE id = :1", post.letter().id);
    });
    post.stage.invite("rhizophora-mangle");
    Outbox outbox(post.site.office, smtp);
    CHECK(outbox.deliver_due(noon, 10) == 2);
    CHECK(outbox.deliver_due(noon, 10) == 1);
    auto const notice = post.letter("delivery_failed");
    CHECK(notice.state == "sent");
    CHECK(notice.body.find("550 5.1.1 no such person") != std::string::npos);
    CHECK(notice.body.find("bounce@shore.example") != std::string::npos);
}
