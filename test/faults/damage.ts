import { gzipSync } from "node:zlib";
import Database from "better-sqlite3";
import { differing, type Fingerprint, fingerprints } from "../../data/store/sqlite/fingerprints.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { sha256 } from "../../model/hash.ts";
import { page, report } from "../data/builders.ts";
import { found, locked } from "../data/crawl-bench.ts";
import { makeIndex } from "./oracle.ts";
import { textOf, write } from "./writing.ts";

/** Makes an index that holds something of everything that a crawl keeps. */
export async function makeFullIndex(path: string): Promise<void> {
	await makeIndex(path);
	const store = openSqlite(path);
	for (let n = 1; n <= 30; n++) {
		const url = `http://portal.example/tin/${n}`;
		const html = `<h1>Tin ${n}</h1><p>${textOf(n)}</p>`;
		await store.savePage(page(url, { body: gzipSync(html), bodyHash: sha256(html) }));
		await write(store, n);
		// Changed at its address: the first reading is kept.
		for (const text of [textOf(n + 1000), textOf(n + 2000)])
			await store.saveReport(report({ url: `${url}.html`, title: `Bài ${n}`, text }), [], [], null);
	}
	const fence = await locked(store);
	const urls = Array.from({ length: 300 }, (_, n) => found(`/tin/${n}`, { title: `Tin ${n}` }));
	await store.addUrls(fence, urls, "2026-11-22T06:00:00.000Z", false);
	await store.close();
}

/** What became of damage: seen, without effect since nothing is kept there, or not seen in these tables. */
export type Found = "seen" | "harmless" | string[];

/** Looks for damage as `doctor` does, and where that finds none, for what is other than it was. */
export async function examine(path: string, whole: Map<string, Fingerprint>): Promise<Found> {
	try {
		const store = openSqlite(path, { readonly: true, migrate: false });
		const faults = await store.check().finally(() => store.close());
		if (faults.length > 0) return "seen";
	} catch {
		return "seen";
	}
	const db = new Database(path, { readonly: true });
	const tables = differing(whole, await fingerprints(db));
	db.close();
	return tables.length === 0 ? "harmless" : tables;
}
