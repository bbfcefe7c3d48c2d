-- Production, issues, and what readers see.
CREATE TABLE IF NOT EXISTS issue (
    id           ${key} PRIMARY KEY,
    version      ${int} NOT NULL,
    volume       ${int} NOT NULL,
    number       ${int} NOT NULL,
    year         ${int} NOT NULL,
    title        ${text} NOT NULL,
    state        ${word} NOT NULL,
    published_at ${int},
    UNIQUE (volume, number)
) ${table};

CREATE TABLE IF NOT EXISTS production (
    id             ${key} PRIMARY KEY,
    manuscript_id  ${key} NOT NULL REFERENCES manuscript (id),
    state          ${word} NOT NULL,
    former         ${word} NOT NULL,
    since          ${int} NOT NULL,
    due            ${int},
    licence        ${word} NOT NULL,
    licensed_by_id ${key} REFERENCES person (id),
    licensed_at    ${int},
    corrections    ${longtext} NOT NULL,
    query          ${longtext} NOT NULL,
    consent        ${longtext} NOT NULL,
    doi            ${text},
    publish_at     ${int},
    published_at   ${int},
    issue_id       ${key} REFERENCES issue (id),
    pages          ${word} NOT NULL,
    external_link  ${text} NOT NULL,
    UNIQUE (manuscript_id),
    UNIQUE (doi)
) ${table};

CREATE INDEX IF NOT EXISTS production_by_clock ON production (state, due);
CREATE INDEX IF NOT EXISTS production_by_issue ON production (issue_id);

CREATE TABLE IF NOT EXISTS article (
    id                ${key} PRIMARY KEY REFERENCES manuscript (id),
    doi               ${text} NOT NULL,
    kind              ${word} NOT NULL,
    kind_label        ${text} NOT NULL,
    title             ${text} NOT NULL,
    authors           ${longtext} NOT NULL,
    author_names      ${longtext} NOT NULL,
    abstract          ${longtext} NOT NULL,
    implications      ${longtext} NOT NULL,
    implications_kind ${word} NOT NULL,
    keywords          ${longtext} NOT NULL,
    site              ${longtext} NOT NULL,
    statements        ${longtext} NOT NULL,
    editor_name       ${text} NOT NULL,
    licence           ${word} NOT NULL,
    pdf_sha256        ${word} NOT NULL,
    pdf_bytes         ${int} NOT NULL,
    received_at       ${int},
    first_decision_at ${int},
    revised_at        ${int},
    accepted_at       ${int},
    published_at      ${int} NOT NULL,
    issue_id          ${key} REFERENCES issue (id),
    pages             ${word} NOT NULL,
    notice_of         ${key} REFERENCES article (id),
    notice_kind       ${word} NOT NULL,
    UNIQUE (doi)
) ${table};

CREATE INDEX IF NOT EXISTS article_by_date ON article (published_at, id);
CREATE INDEX IF NOT EXISTS article_by_issue ON article (issue_id, published_at, id);
CREATE INDEX IF NOT EXISTS article_by_notice ON article (notice_of);
