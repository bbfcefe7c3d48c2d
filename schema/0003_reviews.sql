-- Reviews, reports, recommendations, decisions.
CREATE TABLE IF NOT EXISTS review (
    id             ${key} PRIMARY KEY,
    version        ${int} NOT NULL,
    manuscript_id  ${key} NOT NULL REFERENCES manuscript (id),
    round          ${int} NOT NULL,
    state          ${word} NOT NULL,
    reviewer_id    ${key} NOT NULL REFERENCES person (id),
    previous_id    ${key} REFERENCES review (id),
    number         ${int} NOT NULL,
    since          ${int} NOT NULL,
    due            ${int},
    invited_at     ${int},
    answered_at    ${int},
    filed_at       ${int},
    interest       ${longtext} NOT NULL,
    reason         ${longtext} NOT NULL,
    suggestions    ${longtext} NOT NULL,
    overruled      ${longtext} NOT NULL,
    sees_answers   ${int} NOT NULL,
    may_be_late    ${int} NOT NULL,
    recommendation ${word} NOT NULL,
    link_serial    ${int} NOT NULL
) ${table};

CREATE INDEX IF NOT EXISTS review_by_manuscript ON review (manuscript_id);
CREATE INDEX IF NOT EXISTS review_by_reviewer ON review (reviewer_id, state);
CREATE INDEX IF NOT EXISTS review_by_clock ON review (state, due);

CREATE TABLE IF NOT EXISTS report (
    id            ${key} PRIMARY KEY,
    manuscript_id ${key} NOT NULL REFERENCES manuscript (id),
    review_id     ${key} NOT NULL REFERENCES review (id),
    filing        ${int} NOT NULL,
    form          ${longtext} NOT NULL,
    masked        ${longtext} NOT NULL,
    mask_reason   ${longtext} NOT NULL,
    filed_at      ${int} NOT NULL,
    released_at   ${int},
    UNIQUE (review_id, filing)
) ${table};

CREATE INDEX IF NOT EXISTS report_by_manuscript ON report (manuscript_id);

CREATE TABLE IF NOT EXISTS recommendation (
    id            ${key} PRIMARY KEY,
    manuscript_id ${key} NOT NULL REFERENCES manuscript (id),
    round         ${int} NOT NULL,
    by_id         ${key} NOT NULL REFERENCES person (id),
    kind          ${word} NOT NULL,
    note          ${longtext} NOT NULL,
    letter        ${longtext} NOT NULL,
    made_at       ${int} NOT NULL,
    ended         ${word} NOT NULL,
    ended_note    ${longtext} NOT NULL
) ${table};

CREATE INDEX IF NOT EXISTS recommendation_by_manuscript ON recommendation (manuscript_id);

CREATE TABLE IF NOT EXISTS decision (
    id            ${key} PRIMARY KEY,
    manuscript_id ${key} NOT NULL REFERENCES manuscript (id),
    round         ${int} NOT NULL,
    by_id         ${key} NOT NULL REFERENCES person (id),
    kind          ${word} NOT NULL,
    letter        ${longtext} NOT NULL,
    reports       ${longtext} NOT NULL,
    waits_for     ${longtext} NOT NULL,
    note          ${longtext} NOT NULL,
    revision_days ${int} NOT NULL,
    on_appeal     ${int} NOT NULL,
    decided_at    ${int} NOT NULL,
    release_at    ${int} NOT NULL,
    released_at   ${int},
    taken_back_at ${int}
) ${table};

CREATE INDEX IF NOT EXISTS decision_by_manuscript ON decision (manuscript_id);
