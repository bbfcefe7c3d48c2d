#pragma once

#include "web/models/act_form.hpp"
#include "web/models/plain.hpp"
#include "web/onward.hpp"

#include <boost/mp11/list.hpp>

namespace succession {

/// A manuscript on its way to publication.
struct PressRow {
    std::string href;
    std::string heading;
    std::string facts;
    bool awaiting = false;
    std::string wanted{};
    std::string when{};
    std::string tone{};
};
SUCCESSION_DESCRIBE(PressRow, href, heading, facts, awaiting, wanted, when, tone)

/// All that stands in one state.
struct PressState {
    std::string label;
    std::vector<PressRow> rows;
};
SUCCESSION_DESCRIBE(PressState, label, rows)

/// What is in production, by state.
struct PressPage : Onward {
    static constexpr std::string_view template_name = "production/press";
    std::vector<PressState> states;
};
SUCCESSION_DESCRIBE_MORE(PressPage, Onward, states)

/// An issue in the making.
struct IssueRow {
    std::string href;
    std::string label;
    std::string special;
    std::string state;
    std::string tone;
    std::string articles;
    std::string when;
};
SUCCESSION_DESCRIBE(IssueRow, href, label, special, state, tone, articles, when)

/// The issues as whoever makes them sees them, with a form for the next.
struct IssueDeskPage {
    static constexpr std::string_view template_name = "production/issues";
    std::vector<IssueRow> issues;
    std::vector<FormField> fields;
    std::vector<FormProblem> problems;
};
SUCCESSION_DESCRIBE(IssueDeskPage, issues, fields, problems)

/// An article that has its place, or waits for one.
struct PlacedRow {
    std::string id;
    std::string href;
    std::string heading;
    std::string facts;
    std::string pages;
    std::string action;
    std::string error;
};
SUCCESSION_DESCRIBE(PlacedRow, id, href, heading, facts, pages, action, error)

/// One issue: what stands in it, what may.
struct IssueMakingPage {
    static constexpr std::string_view template_name = "production/issue";
    std::string href;
    std::string heading;
    std::string special;
    std::string state;
    std::string tone;
    std::string facts;
    bool is_planned = false;
    bool is_open = false;
    bool is_published = false;
    bool takes_articles = false;
    bool may_publish = false;
    std::string public_href;
    std::vector<PlacedRow> placed;
    std::vector<PlacedRow> waiting;
};
SUCCESSION_DESCRIBE(IssueMakingPage, href, heading, special, state, tone, facts, is_planned, is_open, is_published,
                    takes_articles, may_publish, public_href, placed, waiting)

/// A file of production.
struct PressFile {
    std::string id;
    std::string name;
    std::string href;
    std::string facts; ///< "PDF, 31 pages, 1.9 MB"
};
SUCCESSION_DESCRIBE(PressFile, id, name, href, facts)

/// The files of one class of production, and where more are added.
struct PressFiles {
    std::string code;
    std::string label;
    std::string help;
    std::string action;
    std::string max_bytes;
    std::string input_label;
    bool many = false;
    bool may_add = false;
    std::vector<PressFile> files;
    std::string error;
};
SUCCESSION_DESCRIBE(PressFiles, code, label, help, action, max_bytes, input_label, many, may_add, files, error)

/// An act whose page adds what it still wants: files of one class.
struct PressFormPage : ActFormPage {
    std::string wanting{}; ///< what it still wants
    PressFiles group{};
};
SUCCESSION_DESCRIBE_MORE(PressFormPage, ActFormPage, wanting, group)

/// Final files and licence.
struct FinalFilesPage : PressFormPage {
    static constexpr std::string_view template_name = "production/final_files";
};
SUCCESSION_DESCRIBE_MORE(FinalFilesPage, PressFormPage, )

/// The typeset proof, before it goes to the authors.
struct ProofPage : PressFormPage {
    static constexpr std::string_view template_name = "production/proof";
    std::string corrections{}; ///< as the authors wrote them
    std::string query{};
    std::string due{}; ///< when the authors will have to answer
};
SUCCESSION_DESCRIBE_MORE(ProofPage, PressFormPage, corrections, query, due)

/// The proof before its authors.
struct ReadProofPage : ActFormPage {
    static constexpr std::string_view template_name = "production/read_proof";
    std::string due{};
    bool has_reading = false;
    std::string reading_href{};
    std::string approve_href{};
    std::string correct_href{};
};
SUCCESSION_DESCRIBE_MORE(ReadProofPage, ActFormPage, due, has_reading, reading_href, approve_href, correct_href)

/// What must be there before a publication is scheduled.
struct PressCheck {
    std::string label;
    bool done = false;
    std::string reason;
};
SUCCESSION_DESCRIBE(PressCheck, label, done, reason)

/// The moment of publication, its DOI, and what is still wanted.
struct SchedulePage : PressFormPage {
    static constexpr std::string_view template_name = "production/schedule";
    std::vector<PressCheck> checks{};
};
SUCCESSION_DESCRIBE_MORE(SchedulePage, PressFormPage, checks)

/// A notice on a published article: a correction, a retraction.
struct NoticePage : ActFormPage {
    static constexpr std::string_view template_name = "production/notice";
    std::vector<PlainLink> kinds{};
};
SUCCESSION_DESCRIBE_MORE(NoticePage, ActFormPage, kinds)

using ProductionPages = boost::mp11::mp_list<PressPage, IssueDeskPage, IssueMakingPage, FinalFilesPage, ProofPage,
                                             ReadProofPage, SchedulePage, NoticePage>;

} // namespace succession
