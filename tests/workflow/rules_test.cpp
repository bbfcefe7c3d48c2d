#include "base/problem.hpp"
#include "workflow/altered.hpp"
#include "workflow/rules.hpp"

namespace succession {

namespace {

Manuscript under(std::string const& version)
{
    Manuscript manuscript;
    manuscript.rules = version;
    return manuscript;
}

} // namespace

TEST_CASE("a version of the rules is the digest of their texts: whatever is changed makes another")
{
    Altered altered;
    auto const before = altered.load();
    CHECK(before->version.size() == 16);
    CHECK(altered.load()->version == before->version);
    CHECK(altered.replace("vocabularies/credit.yaml", "Conceptualization", "Conception").load()->version !=
          before->version);
    CHECK(load_journal(read_rules(altered.path("")))->version == altered.load()->version);
}

TEST_CASE("a manuscript has the rules it was submitted under, a draft the present ones")
{
    Altered altered;
    auto const former = altered.load();
    auto const now = altered.replace("clocks.yaml", "scope: 7", "scope: 9").load();
    auto const rules = Rules(now).with({former});
    CHECK(rules.of(under("")).days("scope") == 9);
    CHECK(rules.of(under(now->version)).days("scope") == 9);
    CHECK(rules.of(under(former->version)).days("scope") == 7);
    CHECK(rules.all() == std::vector<Journal const*>{now.get(), former.get()});
    CHECK_THROWS_AS(rules.of(under("another")), Problem);
    CHECK_THROWS_AS(Rules(now).of(under(former->version)), Problem);
}

TEST_CASE("an article type may give its reviewers other days than the clock")
{
    auto const journal = Altered().load();
    Manuscript manuscript;
    manuscript.type = "research-article";
    CHECK(journal->days("review", manuscript) == journal->days("review"));
    manuscript.type = "short-communication";
    CHECK(journal->days("review", manuscript) == 14);
    CHECK(journal->days("answer", manuscript) == journal->days("answer"));
}

TEST_CASE("a list names an article type that only former rules have")
{
    Altered altered;
    auto const former = altered.load();
    altered.replace("article-types.yaml", "  - code: research-article\n", "  - code: field-study\n");
    altered.replace("article-types.yaml", "label: \"Research article\"", "label: \"Field study\"");
    auto const rules = Rules(altered.load()).with({former});
    CHECK(rules.type("field-study").label == "Field study");
    CHECK(&rules.type("research-article") == &former->type("research-article"));
    CHECK_THROWS_AS(rules.type("unheard-of"), Mistake);
}

} // namespace succession
