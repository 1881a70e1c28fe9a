-- Where the file of a report lies, as an absolute path: an edited file is a new version of its report. It is kept apart
-- from the file's name, which readers see, and is told to nobody.
ALTER TABLE report ADD COLUMN path TEXT;
CREATE INDEX report_by_path ON report (path) WHERE url IS NULL;
