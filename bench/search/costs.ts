// What searches cost over one index, in a process of its own: takes its path and its number of reports, prints JSON.
import { join } from "node:path";
import { loadAuthority } from "../../data/authority/load.ts";
import { projectRoot } from "../../data/root.ts";
import type { Store } from "../../data/store/port.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { namesFrom } from "../../server/names.ts";
import { Catalogue } from "../../server/search/catalogue.ts";
import { findDirectives, suggestDirectives } from "../../server/search/find.ts";
import { searchCalls } from "./calls.ts";
import { material } from "./index-file.ts";
import { cpuOf, cpuOfEach } from "./measure.ts";
import { NUMBERS, type Query, queryMix, TYPED } from "./queries.ts";

/** One line of the table: CPU milliseconds of each call. */
export interface Costs {
	name: string;
	/** The same by kind of query, where there are several. */
	kinds: Record<string, number[]>;
}

const ROUNDS = 3;
const PAGE = { limit: 20 };
const authority = loadAuthority(join(projectRoot, "data/authority"));
const [path = ""] = process.argv.slice(2);

/** Costs of a call by kind of query; the first round, which brings pages into memory, is not measured. */
async function costs(
	name: string,
	queries: readonly Query[],
	call: (query: Query) => Promise<unknown>,
): Promise<Costs> {
	for (const query of queries) await call(query);
	const kinds: Costs["kinds"] = {};
	for (const query of queries)
		kinds[query.kind] = [...(kinds[query.kind] ?? []), ...(await cpuOfEach([query], ROUNDS, call))];
	return { name, kinds };
}

async function ofStore(store: Store, queries: readonly Query[]): Promise<Costs[]> {
	const first = await cpuOf(() => store.countReports({}));
	const firstCitations = await cpuOf(() => store.countCitations({}));
	const searches: Costs[] = [];
	for (const { name, queries: asked, call } of searchCalls(store, queries))
		searches.push(await costs(name, asked, call));
	return [
		{ name: "first count of reports in a process", kinds: { all: [first] } },
		{ name: "first count of citations in a process", kinds: { all: [firstCitations] } },
		...searches,
	];
}

/** Each beginning of a text, as it is typed letter by letter. */
const beginnings = (text: string): string[] => Array.from(text, (_, i) => text.slice(0, i + 1)).slice(1);

async function ofCatalogue(store: Store): Promise<Costs[]> {
	const searching = { store, catalogue: new Catalogue(store, authority), names: namesFrom(authority) };
	const build = await cpuOf(() => searching.catalogue.refresh());
	const suggest = (q: string) => suggestDirectives(searching, q, 10);
	const look = (q: string) => findDirectives(searching, q, {}, undefined, PAGE);
	const costsOf = async (
		name: string,
		texts: readonly string[],
		call: (q: string) => unknown,
		inputs: (text: string) => string[] = (text) => [text],
	): Promise<Costs> => {
		for (const text of texts) await call(text);
		const kinds: Costs["kinds"] = {};
		for (const text of texts) kinds[text] = await cpuOfEach(inputs(text), ROUNDS, call);
		return { name, kinds };
	};
	return [
		{ name: "catalogue of 50,000, first build", kinds: { all: [build] } },
		await costsOf("suggestion", TYPED, suggest, beginnings),
		await costsOf("a number", NUMBERS, suggest),
		await costsOf("search of directives", TYPED, look),
	];
}

const { words, directives } = material();
const store = openSqlite(path, { readonly: true });
const found = [...(await ofStore(store, queryMix(words, directives))), ...(await ofCatalogue(store))];
await store.close();
console.log(JSON.stringify(found));
