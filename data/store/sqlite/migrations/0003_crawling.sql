-- What a crawler that runs for years keeps: its lock, the frontier, hosts, health, alarms, versions and near-duplicates.

-- One row. The fence grows with each taking and never falls: a crawler whose lock was taken over is told by it.
CREATE TABLE crawl_lock (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	fence INTEGER NOT NULL DEFAULT 0,
	-- Host name and process id; null: nobody has it.
	holder TEXT,
	heartbeat_at TEXT,
	CHECK ((holder IS NULL) = (heartbeat_at IS NULL))
) STRICT;
INSERT INTO crawl_lock (id) VALUES (1);

-- One row an address that was ever discovered.
CREATE TABLE frontier (
	-- The order in which they were found.
	id INTEGER PRIMARY KEY,
	url TEXT NOT NULL UNIQUE CHECK (url <> ''),
	source_id TEXT NOT NULL,
	host TEXT NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('feed', 'sitemap', 'listing', 'article', 'file')),
	priority INTEGER NOT NULL,
	depth INTEGER NOT NULL,
	template TEXT NOT NULL,
	parent TEXT,
	title TEXT,
	published TEXT,
	state TEXT NOT NULL CHECK (state IN ('new', 'leased', 'retry', 'done', 'failed', 'gone', 'blocked', 'quarantined',
		'needs-ocr', 'trap')),
	next_at TEXT,
	attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
	stage INTEGER NOT NULL DEFAULT 0 CHECK (stage >= 0),
	found_at TEXT NOT NULL,
	fetched_at TEXT,
	note TEXT,
	recipe TEXT,
	content_hash TEXT,
	-- The state to go back to when a lease is given back untouched.
	leased_from TEXT CHECK (leased_from IN ('new', 'retry', 'done', 'failed', 'gone', 'blocked', 'quarantined',
		'needs-ocr', 'trap')),
	lease_fence INTEGER,
	lease_until TEXT,
	-- How often in a row its crawler was gone before it was settled: a page may be what ends the process.
	lost INTEGER NOT NULL DEFAULT 0,
	-- Whether it ever brought something new; null: never read. `template` counts by it, each address once.
	brought INTEGER CHECK (brought IN (0, 1)),
	-- From when on it may be leased; null: not by itself. An address never asked for may at any time, so that a clock
	-- that went back keeps none.
	due_at TEXT GENERATED ALWAYS AS (CASE state WHEN 'leased' THEN lease_until WHEN 'new' THEN '' ELSE next_at END) VIRTUAL,
	CHECK ((state = 'leased') = (lease_fence IS NOT NULL)),
	CHECK ((state = 'leased') = (lease_until IS NOT NULL)),
	CHECK ((state = 'leased') = (leased_from IS NOT NULL))
) STRICT;
-- For `claim`: a host has few sources and these few priorities; within one of each the first is the next to lease.
CREATE INDEX frontier_by_host ON frontier (host, source_id, priority, due_at) WHERE due_at IS NOT NULL;
-- For `dueHosts`: a source has few hosts.
CREATE INDEX frontier_by_due ON frontier (source_id, host, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX frontier_by_template ON frontier (source_id, template, state);
CREATE INDEX frontier_by_state ON frontier (source_id, state, fetched_at);
-- For the address a moved page is found under.
CREATE INDEX frontier_by_content ON frontier (content_hash) WHERE content_hash IS NOT NULL;
CREATE INDEX frontier_by_lease ON frontier (lease_fence) WHERE lease_fence IS NOT NULL;

-- Shapes of addresses of a source. Kept apart from the addresses, which are thrown away in time: a trap stays known.
CREATE TABLE template (
	source_id TEXT NOT NULL,
	template TEXT NOT NULL,
	-- How many of its addresses were read, and how many of these brought something new.
	read INTEGER NOT NULL DEFAULT 0,
	useful INTEGER NOT NULL DEFAULT 0 CHECK (useful BETWEEN 0 AND read),
	-- Why it is a trap; null: it is none.
	trap TEXT,
	PRIMARY KEY (source_id, template)
) STRICT, WITHOUT ROWID;

CREATE TABLE host (
	host TEXT NOT NULL PRIMARY KEY,
	robots_text TEXT,
	robots_status TEXT CHECK (robots_status IN ('rules', 'none', 'unreachable')),
	robots_at TEXT,
	retry_at TEXT,
	fails INTEGER NOT NULL CHECK (fails >= 0),
	CHECK ((robots_at IS NULL) = (robots_status IS NULL) AND (robots_at IS NULL) = (robots_text IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE source_state (
	source_id TEXT NOT NULL PRIMARY KEY,
	verified_at TEXT,
	last_new_at TEXT,
	rhythm_hours REAL,
	next_at TEXT,
	robots_hash TEXT,
	-- Read and written as a whole; a migration that changes its shape empties it, and it is learned anew.
	baseline TEXT CHECK (json_valid(baseline))
) STRICT, WITHOUT ROWID;

CREATE TABLE alarm (
	id INTEGER PRIMARY KEY,
	source_id TEXT NOT NULL,
	kind TEXT NOT NULL,
	since TEXT NOT NULL,
	cleared_at TEXT,
	message TEXT NOT NULL,
	facts TEXT NOT NULL CHECK (json_valid(facts)),
	notified_at TEXT
) STRICT;
-- One of a kind stands at a time.
CREATE UNIQUE INDEX alarm_standing ON alarm (source_id, kind) WHERE cleared_at IS NULL;
CREATE INDEX alarm_unnotified ON alarm (id) WHERE notified_at IS NULL;

-- What a report was before the page at its address changed.
CREATE TABLE report_version (
	report_id INTEGER NOT NULL REFERENCES report (id),
	version INTEGER NOT NULL CHECK (version > 0),
	title TEXT NOT NULL,
	published_on TEXT,
	content_hash TEXT NOT NULL,
	fetched_at TEXT NOT NULL,
	extractor_version INTEGER NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (report_id, version)
) STRICT, WITHOUT ROWID;

-- As the answer stated it, and the address after redirects where it is another.
ALTER TABLE page ADD COLUMN content_type TEXT;
ALTER TABLE page ADD COLUMN final_url TEXT;
CREATE INDEX page_by_source ON page (source_id, url);

ALTER TABLE report ADD COLUMN date_inferred INTEGER NOT NULL DEFAULT 0 CHECK (date_inferred IN (0, 1));
UPDATE report SET date_inferred = 1 WHERE date_source = 'inferred';
ALTER TABLE report ADD COLUMN attached_to TEXT;
ALTER TABLE report ADD COLUMN extractor TEXT CHECK (extractor IN ('recipe', 'marked', 'heuristic', 'fallback'));
ALTER TABLE report ADD COLUMN quality REAL CHECK (quality BETWEEN 0 AND 1);
-- The first of its group, of which this one is a copy; never a copy itself, so that there are no chains.
ALTER TABLE report ADD COLUMN duplicate_of INTEGER REFERENCES report (id) CHECK (duplicate_of <> id);
CREATE INDEX report_by_first ON report (duplicate_of) WHERE duplicate_of IS NOT NULL;
-- Copies are told in the index: the column itself lies behind the text.
DROP INDEX report_by_time;
DROP INDEX report_by_province;
DROP INDEX report_by_source;
CREATE INDEX report_by_time ON report (sort_key, duplicate_of);
CREATE INDEX report_by_province ON report (province, sort_key, duplicate_of);
CREATE INDEX report_by_source ON report (source_id, sort_key, duplicate_of);

-- 0 in a copy: its citations are shown with it and counted nowhere.
ALTER TABLE mention ADD COLUMN counted INTEGER NOT NULL DEFAULT 1 CHECK (counted IN (0, 1));
DROP INDEX mention_by_directive;
CREATE INDEX mention_by_directive ON mention (directive_id, counted, report_key DESC, position)
	WHERE directive_id IS NOT NULL;

-- By which a copy finds its first: the smallest hashes of a text, of reports that are no copies themselves. With the
-- sort key, only those of about the same day are looked at.
CREATE TABLE sketch (
	hash INTEGER NOT NULL,
	report_key INTEGER NOT NULL,
	PRIMARY KEY (hash, report_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX sketch_by_report ON sketch (report_key);
-- `text_sketch` is `sketch` of model/similar.ts. Reports stored so far stay as they are; later ones are compared with them.
INSERT INTO sketch (hash, report_key) SELECT hash.value, sort_key FROM report, json_each(text_sketch(text)) hash;
