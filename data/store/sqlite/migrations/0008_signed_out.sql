-- Sessions of the admin pages that were ended before their time, so that a copy of the cookie counts for nothing, on
-- another server and after a restart either.
CREATE TABLE signed_out (
	session TEXT NOT NULL PRIMARY KEY,
	until TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How to reach a reader is kept as long as their message is open, and no longer.
UPDATE feedback SET contact = NULL WHERE closed_by IS NOT NULL;
