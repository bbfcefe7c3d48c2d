-- Full text over what is published; filled at publication.
CREATE TABLE IF NOT EXISTS article_text (
    id           ${key} PRIMARY KEY,
    title        ${longtext} NOT NULL,
    author_names ${longtext} NOT NULL,
    abstract     ${longtext} NOT NULL,
    keywords     ${longtext} NOT NULL,
    FULLTEXT (title, author_names, abstract, keywords)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
