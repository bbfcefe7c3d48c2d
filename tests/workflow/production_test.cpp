#include "workflow/cast.hpp"

namespace succession {

using namespace cast;

namespace {

/// Accepted, with every file that production may ask for.
Case accepted_paper()
{
    Case c;
    c.released("accept");
    for (auto const* kind : {"final", "proof", "article"}) c.facts.files.push_back(file_of(kind, 0));
    return c;
}

Case with_proof_ok()
{
    auto c = accepted_paper();
    c.take("deliver", zostera, {{"licence", "CC-BY-4.0"}});
    c.commit("pass_final", salix, Case::ticked("final_files_check"), {}, {});
    c.take("send_proof", acer);
    c.take("approve_proof", zostera);
    return c;
}

Case scheduled(int days = 2)
{
    auto c = with_proof_ok();
    c.take("schedule", acer, {{"doi", "10.1111/rec.70001"}, {"date", c.in_days(days)}, {"time", "14:30"}});
    return c;
}

Case published()
{
    auto c = scheduled();
    c.wait(3);
    return c;
}

} // namespace

TEST_CASE("from submission to an issue, the whole way")
{
    auto c = published();
    CHECK(c.production().state == "early_view");
    c.take("put_in_issue", acer, {{"issue", "34"}, {"pages", "101-110"}});
    CHECK(c.production().state == "in_issue");
    CHECK(c.production().issue_id == IssueId{34});
    CHECK(c.production().pages == "101-110");
    CHECK_MESSAGE(c.letters.empty(), "the authors are told when the issue appears");
    CHECK(c.state() == "accepted");
}

TEST_CASE("the authors send final files and agree to a licence")
{
    Case c;
    c.released("accept");
    CHECK(c.closed("deliver", zostera) == "Please add the final files first.");
    c.facts.files.push_back(file_of("final", 0));
    CHECK(c.why("deliver", zostera) == "Please fill in “Licence”.");
    CHECK(c.why("deliver", zostera, {{"licence", "none"}}) == "Please choose one of the answers to “Licence”.");
    c.take("deliver", zostera, {{"licence", "CC-BY-4.0"}});
    CHECK(c.production().state == "final_check");
    CHECK(c.production().licence == "CC-BY-4.0");
    CHECK(c.production().licensed_by_id == zostera);
    CHECK(c.production().licensed_at == c.now);
    SUBCASE("which the office returns")
    {
        c.take("return_final", salix, {{"list", "Figure 2 in colour"}});
        CHECK(c.production().state == "final_files");
        CHECK(c.wrote("final_files_returned", zostera));
    }
    SUBCASE("or passes, with its ticks")
    {
        CHECK(c.why("pass_final", salix) == "“Text is the accepted text” must be ticked first.");
        c.commit("pass_final", salix, Case::ticked("final_files_check"), {}, {});
        CHECK(c.production().state == "typesetting");
        CHECK(c.wrote("final_files_ready", acer));
    }
    SUBCASE("or hands over to a publisher, who reports")
    {
        CHECK_FALSE(c.open("hand_over", acer));
        c.commit("hand_over", salix, Case::ticked("final_files_check"), {}, {});
        CHECK(c.production().state == "handed_over");
        for (auto const* act : {"hold", "hand_to_author"})
            CHECK(c.closed(act, salix) == "It is over with this manuscript here.");
        CHECK(c.why("note_publication", acer, {{"doi", "doi:10.1"}, {"date", c.in_days(0)}}) ==
              "A DOI looks like 10.1111/rec.70001.");
        CHECK(c.why("note_publication", acer,
                    {{"doi", "10.1111/rec/1"}, {"date", c.in_days(0)}, {"link", "javascript:alert(1)"}}) ==
              "An address begins with https://.");
        c.take("note_publication", acer,
               {{"doi", "10.1111/rec.70001"}, {"date", c.in_days(0)}, {"link", "https://publisher.example/1"}});
        CHECK(c.production().doi == "10.1111/rec.70001");
        CHECK(c.production().external_link == "https://publisher.example/1");
        CHECK(c.production().published_at);
    }
}

TEST_CASE("nothing is handed over without a licence or under a hold")
{
    auto c = accepted_paper();
    c.take("deliver", zostera, {{"licence", "CC-BY-4.0"}});
    SUBCASE("licence")
    {
        c.production().licensed_at.reset();
        CHECK(c.closed("hand_over", salix) == "The licence agreement is missing.");
    }
    SUBCASE("hold")
    {
        c.take("hold", salix, {{"reason", "Doubts"}});
        CHECK(c.closed("hand_over", salix) == "The manuscript is on hold.");
    }
}

TEST_CASE("a proof goes out, comes back, goes out again")
{
    auto c = accepted_paper();
    c.take("deliver", zostera, {{"licence", "CC-BY-4.0"}});
    c.commit("pass_final", salix, Case::ticked("final_files_check"), {}, {});
    std::erase_if(c.facts.files, [](File const& file) { return file.kind == "proof"; });
    CHECK(c.closed("send_proof", acer) == "Opens when the typeset proof is among the files.");
    c.facts.files.push_back(file_of("proof", 0));
    c.take("send_proof", acer);
    CHECK(c.production().state == "proof_out");
    CHECK(c.production().due == c.now + 3 * day);
    CHECK(c.wrote("proof_ready", zostera));
    c.take("correct_proof", zostera, {{"corrections", "3, 12: sedge, not hedge"}});
    CHECK(c.production().state == "correcting");
    CHECK(c.production().corrections == "3, 12: sedge, not hedge");
    CHECK(c.wrote("corrections_in", acer));
    SUBCASE("with a question of substance to the decider")
    {
        c.take("query", acer, {{"query", "May they add a plot?"}});
        CHECK(c.production().state == "substance_query");
        CHECK(c.wrote("substance_question", quercus));
        CHECK_FALSE(c.open("answer_query", acer));
        c.take("answer_query", quercus, {{"query", "No."}});
        CHECK(c.production().query == "May they add a plot?\n\nNo.");
        CHECK(c.wrote("substance_answered", acer));
    }
    CHECK(c.production().state == "correcting");
    c.take("send_proof", acer);
    c.take("approve_proof", zostera);
    CHECK(c.production().state == "proof_ok");
    c.take("reopen_proof", acer);
    CHECK(c.production().state == "correcting");
}

TEST_CASE("a proof is approved without the authors only when they are late, and with consent")
{
    auto c = accepted_paper();
    c.take("deliver", zostera, {{"licence", "CC-BY-4.0"}});
    c.commit("pass_final", salix, Case::ticked("final_files_check"), {}, {});
    c.take("send_proof", acer);
    c.wait(6);
    CHECK(c.closed("approve_for_author", acer) == "Opens when the authors' date and the grace after it are past.");
    c.wait(1);
    CHECK(c.why("approve_for_author", acer).starts_with("Please fill in"));
    c.take("approve_for_author", acer, {{"consent", "By telephone today"}});
    CHECK(c.production().state == "proof_ok");
    CHECK(c.production().consent == "By telephone today");
}

TEST_CASE("the publication is scheduled with DOI, dates, licence and PDF")
{
    auto c = with_proof_ok();
    auto const answers = [&](std::string doi) { return Form({{"doi", doi}, {"date", c.in_days(2)}}); };
    auto const reason = [&](std::string doi) {
        auto const found = c.ask("schedule", acer, answers(doi), {}, {}, false);
        return found.empty() ? "" : found.front().reason;
    };
    for (auto const* wrong :
         {"", "rec.70001", "10.1111/", "10.11/rec", "10.1111/rec 70001", "10.abcd/rec", "10.1111/réc"}) {
        CAPTURE(wrong);
        CHECK(reason(wrong) == "A DOI looks like 10.1111/rec.70001.");
    }
    CHECK(reason("10.1111/rec.70001").empty());
    SUBCASE("licence")
    {
        c.production().licence.clear();
        CHECK(reason("10.1111/rec.70001") == "The licence agreement is missing.");
    }
    SUBCASE("dates")
    {
        c.manuscript().received_at.reset();
        CHECK(reason("10.1111/rec.70001") == "The date “Received” is missing.");
    }
    SUBCASE("the PDF")
    {
        std::erase_if(c.facts.files, [](File const& f) { return f.kind == "proof" || f.kind == "article"; });
        CHECK(reason("10.1111/rec.70001") == "Opens when the article's PDF is among the files.");
    }
    SUBCASE("hold")
    {
        c.take("hold", salix, {{"reason", "Doubts"}});
        CHECK(reason("10.1111/rec.70001") == "The manuscript is on hold.");
    }
}

TEST_CASE("a DOI is kept in small letters, and is an address of two steps")
{
    auto c = with_proof_ok();
    for (auto const* wrong : {"10.1111/rec/70001", "10.1111/..", "10.1111/.", "10.1111/.rec"})
        CHECK(c.why("schedule", acer, {{"doi", wrong}, {"date", c.in_days(2)}}) ==
              "A DOI looks like 10.1111/rec.70001.");
    c.take("schedule", acer, {{"doi", "10.1111/REC.70001"}, {"date", c.in_days(2)}});
    CHECK(c.production().doi == "10.1111/rec.70001");
}

TEST_CASE("the time of publication is a time of day")
{
    auto c = with_proof_ok();
    for (auto const* wrong : {"24:00", "12:60", "1430", "12:5", "noon", "12:30:00", "-1:30", "12:-5", ":30"}) {
        CAPTURE(wrong);
        CHECK(c.why("schedule", acer, {{"doi", "10.1111/rec.70001"}, {"date", c.in_days(2)}, {"time", wrong}}) ==
              "Please give the time as hours and minutes, like 14:30.");
    }
    c.take("schedule", acer, {{"doi", "10.1111/rec.70001"}, {"date", c.in_days(2)}, {"time", "9:05"}});
    CHECK(iso_time(*c.production().publish_at) == c.in_days(2) + "T09:05:00Z");
}

TEST_CASE("nothing is published on a day that is over")
{
    auto c = with_proof_ok();
    auto const why = [&](int days) {
        return c.why("schedule", acer, {{"doi", "10.1111/rec.70001"}, {"date", c.in_days(days)}});
    };
    CHECK(why(-1) == "Please choose today or a day to come.");
    CHECK(why(0) == "");
}

TEST_CASE("it is published at its moment, and not before")
{
    auto c = scheduled(2);
    CHECK(c.production().state == "scheduled");
    CHECK(iso_time(*c.production().publish_at) == c.in_days(2) + "T14:30:00Z");
    CHECK(c.production().due == c.production().publish_at);
    c.wait(2);
    CHECK(c.production().state == "scheduled");
    SUBCASE("at its moment")
    {
        c.wait_for(5 * hour + 30 * minute);
        CHECK(c.production().state == "early_view");
        CHECK(c.production().published_at == c.now);
        CHECK(c.wrote("published", zostera));
        CHECK(c.wrote("published", ostrea));
        CHECK(c.wrote("published", laminaria));
    }
    SUBCASE("taken off the schedule")
    {
        c.take("unschedule", acer);
        CHECK(c.production().state == "proof_ok");
        CHECK_FALSE(c.production().publish_at);
        c.wait(10);
        CHECK_FALSE(c.production().published_at);
    }
}

TEST_CASE("pages or an article number in an issue")
{
    auto c = published();
    CHECK(c.why("put_in_issue", acer, {{"issue", "34"}}) == "Please fill in “Pages or article number”.");
    CHECK(c.why("put_in_issue", acer, {{"issue", "34"}, {"pages", "page one"}}).starts_with("Pages look like"));
    CHECK(c.why("put_in_issue", acer, {{"issue", "34"}, {"pages", "110-101"}}).starts_with("Pages look like"));
    CHECK(c.why("put_in_issue", acer, {{"pages", "1-9"}}) == "Please fill in “Issue”.");
    CHECK(c.why("put_in_issue", acer, {{"issue", "34"}, {"pages", "e70001"}}).empty());
}

TEST_CASE("the Editor-in-Chief rescinds an acceptance before it is published")
{
    auto c = scheduled();
    CHECK_FALSE(c.open("rescind", acer));
    c.take("rescind", quercus, {{"note", "The data were withdrawn"}});
    CHECK(c.production().state == "rescinded");
    CHECK(c.wrote("rescinded", zostera));
    CHECK(c.wrote("rescinded_coauthor", ostrea));
    CHECK(c.written("rescinded") == 1);
    c.wait(10);
    CHECK_FALSE(c.production().published_at);
}

TEST_CASE("after acceptance the authors ask, the manuscript rests, and the editor who decides answers")
{
    auto c = scheduled();
    c.take("ask_to_withdraw_accepted", zostera, {{"reason", "An error in the data"}, {"agreed", "yes"}});
    CHECK(c.production().state == "withdrawal_asked");
    CHECK_FALSE(c.production().publish_at);
    CHECK(c.production().due == c.now + 5 * day);
    CHECK(c.wrote("withdrawal_requested", zostera));
    CHECK(c.wrote("withdrawal_requested_office", quercus));
    CHECK_FALSE(c.open("confirm_withdrawal_accepted", salix));
    SUBCASE("confirmed")
    {
        c.take("confirm_withdrawal_accepted", quercus);
        CHECK(c.production().state == "withdrawn");
        CHECK(c.wrote("withdrawal_confirmed", ostrea));
        CHECK(c.wrote("production_withdrawn", acer));
    }
    SUBCASE("refused: what was scheduled is scheduled anew")
    {
        c.take("refuse_withdrawal_accepted", quercus, {{"reason", "The error is in a table we can mend"}});
        CHECK(c.production().state == "proof_ok");
        CHECK(c.wrote("withdrawal_refused", zostera));
        CHECK(c.manuscript().request_reason.empty());
        CHECK(c.open("schedule", acer));
    }
    SUBCASE("taken back") { c.take("retract_request_accepted", zostera); }
    SUBCASE("rescinded meanwhile") { c.take("rescind", quercus, {{"note", "The data were withdrawn"}}); }
    c.wait(10);
    CHECK_FALSE(c.production().published_at);
}

TEST_CASE("after publication nobody withdraws or rescinds")
{
    auto c = published();
    for (auto const* act : {"confirm_withdrawal_accepted", "refuse_withdrawal_accepted", "rescind"})
        CHECK_FALSE(c.open(act, quercus));
    CHECK_FALSE(c.open("ask_to_withdraw_accepted", zostera));
}

TEST_CASE("after publication there are notices, by the Editor-in-Chief alone")
{
    auto c = published();
    CHECK_FALSE(c.open("notice", acer));
    CHECK_FALSE(c.open("notice", salix));
    CHECK(c.why("notice", quercus, {{"kind", "apology"}, {"title", "T"}, {"text", "T"}})
              .starts_with("Please choose one"));
    c.take("notice", quercus,
           {{"kind", "retraction"}, {"title", "Retraction: sedge"}, {"text", "The data were not sound."}});
    CHECK(c.production().state == "early_view");
    REQUIRE(c.offspring);
    auto const& notice = *c.offspring;
    CHECK(notice.manuscript.previous_id == c.manuscript().id);
    CHECK(notice.manuscript.type == "retraction");
    CHECK(notice.manuscript.state == "accepted");
    CHECK(notice.production.front().state == "proof_ok");
    CHECK_FALSE(notice.production.front().doi);
    CHECK(Fields::parse(notice.version().fields).text("title") == "Retraction: sedge");

    SUBCASE("which goes its own way to publication")
    {
        c.facts = [&] {
            auto facts = notice;
            facts.roles = c.facts.roles;
            facts.people = c.facts.people;
            return facts; // its words are enough: it needs no PDF
        }();
        c.take("schedule", acer, {{"doi", "10.1111/rec.70002"}, {"date", c.in_days(1)}});
        c.wait(1);
        CHECK(c.production().state == "early_view");
    }
}

} // namespace succession
