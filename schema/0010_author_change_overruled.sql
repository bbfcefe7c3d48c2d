-- Why a change of the authors was approved although an editor of the manuscript, who may know its reviewers, became one.
ALTER TABLE author_change ADD COLUMN overruled ${longtext} NOT NULL DEFAULT '';
