-- A manuscript and what belongs to it alone.
CREATE TABLE IF NOT EXISTS manuscript (
    id                 ${key} PRIMARY KEY,
    version            ${int} NOT NULL,
    number             ${word},
    type               ${word} NOT NULL,
    rules              ${word} NOT NULL,
    transparency       ${word} NOT NULL,
    state              ${word} NOT NULL,
    former             ${word} NOT NULL,
    former_due         ${int},
    since              ${int} NOT NULL,
    due                ${int},
    round              ${int} NOT NULL,
    title              ${text} NOT NULL,
    submitter_id       ${key} NOT NULL REFERENCES person (id),
    editor_id          ${key} REFERENCES person (id),
    proposed_editor_id ${key} REFERENCES person (id),
    reviewers_wanted   ${int} NOT NULL,
    reports_required   ${int},
    waiver_reason      ${longtext} NOT NULL,
    hold               ${int} NOT NULL,
    hold_reason        ${longtext} NOT NULL,
    hold_by_id         ${key} REFERENCES person (id),
    held_at            ${int},
    received_at        ${int},
    first_decision_at  ${int},
    revised_at         ${int},
    accepted_at        ${int},
    ended_at           ${int},
    previous_id        ${key} REFERENCES manuscript (id),
    resubmitted_id     ${key} REFERENCES manuscript (id),
    offer_until        ${int},
    appeal_used        ${int} NOT NULL,
    appeal_deputy_id   ${key} REFERENCES person (id),
    request_reason     ${longtext} NOT NULL,
    UNIQUE (number)
) ${table};

CREATE INDEX IF NOT EXISTS manuscript_by_clock ON manuscript (state, due);
CREATE INDEX IF NOT EXISTS manuscript_by_editor ON manuscript (editor_id, state);

CREATE TABLE IF NOT EXISTS version (
    id            ${key} PRIMARY KEY,
    manuscript_id ${key} NOT NULL REFERENCES manuscript (id),
    round         ${int} NOT NULL,
    fields        ${longtext} NOT NULL,
    words_counted ${int} NOT NULL,
    words_stated  ${int} NOT NULL,
    words_reason  ${longtext} NOT NULL,
    frozen_at     ${int},
    saved_at      ${int},
    UNIQUE (manuscript_id, round)
) ${table};

CREATE TABLE IF NOT EXISTS author (
    id            ${key} PRIMARY KEY,
    manuscript_id ${key} NOT NULL REFERENCES manuscript (id),
    position      ${int} NOT NULL,
    person_id     ${key} REFERENCES person (id),
    given         ${text} NOT NULL,
    family        ${text} NOT NULL,
    email         ${text} NOT NULL,
    affiliation   ${text} NOT NULL,
    ror           ${text} NOT NULL,
    country       ${text} NOT NULL,
    orcid         ${text} NOT NULL,
    corresponding ${int} NOT NULL,
    credit        ${text} NOT NULL,
    told_at       ${int},
    objected_at   ${int},
    objection     ${longtext} NOT NULL
) ${table};

CREATE INDEX IF NOT EXISTS author_by_manuscript ON author (manuscript_id);
CREATE INDEX IF NOT EXISTS author_by_person ON author (person_id);
CREATE INDEX IF NOT EXISTS author_by_email ON author (email);

CREATE TABLE IF NOT EXISTS suggestion (
    id            ${key} PRIMARY KEY,
    manuscript_id ${key} NOT NULL REFERENCES manuscript (id),
    opposed       ${int} NOT NULL,
    name          ${text} NOT NULL,
    email         ${text} NOT NULL,
    affiliation   ${text} NOT NULL,
    reason        ${longtext} NOT NULL
) ${table};

CREATE INDEX IF NOT EXISTS suggestion_by_manuscript ON suggestion (manuscript_id);

CREATE TABLE IF NOT EXISTS file (
    id            ${key} PRIMARY KEY,
    manuscript_id ${key} NOT NULL REFERENCES manuscript (id),
    round         ${int} NOT NULL,
    kind          ${word} NOT NULL,
    audience      ${word} NOT NULL,
    position      ${int} NOT NULL,
    name          ${text} NOT NULL,
    media_type    ${word} NOT NULL,
    bytes         ${int} NOT NULL,
    sha256        ${word} NOT NULL,
    clean_sha256  ${word} NOT NULL,
    pages         ${int} NOT NULL,
    findings      ${longtext} NOT NULL,
    added_at      ${int} NOT NULL
) ${table};

CREATE INDEX IF NOT EXISTS file_by_manuscript ON file (manuscript_id);

CREATE TABLE IF NOT EXISTS conflict (
    id            ${key} PRIMARY KEY,
    manuscript_id ${key} NOT NULL REFERENCES manuscript (id),
    person_id     ${key} NOT NULL REFERENCES person (id),
    reason        ${longtext} NOT NULL,
    declared_at   ${int} NOT NULL
) ${table};

CREATE INDEX IF NOT EXISTS conflict_by_manuscript ON conflict (manuscript_id);

CREATE TABLE IF NOT EXISTS author_change (
    id            ${key} PRIMARY KEY,
    manuscript_id ${key} NOT NULL REFERENCES manuscript (id),
    state         ${word} NOT NULL,
    reason        ${longtext} NOT NULL,
    proposed      ${longtext} NOT NULL,
    answers       ${longtext} NOT NULL,
    asked_at      ${int} NOT NULL,
    decided_at    ${int}
) ${table};

CREATE INDEX IF NOT EXISTS author_change_by_manuscript ON author_change (manuscript_id);
