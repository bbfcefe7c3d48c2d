#pragma once

#include "demo/stage.hpp"
#include "office/take.hpp"

namespace succession::demo {

/// One manuscript of the demo: puts on the stage's agenda what its plot says, act by act, each taken by the person
/// whose part it is and through the office, as if they sat at their browsers. An act that is closed is a Mistake in the
/// plot.
class Play {
public:
    Play(Stage&, Plot const&);
    void plan();

private:
    using Answers = std::vector<std::pair<std::string, std::string>>;

    // What happens, in the order of a manuscript's life.
    void write();
    void submit();
    void check();
    void decide_without_review();
    void assign();
    void hold();
    void review(int round, int from);
    struct Days;
    static Days days_of(Part const&, int from, int place);
    void review(Part const&, int from, int place);
    void recommend(int days_ago, std::string const& kind);
    void decide(int days_ago, std::string const& kind);
    void revise();
    void end();
    void produce();
    void make_article(int days_ago);
    void announce(NoticePlan const&);

    // One thing that happens.
    void begin_draft();
    void fill_page(std::string const& step);
    void fill_authors();
    void fill_suggestions();
    void send_answers();
    void object();
    void take_decision(std::string const& act, std::string const& kind);
    void hand_in(Part const&);
    void send_final_files();
    void send_proof();
    void begin_notice(NoticePlan const&);
    void put_notice(NoticePlan const&);
    void settle(ManuscriptId);

    // How it happens.
    void at(double days_ago, std::function<void()> happens);
    office::Granted take(PersonId by, office::Wish const&) const;
    void take(std::string const& by, std::string const& act, Answers = {}) const;
    void take_as_reviewer(Part const&, std::string const& act, Answers = {}) const;
    void take_as_editor(Part const&, std::string const& act, Answers = {}) const;
    void schedule(ManuscriptId, std::string const& doi, int days_ago) const;
    void put_in_issue(ManuscriptId, Place const&) const;
    void add(std::vector<File>, ManuscriptId) const;

    Act as(std::string const& person) const { return {stage_.person(person), stage_.now(), "", ""}; }
    Facts facts() const;
    ManuscriptId id() const { return stage_.manuscripts.at(plot_.code); }
    std::string const& author() const { return plot_.corresponding().person; }
    ReviewId review_of(Part const&) const;
    std::string first_decision() const;
    Answers ticks(std::string const& checklist) const;
    Answers decision(Facts const&, std::string const& kind) const;
    Imprint imprint() const;
    bool has_state(std::initializer_list<std::string_view>) const;

    Stage& stage_;
    Plot const& plot_;
    Moment const today_; ///< when this play's people begin to work on the last day
    int said_ = 0;
    std::string doi_;
    std::map<std::string, ManuscriptId> notices_;
};

} // namespace succession::demo
