import type { CitingSentence } from "../data/store/port.ts";
import { daysAfter } from "../model/dates.ts";
import { beginningOf, endOf } from "../web/cut.ts";
import type { FrontCitation, FrontExample, MostCited } from "../web/pages/home.tsx";
import type { Context } from "./context.ts";
import { findDirectives } from "./search/find.ts";

/** Rows of the two lists, and citations among which the newest of as many reports are looked for. */
const ROWS = 5;
const LOOKED_THROUGH = 100;
/** Characters of a sentence that are shown on either side of the citation. */
const AROUND = 150;
/** Days that "lately" means; so many documents must be cited in them, and the first in so many reports, to be worth a list. */
const DAYS = 30;
const LEAST = { documents: 3, reports: 2 };

/** Searches that show what may be typed, by what they show; the first of each that finds a cited document is shown. */
const EXAMPLES: Record<Exclude<FrontExample["shows"], null>, string[]> = {
	words: ["nq 25 dân vận", "nq 18 tổ chức bộ máy", "nq 57 khoa học"],
	number: ["05-CT/TW", "30/2020/NĐ-CP", "217-QĐ/TW"],
	keys: ["chuyeern ddooir soos", "daan vaanj", "noong thoon mowis"],
};

/** What the front page tells of the index. */
export interface FrontFacts {
	examples: FrontExample[];
	newest: FrontCitation[];
	most: MostCited;
	/** Provinces of today that reports are from. */
	provinces: number;
}

/** What the front page tells of the index, read anew when the data change. */
export const frontFacts = (context: Context): Promise<FrontFacts> =>
	context.kept.of("front", async () => {
		const { store, names } = context;
		const [newest, most, provinces] = await Promise.all([
			newestCitations(context),
			mostCited(context),
			store.publishingProvinces(),
		]);
		const examples = await examplesThatFind(context, most);
		return { examples, newest, most, provinces: new Set(provinces.map(names.today)).size };
	});

/** One citation of each of the newest reports that have any: the first that names one document, else the first. */
async function newestCitations({ store }: Context): Promise<FrontCitation[]> {
	const { items } = await store.searchCitations({}, { limit: LOOKED_THROUGH });
	const byReport = new Map<number, CitingSentence[]>();
	for (const item of items) byReport.set(item.report.id, [...(byReport.get(item.report.id) ?? []), item]);
	const shown = [...byReport.values()]
		.slice(0, ROWS)
		.flatMap((sentences) => sentences.find(({ directiveId }) => directiveId !== null) ?? sentences[0] ?? []);
	const meant = await store.directivesById(shown.flatMap(({ directiveId }) => directiveId ?? []));
	const directives = new Map(meant.map((one) => [one.id, one]));
	return shown.map(({ report, before, text, after, start, directiveId }) => ({
		report,
		before: endOf(before, AROUND),
		text,
		after: beginningOf(after, AROUND),
		start,
		directive: directives.get(directiveId ?? "") ?? null,
	}));
}

/** What reports of the newest month of the data cite most; of all time where that is too little to say. */
async function mostCited(context: Context): Promise<MostCited> {
	const { store } = context;
	const { to } = await context.stats();
	const from = to && daysAfter(to, 1 - DAYS);
	const lately = from && to ? await store.citedMost({ from, to }, ROWS) : [];
	const enough = lately.length >= LEAST.documents && (lately[0]?.reports ?? 0) >= LEAST.reports;
	const days = from && to && enough ? { from, to } : null;
	const cited = days ? lately : await store.citedMost({}, ROWS);
	const found = await store.directivesById(cited.map(({ directiveId }) => directiveId));
	const directives = new Map(found.map((one) => [one.id, one]));
	const rows = cited.flatMap(({ directiveId, reports }) => {
		const directive = directives.get(directiveId);
		return directive ? [{ directive, reports }] : [];
	});
	return { days, rows };
}

/** An example of each kind; for want of one, a number that is cited. */
async function examplesThatFind(context: Context, { rows }: MostCited): Promise<FrontExample[]> {
	// Before the first report, a document that can be looked up has to do.
	const least = (await context.stats()).mentions > 0 ? 1 : 0;
	const finds = async (q: string): Promise<boolean> => {
		const { items } = await findDirectives(context, q, {}, undefined, { limit: 1 });
		return items.some(({ mentions }) => mentions >= least);
	};
	const examples: FrontExample[] = [];
	for (const [shows, tried] of Object.entries(EXAMPLES) as [keyof typeof EXAMPLES, string[]][])
		for (const q of tried)
			if (await finds(q)) {
				examples.push({ q, shows });
				break;
			}
	const spare = rows.flatMap(({ directive }) => directive.symbol ?? []).map((q) => ({ q, shows: null }));
	const others = spare.filter(({ q }) => examples.every((example) => example.q !== q));
	return [...examples, ...others].slice(0, Object.keys(EXAMPLES).length);
}
