// Stores reports, one in a transaction as a crawler does, as fast as it can, in a process of its own: takes the index,
// the first that it stores and for how many seconds; sends how many it stored in them.

import { openPostgres } from "../../data/store/postgres/open.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { isPostgres } from "../../model/settings.ts";
import { material } from "../search/index-file.ts";

const PATIENCE_MS = 60_000;
/** Stored before it counts, so that caches and plans are there. */
const WARM_UP = 50;

/** They are the last of so many: of days of the same ten years as those in the index, and none of them. */
const OF = 10_000_000;

const [index = "", first = "", seconds = ""] = process.argv.slice(2);
const make = material().reports(OF);
const store = isPostgres(index) ? await openPostgres(index, { patienceMs: PATIENCE_MS }) : openSqlite(index);
let next = Number(first);
const save = async (): Promise<void> => {
	const { report, mentions } = make(next++);
	await store.saveReport(report, mentions, [], null);
};
for (let i = 0; i < WARM_UP; i++) await save();
process.send?.("ready");
await new Promise((resolve) => process.once("message", resolve));
const end = performance.now() + Number(seconds) * 1000;
let count = 0;
for (; performance.now() < end; count++) await save();
await store.close();
process.send?.(count);
process.disconnect();
