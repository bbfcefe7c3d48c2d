-- Why a date of the manuscript was corrected, and which.
ALTER TABLE manuscript ADD COLUMN corrected ${longtext} NOT NULL DEFAULT '';
