#pragma once

#include "files/clean.hpp"
#include "files/sample_pdf.hpp"
#include "files/store.hpp"
#include "office/account_letters.hpp"
#include "office/review_draft.hpp"
#include "storage/rows.hpp"
#include "web/fixture.hpp"
#include "web/stage.hpp"

namespace succession {

/// Who comes besides the cast: somebody for every relation to a manuscript.
inline constexpr CastMember guests[] = {
    {"mergus-merganser", "Mergus", "merganser", "coordinating_editor", ""}, ///< handed it back with an interest
    {"fulica-atra", "Fulica", "atra", "coordinating_editor", ""},           ///< coordinated it before Laminaria
    {"pinus-mugo", "Pinus", "mugo", "coordinating_editor", ""},             ///< coordinates other manuscripts
    {"mytilus-trossulus", "Mytilus", "trossulus", "", ""},                  ///< is invited and has not answered
    {"nereis-virens", "Nereis", "virens", "", ""},                          ///< accepted with an interest
    {"littorina-littorea", "Littorina", "littorea", "", ""},                ///< writes, and is left open
    {"pagurus-bernhardus", "Pagurus", "bernhardus", "", ""},                ///< accepted and was released
    {"limulus-polyphemus", "Limulus", "polyphemus", "", ""},                ///< accepted and gave up
    {"patella-vulgata", "Patella", "vulgata", "", ""},                      ///< did not answer in time
    {"spartina-anglica", "Spartina", "anglica", "", ""},                    ///< is new in the second round
    {"bufo-bufo", "Bufo", "bufo", "", ""},                                  ///< has no part in anything
};

/// One manuscript through a whole life with two rounds, played by acts of the office, in a journal where everybody has
/// a name and every text and file a word of their own. Alnus declined; Posidonia's report is released, Rhizophora's
/// kept.
class Life {
public:
    inline static std::vector<std::string> const moments{"draft",    "in check",     "in review", "held",
                                                         "released", "second round", "accepted",  "published"};

    /// Lives until that moment and stops there.
    explicit Life(std::string const& until) : store(folder.path / "store"), stage(site)
    {
        site.office.store = &store;
        welcome_guests();
        constexpr void (Life::*steps[])() = {&Life::to_draft,    &Life::to_check,    &Life::to_review,
                                             &Life::to_held,     &Life::to_released, &Life::to_second_round,
                                             &Life::to_accepted, &Life::to_published};
        for (std::size_t i = 0; i < moments.size(); ++i) {
            (this->*steps[i])();
            if (moments[i] == until) break;
        }
        fill_files();
        for (auto const& code : everybody()) sign_in(code);
    }

    /// The co-author who has letters and no account.
    static constexpr auto without_account = "halimione-portulacoides";

    static PersonId id_of(std::string_view code)
    {
        auto const found = std::ranges::find(guests, code, &CastMember::code);
        return found == std::end(guests) ? cast_id(code) : PersonId{found - std::begin(guests) + 101};
    }
    /// All who have a browser or a letter box.
    static std::vector<std::string> everybody()
    {
        std::vector<std::string> codes;
        for (auto const& member : cast_members) codes.emplace_back(member.code);
        for (auto const& guest : guests) codes.emplace_back(guest.code);
        codes.emplace_back(without_account);
        return codes;
    }
    /// Gives somebody a new browser that is signed in.
    void sign_in(std::string const& code)
    {
        site.browsers[code] = {};
        if (code != without_account) site.browsers[code]["session"] = site.begin_session(id_of(code));
    }
    /// All letters to somebody, as they are read.
    std::vector<std::string> letters_to(std::string_view code)
    {
        auto const found = site.database.reading([&](Transaction& tx) {
            auto const id =
                code == without_account ? people::by_address(tx, "halimione@shore.example").value().id : id_of(code);
            return rows::where<Letter>(tx, "WHERE to_id = :1 ORDER BY id DESC", id);
        });
        std::vector<std::string> texts;
        for (auto const& letter : found)
            texts.push_back(letter.to_name + "\n" + letter.subject + "\n" + office::with_link(site.office, letter));
        return texts;
    }
    ReviewId review(std::string_view code)
    {
        ReviewId found;
        auto const now = stage.facts();
        for (auto const& review : now.reviews)
            if (Standings::reviewer(review) == id_of(code)) found = review.id;
        return found;
    }
    FileId file(std::string_view kind, int round)
    {
        auto const now = stage.facts();
        for (auto const& file : now.files)
            if (file.kind == kind && file.round == round) return file.id;
        return {};
    }

    Journey site;
    Folder folder;
    Store store;
    Stage stage;

private:
    void welcome_guests()
    {
        site.database.write([&](Transaction& tx) {
            for (auto const& guest : guests) {
                auto const id = id_of(guest.code);
                people::insert(
                    tx, with_account(id, guest.given, guest.family, cast_address(guest.code), "none", noon - day));
                if (*guest.role) people::insert(tx, Role{make_key(), id, guest.role, {}});
            }
        });
    }
    void take(std::string const& act, std::string_view who, Stage::Answers answers = {}, ReviewId review = {},
              AuthorId author = {})
    {
        Act const as{author ? PersonId{} : id_of(who), site.clock.now(), "", "/"};
        auto const granted = office::take(site.office, as, {stage.id, act, review, author, false, Form(answers), {}});
        for (auto const& blocker : granted.blockers) FAIL_CHECK(act, ": ", blocker.reason);
        REQUIRE(granted.taken);
    }
    static std::string key(std::string_view code) { return std::to_string(id_of(code).value); }

    ReviewId invite(std::string_view code, int days = 30)
    {
        if (!review(code)) take("list_reviewer", "laminaria-digitata", {{"person", key(code)}});
        take("invite", "laminaria-digitata", {{"due", stage.in_days(days)}, {"overruled", "overruled by the lark"}},
             review(code));
        return review(code);
    }
    void accept(std::string_view code) { take("accept", code, {}, invite(code)); }
    /// In the second round Posidonia writes of the pondweed, Spartina of the cordgrass.
    Stage::Answers report(std::string_view code)
    {
        auto answers = stage.report(code);
        if (stage.facts().manuscript.round == 0) return answers;
        auto const* word = code == "posidonia-oceanica" ? "pondweed" : "cordgrass";
        for (auto& [name, text] : answers)
            if (text.find(" of the ") != std::string::npos) text = name + " of the " + word;
        return answers;
    }
    void file(std::string_view code) { take("file", code, report(code), review(code)); }
    static Stage::Answers ticked(std::string const& checklist) { return cast::Case::ticks(checklist); }

    void to_draft() { stage.manuscript("draft"); }
    void to_check()
    {
        fill_files();
        take("submit", "zostera-marina");
    }
    void to_review()
    {
        take("pass", "salix-alba", ticked("technical_check"));
        assign();
        object();
        invite("patella-vulgata", 1);
        stage.wait(12 * day);
        take("decline", "alnus-glutinosa",
             {{"reason", "reason of the crane"}, {"suggestions", "suggestion of the rail"}}, invite("alnus-glutinosa"));
        accept("pagurus-bernhardus");
        take("cancel", "laminaria-digitata", {{"reason", "reason of the stork"}}, review("pagurus-bernhardus"));
        accept("limulus-polyphemus");
        take("give_up", "limulus-polyphemus", {{"reason", "reason of the swift"}}, review("limulus-polyphemus"));
        take("accept_with_interest", "nereis-virens", {{"interest", "interest of the martin"}},
             invite("nereis-virens"));
        invite("mytilus-trossulus");
        accept("littorina-littorea");
        Form draft;
        draft.set("comments_to_authors", "draft of the siskin");
        office::keep_review_draft(site.office, site.office.rules.now(), review("littorina-littorea"),
                                  id_of("littorina-littorea"), draft, 0, site.clock.now());
        accept("rhizophora-mangle");
        accept("posidonia-oceanica");
        file("posidonia-oceanica");
        take("mask", "laminaria-digitata",
             {{"masked", "masked text of the wagtail"}, {"reason", "reason of the pipit"}},
             review("posidonia-oceanica"));
    }

    /// Mergus hands it back, Fulica is replaced, Laminaria stays.
    void assign()
    {
        take("assign", "quercus-robur", {{"editor", key("mergus-merganser")}, {"note", "note of the dunlin"}});
        take("hand_back", "mergus-merganser", {{"reason", "reason of the gannet"}, {"conflict", "yes"}});
        take("assign", "quercus-robur", {{"editor", key("fulica-atra")}});
        take("change_editor", "quercus-robur", {{"editor", key("laminaria-digitata")}, {"note", "note of the knot"}});
    }
    /// A co-author objects by link, the office settles it.
    void object()
    {
        auto const now = stage.facts();
        auto const last = std::ranges::max_element(now.authors, {}, &Author::position);
        take("object", "", {{"reason", "objection of the rook"}}, {}, last->id);
        take("lift", "salix-alba", {{"reason", "reason of the jay"}});
    }

    void to_held()
    {
        file("rhizophora-mangle");
        take("recommend", "laminaria-digitata",
             {{"kind", "minor-revision"}, {"note", "note of the cormorant"}, {"letter", "draft of the avocet"}});
        decide("minor-revision", "letter of the heron", "note of the bittern");
    }
    /// Sends Posidonia's report along, waits for Littorina, lets the others go.
    void decide(std::string const& kind, std::string const& letter, std::string const& note)
    {
        Stage::Answers answers{{"kind", kind}, {"letter", letter}, {"note", note}};
        auto const now = stage.facts();
        for (auto const& review : now.reviews) {
            auto const waits = Standings::reviewer(review) == id_of("littorina-littorea");
            if (review.round == now.manuscript.round && is_open(review))
                answers.emplace_back("fate_" + Stage::key(review.id), waits ? "wait" : "withdraw");
            if (review.state == "filed" && Standings::reviewer(review) == id_of("posidonia-oceanica"))
                answers.emplace_back("reports", Stage::key(review.id));
        }
        take("decide", "quercus-robur", answers);
    }
    void to_released() { stage.release(); }

    void to_second_round()
    {
        stage.add_file("answers", "reviewers");
        take("revise", "zostera-marina");
        take("pass_revision", "salix-alba", ticked("revision_check"));
        accept("posidonia-oceanica");
        accept("spartina-anglica");
    }
    void to_accepted()
    {
        file("posidonia-oceanica");
        file("spartina-anglica");
        take("recommend", "laminaria-digitata",
             {{"kind", "accept"}, {"note", "note of the cormorant"}, {"letter", "draft of the avocet"}});
        decide("accept", "letter of the egret", "note of the bittern");
        stage.release();
        stage.add_file("final", "production");
        take("deliver", "zostera-marina", {{"licence", "CC-BY-4.0"}});
        take("pass_final", "salix-alba", ticked("final_files_check"));
        stage.add_file("proof", "production");
        take("send_proof", "acer-saccharum");
        take("correct_proof", "zostera-marina", {{"corrections", "corrections of the wren"}});
        take("query", "acer-saccharum", {{"query", "query of the linnet"}});
    }
    void to_published()
    {
        take("answer_query", "quercus-robur", {{"query", "answer of the finch"}});
        take("send_proof", "acer-saccharum");
        take("approve_proof", "zostera-marina");
        stage.add_file("article", "production");
        fill_files();
        take("schedule", "acer-saccharum", {{"doi", "10.1111/rec.70001"}, {"date", stage.in_days(1)}});
        stage.wait(2 * day);
    }

    /// Gives every file a content of its own: a PDF whose properties name its author, and the reviewers' copy of it.
    void fill_files()
    {
        auto const before = stage.facts();
        auto after = before;
        for (auto& file : after.files) {
            if (!file.sha256.starts_with("aaaa")) continue;
            auto const number = std::to_string(++files_made_);
            auto const pdf = sample_pdf(
                folder.path / ("file" + number + ".pdf"),
                [&](QPDF& made, QPDFObjectHandle) {
                    made.getTrailer().replaceKey("/Info", made.makeIndirectObject(QPDFObjectHandle::parse(
                                                              "<< /Author (property of the snipe) >>")));
                },
                "Page " + number);
            auto const cleaned = folder.path / ("clean" + number + ".pdf");
            clean_pdf(pdf, cleaned);
            file.clean_sha256 = store.put(cleaned).sha256;
            file.sha256 = store.put(pdf).sha256;
        }
        if (after == before) return;
        after.manuscript.version += 1;
        site.database.write([&](Transaction& tx) { dossiers::save(tx, before, after); });
    }

    int files_made_ = 0;
};

} // namespace succession
