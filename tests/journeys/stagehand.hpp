#pragma once

#include "domain/facts.hpp"
#include "journeys/forms.hpp"
#include "web/fixture.hpp"

#include <map>
#include <regex>

namespace succession {

/// Plays the lines of a journey over HTTP in one process, as browsers without scripts would: each act's page is fetched,
/// its form filled and sent. A line that does not come true fails the test with file and line.
class Stagehand {
public:
    explicit Stagehand(TestDatabase where);

    /// Plays one line; throws std::runtime_error with what went otherwise.
    void play(std::string const& line);
    /// What must hold at the end of every journey.
    void check_invariants();

private:
    struct Sentence {
        std::regex shape;
        void (Stagehand::*play)(std::smatch const&);
    };
    static std::vector<Sentence> const& sentences();

    void submits(std::smatch const&);
    void submits_again(std::smatch const&);
    void takes(std::smatch const&);
    void cannot_take(std::smatch const&);
    void takes_on_review(std::smatch const&);
    void answers_by_link(std::smatch const&);
    void cannot_by_link(std::smatch const&);
    void lists(std::smatch const&);
    void decides(std::smatch const&);
    void author_link(std::smatch const&);
    void days_pass(std::smatch const&);
    void expect_state(std::smatch const&);
    void expect_letter(std::smatch const&);
    void expect_no_letter(std::smatch const&);
    void expect_sees(std::smatch const&);
    void expect_not_sees(std::smatch const&);
    void expect_cannot_open(std::smatch const&);
    void expect_desk(std::smatch const&);
    void expect_reader(std::smatch const&);

    /// Fetches a page, finds the form that goes to `action`, fills in `given` and sends it.
    Response fill_and_send(std::string const& path, std::string const& action, std::string const& given, std::string const& as);
    std::string number(std::string const& alias) const;
    Facts facts(std::string const& alias);
    std::string review_of(std::string const& reviewer, std::string const& alias);
    std::string token(std::string const& purpose, std::string const& to);
    std::string usual_answers() const;
    void settle();
    /// What an author has typed and sent by the time of submission.
    void fill_draft(ManuscriptId, std::string const& title, std::vector<std::string> const& authors);
    void add_files(ManuscriptId, std::vector<std::string> const& kinds);

    Journey site_;
    std::map<std::string, ManuscriptId> aliases_;
    std::map<std::string, std::string> desks_; ///< what stood on somebody's desk when last asked
};

} // namespace succession
