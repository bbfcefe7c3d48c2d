-- Full text over what is published; filled at publication.
CREATE VIRTUAL TABLE IF NOT EXISTS article_text USING fts5 (title, author_names, abstract, keywords, content = '', tokenize = 'unicode61 remove_diacritics 2');
