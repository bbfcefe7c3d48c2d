#pragma once

#include "base/clock.hpp"
#include "base/describe.hpp"
#include "base/id.hpp"

#include <optional>
#include <string>

namespace succession {

/// The way of an accepted manuscript to its publication.
struct Production {
    std::int64_t id = 0;
    ManuscriptId manuscript_id;
    std::string state; ///< a state of workflows/production.yaml
    std::string former; ///< the state to go back to from withdrawal_asked
    Moment since = 0;
    std::optional<Moment> due;
    std::string licence; ///< "CC-BY-4.0" …; "" until agreed
    std::optional<PersonId> licensed_by_id;
    std::optional<Moment> licensed_at;
    std::string corrections;          ///< what the author asks to correct in the proof
    std::string query;                ///< a question of substance to the decider, then its answer
    std::string consent;              ///< why a proof was approved without the author
    std::optional<std::string> doi;   ///< "10.1111/rec.70001", unique
    std::optional<Moment> publish_at; ///< the moment it is scheduled for
    std::optional<Moment> published_at;
    std::optional<IssueId> issue_id;
    std::string pages;         ///< "101-110" or an article number "e70001"
    std::string external_link; ///< of an article handed over to a publisher

    friend bool operator==(Production const&, Production const&) = default;
};
SUCCESSION_DESCRIBE(Production, id, manuscript_id, state, former, since, due, licence, licensed_by_id, licensed_at,
                    corrections, query, consent, doi, publish_at, published_at, issue_id, pages, external_link)

/// An issue of a volume, from its planning to its publication.
struct Issue {
    IssueId id;
    std::int64_t version = 0;
    int volume = 0;
    int number = 0;
    int year = 0;
    std::string title; ///< of a special issue, else ""
    std::string state; ///< planned, open, published
    std::optional<Moment> published_at;

    friend bool operator==(Issue const&, Issue const&) = default;
};
SUCCESSION_DESCRIBE(Issue, id, version, volume, number, year, title, state, published_at)

/// A published item as readers see it: everything they may know, and nothing else. Made at publication, never edited;
/// an issue's number and pages, and the banner of a notice, are added later.
struct Article {
    ManuscriptId id; ///< of its manuscript
    std::string doi;
    std::string kind;       ///< article type's code
    std::string kind_label; ///< as printed: "RESEARCH ARTICLE"
    std::string title;
    std::string authors;      ///< JSON array of {name, given, family, affiliation, country, orcid, credit}
    std::string author_names; ///< "A. Robur, S. Alba", for lists and search
    std::string abstract;
    std::string implications;      ///< JSON array of texts
    std::string implications_kind; ///< practice, conceptual or none
    std::string keywords;          ///< JSON array of texts
    std::string site;              ///< JSON object: countries, ecosystem, activities, latitude, longitude, years
    std::string statements;        ///< JSON array of {label, text}
    std::string editor_name;       ///< coordinating editor, in print
    std::string licence;
    std::string pdf_sha256;
    std::int64_t pdf_bytes = 0;
    std::optional<Moment> received_at;
    std::optional<Moment> first_decision_at;
    std::optional<Moment> revised_at;
    std::optional<Moment> accepted_at;
    Moment published_at = 0;
    std::optional<IssueId> issue_id;
    std::string pages;
    std::optional<ManuscriptId> notice_of; ///< for a notice: the article it speaks of
    std::string notice_kind; ///< of the latest notice on this article: correction, expression-of-concern, retraction

    friend bool operator==(Article const&, Article const&) = default;
};
SUCCESSION_DESCRIBE(Article, id, doi, kind, kind_label, title, authors, author_names, abstract, implications,
                    implications_kind, keywords, site, statements, editor_name, licence, pdf_sha256, pdf_bytes,
                    received_at, first_decision_at, revised_at, accepted_at, published_at, issue_id, pages, notice_of,
                    notice_kind)

} // namespace succession
