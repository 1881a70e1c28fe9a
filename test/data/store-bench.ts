import { expect } from "chai";
import { spelledWords } from "../../citation/index.ts";
import type { NewRelation, Paging, ReportFilter, Saved, Slice, Store, TextQuery } from "../../data/store/port.ts";
import type { NewDirective } from "../../model/directive.ts";
import { AppError } from "../../model/errors.ts";
import type { NewMention } from "../../model/mention.ts";
import type { NewReport } from "../../model/report.ts";
import { mention, report } from "./builders.ts";

export const K11 = "nghi-quyet:25-nq-tw:k11";
export const K10 = "nghi-quyet:25-nq-tw:k10";
export const LOCAL = "nghi-quyet:08-nq-tu:nghe-an:k19";
/** How the texts of `cite` cite. */
export const CITED = "25-NQ/TW";

/** A query for runs of words, wanted and unwanted; of a list one run is wanted. */
export const query = (all: (string | string[])[], none: string[] = []): TextQuery => ({
	all: all.map((runs) => [runs].flat().map(spelledWords)),
	none: none.map(spelledWords),
});

/** A relation of the register. */
export const relation = (from: string, kind: string, to: string, confidence = "high"): NewRelation => ({
	from,
	kind,
	to,
	confidence,
	sources: "test",
});

/** The ids of records, in their order. */
export const ids = <T>(entries: { id: T }[]): T[] => entries.map((entry) => entry.id);

/** What a promise was rejected with; fails when it was not. */
export async function failure(work: Promise<unknown>): Promise<AppError> {
	try {
		await work;
	} catch (thrown) {
		expect(thrown).to.be.instanceOf(AppError);
		return thrown as AppError;
	}
	throw new Error("expected a failure");
}

/** All items of a list, read in parts of `limit`. */
export async function walk<T>(list: (paging: Paging) => Promise<Slice<T>>, limit: number): Promise<T[]> {
	const items: T[] = [];
	let cursor: string | undefined;
	do {
		const part = await list({ limit, cursor });
		expect(part.items.length).to.be.at.most(limit);
		items.push(...part.items);
		cursor = part.next ?? undefined;
	} while (cursor !== undefined);
	return items;
}

/** A store that is empty before each test, and short ways to fill it and ask it. */
export interface StoreBench {
	readonly store: Store;
	register(directives: NewDirective[], relations?: NewRelation[]): Promise<{ changed: boolean }>;
	save(over: Partial<NewReport>, mentions?: NewMention[], cited?: NewDirective[]): Promise<Saved>;
	/** Saves a report with a text of its own that cites one directive. */
	cite(words: string, id: string, over?: Partial<NewReport>, cited?: NewDirective[]): Promise<Saved>;
	/** Ids of the reports a search finds. */
	found(filter: ReportFilter): Promise<number[]>;
}

/** Sets the hooks that open and close the store, and gives the bench. */
export function storeBench(open: () => Promise<Store>): StoreBench {
	let store: Store;
	let fingerprint = 0;
	beforeEach(async () => {
		store = await open();
	});
	afterEach(() => store.close());
	const save: StoreBench["save"] = (over, mentions = [], cited = []) =>
		store.saveReport(report(over), mentions, cited, null);
	return {
		get store() {
			return store;
		},
		register: (directives, relations = []) =>
			store.putRegister({ directives, relations, fingerprint: String(++fingerprint) }),
		save,
		cite: (words, id, over = {}, cited = []) => {
			const text = `${words} Nghị quyết ${CITED}.`;
			return save({ text, ...over }, [mention(text, CITED, id)], cited);
		},
		found: async (filter) => ids((await store.searchReports(filter, "newest", { limit: 50 })).items),
	};
}
