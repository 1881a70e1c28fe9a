import type { Store } from "../port.ts";
import { type Bounds, signalIn } from "../shared/budget.ts";
import { admin } from "./admin.ts";
import { check } from "./check.ts";
import type { Connection } from "./connection.ts";
import { crawling } from "./crawling.ts";
import type { Db } from "./db.ts";
import { directives } from "./directives.ts";
import { figures } from "./figures.ts";
import type { StorePart } from "./part.ts";
import { prune } from "./prune.ts";
import { plainReads, type Reads } from "./reading.ts";
import { reports } from "./reports.ts";
import { workOff } from "./search-index.ts";
import { searching } from "./searching.ts";
import { snapshot } from "./snapshot.ts";
import { Turns } from "./turns.ts";

/** What readers ask for, which a replica may answer. */
const PUBLIC: StorePart[] = [reports, directives, searching, figures];
/** What crawlers and those who keep the index ask for: of this moment, so it is asked of the primary. */
const OWN: StorePart[] = [crawling, admin];

/** What leaves reports behind whose rows in the search indexes are to be made anew: that is done before it ends. */
const QUEUEING = ["putRegister", "finishRun"];

type Unit = <T>(work: (db: Db) => Promise<T>, bounds?: Bounds) => Promise<T>;
interface Either {
	isLight: (...args: unknown[]) => boolean;
	work: (db: Db, ...args: unknown[]) => Promise<unknown>;
}

/** The store in a PostgreSQL database: each method is one unit of work, the work is in the files beside this one. */
export function createStore(connection: Connection, reads: Reads): Store {
	const methods: Record<string, unknown> = {};
	const turns = new Turns();
	const add = (parts: readonly StorePart[], { read, single }: Pick<Reads, "read" | "single">): void => {
		const units: Record<Exclude<keyof StorePart, "eithers">, Unit> = {
			reads: read,
			counts: (work, bounds) => turns.take(() => read(work, bounds), bounds?.signal),
			singles: (work) => single(work),
			writes: (work) => connection.write(work),
			lights: (work) => connection.light(work),
		};
		for (const { eithers = {}, ...part } of parts) {
			for (const [kind, works] of Object.entries(part) as [keyof typeof units, object][])
				for (const [name, work] of Object.entries(works))
					methods[name] = (...args: unknown[]) => units[kind]((db) => work(db, ...args), { signal: signalIn(args) });
			for (const [name, { isLight, work }] of Object.entries(eithers) as [string, Either][])
				methods[name] = (...args: unknown[]) =>
					units[isLight(...args) ? "lights" : "writes"]((db) => work(db, ...args), {});
		}
	};
	add(PUBLIC, { read: (work, bounds) => reads.read(work, bounds), single: (work) => reads.single(work) });
	add(OWN, plainReads(connection));
	for (const name of QUEUEING) {
		const method = methods[name] as (...args: unknown[]) => Promise<unknown>;
		methods[name] = async (...args: unknown[]) => {
			const result = await method(...args);
			await workOff(connection);
			return result;
		};
	}
	const own: Partial<Store> = {
		location: connection.location,
		shared: true,
		snapshot: (path, given) => snapshot(connection, path, given),
		check: () => check(connection),
		prune: (retention, dry) => prune(connection, retention, dry),
		dataVersion: () => reads.dataVersion(),
		close: () => reads.close(),
	};
	return { ...methods, ...own } as Store;
}
