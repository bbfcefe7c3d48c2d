#include "web/at_link.hpp"

#include <doctest/doctest.h>

using namespace succession;

namespace {

constexpr auto chief = "quercus-robur";
constexpr auto editor = "laminaria-digitata";

/// Text as a page shows it.
std::string escaped(std::string text)
{
    for (auto const& [raw, shown] :
         {std::pair{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&apos;"}})
        for (std::size_t at = 0; (at = text.find(raw, at)) != std::string::npos; at += std::string_view(shown).size())
            text.replace(at, 1, shown);
    return text;
}

std::string with_link_in_words(std::string text)
{
    if (auto const at = text.find(link_mark); at != std::string::npos)
        text.replace(at, link_mark.size(), "(a link of the recipient's own)");
    return text;
}

/// A manuscript before somebody who decides on it.
struct Deciding {
    Journey site{};
    Stage stage{site};
    std::string name;
    std::string act = "decide";

    explicit Deciding(std::string const& state = "recommended") : name(stage.manuscript(state)) {}

    std::string place() { return stage.address() + "/acts/" + act; }
    Response look(std::string_view as = chief) { return site.get(place(), std::string(as)); }
    Response send(Typed fields, std::string_view as = chief)
    {
        fields.emplace_back("version", std::to_string(stage.facts().manuscript.version));
        return site.post(place(), std::move(fields), std::string(as));
    }
    Response preview(Typed fields, std::string_view as = chief)
    {
        fields.emplace_back("preview", "yes");
        return send(std::move(fields), as);
    }
    std::size_t letters()
    {
        return static_cast<std::size_t>(*site.database.reading(
            [](Transaction& tx) { return first<std::int64_t>(tx, "SELECT COUNT(*) FROM letter"); }));
    }
    /// The letters that went to somebody since then: that there are some is part of every test that reads them.
    std::vector<Letter> written_since(std::size_t before)
    {
        auto all_of_it = site.database.reading([&](Transaction& tx) { return letters::of_manuscript(tx, stage.id); });
        std::ranges::sort(all_of_it, {}, &Letter::id);
        REQUIRE(all_of_it.size() > before);
        return {all_of_it.begin() + static_cast<std::ptrdiff_t>(before), all_of_it.end()};
    }
};

} // namespace

TEST_CASE("a recommendation is weighed by all reports side by side")
{
    Deciding at("reports_in");
    at.act = "recommend";
    auto const page = at.look(editor);
    REQUIRE(page.status == 200);
    for (auto const* told :
         {"Posidonia oceanica", "Rhizophora mangle", "Soundness", "comments_to_authors of the eelgrass",
          "comments_to_editors of the mudskipper", "Recommend a minor revision"})
        CHECK(says(page, told));
    CHECK(at.send({{"kind", "minor-revision"}, {"note", "note of the cormorant"}}, editor).status == 303);
    CHECK(at.stage.state() == "recommended");
    CHECK(at.look("zostera-marina").status == 404);
}

TEST_CASE("before the reports are in only a rejection without review can be recommended, and what is open is listed")
{
    Deciding at("in_review");
    at.act = "recommend_early";
    auto const page = at.look(editor);
    CHECK(says(page, "Still open"));
    CHECK(says(page, "Posidonia oceanica: writing"));
    auto const refused = at.send({{"kind", "minor-revision"}}, editor);
    CHECK(refused.status == 422);
    CHECK(says(refused, "only a rejection without review"));
    CHECK(at.send({{"kind", "reject-without-review"}}, editor).status == 303);
}

TEST_CASE("the decision begins with the advice, its draft and every report")
{
    Deciding at;
    auto const page = at.look();
    REQUIRE(page.status == 200);
    for (auto const* told :
         {"draft of the avocet", "note of the cormorant", "Laminaria digitata", "See what each will read"})
        CHECK(says(page, told));
    CHECK(says(page, "value=\"minor-revision\" checked"));
    CHECK(says(page, "goes along as Reviewer 2"));
    CHECK(says(at.site.get(at.place() + "?kind=reject", chief), "I am sorry that we cannot publish the paper"));
}

TEST_CASE("a letter with a place still to fill does not leave, and nothing typed is lost")
{
    Deciding at;
    auto form = at.stage.decision("minor-revision");
    form[1].second = "letter of the heron [[The first point.]]";
    for (auto const& page : {at.preview(form), at.send(form)}) {
        CHECK(page.status == 422);
        CHECK(says(page, "double brackets"));
        CHECK(says(page, "letter of the heron"));
    }
    CHECK(at.stage.state() == "recommended");
}

TEST_CASE("the preview is what each will read at the release, word for word, and writes nothing")
{
    for (auto const* kind : {"accept", "minor-revision", "major-revision", "reject-resubmit", "reject"}) {
        CAPTURE(kind);
        Deciding at("reports_in");
        at.stage.take("want_reviewers", editor, {{"number", "3"}});
        at.stage.accept("fagus-sylvatica");
        at.stage.take("recommend_early", editor, {{"kind", kind}, {"letter", "draft of the avocet"}});
        auto form = at.stage.decision(kind);
        for (auto& [name, value] : form)
            if (name == "letter") value = "letter of the heron: \"Grime & Philip's\" <method>";
        auto const facts = at.stage.facts();
        auto const before = at.letters();
        auto const page = at.preview(form);
        REQUIRE(page.status == 200);
        CHECK(at.stage.facts() == facts);
        CHECK(at.letters() == before);

        REQUIRE(at.send(form).status == 303);
        CHECK(at.letters() == before);
        at.stage.release();
        auto const written = at.written_since(before);
        CHECK(written.size() >= 6); // author, co-author, three reviewers, coordinating editor
        for (auto const& letter : written) {
            CAPTURE(letter.kind);
            CHECK(says(page, escaped(letter.subject)));
            CHECK(says(page, escaped(with_link_in_words(letter.body))));
            CHECK(letter.body.find("until .") == std::string::npos);
            CHECK(letter.body.find("by  ") == std::string::npos);
        }
    }
}

TEST_CASE("no reviewer's name stands in what authors read, no author's in what reviewers read")
{
    Deciding at;
    auto const page = at.preview(at.stage.decision("minor-revision"));
    auto const before = at.letters();
    at.send(at.stage.decision("minor-revision"));
    at.stage.release();
    int to_authors = 0, to_reviewers = 0;
    for (auto const& letter : at.written_since(before)) {
        bool const to_author = letter.kind.starts_with("decision_");
        to_authors += to_author;
        to_reviewers += letter.kind == "outcome_reviewer";
        auto const names =
            to_author
                ? std::vector<std::string>{"Posidonia", "Rhizophora", "Alnus", "comments_to_editors", "note of the"}
                : std::vector<std::string>{"Zostera", "Ostrea", "Halimione", "note of the cormorant"};
        for (auto const& name : names) {
            CAPTURE(letter.kind);
            CHECK(letter.body.find(name) == std::string::npos);
        }
    }
    CHECK(to_authors == 3);
    CHECK(to_reviewers == 2);
    CHECK(says(page, "goes along as Reviewer 1"));
    CHECK(says(page, "goes along as Reviewer 2"));
    CHECK(says(page, "22 October"));
}

TEST_CASE("a report that is left out, and a passage that is masked, are not in the letter")
{
    Deciding at;
    auto const kept_out = at.stage.review("rhizophora-mangle");
    at.stage.take("mask", chief, {{"masked", "masked by the stilt"}, {"reason", "reason of the smew"}},
                  at.stage.review("posidonia-oceanica"));
    auto form = at.stage.decision("minor-revision");
    std::erase_if(form, [&](auto const& field) { return field.second == Stage::key(kept_out); });
    auto const before = at.letters();
    auto const page = at.preview(form);
    CHECK(says(page, "reason of the smew"));
    at.send(form);
    at.stage.release();
    auto const written = at.written_since(before);
    for (auto const& letter : written) {
        CAPTURE(letter.kind);
        CHECK(letter.body.find("mudskipper") == std::string::npos);
    }
    auto const decision = std::ranges::find(written, "decision_minor", &Letter::kind);
    REQUIRE(decision != written.end());
    CHECK(decision->body.find("masked by the stilt") != std::string::npos);
    CHECK(decision->body.find("of the eelgrass") == std::string::npos);
}

TEST_CASE("for each open review its fate is chosen first")
{
    Deciding at("reports_in");
    at.stage.take("want_reviewers", editor, {{"number", "3"}});
    at.stage.accept("fagus-sylvatica");
    at.stage.take("recommend_early", editor, {{"kind", "reject"}});
    auto form = at.stage.decision("reject");
    std::erase_if(form, [](auto const& field) { return field.first.starts_with("fate_"); });
    auto const page = at.preview(form);
    CHECK(page.status == 422);
    CHECK(says(page, "wait for it, or withdraw it with thanks"));
    CHECK(says(at.look(), "Fagus sylvatica"));
    CHECK(at.send(form).status == 422);
}

TEST_CASE("somebody else's act in between is shown, and what was typed is kept")
{
    Deciding at;
    auto form = at.stage.decision("minor-revision");
    form.emplace_back("version", std::to_string(at.stage.facts().manuscript.version));
    at.stage.take("waive", chief, {{"number", "1"}, {"reason", "reason of the brant"}});
    auto const page = at.site.post(at.place(), form, chief);
    CHECK(page.status == 409);
    CHECK(says(page, "letter of the heron"));
    CHECK(at.stage.state() == "recommended");
}

TEST_CASE("a doubled decision is one decision")
{
    Deciding at;
    auto form = at.stage.decision("minor-revision");
    form.emplace_back("once", "the-same-key");
    form.emplace_back("version", std::to_string(at.stage.facts().manuscript.version));
    CHECK(at.site.post(at.place(), form, chief).status == 303);
    CHECK(at.site.post(at.place(), form, chief).status == 303);
    CHECK(at.stage.facts().decisions.size() == 1);
}

TEST_CASE("who coordinates and decides needs no recommendation")
{
    Deciding at("scope");
    at.stage.editor = chief;
    at.stage.take("assign", chief, {{"editor", Stage::key(cast_id(chief))}});
    for (auto const* reviewer : {"posidonia-oceanica", "rhizophora-mangle"}) {
        at.stage.accept(reviewer);
        at.stage.file(reviewer);
    }
    at.act = "decide_as_editor";
    CHECK(says(at.look(), "comments_to_authors of the eelgrass"));
    CHECK(says(at.preview(at.stage.decision("accept")), "letter of the heron"));
    CHECK(at.send(at.stage.decision("accept")).status == 303);
    CHECK(at.stage.state() == "held");
    CHECK(at.stage.facts().recommendations.empty());
}

TEST_CASE("beside the usual way a decision is made on scope and on an appeal")
{
    SUBCASE("without review only a rejection")
    {
        Deciding at("scope");
        at.act = "decide_directly";
        auto const page = at.preview({{"kind", "accept"}, {"letter", "letter of the heron"}});
        CHECK(page.status == 422);
        CHECK(says(at.preview({{"kind", "reject-without-review"}, {"letter", "letter of the heron"}}),
                   "letter of the heron"));
        CHECK(at.send({{"kind", "reject-without-review"}, {"letter", "letter of the heron"}}).status == 303);
        CHECK(at.stage.state() == "held");
    }
    SUBCASE("on appeal")
    {
        Deciding at("appealed");
        at.act = "decide_appeal";
        auto const heard_by = std::ranges::find(cast_members, at.stage.facts().manuscript.appeal_deputy_id->value - 1,
                                                [](CastMember const& member) { return &member - cast_members; });
        auto const page = at.preview({{"kind", "minor-revision"}, {"letter", "letter of the heron"}}, heard_by->code);
        CHECK(page.status == 200);
        CHECK(says(page, "letter of the heron"));
        CHECK(at.look(chief).status == 404);
    }
}

TEST_CASE("nobody else opens a decision's form")
{
    Deciding at;
    for (auto const* who : {editor, "zostera-marina", "posidonia-oceanica", "salix-alba", "apis-mellifera",
                            "acer-saccharum", "fagus-sylvatica"}) {
        CAPTURE(who);
        CHECK(at.look(who).status == 404);
        CHECK(at.preview(at.stage.decision("reject"), who).status == 404);
        CHECK(at.send(at.stage.decision("reject"), who).status == 404);
    }
    CHECK(at.stage.state() == "recommended");
}
