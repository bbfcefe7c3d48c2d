-- The journal's rules as texts, by the version that manuscripts submitted under them name. What was submitted before
-- versions were kept names none; the next start gives it the rules of that day.
CREATE TABLE IF NOT EXISTS rules (
    version ${word} PRIMARY KEY,
    texts   ${longtext} NOT NULL,
    since   ${int} NOT NULL
) ${table};

CREATE INDEX IF NOT EXISTS manuscript_by_rules ON manuscript (rules);

UPDATE manuscript SET rules = '' WHERE rules <> '';
