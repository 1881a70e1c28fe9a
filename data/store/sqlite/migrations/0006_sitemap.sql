-- When a page of the site last said something else, which sitemaps tell search engines.

-- A directive's page changes with what `changed` follows: its facts, its figures, its status.
ALTER TABLE directive ADD COLUMN changed_at TEXT;
UPDATE directive SET changed_at = (SELECT changed_at FROM meta);
CREATE TRIGGER directive_stamped AFTER UPDATE OF changed ON directive BEGIN
	UPDATE directive SET changed_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE id = NEW.id;
END;
-- A report's page changes when it is fetched with another text. Read from the index alone, since rows hold whole texts.
CREATE INDEX report_for_sitemap ON report (id, fetched_at) WHERE duplicate_of IS NULL;
