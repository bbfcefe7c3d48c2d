-- Why a coordinating editor was chosen in spite of what speaks against it.
ALTER TABLE manuscript ADD COLUMN overruled ${longtext} NOT NULL DEFAULT '';
