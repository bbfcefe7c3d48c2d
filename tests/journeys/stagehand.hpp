#pragma once

#include "files/store.hpp"
#include "journeys/forms.hpp"
#include "journeys/snapshot.hpp"
#include "outbox/mailer.hpp"
#include "web/fixture.hpp"

#include <map>
#include <regex>

namespace succession {

/// Carries letters to everybody but those whose mailbox nobody knows.
class Postman : public Mailer {
public:
    Fate deliver(Message const&, std::function<void()> const& before_data) override;

    std::set<std::string> unknown; ///< addresses
};

/// Plays the lines of a journey over HTTP in one process, as browsers without scripts would: each act's page is
/// fetched, its form filled and sent. A line that does not come true fails the test with file and line.
///
/// After a line that acts nothing may have changed but on the manuscripts it names; after a line that says "cannot",
/// nothing at all.
class Stagehand {
public:
    Stagehand(TestDatabase where, Seen& seen);

    /// Plays one line; throws std::runtime_error with what went otherwise.
    void play(std::string const& line);
    /// What must hold at the end of every journey.
    void check_end();

private:
    using Words = std::smatch const&;
    enum class Kind { acts, refused, asks, elsewhere };
    struct Sentence {
        std::string mark; ///< stands in every line of this kind
        std::regex shape;
        Kind kind;
        void (Stagehand::*play)(Words);
    };
    static std::vector<Sentence> const& sentences();

    /// Where a form stands, where it goes, and in whose browser.
    struct Door {
        std::string page;
        std::string action;
        std::string who; ///< "": nobody is signed in
    };
    struct Tab {
        Door door;
        PageForm form;
        Response answer; ///< to what was last sent from it
    };

    // Acts on manuscripts
    void given(Words);
    void submits(Words);
    void sends_again(Words);
    void begins(Words);
    void cannot_begin(Words);
    void writes_everything(Words);
    void writes(Words);
    void cannot_write(Words);
    void takes(Words);
    void cannot_take(Words);
    void decides(Words);
    void lists(Words);
    void cannot_list(Words);
    void invites(Words);
    void by_author_link(Words);
    void cannot_by_author_link(Words);
    void saves_review(Words);
    void saves_act(Words);
    void adds_file(Words);
    void cannot_add_file(Words);

    // One browser, several windows
    void opens(Words);
    void sends_open_page(Words);
    void finds_open_page(Words);
    void session_ends(Words);
    void signs_in_again(Words);
    void signs_in_too_late(Words);
    PageForm signed_in_with_it(std::string const& who);

    // The office, the post and time
    void goes_away(Words);
    void comes_back(Words);
    void gives_part(Words);
    void loses_part(Words);
    void closes_account(Words);
    void names_deputy(Words);
    void works_on_issue(Words);
    void cannot_work_on_issue(Words);
    void mail_bounces(Words);
    void mail_arrives(Words);
    void post_is_carried(Words);
    void sends_letter_again(Words);
    void time_passes(Words);

    // Questions
    void expect_state(Words);
    void expect_review(Words);
    void expect_turn(Words);
    void expect_nobodys_turn(Words);
    void expect_letters(Words);
    void expect_no_letters(Words);
    void expect_letter(Words);
    void expect_no_letter(Words);
    void expect_letter_says(Words);
    void expect_letter_is(Words);
    void expect_only_changed(Words);
    void expect_sees(Words);
    void expect_sees_by_link(Words);
    void expect_sees_there(Words);
    void expect_cannot_open(Words);
    void expect_file(Words);
    void expect_desk(Words);
    void expect_lacks(Words);
    void expect_date(Words);

    Door door(std::string const& by, std::string const& who, std::string const& act, std::string const& reviewer,
              std::string const& alias);
    /// The form of a page that goes to `action`, if there is one that can be sent.
    std::optional<PageForm> form_to(Door const&, Response const& page);
    PageForm open_form(Door const&);
    /// What somebody types and chooses; a forger also sends what the form does not offer.
    void fill(PageForm&, std::string const& given, bool forged = false);
    std::string in_form(std::string const& name, std::string const& text);
    std::string author(std::string const& code);
    void require_done(Response const&);
    void require_kept(Response const&, PageForm const&, std::string const& given);
    void send(Door const&, PageForm const&, bool twice);
    Response upload(std::string const& path, Typed fields, std::string const& what, std::string const& kind,
                    std::string const& who);

    std::string number(std::string const& alias);
    std::string address(std::string const& alias) { return "/manuscripts/" + number(alias); }
    std::string place(std::string text);
    std::string path_of_issue(std::string const& volume, std::string const& issue_number);
    /// As they were after the last line that acted, and as they are within a line.
    Facts facts(std::string const& alias);
    Facts facts_now(std::string const& alias);
    PersonId person(std::string const& code);
    Review review_of(std::string const& reviewer, std::string const& alias);
    std::vector<LinkId> links_to(ReviewId);
    std::string token(std::string const& purpose, std::string const& to);
    std::string review_link(std::string const& reviewer, std::string const& alias);
    std::vector<Letter> letters_to(std::string const& who, std::string const& kind);
    void settle();
    /// What authors have typed and sent by the time of submission.
    void fill_draft(ManuscriptId, std::string const& title, std::vector<std::string> const& authors);
    void add_files(ManuscriptId, std::vector<std::string> const& kinds);

    void note_act(Sentence const&, std::string const& line);
    void require_bystanders(std::string const& line, Snapshot const& now);

    Folder folder_;
    Store store_;
    Journey site_;
    Postman postman_;
    Seen& seen_;
    Snapshot before_, now_; ///< around the last act
    std::map<std::string, ManuscriptId> aliases_;
    std::map<std::string, std::string> desks_; ///< what stood on somebody's desk when last asked
    std::map<std::string, Tab> tabs_;          ///< the page somebody has left open
    int files_ = 0;
};

/// Ends the journey at this line.
[[noreturn]] void fail(std::string const& reason);
/// The readable text of a page: for messages when a line fails.
std::string gist(Response const&);
/// Whether somebody who looks at the page reads this.
bool reads(Response const&, std::string const& text);
/// "a=b, c=d e" as pairs; a value ends before the next ", name=".
std::vector<std::pair<std::string, std::string>> given_values(std::string const& text);

} // namespace succession
