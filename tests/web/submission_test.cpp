#include "web/stage.hpp"
#include "web/submitting.hpp"

#include <doctest/doctest.h>

using namespace succession;

TEST_CASE("without scripts somebody goes from the type of article to a number, page by page")
{
    Submitting desk(each_database());
    auto const types = desk.get("/submit", desk.author);
    CHECK(says(types, "Up to 7,000 words"));
    CHECK(says(types, "by invitation"));
    desk.manuscript = desk.begin();
    CHECK(location(desk.get(desk.manuscript + "/submission", desk.author)) == desk.manuscript + "/submission/text");

    auto const saved = desk.save("text", {{"title", "Half a thought"}});
    CHECK(saved.status == 303);
    CHECK(location(saved) == desk.manuscript + "/submission/statements");
    CHECK(says(desk.page("text"), "value=\"Half a thought\""));
    CHECK(says(desk.page("text"), "Saved 21 October 2026, 12:00 UTC"));

    desk.fill_in();
    auto const check = desk.page("check");
    CHECK(check.status == 200);
    CHECK_FALSE(says(check, "Before it can be sent"));
    CHECK(says(check, "Alder &amp; sedge &lt;return&gt;"));
    CHECK(says(check, "Submit the manuscript"));
    CHECK(says(check, "knows gulls"));

    auto const sent =
        desk.post(desk.manuscript + "/submission/check", {{"version", hidden(check, "version")}}, desk.author);
    CHECK(sent.status == 303);
    auto const done = desk.get(location(sent), desk.author);
    CHECK(done.status == 200);
    CHECK(says(done, "REC-26-0001"));
    CHECK(says(done, "by 26 October 2026"));
    CHECK(
        header(desk.get(desk.manuscript + "/submission", desk.author), "location").starts_with("/manuscripts/REC-26-"));
    CHECK(location(desk.get("/manuscripts/REC-26-0001/submission/text", desk.author)) == "/manuscripts/REC-26-0001");
    CHECK(desk.letters_to("halimione@marsh.example").size() == 1);
}

TEST_CASE("what is missing is named with a link to mend it, and nothing is sent")
{
    Submitting desk;
    desk.manuscript = desk.begin("case-study");
    auto const check = desk.page("check");
    CHECK(says(check, "href=\"" + desk.manuscript + "/submission/text#f-title\""));
    CHECK(says(check, "“First year” is missing."));
    CHECK(says(check, "aria-disabled=\"true\""));
    auto const refused =
        desk.post(desk.manuscript + "/submission/check", {{"version", hidden(check, "version")}}, desk.author);
    CHECK(refused.status == 422);
    CHECK(desk.facts().manuscript.state == "draft");
}

TEST_CASE("a page that saves itself answers with the moment and the next version")
{
    Submitting desk;
    desk.manuscript = desk.begin();
    auto const seen = hidden(desk.page("text"), "version");
    auto const first = desk.draft("text", {{"version", seen}, {"title", "One"}});
    CHECK(first.status == 200);
    CHECK(says(first, "\"saved\":\"2026-10-21T12:00:00Z\""));
    auto const next = hidden(desk.page("text"), "version");
    CHECK(says(first, "\"version\":" + next));
    CHECK(says(desk.page("text"), "data-saved-at=\"2026-10-21T12:00:00Z\""));

    desk.clock.advance(minute);
    auto const conflict = desk.draft("text", {{"version", seen}, {"title", "Two"}});
    CHECK(conflict.status == 409);
    CHECK(says(conflict, "\"conflict\":\"2026-10-21T12:00:00Z\""));
    CHECK(says(conflict, "\"version\":" + next));
    CHECK(says(conflict, "Title:\\nOne"));
    CHECK(desk.draft("text", {{"version", next}, {"title", "Two"}}).status == 200);
}

TEST_CASE("two windows lose no text: what was typed comes back with the other text beside it")
{
    Submitting desk;
    desk.manuscript = desk.begin();
    auto const seen = hidden(desk.page("text"), "version");
    desk.save("text", {{"version", seen}, {"title", "From the first window"}, {"keywords", "alder"}});
    auto const second = desk.save("text", {{"version", seen},
                                           {"title", "From the second window"},
                                           {"keywords", "sedge\nmoss"},
                                           {"implications", "Typed by hand"}});
    CHECK(second.status == 409);
    CHECK(says(second, "value=\"From the second window\""));
    CHECK(says(second, "sedge\nmoss"));
    CHECK(says(second, "Typed by hand"));
    CHECK(says(second, "From the first window"));
    CHECK(desk.facts().manuscript.title == "From the first window");
    CHECK(desk.save("text", {{"version", hidden(second, "version")}, {"title", "From the second window"}}).status ==
          303);
    CHECK(desk.facts().manuscript.title == "From the second window");
}

TEST_CASE("authors are added, moved and removed by buttons, and a wrong digit is said where it stands")
{
    Submitting desk;
    desk.manuscript = desk.begin();
    CHECK(says(desk.page("authors"), "value=\"zostera.marina@restoration.example\""));
    Typed const two{{"family-1", "One"},
                    {"email-1", "one@a.example"},
                    {"orcid-1", "0000-0002-1825-0098"},
                    {"family-2", "Two"},
                    {"country-2", "Arcadia"}};
    auto with = [&](std::string const& button, std::string const& row) {
        auto typed = two;
        typed.emplace_back(button, row);
        return typed;
    };
    CHECK(location(desk.save("authors", with("up", "2"))) == desk.manuscript + "/submission/authors");
    auto const swapped = desk.page("authors");
    CHECK(swapped.body.find("value=\"Two\"") < swapped.body.find("value=\"One\""));
    CHECK(says(swapped, "The ORCID iD of One is none"));
    CHECK(says(swapped, "value=\"Arcadia\""));
    auto const message = desk.save("authors", {{"given-1", "Win now"}, {"family-1", "http://prize.example"}});
    CHECK(message.status == 422);
    CHECK(says(message, "Please write only the name here"));
    CHECK(says(message, "value=\"http://prize.example\""));
    desk.save("authors", with("remove", "1"));
    CHECK_FALSE(says(desk.page("authors"), "value=\"One\""));
    CHECK(desk.facts().authors.size() == 1);
}

TEST_CASE("files are shown with what they are, and a wrong one is refused with a sentence")
{
    Submitting desk;
    desk.manuscript = desk.begin();
    CHECK(location(desk.send_file("main", desk.upload("<b>canary\".pdf", Submitting::with_author))) ==
          desk.manuscript + "/submission/files");
    auto const page = desk.page("files");
    CHECK(says(page, "&lt;b&gt;canary&quot;.pdf"));
    CHECK(says(page, "PDF, 1 page, 1 kB"));
    CHECK(says(page, "Author: Canary of the marsh"));
    CHECK(says(page, "2 words were counted; the limit is 7,000."));

    Upload text{"file", "main.pdf", desk.files.write("x", "only words"), 10, ""};
    auto const refused = desk.send_file("main", text);
    CHECK(refused.status == 422);
    CHECK(says(refused, "This is plain text; what is needed here is a PDF."));
    CHECK(says(refused, "href=\"#f-main\""));
    CHECK(desk.facts().files.size() == 1);
    CHECK(desk.post(desk.manuscript + "/submission/files", {{"kind", "figure"}}, desk.author).status == 422);
    CHECK(desk.post(desk.manuscript + "/submission/files", {{"kind", "decree"}}, desk.author, {desk.upload("x.pdf")})
              .status == 400);

    auto const words =
        desk.post(desk.manuscript + "/submission/files",
                  {{"words_corrected", "yes"}, {"words", "12"}, {"words_reason", "No references."}}, desk.author);
    CHECK(words.status == 303);
    CHECK(says(desk.page("files"), "you say 12"));
}

TEST_CASE("a file too large is refused before it is read, with the limit")
{
    Submitting desk;
    desk.manuscript = desk.begin();
    Request request;
    request.method = Method::post;
    request.path = desk.manuscript + "/submission/files";
    request.headers.emplace_back("cookie", "session=" + desk.cookies(desk.author)["session"]);
    CHECK(desk.site.admit(request).file_limit == test_site_settings().file_limit);
    request.path = desk.manuscript + "/submission/text";
    CHECK(desk.site.admit(request).file_limit == 0);
    request.headers.clear();
    request.path = desk.manuscript + "/submission/files";
    CHECK(desk.site.admit(request).file_limit == 0);
}

TEST_CASE("another's draft, pages and files answer as if they were not there")
{
    Submitting desk;
    desk.manuscript = desk.begin();
    desk.fill_in();
    auto const file = desk.facts().files.front().id.value;
    auto const nowhere = "/manuscripts/" + std::to_string(desk.facts().manuscript.id.value + 1);
    for (std::string const other : {"quercus-robur", "salix-alba", "ostrea-edulis", "apis-mellifera"})
        for (auto const& end :
             std::vector<std::string>{"/submission", "/submission/text", "/submission/files", "/submission/check",
                                      "/submission/sent", "/files/" + std::to_string(file)}) {
            CAPTURE(other + end);
            auto const real = desk.get(desk.manuscript + end, other), absent = desk.get(nowhere + end, other);
            CHECK(real.status == 404);
            CHECK(real.body.substr(real.body.find("<main")) == absent.body.substr(absent.body.find("<main")));
            CHECK(desk.post(desk.manuscript + "/submission/text", {{"title", "Mine"}}, other).status == 404);
        }
    CHECK(location(desk.get(desk.manuscript + "/submission/text", "")).starts_with("/sign-in?next="));
    CHECK(desk.page("decree").status == 404);
    CHECK(desk.save("decree", {}).status == 404);
    auto const second = desk.begin();
    CHECK(desk.get(second + "/files/" + std::to_string(file), desk.author).status == 404);
    CHECK(desk.post(second + "/submission/files", {{"remove", std::to_string(file)}}, desk.author).status == 404);
}

TEST_CASE("a doubled form begins one manuscript, and sends one")
{
    Submitting desk;
    Typed const form{{"type", "case-study"}, {"once", "the same form"}};
    CHECK(location(desk.post("/submit", form, desk.author)) == location(desk.post("/submit", form, desk.author)));
    desk.manuscript = desk.begin();
    desk.fill_in();
    Typed const send{{"once", "another form"}};
    auto const first = desk.post(desk.manuscript + "/submission/check", send, desk.author);
    auto const again = desk.post(desk.manuscript + "/submission/check", send, desk.author);
    CHECK(first.status == 303);
    CHECK(location(first) == location(again));
    CHECK(says(desk.get(location(again), desk.author), "REC-26-0001"));
}

TEST_CASE("a revision asks for answers, keeps the list of authors closed, and is unseen until it is sent")
{
    Submitting desk;
    Stage stage(desk);
    stage.manuscript("revising");
    desk.manuscript = stage.address();
    auto const files = desk.page("files");
    CHECK(says(files, "Answers to the reviewers"));
    CHECK(says(files, "Version with the changes marked"));
    auto const authors = desk.page("authors");
    CHECK(says(authors, "closed since the first submission"));
    CHECK(says(authors, desk.manuscript + "/acts/ask_author_change"));
    CHECK(desk.page("reviewers").status == 404);
    CHECK_FALSE(says(desk.page("type"), "name=\"type\""));

    desk.save("text", {{"title", "Secret of the revision"}});
    CHECK(stage.facts().manuscript.title != "Secret of the revision");
    CHECK(says(desk.page("check"), "“Answers to the reviewers” is missing."));
    CHECK(says(desk.page("check"), "Send the revision"));
    desk.send_file("answers", desk.upload("answers.pdf"));
    auto const answers = stage.facts().files.back();
    CHECK(answers.kind == "answers");
    CHECK(desk.get(desk.manuscript + "/files/" + std::to_string(answers.id.value), desk.author).status == 200);
    CHECK(desk.get(desk.manuscript + "/files/" + std::to_string(answers.id.value), "salix-alba").status == 404);
}
