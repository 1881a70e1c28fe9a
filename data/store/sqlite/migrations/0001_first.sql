-- The first schema. Forward only: a released migration is never edited, a later one changes what it made.

-- One row. data_version grows with every change that readers see; changed_at is the last change of reports or register.
CREATE TABLE meta (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	register_fingerprint TEXT,
	data_version INTEGER NOT NULL DEFAULT 0,
	changed_at TEXT
) STRICT;
INSERT INTO meta (id) VALUES (1);

CREATE TABLE directive (
	id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
	symbol TEXT,
	-- The symbol as it stands in addresses: 25-nq-tw.
	symbol_slug TEXT,
	number TEXT,
	type TEXT NOT NULL,
	title TEXT,
	-- A day, a month or a year: 2013-06-03, 2013-06, 2013. As text they sort together.
	issued_on TEXT CHECK (issued_on GLOB '[12][0-9][0-9][0-9]*'),
	-- Year of issue, or where issued_on is unknown the year in the symbol or the id.
	year INTEGER,
	issuer TEXT,
	issuer_name TEXT,
	level TEXT NOT NULL CHECK (level IN ('central', 'province', 'district', 'commune', 'unit')),
	term INTEGER,
	province TEXT,
	origin TEXT NOT NULL CHECK (origin IN ('authority', 'cited')),
	aliases TEXT NOT NULL CHECK (json_valid(aliases)),
	-- What mentions tell, recounted in the transaction that changes them; doctor compares the two.
	mentions INTEGER NOT NULL DEFAULT 0,
	reports INTEGER NOT NULL DEFAULT 0,
	first_cited_on TEXT,
	last_cited_on TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX directive_by_symbol ON directive (symbol_slug);

-- Both ends are in the register; a cited stub has no relations.
CREATE TABLE relation (
	from_id TEXT NOT NULL REFERENCES directive (id),
	kind TEXT NOT NULL,
	to_id TEXT NOT NULL REFERENCES directive (id),
	confidence TEXT NOT NULL,
	sources TEXT NOT NULL,
	PRIMARY KEY (from_id, kind, to_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_by_target ON relation (to_id, kind);

CREATE TABLE report (
	-- 30 bits, so that sort_key stays below 2^53, what JavaScript counts exactly.
	id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 1073741823),
	url TEXT UNIQUE,
	file TEXT,
	source_id TEXT,
	title TEXT NOT NULL CHECK (title <> ''),
	-- date() gives null for what is no day and another day for 2023-02-30.
	published_on TEXT CHECK (published_on IS date(published_on)),
	date_source TEXT CHECK (date_source IN ('given', 'metadata', 'page', 'inferred', 'url')),
	author TEXT,
	province TEXT,
	content_hash TEXT NOT NULL UNIQUE CHECK (length(content_hash) = 64),
	fetched_at TEXT NOT NULL,
	extractor_version INTEGER NOT NULL,
	grammar_version INTEGER NOT NULL,
	-- The place in time: Julian day, then id; undated reports are below 2^30. The full text index uses it as its row id,
	-- so that "newest first", a range of days and a cursor are all a walk along the posting list.
	sort_key INTEGER NOT NULL
		GENERATED ALWAYS AS ((coalesce(CAST(julianday(published_on) + 0.5 AS INTEGER), 0) << 30) | id) VIRTUAL,
	-- Last, because it is long: columns before it are read without it.
	text TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX report_by_time ON report (sort_key);
CREATE INDEX report_by_province ON report (province, sort_key);
CREATE INDEX report_by_source ON report (source_id, sort_key);

CREATE TABLE mention (
	report_id INTEGER NOT NULL REFERENCES report (id),
	-- Place in reading order, from 0.
	position INTEGER NOT NULL,
	-- sort_key of the report, so that citations of a directive are read newest first from one index.
	report_key INTEGER NOT NULL,
	-- UTF-16 offsets into the text of the report.
	start INTEGER NOT NULL CHECK (start >= 0),
	"end" INTEGER NOT NULL CHECK ("end" > start),
	form TEXT NOT NULL CHECK (form IN ('full', 'short', 'named', 'back')),
	raw TEXT NOT NULL,
	symbol TEXT,
	type TEXT,
	date TEXT,
	issuer TEXT,
	term INTEGER,
	title TEXT,
	scope TEXT,
	place TEXT,
	parts TEXT NOT NULL CHECK (json_valid(parts)),
	named TEXT NOT NULL CHECK (json_valid(named)),
	repairs TEXT NOT NULL CHECK (json_valid(repairs)),
	rule TEXT NOT NULL,
	status TEXT NOT NULL CHECK (status IN ('resolved', 'ambiguous', 'stub', 'unlinked')),
	directive_id TEXT REFERENCES directive (id),
	confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
	reasons TEXT NOT NULL CHECK (json_valid(reasons)),
	warnings TEXT NOT NULL CHECK (json_valid(warnings)),
	candidates TEXT NOT NULL CHECK (json_valid(candidates)),
	PRIMARY KEY (report_id, position),
	-- An ambiguous mention counts for no directive.
	CHECK ((status IN ('resolved', 'stub')) = (directive_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_by_directive ON mention (directive_id, report_key DESC, position)
	WHERE directive_id IS NOT NULL;

-- Folded tokens and pairs of neighbours (dan_van), made by citation/tokens.ts. The ascii tokenizer splits at blanks and
-- takes every other character as given, whatever SQLite's Unicode tables know. Pairs stand in for phrases: no detail.
CREATE VIRTUAL TABLE report_terms USING fts5 (
	terms,
	content = '',
	contentless_delete = 1,
	detail = none,
	tokenize = "ascii tokenchars '_'"
);

-- The last fetch of each address, for conditional requests and for reading again with better code.
CREATE TABLE page (
	url TEXT NOT NULL PRIMARY KEY,
	source_id TEXT NOT NULL,
	status INTEGER NOT NULL,
	outcome TEXT NOT NULL CHECK (outcome IN ('report', 'listing', 'unchanged', 'refused', 'failed')),
	note TEXT,
	body_hash TEXT,
	etag TEXT,
	last_modified TEXT,
	fetched_at TEXT NOT NULL,
	-- Gzipped, of the last fetch that brought one: a 304 or a failure does not wipe it.
	body BLOB
) STRICT;

CREATE TABLE run (
	id INTEGER PRIMARY KEY,
	source_id TEXT NOT NULL,
	started_at TEXT NOT NULL,
	finished_at TEXT,
	fetched INTEGER NOT NULL DEFAULT 0,
	created INTEGER NOT NULL DEFAULT 0,
	updated INTEGER NOT NULL DEFAULT 0,
	unchanged INTEGER NOT NULL DEFAULT 0,
	failed INTEGER NOT NULL DEFAULT 0,
	mentions INTEGER NOT NULL DEFAULT 0,
	note TEXT
) STRICT;
CREATE INDEX run_by_source ON run (source_id, id);
