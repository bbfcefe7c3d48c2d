-- Everybody the journal knows, their addresses, parts in the office, sessions and links.
CREATE TABLE IF NOT EXISTS person (
    id           ${key} PRIMARY KEY,
    version      ${int} NOT NULL,
    given        ${text} NOT NULL,
    family       ${text} NOT NULL,
    email        ${text} NOT NULL,
    password     ${text} NOT NULL,
    affiliation  ${text} NOT NULL,
    ror          ${text} NOT NULL,
    country      ${text} NOT NULL,
    orcid        ${text} NOT NULL,
    expertise    ${longtext} NOT NULL,
    away_from    ${int},
    away_until   ${int},
    confirmed_at ${int},
    active       ${int} NOT NULL,
    created_at   ${int} NOT NULL
) ${table};

CREATE INDEX IF NOT EXISTS person_by_name ON person (family);

CREATE TABLE IF NOT EXISTS address (
    address_key  ${text} PRIMARY KEY,
    address      ${text} NOT NULL,
    person_id    ${key} NOT NULL REFERENCES person (id),
    confirmed_at ${int}
) ${table};

CREATE INDEX IF NOT EXISTS address_by_person ON address (person_id);

CREATE TABLE IF NOT EXISTS role (
    id        ${key} PRIMARY KEY,
    person_id ${key} NOT NULL REFERENCES person (id),
    role      ${word} NOT NULL,
    deputy_id ${key} REFERENCES person (id),
    UNIQUE (person_id, role)
) ${table};

CREATE INDEX IF NOT EXISTS role_by_role ON role (role, id);

CREATE TABLE IF NOT EXISTS session (
    token_hash ${word} PRIMARY KEY,
    person_id  ${key} NOT NULL REFERENCES person (id),
    csrf       ${word} NOT NULL,
    started_at ${int} NOT NULL,
    expires_at ${int} NOT NULL
) ${table};

CREATE INDEX IF NOT EXISTS session_by_person ON session (person_id);
CREATE INDEX IF NOT EXISTS session_by_end ON session (expires_at);

-- A link in a mail. The token is derived from the id and a key outside the database, and never stored.
CREATE TABLE IF NOT EXISTS link (
    id         ${key} PRIMARY KEY,
    purpose    ${word} NOT NULL,
    person_id  ${key} REFERENCES person (id),
    subject    ${key} NOT NULL,
    detail     ${text} NOT NULL,
    expires_at ${int} NOT NULL,
    used_at    ${int}
) ${table};

CREATE INDEX IF NOT EXISTS link_by_subject ON link (purpose, subject);

-- Counted attempts, for throttling: the key is a digest, never an address.
CREATE TABLE IF NOT EXISTS attempt (
    attempt_key ${word} PRIMARY KEY,
    failures    ${int} NOT NULL,
    until       ${int} NOT NULL
) ${table};
