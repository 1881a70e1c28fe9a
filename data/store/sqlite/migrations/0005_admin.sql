-- What people changed by hand: written down, pinned against being read again, and undoable.

CREATE TABLE audit (
	id INTEGER PRIMARY KEY,
	at TEXT NOT NULL,
	by TEXT NOT NULL,
	reason TEXT NOT NULL,
	action TEXT NOT NULL CHECK (action IN ('correct', 'merge', 'undo', 'crawl')),
	subject TEXT NOT NULL CHECK (json_valid(subject)),
	-- What it takes to put it back; told to nobody.
	before TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(before)),
	undone_by INTEGER REFERENCES audit (id)
) STRICT;

-- One a citation. It holds as long as the text has the same characters at the same place.
CREATE TABLE correction (
	report_id INTEGER NOT NULL REFERENCES report (id),
	start INTEGER NOT NULL,
	raw TEXT NOT NULL,
	-- Null: no document that the index knows.
	directive_id TEXT REFERENCES directive (id),
	audit_id INTEGER NOT NULL REFERENCES audit (id),
	-- The citation as it was last read by itself, to go back to.
	machine TEXT NOT NULL CHECK (json_valid(machine)),
	PRIMARY KEY (report_id, start)
) STRICT, WITHOUT ROWID;
CREATE INDEX correction_by_directive ON correction (directive_id) WHERE directive_id IS NOT NULL;

-- A document that was taken for another one. Its address leads to that.
CREATE TABLE merged (
	id TEXT NOT NULL PRIMARY KEY,
	into_id TEXT NOT NULL REFERENCES directive (id),
	audit_id INTEGER NOT NULL REFERENCES audit (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX merged_by_target ON merged (into_id);
-- Citations that mean another document because theirs was merged into it, and what they were read as.
CREATE TABLE moved (
	report_id INTEGER NOT NULL REFERENCES report (id),
	start INTEGER NOT NULL,
	from_id TEXT NOT NULL,
	status TEXT NOT NULL,
	PRIMARY KEY (report_id, start)
) STRICT, WITHOUT ROWID;
CREATE INDEX moved_by_origin ON moved (from_id);
