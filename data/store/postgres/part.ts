import type { Store } from "../port.ts";
import type { Db } from "./db.ts";

/** A method of the store as work within one unit: the same arguments behind the connection. */
export type Work<K extends keyof Store> = Store[K] extends (...args: infer A) => Promise<infer R>
	? (db: Db, ...args: A) => Promise<R>
	: never;
type Works = { [K in keyof Store]?: Work<K> };
/** Work that by its arguments need not wait for other writers. */
type Eithers = {
	[K in keyof Store]?: Store[K] extends (...args: infer A) => unknown
		? { isLight: (...args: A) => boolean; work: Work<K> }
		: never;
};

/** Some methods of the store, by the kind of unit that they take (`connection.ts`). */
export interface StorePart {
	/** In one snapshot. */
	reads?: Works;
	/** In one snapshot, one after the other: what goes by facts in memory, see `fact-columns.ts`. No other read waits for them. */
	counts?: Works;
	/** By one statement. */
	singles?: Works;
	/** One at a time. */
	writes?: Works;
	/** Beside other writers: what only crawlers see. */
	lights?: Works;
	/** The one or the other of the two. */
	eithers?: Eithers;
}
