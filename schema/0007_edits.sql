-- How often the authors changed what they have in hand: no act, so that no editor's form grows stale.
ALTER TABLE manuscript ADD COLUMN edits ${int} NOT NULL DEFAULT 0;
