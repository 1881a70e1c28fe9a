import type { Settlement } from "../../../model/crawl.ts";
import type { Settled } from "../crawl-port.ts";
import type { Saved } from "../port.ts";
import { isRead, notLeased } from "../shared/crawling.ts";
import type { Connection } from "./connection.ts";
import { addUrls } from "./frontier.ts";
import { guard } from "./lock.ts";
import { savePage } from "./pages.ts";
import { saveReport } from "./reports.ts";
import { countRead } from "./templates.ts";

const SETTLE = `UPDATE frontier SET state = @state, next_at = @nextAt, attempts = @attempts, stage = @stage, note = @note,
	fetched_at = @at, recipe = iif(@read, @recipe, recipe), content_hash = @contentHash, leased_from = NULL,
	lease_fence = NULL, lease_until = NULL, lost = 0 WHERE url = @url AND lease_fence = @fence`;

/** A report of that address which is not a copy of one that its source brought before. */
const IS_NEWS = `SELECT 1 FROM report r LEFT JOIN report first ON first.id = r.duplicate_of
	WHERE r.id = @id AND r.url IS @url AND (r.duplicate_of IS NULL OR first.source_id IS NOT r.source_id)`;

function savedOf(connection: Connection, { report, page }: Settlement): Saved | null {
	const saved = report && saveReport(connection, report.report, report.mentions, report.cited, {});
	if (page) savePage(connection, page);
	if (saved && saved.outcome !== "unchanged") connection.changed(true);
	return saved;
}

/** Whether any of the links may be asked for: a listing of traps alone has no end worth walking to. */
const hasFree = (connection: Connection, links: Settlement["links"]): boolean =>
	links.some(({ url }) => connection.sql("SELECT 1 FROM frontier WHERE url = ? AND state <> 'trap'").get(url));

/** A site has moved its pages: the report of one that is gone is where the same was read. */
function refile(connection: Connection, url: string, contentHash: string | null): void {
	const moved = connection
		.sql(`UPDATE report SET url = (SELECT f.url FROM frontier f WHERE f.content_hash = @contentHash AND f.state = 'done'
				AND f.url <> @url AND NOT EXISTS (SELECT 1 FROM report r WHERE r.url = f.url) ORDER BY f.fetched_at DESC LIMIT 1)
			WHERE url = @url AND EXISTS (SELECT 1 FROM frontier f WHERE f.content_hash = @contentHash AND f.state = 'done'
				AND f.url <> @url AND NOT EXISTS (SELECT 1 FROM report r WHERE r.url = f.url))`)
		.run({ url, contentHash });
	if (moved.changes > 0) connection.changed(true);
}

/** Stores what became of a leased address, see `CrawlStore.settle`. Runs inside a transaction. */
export function settle(connection: Connection, fence: number, settlement: Settlement): Settled {
	guard(connection, fence);
	const { url, at, state, nextAt, attempts, stage, note, recipe, contentHash, links, next, report } = settlement;
	const read = isRead(state);
	const found = connection
		.sql(SETTLE)
		.run({ url, at, state, nextAt, attempts, stage, note, recipe, contentHash, fence, read: read ? 1 : 0 });
	if (found.changes === 0) throw notLeased(url);
	if (state === "gone") refile(connection, url, contentHash);
	const saved = savedOf(connection, settlement);
	const added = addUrls(connection, links, at, false);
	// A page that names itself as the next one would be read for ever.
	const goesOn = next !== null && next.url !== url && (added > 0 || (next.always && hasFree(connection, links)));
	if (goesOn) addUrls(connection, [next], at, true);
	const isNews = saved && connection.sql(IS_NEWS).get({ id: saved.id, url: report?.report.url ?? null }) !== undefined;
	if (read) countRead(connection, url, isNews === true || added > 0);
	return { saved, added, goesOn };
}
