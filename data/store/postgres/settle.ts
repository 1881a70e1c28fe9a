import type { Settlement } from "../../../model/crawl.ts";
import type { Settled } from "../crawl-port.ts";
import type { Saved } from "../port.ts";
import { isRead, notLeased } from "../shared/crawling.ts";
import type { Db } from "./db.ts";
import { addUrls } from "./frontier.ts";
import { guard } from "./lock.ts";
import { savePage } from "./pages.ts";
import { saveReport } from "./reports.ts";
import { countRead } from "./templates.ts";

const SETTLE = `UPDATE frontier SET state = @state, next_at = @nextAt, attempts = @attempts, stage = @stage, note = @note,
	fetched_at = @at, recipe = CASE WHEN @read::boolean THEN @recipe ELSE recipe END, content_hash = @contentHash,
	leased_from = NULL, lease_fence = NULL, lease_until = NULL, lost = 0 WHERE url = @url AND lease_fence = @fence`;

/** A report of that address which is not a copy of one that its source brought before. */
const IS_NEWS = `SELECT FROM report r LEFT JOIN report first ON first.id = r.duplicate_of
	WHERE r.id = @id AND r.url IS NOT DISTINCT FROM @url::text
		AND (r.duplicate_of IS NULL OR first.source_id IS DISTINCT FROM r.source_id)`;

/** Whether a settlement changes nothing that readers see, so that it need not wait for those who write that. */
export const isQuiet = ({ report, state, contentHash }: Settlement): boolean =>
	report === null && (state !== "gone" || contentHash === null);

async function savedOf(db: Db, { report, page }: Settlement): Promise<Saved | null> {
	const saved = report && (await saveReport(db, report.report, report.mentions, report.cited, {}));
	if (page) await savePage(db, page);
	if (saved && saved.outcome !== "unchanged") await db.changed(true);
	return saved;
}

/** Whether any of the links may be asked for: a listing of traps alone has no end worth walking to. */
async function hasFree(db: Db, links: Settlement["links"]): Promise<boolean> {
	const free = await db.get("SELECT FROM frontier WHERE url = ANY (@urls::text[]) AND state <> 'trap' LIMIT 1", {
		urls: links.map(({ url }) => url),
	});
	return free !== undefined;
}

const REFILE = `UPDATE report SET url = moved.url FROM (
		SELECT f.url FROM frontier f WHERE f.content_hash = @contentHash AND f.state = 'done' AND f.url <> @url
			AND NOT EXISTS (SELECT FROM report r WHERE r.url = f.url) ORDER BY f.fetched_at DESC NULLS LAST LIMIT 1
	) AS moved WHERE report.url = @url`;

/** A site has moved its pages: the report of one that is gone is where the same was read. */
async function refile(db: Db, url: string, contentHash: string): Promise<void> {
	if ((await db.run(REFILE, { url, contentHash })) > 0) await db.changed(true);
}

/** Stores what became of a leased address, see `CrawlStore.settle`; as `isQuiet` says, beside other writers. */
export async function settle(db: Db, fence: number, settlement: Settlement): Promise<Settled> {
	await guard(db, fence);
	const { url, at, state, nextAt, attempts, stage, note, recipe, contentHash, links, next, report } = settlement;
	const read = isRead(state);
	const values = { url, at, state, nextAt, attempts, stage, note, recipe, contentHash, fence };
	if ((await db.run(SETTLE, { ...values, read: read ? 1 : 0 })) === 0) throw notLeased(url);
	if (state === "gone" && contentHash !== null) await refile(db, url, contentHash);
	const saved = await savedOf(db, settlement);
	const added = await addUrls(db, links, at, false);
	// A page that names itself as the next one would be read for ever.
	const goesOn = next !== null && next.url !== url && (added > 0 || (next.always && (await hasFree(db, links))));
	if (goesOn) await addUrls(db, [next], at, true);
	const isNews =
		saved !== null && (await db.get(IS_NEWS, { id: saved.id, url: report?.report.url ?? null })) !== undefined;
	if (read) await countRead(db, url, isNews || added > 0);
	return { saved, added, goesOn };
}
