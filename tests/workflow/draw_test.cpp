#include "base/problem.hpp"
#include "workflow/altered.hpp"
#include "workflow/draw.hpp"

#include <algorithm>

namespace succession {

namespace {

std::string picture(std::string const& machine)
{
    std::ostringstream text;
    text << std::ifstream(SOURCE_DIR "/templates/assets/workflow-" + machine + ".svg").rdbuf();
    return text.str();
}

bool has(std::string const& text, std::string_view words) { return text.find(words) != std::string::npos; }

} // namespace

TEST_CASE(
    "the pictures of the machines show them as they are: else run “succession workflow draw --out templates/assets”")
{
    auto const journal = load_journal(SOURCE_DIR "/workflows");
    for (auto const* machine : {&journal->manuscript, &journal->review, &journal->production}) {
        auto const shown = picture(machine->name);
        CAPTURE(machine->name);
        CHECK(has(shown, mark_of(drawing(*journal, *machine))));
        for (auto const& state : machine->states)
            CHECK_MESSAGE(has(shown, "<title>" + state.name + "</title>"), state.name);
    }
}

TEST_CASE("a drawing has every state with its turn and clock, and every act that leads on")
{
    auto const journal = load_journal(SOURCE_DIR "/workflows");
    auto const text = drawing(*journal, journal->manuscript);
    CHECK(has(text, R"("check" [label="Technical check\nmanaging editor, 5 days", class="office"])"));
    CHECK(has(text, R"("withdrawn" [label="Withdrawn", class="end", peripheries=2])"));
    CHECK(has(text, R"("check" -> "scope" [label="Pass the technical\ncheck", class=main])"));
    CHECK(
        has(text,
            R"("resubmit_offered" -> "rejected" [label="The offer ends", class=way, style=dashed, constraint=false])"));
    CHECK(has(text, R"("outcome" -> "accepted" [label="Accept")"));
    CHECK(has(text, R"("from ask_to_withdraw" [label="from any of 7 states")"));
    CHECK_FALSE(has(text, "Put on hold"));
    CHECK(std::ranges::count(text, '{') == std::ranges::count(text, '}'));
}

TEST_CASE("the same machine is drawn alike, a changed one gets another mark")
{
    Altered altered;
    auto const before = altered.load();
    CHECK(drawing(*before, before->review) == drawing(*before, before->review));
    altered.replace("clocks.yaml", "check: 5", "check: 6");
    auto const after = altered.load();
    CHECK(drawing(*after, after->review) == drawing(*before, before->review));
    CHECK(mark_of(drawing(*after, after->manuscript)) != mark_of(drawing(*before, before->manuscript)));
}

TEST_CASE("what is no picture is refused")
{
    CHECK_THROWS_AS(finished("dot: out of memory", "digraph {}"), Mistake);
    auto const made = finished(
        "<?xml?><!-- maker --><svg width=\"8pt\" height=\"9pt\" viewBox=\"0.00 0.00 8.00 9.00\"><g id=\"graph0\"></g></svg>",
        "x");
    CHECK(made.starts_with("<svg width=\"8.00\" height=\"9.00\" viewBox="));
    CHECK(has(made, "prefers-color-scheme:dark"));
    CHECK_FALSE(has(made, "maker"));
}

} // namespace succession
