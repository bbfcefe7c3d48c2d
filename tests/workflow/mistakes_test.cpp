#include "base/problem.hpp"
#include "workflow/altered.hpp"
#include "workflow/yaml.hpp"

#include <fmt/format.h>

namespace succession {

namespace {

/// What the start says about altered data; "" where it says nothing.
std::string complaint(Altered const& altered)
{
    try {
        altered.load();
        return {};
    }
    catch (Mistake const& mistake) {
        return mistake.what();
    }
}

struct Fault {
    std::string file, from, to;
    std::string at; ///< the text on whose line the mistake is found
    std::string reason;
};

std::string const scope_state = "  - name: scope\n    stage: checked\n    owner: decider\n    clock: scope\n";

Fault const faults[] = {
    {"manuscript.yaml", "guards: [never_submitted]", "guards: [never_submited]", "never_submited",
     "“never_submited” is no guard; did you mean “never_submitted”?"},
    {"manuscript.yaml", "effects: [declare_conflict]", "effects: [declare_conflicts]", "declare_conflicts",
     "“declare_conflicts” is no effect; did you mean “declare_conflict”?"},
    {"manuscript.yaml", "who: [managing_editor, decider]", "who: [managing_editor, decidr]", "decidr",
     "“decidr” is no part; did you mean “decider”?"},
    {"manuscript.yaml", "name: draft\n", "name: draft\n    packed: true\n", "packed: true",
     "nothing is typeset in this machine."},
    {"manuscript.yaml", "stage: checked", "stage: cheked", "stage: cheked",
     "“cheked” is no stage; did you mean “checked”?"},
    {"manuscript.yaml", "from: [check, scope]", "from: [check, scop]", "[check, scop]",
     "“scop” is no state; did you mean “scope”?"},
    {"manuscript.yaml", "to: mending", "to: mendign", "to: mendign", "“mendign” is no state; did you mean “mending”?"},
    {"manuscript.yaml", "from: [check, scope]", "from: [same]", "from: [same]", "“same” is no state"},
    {"manuscript.yaml", "initial: draft", "initial: daft", "initial: daft", "there is no state “daft”."},
    {"manuscript.yaml", "letter: passed_check to", "letter: pased_check to", "pased_check",
     "“pased_check” is no letter of letters.yaml; did you mean “passed_check”?"},
    {"manuscript.yaml", "letter: passed_check to decider", "letter: passed_check to decider_in_chief",
     "decider_in_chief", "“decider_in_chief” is no recipient"},
    {"manuscript.yaml", "letter: passed_check to decider", "letter: passed_check", "letter: passed_check\n",
     "a letter reads “KIND to WHOM”."},
    {"manuscript.yaml", "{ticks: technical_check}", "{ticks: tecnical_check}", "tecnical_check",
     "“tecnical_check” is no checklist; did you mean “technical_check”?"},
    {"manuscript.yaml", "kind: ticks, source: technical_check", "kind: ticks, source: technical_chek", "technical_chek",
     "“technical_chek” is no checklist; did you mean “technical_check”?"},
    {"manuscript.yaml", "{overdue: close_grace}", "{overdue: closing_grace}", "closing_grace",
     "“closing_grace” is no clock of clocks.yaml; did you mean “close_grace”?"},
    {"manuscript.yaml", "clock: scope", "clock: scoop", "clock: scoop",
     "“scoop” is no clock of clocks.yaml; did you mean “scope”?"},
    {"manuscript.yaml", "kind: date, source: mending", "kind: date, source: mendig", "mendig",
     "“mendig” is no clock of clocks.yaml; did you mean “mending”?"},
    {"manuscript.yaml", "kind: long, required", "kind: lng, required", "kind: lng",
     "“lng” is no kind of field; did you mean “long”?"},
    {"manuscript.yaml", "kind: choice, source: decisions", "kind: choice, source: decision", "source: decision,",
     "“decision” is no list; did you mean “decisions”?"},
    {"manuscript.yaml", "kind: person, source: coordinating_editor", "kind: person, source: editors", "source: editors",
     "“editors” is no group of people"},
    {"manuscript.yaml", "told: [author]", "told: [authors]", "told: [authors]",
     "“authors” is no audience; did you mean “author”?"},
    {"manuscript.yaml", "labels: {editors: \"Scope\", author", "labels: {editors: \"Scope\", auhtor", "auhtor",
     "“auhtor” is no audience; did you mean “author”?"},
    {"manuscript.yaml", "labels: {editors: \"Scope\", author", "labels: {author",
     "labels: {author: \"With the editors\"", "the label for editors is missing."},
    {"manuscript.yaml", "    label: \"Assign a coordinating editor\"\n    done", "    done", "name: assign",
     "“label” is missing."},
    {"manuscript.yaml", scope_state, "  - name: scope\n    stage: checked\n    clock: scope\n", "name: scope",
     "“scope” is no end and has no owner."},
    {"manuscript.yaml", scope_state, "  - name: scope\n    stage: checked\n    owner: decider\n", "name: scope",
     "“scope” is no end and has no clock; write “clock: none” if that is meant."},
    {"manuscript.yaml", "  - name: scope\n", "  - name: scope\n    name: scope\n", "    name: scope",
     "“name” stands here twice."},
    {"manuscript.yaml", "  - name: needs_ce\n",
     "  - name: scope\n    stage: ended\n    end: true\n    labels: {editors: \"E\"}\n  - name: needs_ce\n",
     "  - name: scope\n    stage: ended", "the state “scope” stands here twice."},
    {"manuscript.yaml", "    help: \"Nothing of it is kept.\"", "    helps: \"Nothing of it is kept.\"", "helps",
     "“helps” is not known here; did you mean “help”?"},
    {"manuscript.yaml", "    from: [draft]\n    to: deleted\n", "    from: []\n    to: deleted\n", "name: discard",
     "“discard” leaves no state."},
    {"manuscript.yaml", "    to: deleted\n    who: [author]\n", "    to: deleted\n    who: []\n", "name: discard",
     "nobody may do “discard”."},
    {"manuscript.yaml", "  - name: discard\n", "  - name: submit\n", "name: submit\n    label: \"Delete",
     "two acts called “submit” leave “draft”."},
    {"manuscript.yaml", "page: submission", "page: submision", "page: submision",
     "“submision” is no page; did you mean “submission”?"},
    {"letters.yaml",
     "kind: appeal_result_editor, label: \"Appeal decided, to the editor\", to: [editor], link: manuscript",
     "kind: appeal_result_editor, label: \"Appeal decided, to the editor\", to: [editor], link: manuscript, editable: true",
     "", "“dismiss” writes to several what letters.yaml calls editable."},
    {"letters.yaml", "to: [authors, editor], link: article}", "to: [authors, editor], link: article, editable: true}",
     "", "“publish” writes to several what letters.yaml calls editable."},
    {"manuscript.yaml", "    main: true\n", "    main: perhaps\n", "main: perhaps", "“main” should be true or false."},
    {"manuscript.yaml", "machine: manuscript", "machine: paper", "machine: paper",
     "this file holds the machine “manuscript”."},
    {"manuscript.yaml", "    guards: [never_submitted]", "    guards: [{never_submitted: a, no_hold: b}]",
     "{never_submitted: a", "one name with one argument should stand here."},
    {"manuscript.yaml", "\nstates:\n", "\nstates: [\n", "", "manuscript.yaml:"},
    {"review.yaml", "kind: letter, source: invitation", "kind: letter, source: invittion", "invittion",
     "“invittion” is no letter of letters.yaml; did you mean “invitation”?"},
    {"review.yaml", "  - {name: late, stage: ended",
     "  - {name: lost, stage: ended, end: true, labels: {editors: \"Lost\"}}\n  - {name: late, stage: ended",
     "name: lost", "nobody reaches the state “lost”."},
    {"production.yaml", "owner: author, clock: final_files", "owner: reviewer, clock: final_files", "name: final_files",
     "in “final_files” it is the turn of “reviewer”, who can do nothing there."},
    {"clocks.yaml", "  scope: 7", "  scope: seven", "scope: seven", "“seven” should be a whole number."},
    {"clocks.yaml", "  late_grace: 30", "  late_graces: 30", "", "“late_grace”"},
    {"decisions.yaml", "outcome: accepted", "outcome: acepted", "code: accept",
     "“accept” leads to “acepted”, which is no state."},
    {"decisions.yaml", "letter: decision_accept", "letter: decision_acept", "letter: decision_acept",
     "there is no letter “decision_acept” in letters.yaml."},
    {"manuscript.yaml", "letter: handed_back to decider", "letter: handed_back to author", "letter: handed_back",
     "letters.yaml does not say that “handed_back” is written for “author”."},
    {"letters.yaml", "to: [decider], link: manuscript}", "to: [editor], link: manuscript}", "",
     "letters.yaml does not say that “passed_check” is written for “decider”."},
    {"letters.yaml", "kind: outcome_reviewer, label: \"Outcome, to the reviewers\", to: [reviewer]",
     "kind: outcome_reviewer, label: \"Outcome, to the reviewers\", to: [editor]", "",
     "the rules write “outcome_reviewer” to “reviewer”, who is not among those it is for."},
    {"letters.yaml", "to: [coauthors], link: none", "to: [coauthor], link: none", "to: [coauthor]",
     "“coauthor” is no recipient; did you mean “coauthors”?"},
    {"letters.yaml", "to: [coauthors], link: none", "to: [coauthors], desk_only: true, link: none", "desk_only",
     "“coauthors” is not of the office: this letter needs a mail."},
    {"letters.yaml", "link: objection", "link: objections", "link: objections",
     "“objections” is no page a letter leads to; did you mean “objection”?"},
    {"article-types.yaml", "kind: keywords", "kind: keyword", "kind: keyword",
     "“keyword” is no kind of field; did you mean “keywords”?"},
    {"article-types.yaml", "step: statements", "step: statement", "step: statement",
     "“statement” is no step; did you mean “statements”?"},
    {"article-types.yaml", "vocabulary: ecosystems", "vocabulary: ecosystem", "vocabulary: ecosystem",
     "“ecosystem” is no vocabulary; did you mean “ecosystems”?"},
    {"article-types.yaml", "opened_by: [editor_in_chief", "opened_by: [editor_in_chef", "opened_by",
     "“editor_in_chef” is no role of lists.yaml; did you mean “editor_in_chief”?"},
    {"file-classes.yaml", "audience: editors", "audience: editor", "audience: editor,",
     "“editor” is no reader of files; did you mean “editors”?"},
    {"file-classes.yaml", "formats: [pdf, png, jpg, tif]", "formats: [pdf, png, jpeg, tif]", "jpeg",
     "“jpeg” is no format; did you mean “jpg”?"},
    {"file-classes.yaml", "act: send_proof", "act: send_proofs", "send_proofs",
     "there is no act “send_proofs” in production.yaml."},
    {"file-classes.yaml", "many: true", "meny: true", "meny", "“meny” is not known here; did you mean “many”?"},
    {"file-classes.yaml", "{code: main,", "{code: text,", "",
     "the rules speak of a class of files “main”, which is missing."},
    {"review-forms.yaml", "kind: yes_no", "kind: yesno", "kind: yesno",
     "“yesno” is no kind of field; did you mean “yes_no”?"},
    {"review-forms.yaml", "audience: authors", "audience: author", "audience: author\n",
     "“author” is no reader of an answer; did you mean “authors”?"},
    {"letters.yaml", "kind: no_eligible_editor", "kind: no_editor", "",
     "the rules write a letter “no_eligible_editor”"},
};

} // namespace

TEST_CASE("the journal's own data is well")
{
    Altered const altered;
    CHECK(complaint(altered) == "");
    CHECK(mistakes(*altered.load()).empty());
}

TEST_CASE("faulty data stops the start with file, line and reason")
{
    for (auto const& fault : faults) {
        CAPTURE(fault.to);
        Altered altered;
        altered.replace(fault.file, fault.from, fault.to);
        auto const said = complaint(altered);
        CHECK_MESSAGE(said.find(fault.reason) != std::string::npos, said);
        if (fault.at.empty()) continue;
        auto const place = fmt::format("{}:{}: ", fault.file, altered.line_of(fault.file, fault.at));
        CHECK_MESSAGE(said.find(place) != std::string::npos, said, " should stand at ", place);
    }
}

TEST_CASE("a state from which nothing leads away is no end by itself")
{
    Altered altered;
    altered.replace("production.yaml", "from: [typesetting, correcting]", "from: [correcting]");
    altered.replace(
        "production.yaml",
        "from: [final_files, final_check, typesetting, proof_out, correcting, substance_query, proof_ok, scheduled, withdrawal_asked]\n    to: rescinded",
        "from: [final_files]\n    to: rescinded");
    altered.replace(
        "production.yaml",
        "from: [final_files, final_check, typesetting, proof_out, correcting, substance_query, proof_ok, scheduled]\n    to: withdrawal_asked",
        "from: [final_files]\n    to: withdrawal_asked");
    CHECK(complaint(altered).find("the state “typesetting” is no end and has no way out.") != std::string::npos);
}

TEST_CASE("former rules lack the letter of an effect they do not call, and are kept up all the same")
{
    Altered altered;
    altered.replace("letters.yaml", "kind: author_change_ready", "kind: author_change_over");
    CHECK(complaint(altered).find("the rules write a letter “author_change_ready”, which is missing.") !=
          std::string::npos);
    for (std::string const act : {"answer_author_change", "enter_author_answer"})
        altered.replace("manuscript.yaml", "[" + act + ", tell_author_change_ready]", "[" + act + "]");
    altered.replace("manuscript.yaml", "      - tell_author_change_ready\n", "");
    CHECK_NOTHROW(altered.load());
}

TEST_CASE("a folder without a file says which")
{
    try {
        load_journal("/nowhere");
        FAIL("nothing was missed");
    }
    catch (Mistake const& mistake) {
        CHECK(std::string(mistake.what()) == "/nowhere/clocks.yaml cannot be read.");
    }
}

TEST_CASE("the nearest name is suggested, a far one is not")
{
    CHECK(nearest("recomend", {"recommend", "decide"}) == "recommend");
    CHECK(nearest("xyz", {"recommend", "decide"}).empty());
}

} // namespace succession
