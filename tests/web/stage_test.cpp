#include "web/fixture.hpp"
#include "web/stage.hpp"

#include <doctest/doctest.h>

using namespace succession;

TEST_CASE("a stage plays a manuscript into every state")
{
    for (std::string const state :
         {"draft", "check", "mending", "scope", "needs_ce", "inviting", "in_review", "reports_in", "recommended",
          "held", "revising", "revision_check", "withdrawal_asked", "appealed", "accepted", "rejected",
          "resubmit_offered", "withdrawn"}) {
        CAPTURE(state);
        Journey site;
        Stage stage(site);
        stage.manuscript(state);
        CHECK(stage.state() == state);
    }
}

TEST_CASE("a stage plays a manuscript through production")
{
    for (std::string const state : {"final_files", "final_check", "typesetting", "proof_out", "correcting", "proof_ok",
                                    "scheduled", "early_view"}) {
        CAPTURE(state);
        Journey site;
        Stage stage(site);
        stage.manuscript(state);
        CHECK(stage.facts().in_production()->state == state);
    }
}
