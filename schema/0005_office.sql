-- What acts leave behind: events, letters, desks; and what keeps typed words and doubled posts.
CREATE TABLE IF NOT EXISTS event (
    id            ${key} PRIMARY KEY,
    manuscript_id ${key} NOT NULL REFERENCES manuscript (id),
    sequence      ${int} NOT NULL,
    at            ${int} NOT NULL,
    actor_id      ${key} REFERENCES person (id),
    act           ${word} NOT NULL,
    subject       ${key} NOT NULL,
    round         ${int} NOT NULL,
    from_state    ${word} NOT NULL,
    to_state      ${word} NOT NULL,
    facts_digest  ${word} NOT NULL,
    chain         ${word} NOT NULL,
    UNIQUE (manuscript_id, sequence)
) ${table};

-- The outbox: one letter per event, person and kind, ever.
CREATE TABLE IF NOT EXISTS letter (
    id            ${key} PRIMARY KEY,
    event_id      ${key} NOT NULL,
    manuscript_id ${key} REFERENCES manuscript (id),
    kind          ${word} NOT NULL,
    to_id         ${key} NOT NULL REFERENCES person (id),
    to_address    ${text} NOT NULL,
    to_name       ${text} NOT NULL,
    subject       ${text} NOT NULL,
    body          ${longtext} NOT NULL,
    link_id       ${key} REFERENCES link (id),
    cancel_when   ${word} NOT NULL,
    state         ${word} NOT NULL,
    tries         ${int} NOT NULL,
    next_try      ${int} NOT NULL,
    written_at    ${int} NOT NULL,
    sent_at       ${int},
    answer        ${longtext} NOT NULL,
    UNIQUE (event_id, to_id, kind)
) ${table};

CREATE INDEX IF NOT EXISTS letter_by_state ON letter (state, next_try);
CREATE INDEX IF NOT EXISTS letter_by_manuscript ON letter (manuscript_id, id);
CREATE INDEX IF NOT EXISTS letter_by_person ON letter (to_id, id);

-- Who has which manuscript before them, in the words that person may read. Written by every act.
CREATE TABLE IF NOT EXISTS desk (
    person_id     ${key} NOT NULL REFERENCES person (id),
    manuscript_id ${key} NOT NULL REFERENCES manuscript (id),
    part          ${word} NOT NULL,
    subject       ${key} NOT NULL,
    awaiting      ${int} NOT NULL,
    due           ${int} NOT NULL,
    since         ${int} NOT NULL,
    stage         ${word} NOT NULL,
    label         ${text} NOT NULL,
    wanted        ${text} NOT NULL,
    PRIMARY KEY (person_id, manuscript_id, part, subject)
) ${table};

CREATE INDEX IF NOT EXISTS desk_by_clock ON desk (person_id, awaiting, due, manuscript_id);
CREATE INDEX IF NOT EXISTS desk_by_manuscript ON desk (manuscript_id);

-- Text being typed: one row a person and form, saved as one types.
CREATE TABLE IF NOT EXISTS draft (
    draft_key ${word} PRIMARY KEY,
    person_id ${key} NOT NULL REFERENCES person (id),
    version   ${int} NOT NULL,
    form      ${longtext} NOT NULL,
    saved_at  ${int} NOT NULL
) ${table};

-- Forms already answered: the same key gets the same answer and no second effect.
CREATE TABLE IF NOT EXISTS answered (
    once        ${word} PRIMARY KEY,
    person_id   ${key} NOT NULL,
    location    ${text} NOT NULL,
    answered_at ${int} NOT NULL
) ${table};

CREATE INDEX IF NOT EXISTS answered_by_date ON answered (answered_at);

CREATE TABLE IF NOT EXISTS counter (
    name  ${word} PRIMARY KEY,
    value ${int} NOT NULL
) ${table};
