-- What searches and counts walk along: tokens of reports and of citing sentences, the facts of both as sets, totals.

-- What the text says is done to the document, as a JSON list. What was stored before has it after `reextract`.
ALTER TABLE mention ADD COLUMN relations TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(relations));

-- How dates and titles of a directive are printed, by frequency and first report (`figures-variants.ts`).
CREATE INDEX mention_by_date ON mention (directive_id, counted, date, report_key) WHERE date IS NOT NULL;
CREATE INDEX mention_by_title ON mention (directive_id, counted, title, report_key) WHERE title IS NOT NULL;

-- Data version of the last change of facts, figures or status.
ALTER TABLE directive ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX directive_by_change ON directive (changed);
-- For the list of the most cited, first of all that of the start page.
CREATE INDEX directive_by_use ON directive (reports DESC, mentions DESC, id);
-- For counting directives by their facts.
CREATE INDEX directive_by_facts ON directive (type, issuer, level, term, year, province);
-- Directives that were there and are not, with the data version in which they went.
CREATE TABLE directive_gone (
	id TEXT NOT NULL PRIMARY KEY,
	changed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX directive_gone_by_change ON directive_gone (changed);

-- What is known of the document that a counted mention means: of the directive, or where none is known, what was read.
CREATE VIEW cited_document AS
	SELECT m.report_id, m.report_key, m.position, m.start, m."end", m.status, m.confidence, m.relations, m.directive_id,
		iif(d.id IS NULL, m.type, d.type) AS type,
		iif(d.id IS NULL, m.symbol, d.number) AS number,
		iif(d.id IS NULL, m.issuer, d.issuer) AS issuer,
		d.level,
		iif(d.id IS NULL, m.term, d.term) AS term,
		iif(d.id IS NULL, CAST(substr(m.date, 1, 4) AS INTEGER), d.year) AS year
	FROM mention m LEFT JOIN directive d ON d.id = m.directive_id WHERE m.counted = 1;

-- Both full text indexes hold words, pairs of words, typed spellings and facts as tokens (`terms.ts`, `facts.ts`). The
-- ascii tokenizer splits at blanks and takes each character of a token as given, whatever SQLite's Unicode tables know.
-- Pairs stand in for phrases: no detail. Row id: `report.sort_key`.
DROP TABLE report_terms;
CREATE VIRTUAL TABLE report_terms USING fts5 (
	terms,
	content = '',
	contentless_delete = 1,
	detail = none,
	tokenize = "ascii tokenchars '_:=^*-'"
);
-- A row a counted mention. Row id: `report_key * 2048 + 2047 - position`, so that descending it is the newest report first
-- and then reading order. It takes 63 bits, more than a number of JavaScript holds. Mentions past 2,047 have no row.
CREATE VIRTUAL TABLE mention_terms USING fts5 (
	terms,
	content = '',
	contentless_delete = 1,
	detail = none,
	tokenize = "ascii tokenchars '_:=^*-'"
);

-- The facts by which results are counted, as sets: sorted, joined by blanks. Facts that tell nothing of one another are sets
-- of their own, so that there are few; none is ever deleted, so that a reader may keep what it has read of them.
CREATE TABLE fact_set (
	id INTEGER PRIMARY KEY,
	facts TEXT NOT NULL UNIQUE
) STRICT;
-- The sets of each row of report_terms; changed: data version.
CREATE TABLE report_facts (
	report_id INTEGER PRIMARY KEY REFERENCES report (id),
	-- Province and source.
	origin INTEGER NOT NULL,
	-- Of the documents that it cites.
	types INTEGER NOT NULL,
	issuers INTEGER NOT NULL,
	levels INTEGER NOT NULL,
	terms INTEGER NOT NULL,
	changed INTEGER NOT NULL
) STRICT;
CREATE INDEX report_facts_by_change ON report_facts (changed);
-- The sets of each row of mention_terms, by its row id.
CREATE TABLE mention_facts (
	key INTEGER PRIMARY KEY,
	origin INTEGER NOT NULL,
	-- Type, issuer, level and term of the document.
	document INTEGER NOT NULL,
	-- Relations, status and confidence.
	citation INTEGER NOT NULL
) STRICT;

-- Reports whose rows in these indexes are to be made anew, a few at a time (`search-index.ts`). All there are, at first.
CREATE TABLE index_queue (
	report_id INTEGER PRIMARY KEY REFERENCES report (id)
) STRICT;
INSERT INTO index_queue (report_id) SELECT id FROM report WHERE duplicate_of IS NULL;

-- Totals of what is counted, so that asking for one reads one row.
CREATE TABLE total (
	kind TEXT NOT NULL PRIMARY KEY,
	n INTEGER NOT NULL CHECK (n >= 0)
) STRICT, WITHOUT ROWID;
INSERT INTO total (kind, n)
	SELECT 'reports', count(*) FROM report WHERE duplicate_of IS NULL
	UNION ALL SELECT 'directives', count(*) FROM directive
	UNION ALL SELECT 'cited', count(*) FROM directive WHERE mentions > 0
	UNION ALL SELECT 'stubs', count(*) FROM directive WHERE origin = 'cited'
	UNION ALL SELECT 'mentions:resolved', count(*) FROM mention WHERE counted = 1 AND status = 'resolved'
	UNION ALL SELECT 'mentions:ambiguous', count(*) FROM mention WHERE counted = 1 AND status = 'ambiguous'
	UNION ALL SELECT 'mentions:stub', count(*) FROM mention WHERE counted = 1 AND status = 'stub'
	UNION ALL SELECT 'mentions:unlinked', count(*) FROM mention WHERE counted = 1 AND status = 'unlinked';
CREATE TRIGGER report_added AFTER INSERT ON report WHEN NEW.duplicate_of IS NULL BEGIN
	UPDATE total SET n = n + 1 WHERE kind = 'reports';
END;
CREATE TRIGGER report_regrouped AFTER UPDATE OF duplicate_of ON report BEGIN
	UPDATE total SET n = n + (NEW.duplicate_of IS NULL) - (OLD.duplicate_of IS NULL) WHERE kind = 'reports';
END;
CREATE TRIGGER mention_added AFTER INSERT ON mention WHEN NEW.counted = 1 BEGIN
	UPDATE total SET n = n + 1 WHERE kind = 'mentions:' || NEW.status;
END;
CREATE TRIGGER mention_dropped AFTER DELETE ON mention WHEN OLD.counted = 1 BEGIN
	UPDATE total SET n = n - 1 WHERE kind = 'mentions:' || OLD.status;
END;
CREATE TRIGGER mention_recounted AFTER UPDATE OF counted, status ON mention BEGIN
	UPDATE total SET n = n - OLD.counted WHERE kind = 'mentions:' || OLD.status;
	UPDATE total SET n = n + NEW.counted WHERE kind = 'mentions:' || NEW.status;
END;

-- The transaction that writes is the next data version.
CREATE TRIGGER directive_added AFTER INSERT ON directive BEGIN
	UPDATE total SET n = n + 1 WHERE kind = 'directives';
	UPDATE total SET n = n + 1 WHERE kind = 'stubs' AND NEW.origin = 'cited';
	UPDATE total SET n = n + 1 WHERE kind = 'cited' AND NEW.mentions > 0;
	DELETE FROM directive_gone WHERE id = NEW.id;
	UPDATE directive SET changed = (SELECT data_version + 1 FROM meta) WHERE id = NEW.id;
END;
CREATE TRIGGER directive_dropped AFTER DELETE ON directive BEGIN
	UPDATE total SET n = n - 1 WHERE kind = 'directives';
	UPDATE total SET n = n - 1 WHERE kind = 'stubs' AND OLD.origin = 'cited';
	UPDATE total SET n = n - 1 WHERE kind = 'cited' AND OLD.mentions > 0;
	INSERT INTO directive_gone (id, changed) SELECT OLD.id, data_version + 1 FROM meta;
END;
CREATE TRIGGER directive_changed AFTER UPDATE OF symbol, number, type, title, issued_on, year, issuer, issuer_name, level,
	term, province, origin, aliases, mentions, reports, first_cited_on, last_cited_on ON directive
WHEN (NEW.symbol, NEW.number, NEW.type, NEW.title, NEW.issued_on, NEW.year, NEW.issuer, NEW.issuer_name, NEW.level, NEW.term,
		NEW.province, NEW.origin, NEW.aliases, NEW.mentions, NEW.reports, NEW.first_cited_on, NEW.last_cited_on)
	IS NOT (OLD.symbol, OLD.number, OLD.type, OLD.title, OLD.issued_on, OLD.year, OLD.issuer, OLD.issuer_name, OLD.level,
		OLD.term, OLD.province, OLD.origin, OLD.aliases, OLD.mentions, OLD.reports, OLD.first_cited_on, OLD.last_cited_on)
BEGIN
	UPDATE directive SET changed = (SELECT data_version + 1 FROM meta) WHERE id = NEW.id;
	UPDATE total SET n = n + (NEW.origin = 'cited') - (OLD.origin = 'cited') WHERE kind = 'stubs';
	UPDATE total SET n = n + (NEW.mentions > 0) - (OLD.mentions > 0) WHERE kind = 'cited';
END;
-- The facts that stand as tokens in the reports that cite it.
CREATE TRIGGER directive_refiled AFTER UPDATE OF type, number, issuer, level, term, year ON directive
WHEN (NEW.type, NEW.number, NEW.issuer, NEW.level, NEW.term, NEW.year)
	IS NOT (OLD.type, OLD.number, OLD.issuer, OLD.level, OLD.term, OLD.year)
BEGIN
	-- No OR IGNORE: the statement that fires a trigger decides what becomes of a conflict.
	INSERT INTO index_queue (report_id)
		SELECT DISTINCT report_id FROM mention WHERE directive_id = NEW.id AND counted = 1
			AND report_id NOT IN (SELECT report_id FROM index_queue);
END;
-- Whether a document was replaced follows from its relations.
CREATE TRIGGER relation_added AFTER INSERT ON relation BEGIN
	UPDATE directive SET changed = (SELECT data_version + 1 FROM meta) WHERE id = NEW.to_id;
END;
CREATE TRIGGER relation_changed AFTER UPDATE ON relation BEGIN
	UPDATE directive SET changed = (SELECT data_version + 1 FROM meta) WHERE id = NEW.to_id;
END;
CREATE TRIGGER relation_dropped AFTER DELETE ON relation BEGIN
	UPDATE directive SET changed = (SELECT data_version + 1 FROM meta) WHERE id = OLD.to_id;
END;
