-- "restored" finds "restoring": by stems instead of by beginnings, whose long lists had to be merged for each search.
DROP TABLE article_text;
CREATE VIRTUAL TABLE article_text USING fts5 (title, author_names, abstract, keywords, content = '', tokenize = 'porter unicode61 remove_diacritics 2');
INSERT INTO article_text (rowid, title, author_names, abstract, keywords) SELECT id, title, author_names, abstract, keywords FROM article;
