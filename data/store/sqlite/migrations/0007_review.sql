-- What waits for a person, who looks at it, what readers say, and two more kinds of change.

-- A CHECK cannot be altered, so the table is made anew. Its rows keep their ids: until they are back, what points at them
-- points nowhere, which is looked at when the step ends.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE audit_kept AS SELECT id, at, by, reason, action, subject, before, undone_by FROM audit;
DROP TABLE audit;
CREATE TABLE audit (
	id INTEGER PRIMARY KEY,
	at TEXT NOT NULL,
	by TEXT NOT NULL,
	reason TEXT NOT NULL,
	action TEXT NOT NULL CHECK (action IN ('correct', 'merge', 'split', 'undo', 'crawl', 'feedback')),
	subject TEXT NOT NULL CHECK (json_valid(subject)),
	-- What it takes to put it back; told to nobody.
	before TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(before)),
	undone_by INTEGER REFERENCES audit (id)
) STRICT;
INSERT INTO audit (id, at, by, reason, action, subject, before, undone_by)
	SELECT id, at, by, reason, action, subject, before, undone_by FROM audit_kept ORDER BY id;
DROP TABLE audit_kept;

-- Corrections are given away in the order in which they were made.
CREATE INDEX correction_by_change ON correction (audit_id, report_id, start);

-- Whether a citation waits for a person: several documents fit, or the one taken is not sure (`SURE` in model/mention.ts). A
-- corrected one is sure. What it has in common with others that wait: its number, or where it has none
-- its words, as many as a cursor has room for.
ALTER TABLE mention ADD COLUMN uncertain INTEGER NOT NULL GENERATED ALWAYS AS
	(counted = 1 AND (status = 'ambiguous' OR (status IN ('resolved', 'stub') AND confidence < 0.7))) VIRTUAL;
ALTER TABLE mention ADD COLUMN likeness TEXT NOT NULL GENERATED ALWAYS AS (substr(coalesce(symbol, raw), 1, 60)) VIRTUAL;
CREATE INDEX mention_uncertain ON mention (likeness, report_key DESC, position) WHERE uncertain = 1;

-- How many wait by what they have in common, so that finding the next one reads a few rows however many there are.
CREATE TABLE review_group (
	likeness TEXT NOT NULL PRIMARY KEY,
	n INTEGER NOT NULL CHECK (n >= 0)
) STRICT, WITHOUT ROWID;
INSERT INTO review_group (likeness, n) SELECT likeness, count(*) FROM mention WHERE uncertain = 1 GROUP BY likeness;
CREATE UNIQUE INDEX review_group_by_size ON review_group (n DESC, likeness);
INSERT INTO total (kind, n) SELECT 'uncertain', coalesce(sum(n), 0) FROM review_group;
CREATE TRIGGER uncertain_added AFTER INSERT ON mention WHEN NEW.uncertain = 1 BEGIN
	INSERT INTO review_group (likeness, n)
		SELECT NEW.likeness, 0 WHERE NOT EXISTS (SELECT 1 FROM review_group WHERE likeness = NEW.likeness);
	UPDATE review_group SET n = n + 1 WHERE likeness = NEW.likeness;
	UPDATE total SET n = n + 1 WHERE kind = 'uncertain';
END;
CREATE TRIGGER uncertain_dropped AFTER DELETE ON mention WHEN OLD.uncertain = 1 BEGIN
	UPDATE review_group SET n = n - 1 WHERE likeness = OLD.likeness;
	DELETE FROM review_group WHERE likeness = OLD.likeness AND n = 0;
	UPDATE total SET n = n - 1 WHERE kind = 'uncertain';
END;
-- Mentions are written anew as they change, but for a copy that has become a report of its own.
CREATE TRIGGER uncertain_recounted AFTER UPDATE OF counted ON mention WHEN NEW.uncertain > OLD.uncertain BEGIN
	INSERT INTO review_group (likeness, n)
		SELECT NEW.likeness, 0 WHERE NOT EXISTS (SELECT 1 FROM review_group WHERE likeness = NEW.likeness);
	UPDATE review_group SET n = n + 1 WHERE likeness = NEW.likeness;
	UPDATE total SET n = n + 1 WHERE kind = 'uncertain';
END;

-- The citation that a person looks at, and until when it is theirs. One a person.
CREATE TABLE review_lease (
	by TEXT NOT NULL PRIMARY KEY,
	report_id INTEGER NOT NULL REFERENCES report (id),
	start INTEGER NOT NULL,
	until TEXT NOT NULL,
	UNIQUE (report_id, start)
) STRICT, WITHOUT ROWID;

-- What readers say is wrong.
CREATE TABLE feedback (
	id INTEGER PRIMARY KEY,
	at TEXT NOT NULL,
	about TEXT NOT NULL CHECK (about IN ('directive', 'report', 'citation', 'missing', 'other')),
	subject TEXT NOT NULL,
	text TEXT NOT NULL,
	contact TEXT,
	-- The change in which a person closed it; null while it is open.
	closed_by INTEGER REFERENCES audit (id),
	UNIQUE (about, subject, text)
) STRICT;
CREATE INDEX feedback_open ON feedback (id) WHERE closed_by IS NULL;
CREATE INDEX feedback_closed ON feedback (id) WHERE closed_by IS NOT NULL;
