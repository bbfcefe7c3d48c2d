#pragma once

#include "office/fixture.hpp"
#include "office/take.hpp"
#include "storage/articles.hpp"
#include "storage/desks.hpp"
#include "storage/dossiers.hpp"
#include "storage/events.hpp"
#include "workflow/cast.hpp"
#include "workflow/desk.hpp"

#include <map>

namespace succession {

/// Plays manuscripts to where a test wants them, by acts of the office. Zostera marina submits with Ostrea edulis and,
/// without an account, Halimione portulacoides; Laminaria digitata coordinates; Posidonia oceanica and Rhizophora
/// mangle review, Alnus glutinosa declines. Every text has a word of its own, by which a page can be asked whether it
/// tells it.
class Stage {
public:
    using Answers = std::vector<std::pair<std::string, std::string>>;

    explicit Stage(TestOffice& office) : site(office) {}

    /// A new manuscript in that state of the manuscript's or the production's machine; returns the name in its address.
    std::string manuscript(std::string const& state)
    {
        begin();
        play_to(state);
        return name();
    }

    /// Takes an act as somebody of the cast; it must be open.
    void take(std::string const& act, std::string_view who, Answers answers = {}, ReviewId review = {})
    {
        auto const granted = wish(act, who, std::move(answers), review);
        for (auto const& blocker : granted.blockers) FAIL_CHECK(act, ": ", blocker.reason);
        REQUIRE(granted.taken);
        if (granted.offspring) offspring = *granted.offspring;
    }
    office::Granted wish(std::string const& act, std::string_view who, Answers answers = {}, ReviewId review = {})
    {
        Act const as{who.empty() ? PersonId{} : cast_id(who), site.clock.now(), "", "/"};
        return office::take(site.office, as, {id, act, review, {}, false, Form(answers), {}});
    }

    /// Lets time pass; what is the system's by then happens.
    void wait(Moment time)
    {
        site.clock.advance(time);
        office::settle(site.office, id, site.clock.now());
    }

    ReviewId list(std::string_view reviewer)
    {
        take("list_reviewer", editor, {{"person", key(cast_id(reviewer))}});
        return review(reviewer);
    }
    ReviewId invite(std::string_view reviewer)
    {
        auto const listed = list(reviewer);
        take("invite", editor, {{"due", in_days(7)}, {"overruled", "There is nobody else."}}, listed);
        return listed;
    }
    void accept(std::string_view reviewer) { take("accept", reviewer, {}, invite(reviewer)); }
    void file(std::string_view reviewer) { take("file", reviewer, report(reviewer), review(reviewer)); }
    void recommend(std::string const& kind)
    {
        take("recommend", editor,
             {{"kind", kind}, {"note", "note of the cormorant"}, {"letter", "draft of the avocet"}});
    }
    void decide(std::string const& kind) { take("decide", "quercus-robur", decision(kind)); }
    void release() { wait(site.office.rules.now().undo_window + minute); }

    /// The latest review of somebody of the cast.
    ReviewId review(std::string_view reviewer)
    {
        ReviewId found;
        auto const now = facts();
        for (auto const& review : now.reviews)
            if (Standings::reviewer(review) == cast_id(reviewer)) found = review.id;
        return found;
    }
    Facts facts()
    {
        return *site.database.reading([&](Transaction& tx) { return dossiers::find(tx, id); });
    }
    std::string name()
    {
        auto const now = facts();
        return now.manuscript.number.value_or(std::to_string(id.value));
    }
    std::string state() { return facts().manuscript.state; }
    /// How much has happened to it.
    std::size_t events()
    {
        return site.database.reading([&](Transaction& tx) { return events::of_manuscript(tx, id); }).size();
    }
    std::string address() { return "/manuscripts/" + name(); }
    std::string in_days(int days) { return iso_date(site.clock.now() + days * day); }
    static std::string key(auto some_id) { return std::to_string(some_id.value); }

    /// Adds a file as an upload would.
    void add_file(std::string const& kind, std::string const& audience)
    {
        auto const before = facts();
        auto after = before;
        after.files.push_back(file_of(kind, audience, before.version().round));
        after.manuscript.version += 1;
        site.database.write([&](Transaction& tx) { dossiers::save(tx, before, after); });
    }

    /// Whole answers to a review's form; the texts bear the reviewer's word: "eelgrass", "mudskipper" or "catkin".
    Answers report(std::string_view reviewer)
    {
        Answers answers;
        auto const word = reviewer == "posidonia-oceanica"  ? "eelgrass"
                          : reviewer == "rhizophora-mangle" ? "mudskipper"
                                                            : "catkin";
        for (auto const& field : site.office.rules.now().review_form)
            answers.emplace_back(field.name,
                                 field.options.empty() ? field.name + " of the " + word : field.options.front().code);
        return answers;
    }
    /// A decision with every open review withdrawn and every report sent along.
    Answers decision(std::string const& kind)
    {
        Answers answers{{"kind", kind}, {"letter", "letter of the heron"}, {"note", "note of the bittern"}};
        auto const now = facts();
        for (auto const& review : now.reviews) {
            if (is_open(review)) answers.emplace_back("fate_" + key(review.id), "withdraw");
            if (review.state == "filed") answers.emplace_back("reports", key(review.id));
        }
        return answers;
    }

    TestOffice& site;
    ManuscriptId id;
    ManuscriptId offspring;
    std::string editor = "laminaria-digitata";

private:
    void begin()
    {
        auto facts = draft();
        id = facts.manuscript.id;
        auto const rows = desk_rows(site.office.rules.now(), facts, site.clock.now());
        site.database.write([&](Transaction& tx) {
            dossiers::insert(tx, facts);
            desks::replace(tx, id, rows);
        });
    }

    Facts draft()
    {
        Facts facts;
        auto& manuscript = facts.manuscript;
        manuscript.id = id = make_id<ManuscriptId>();
        manuscript.version = 1;
        manuscript.type = "research-article";
        manuscript.transparency = "double";
        manuscript.state = "draft";
        manuscript.since = site.clock.now();
        manuscript.title = "Seagrass meadows recover faster beside restored oyster reefs";
        manuscript.submitter_id = cast_id("zostera-marina");
        facts.authors = {author("Zostera", "marina", cast_id("zostera-marina"), 1),
                         author("Ostrea", "edulis", cast_id("ostrea-edulis"), 2),
                         author("Halimione", "portulacoides", {}, 3)};
        facts.suggestions = {
            {make_key(), id, false, "Larus marinus", "larus@cliff.example", "Cliff", "reason of the puffin"},
            {make_key(), id, true, "Carcinus maenas", "carcinus@rock.example", "Rock", "reason of the shrimp"}};
        Version version;
        version.id = make_key();
        version.manuscript_id = id;
        version.fields = answers(manuscript).json();
        version.words_counted = 6412;
        facts.versions = {version};
        facts.files = {file_of("title_page", "editors", 0), file_of("main", "reviewers", 0)};
        return facts;
    }

    Author author(std::string const& given, std::string const& family, PersonId account, int position)
    {
        Author author;
        author.id = make_id<AuthorId>();
        author.manuscript_id = id;
        author.position = position;
        if (account) author.person_id = Sealed<std::optional<PersonId>>(account);
        author.byline =
            Sealed<Byline>(Byline{given, family, lower(given) + "@shore.example", given + " Station", "", "NL", ""});
        author.corresponding = position == 1;
        return author;
    }

    /// Answers to every field; a text says of which field it is: "ethics of the curlew".
    Fields answers(Manuscript const& manuscript)
    {
        Fields fields;
        for (auto const& field : site.office.rules.now().type(manuscript.type).fields) {
            if (!field.vocabulary.empty())
                fields.set(field.name, site.office.rules.now().list(field.vocabulary).front().code);
            else if (field.name == "title") fields.set(field.name, manuscript.title);
            else if (field.name.ends_with("itude")) fields.set(field.name, "47.25");
            else if (field.name.starts_with("years_"))
                fields.set(field.name, field.name == "years_from" ? "2014" : "2025");
            else fields.set(field.name, several(field.name + " of the curlew", std::max(1, field.least)));
        }
        return fields;
    }
    static std::vector<std::string> several(std::string const& text, int count)
    {
        std::vector<std::string> texts;
        for (int i = 0; i < count; ++i) texts.push_back(i ? text + " " + std::to_string(i + 1) : text);
        return texts;
    }

    File file_of(std::string const& kind, std::string const& audience, int round)
    {
        File file;
        file.id = make_id<FileId>();
        file.manuscript_id = id;
        file.round = round;
        file.kind = kind;
        file.audience = audience;
        file.name = kind + " of the plover.pdf";
        file.media_type = "application/pdf";
        file.bytes = 1'900'000;
        file.sha256 = std::string(64, 'a');
        file.clean_sha256 = std::string(64, 'b');
        file.pages = 31;
        file.findings = "Author: findings of the snipe";
        file.added_at = site.clock.now();
        return file;
    }

    Answers ticked(std::string const& checklist) { return cast::Case::ticks(checklist); }

    /// What leads into each state: from which one, and how.
    struct Lead {
        std::string from;
        void (Stage::*play)();
    };
    static std::map<std::string, Lead> const& leads()
    {
        static std::map<std::string, Lead> const all{
            {"check", {"draft", &Stage::to_check}},
            {"mending", {"check", &Stage::to_mending}},
            {"scope", {"check", &Stage::to_scope}},
            {"inviting", {"scope", &Stage::to_inviting}},
            {"needs_ce", {"inviting", &Stage::to_needs_ce}},
            {"in_review", {"inviting", &Stage::to_in_review}},
            {"reports_in", {"in_review", &Stage::to_reports_in}},
            {"recommended", {"reports_in", &Stage::to_recommended}},
            {"held", {"recommended", &Stage::to_held}},
            {"revising", {"held", &Stage::release}},
            {"revision_check", {"revising", &Stage::to_revision_check}},
            {"withdrawal_asked", {"in_review", &Stage::to_withdrawal_asked}},
            {"rejected", {"reports_in", &Stage::to_rejected}},
            {"appealed", {"rejected", &Stage::to_appealed}},
            {"resubmit_offered", {"reports_in", &Stage::to_resubmit_offered}},
            {"withdrawn", {"check", &Stage::to_withdrawn}},
            {"accepted", {"reports_in", &Stage::to_accepted}},
            {"final_files", {"accepted", nullptr}},
            {"final_check", {"final_files", &Stage::to_final_check}},
            {"typesetting", {"final_check", &Stage::to_typesetting}},
            {"proof_out", {"typesetting", &Stage::to_proof_out}},
            {"correcting", {"proof_out", &Stage::to_correcting}},
            {"proof_ok", {"proof_out", &Stage::to_proof_ok}},
            {"scheduled", {"proof_ok", &Stage::to_scheduled}},
            {"early_view", {"scheduled", &Stage::to_early_view}},
        };
        return all;
    }

    void play_to(std::string const& state)
    {
        if (state == "draft") return;
        auto const& lead = leads().at(state);
        play_to(lead.from);
        if (lead.play) (this->*lead.play)();
    }

    void to_check() { take("submit", "zostera-marina"); }
    void to_mending()
    {
        take("return_to_authors", "salix-alba", {{"list", "list of the egret"}, {"due", in_days(14)}});
    }
    void to_scope() { take("pass", "salix-alba", ticked("technical_check")); }
    void to_inviting() { take("assign", "quercus-robur", {{"editor", key(cast_id(editor))}}); }
    void to_needs_ce() { take("hand_back", editor, {{"reason", "reason of the gannet"}}); }
    void to_in_review()
    {
        take("decline", "alnus-glutinosa", {{"reason", "reason of the crane"}}, invite("alnus-glutinosa"));
        accept("posidonia-oceanica");
        accept("rhizophora-mangle");
    }
    void to_reports_in()
    {
        file("posidonia-oceanica");
        file("rhizophora-mangle");
    }
    void to_recommended() { recommend("minor-revision"); }
    void to_held() { decide("minor-revision"); }
    void to_revision_check()
    {
        add_file("title_page", "editors");
        add_file("main", "reviewers");
        add_file("answers", "reviewers");
        take("revise", "zostera-marina");
    }
    void to_withdrawal_asked()
    {
        take("ask_to_withdraw", "zostera-marina", {{"reason", "reason of the tern"}, {"agreed", "yes"}});
    }
    void to_withdrawn() { take("withdraw", "zostera-marina", {{"reason", "reason of the tern"}, {"agreed", "yes"}}); }
    void decided(std::string const& kind)
    {
        recommend(kind);
        decide(kind);
        release();
    }
    void to_rejected() { decided("reject"); }
    void to_resubmit_offered() { decided("reject-resubmit"); }
    void to_accepted() { decided("accept"); }
    void to_appealed() { take("appeal", "zostera-marina", {{"reason", "reason of the grebe"}}); }
    void to_final_check()
    {
        add_file("final", "production");
        take("deliver", "zostera-marina", {{"licence", "CC-BY-4.0"}});
    }
    void to_typesetting() { take("pass_final", "salix-alba", ticked("final_files_check")); }
    void to_proof_out()
    {
        add_file("proof", "production");
        take("send_proof", "acer-saccharum");
    }
    void to_correcting() { take("correct_proof", "zostera-marina", {{"corrections", "corrections of the wren"}}); }
    void to_proof_ok() { take("approve_proof", "zostera-marina"); }
    void to_scheduled()
    {
        add_file("article", "production");
        take("schedule", "acer-saccharum",
             {{"doi", fmt::format("10.1111/rec.{}", id.value % 100'000)}, {"date", in_days(1)}});
    }
    void to_early_view() { wait(2 * day); }
};

} // namespace succession
