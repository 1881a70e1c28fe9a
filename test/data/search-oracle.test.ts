import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { type SpelledWord, sentenceAround, spelledWords } from "../../citation/index.ts";
import type { CitationFilter, Counts, QueryRun, ReportFilter, Store, TextQuery } from "../../data/store/port.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { openPooledSqlite } from "../../data/store/sqlite/pool.ts";
import type { NewDirective } from "../../model/directive.ts";
import type { NewMention } from "../../model/mention.ts";
import { freshStore } from "../postgres/shared.ts";
import { directive, mention, report } from "./builders.ts";
import { relation, walk } from "./store-bench.ts";

/*
 * Searching and counting against the plainest possible reading of what they should find: every report and citation is looked
 * at, one by one. The texts are made of few words, so that most searches find some and miss some.
 */

const WORDS = ["dân", "dan", "vận", "van", "vân", "đảng", "đang", "tuyên", "giáo", "hội", "nghị"];
const PROVINCES = ["nghe-an", "yen-bai", "ha-noi", null];
const SOURCES = ["bao-a", "bao-b", null];
const DAYS = [null, "2012-05-30", "2013-06-03", "2013-06-04", "2020-12-31", "2021-01-01"];
const DIRECTIVES: NewDirective[] = [
	directive("nghi-quyet:25-nq-tw:k11", { issuer: "bch-tw", term: 11, issuedOn: "2013-06-03" }),
	directive("nghi-quyet:25-nq-tw:k10", { issuer: "bch-tw", term: 10, issuedOn: "2008-07-25" }),
	directive("chi-thi:05-ct-tw:k12", { issuer: "bo-chinh-tri", term: 12, issuedOn: "2016-05-15" }),
	directive("nghi-quyet:8-nq-tu:nghe-an:k19", { level: "province", province: "nghe-an", issuedOn: "2021" }),
];
const RELATIONS = [relation("nghi-quyet:25-nq-tw:k11", "replaces", "nghi-quyet:25-nq-tw:k10")];

interface Filed {
	id: number;
	day: string | null;
	province: string | null;
	source: string | null;
	title: string;
	text: string;
	mentions: NewMention[];
	url?: string;
}

/** Numbers from 0 to below `most`, the same for a seed every time. */
function chance(seed: number): (most: number) => number {
	let state = seed;
	return (most) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * most);
	};
}

function madeReport(pick: (most: number) => number, i: number): Omit<Filed, "id"> {
	const one = <T>(values: readonly T[]): T => values[pick(values.length)] as T;
	const words = (most: number) => Array.from({ length: 1 + pick(most) }, () => one(WORDS)).join(" ");
	const cited = Array.from({ length: pick(4) }, () => `${words(4)} 25-NQ/TW ${words(3)}`);
	const text = [...cited, `${words(12)} ${i}`].join(".\n");
	let at = 0;
	const mentions = cited.map(() => {
		at = text.indexOf("25-NQ/TW", at) + 1;
		const meant = one([...DIRECTIVES, null]);
		const over = {
			start: at - 1,
			end: at + 7,
			confidence: pick(11) / 10,
			relations: pick(2) ? [] : ["implements" as const],
		};
		return mention(text, "25-NQ/TW", meant?.id ?? null, { ...over, issuer: "bch-tw", term: 11 });
	});
	return { day: one(DAYS), province: one(PROVINCES), source: one(SOURCES), title: words(4), text, mentions };
}

/** The terms of a run of words, as the indexes have them. */
function termsOf(words: readonly SpelledWord[]): Set<string> {
	const terms = new Set<string>();
	words.forEach(({ fold, accents }, i) => {
		const next = words[i + 1];
		terms.add(fold);
		if (accents !== null) terms.add(accents);
		if (next) terms.add(`${fold} ${next.fold}`);
		if (next && accents !== null && next.accents !== null) terms.add(`${accents} ${next.accents}`);
	});
	return terms;
}

const stands = (run: QueryRun, terms: Set<string>): boolean =>
	run.length === 1
		? terms.has((run[0] as SpelledWord).fold)
		: run.slice(1).every(({ fold }, i) => terms.has(`${(run[i] as SpelledWord).fold} ${fold}`));

const standsAsTyped = (run: QueryRun, terms: Set<string>): boolean =>
	stands(run, terms) &&
	run.every(({ accents }, i) => {
		const next = run[i + 1]?.accents ?? null;
		return accents === null || (next === null ? terms.has(accents) : terms.has(`${accents} ${next}`));
	});

/** The tier in which a text is found, null where it is not. */
function tierOf({ all, none }: TextQuery, terms: Set<string>): number | null {
	if (none.some((run) => stands(run, terms))) return null;
	if (!all.every((runs) => runs.some((run) => stands(run, terms)))) return null;
	return all.every((runs) => runs.some((run) => standsAsTyped(run, terms))) ? 0 : 1;
}

interface Document {
	id: string | null;
	type: string | null;
	number: string | null;
	issuer: string | null;
	level: string | null;
	term: number | null;
	year: number | null;
}

function documentOf(cited: NewMention): Document {
	const known = DIRECTIVES.find(({ id }) => id === cited.directiveId);
	const { type, issuer, term } = known ?? cited;
	const number = known ? (known.number?.replace(/^0+/, "") ?? null) : "25";
	return {
		id: cited.directiveId,
		type,
		number,
		issuer,
		level: known?.level ?? null,
		term,
		year: known ? Number(known.issuedOn?.slice(0, 4)) : null,
	};
}

/** Each fact that is asked for is one of a document; of several documents each may have another. */
function cites({ directive: id, cites: asked = {} }: ReportFilter, documents: Document[]): boolean {
	const wanted = Object.entries({ ...asked, id: id === undefined ? undefined : [id] });
	return wanted.every(
		([name, values]) =>
			values === undefined ||
			documents.some((one) => (values as readonly unknown[]).includes(one[name as keyof Document])),
	);
}

const within = ({ province, source, from, to }: ReportFilter, filed: Filed): boolean =>
	(province === undefined || (filed.province !== null && province.includes(filed.province))) &&
	(source === undefined || (filed.source !== null && source.includes(filed.source))) &&
	(from === undefined || (filed.day !== null && filed.day >= from)) &&
	(to === undefined || (filed.day !== null && filed.day <= to));

const newest = (a: Filed, b: Filed): number => (b.day ?? "").localeCompare(a.day ?? "") || b.id - a.id;
const NOTHING: TextQuery = { all: [], none: [] };

interface Found {
	filed: Filed;
	position: number;
	documents: Document[];
	cited: NewMention[];
	tier: number;
}

function foundReports(all: Filed[], filter: ReportFilter): Found[] {
	return all
		.flatMap((filed): Found[] => {
			const documents = filed.mentions.map(documentOf);
			const terms = new Set([filed.title, filed.text].flatMap((part) => [...termsOf(spelledWords(part))]));
			const tier = tierOf(filter.text ?? NOTHING, terms);
			const fits = tier !== null && within(filter, filed) && cites(filter, documents);
			return fits ? [{ filed, position: 0, documents, cited: [], tier }] : [];
		})
		.sort((a, b) => a.tier - b.tier || newest(a.filed, b.filed));
}

function foundCitations(all: Filed[], filter: CitationFilter): Found[] {
	const { relation: kind, status, confidence = 0, outdated } = filter;
	const late = ({ day }: Filed, { directiveId }: NewMention) =>
		directiveId === "nghi-quyet:25-nq-tw:k10" && day !== null && day >= "2013-06-03";
	return all
		.flatMap((filed) =>
			filed.mentions.flatMap((cited, position): Found[] => {
				const sentence = sentenceAround(filed.text, cited);
				const tier = tierOf(
					filter.text ?? NOTHING,
					termsOf(spelledWords(filed.text.slice(sentence.start, sentence.end))),
				);
				const documents = [documentOf(cited)];
				const fits =
					tier !== null &&
					within(filter, filed) &&
					cites(filter, documents) &&
					(kind === undefined || cited.relations.includes(kind)) &&
					(status === undefined || cited.status === status) &&
					Math.floor(cited.confidence * 10) >= confidence &&
					(!outdated || late(filed, cited));
				return fits ? [{ filed, position, documents, cited: [cited], tier }] : [];
			}),
		)
		.sort((a, b) => a.tier - b.tier || newest(a.filed, b.filed) || a.position - b.position);
}

function countsOf(found: Found[]): Counts {
	const facets: Counts["facets"] = {};
	const add = (facet: string, values: Iterable<string | number | null>) => {
		for (const value of new Set(values)) {
			if (value === null) continue;
			facets[facet] ??= {};
			facets[facet][value] = (facets[facet][value] ?? 0) + 1;
		}
	};
	for (const { filed, documents, cited } of found) {
		add("year", [filed.day?.slice(0, 4) ?? "unknown"]);
		add("province", [filed.province]);
		add("source", [filed.source]);
		for (const facet of ["type", "issuer", "level", "term"] as const)
			add(
				facet,
				documents.map((one) => one[facet]),
			);
		for (const { status, relations, confidence } of cited) {
			add("status", [status]);
			add("relation", relations);
			add("confidence", [Math.floor(confidence * 10)]);
		}
	}
	return { total: found.length, facets, complete: true };
}

const phrase = fc
	.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 })
	.map((words) => spelledWords(words.join(" ")));
const text = fc.record({
	all: fc.array(fc.array(phrase, { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
	none: fc.array(phrase, { maxLength: 1 }),
});
const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 1 });
const some = <T>(values: readonly T[]) =>
	fc.option(fc.subarray([...values], { minLength: 1, maxLength: 2 }), { nil: undefined, freq: 1 });
const document = fc.record(
	{
		type: some(["nghi-quyet", "chi-thi"]),
		number: some(["25", "8", "5"]),
		issuer: some(["bch-tw", "bo-chinh-tri"]),
		level: some(["central", "province"]),
		term: some([10, 11, 12]),
		year: some([2008, 2013, 2021]),
	},
	{ requiredKeys: [] },
);
const reportFilter = fc.record(
	{
		text,
		directive: fc.constantFrom(...DIRECTIVES.map(({ id }) => id)),
		cites: document,
		province: some(["nghe-an", "yen-bai", "ha-noi"]),
		source: some(["bao-a", "bao-b"]),
		from: maybe(["2013-06-03", "2020-01-01"]),
		to: maybe(["2013-06-03", "2020-12-31"]),
	},
	{ requiredKeys: [] },
);
const citationFilter = fc
	.tuple(
		reportFilter,
		fc.record(
			{
				relation: fc.constantFrom("implements" as const, "amends" as const),
				status: fc.constantFrom("resolved" as const, "ambiguous" as const),
				confidence: fc.integer({ min: 0, max: 10 }),
				outdated: fc.constant(true),
			},
			{ requiredKeys: [] },
		),
	)
	.map(([a, b]): CitationFilter => ({ ...a, ...b }));

function agrees(name: string, open: () => Store | Promise<Store>, runs: number): void {
	describe(`Searching ${name}`, () => {
		const filed: Filed[] = [];
		let store: Store;
		before(async () => {
			store = await open();
			await store.putRegister({ directives: DIRECTIVES, relations: RELATIONS, fingerprint: "1" });
			const pick = chance(20_131_103);
			for (let i = 0; i < 90; i++) await save(madeReport(pick, i));
		});
		after(() => store.close());

		async function save(made: Omit<Filed, "id">): Promise<void> {
			const { day: publishedOn, province, source: sourceId, title, text, url = null } = made;
			const row = report({ publishedOn, province, sourceId, title, text, url });
			const { id } = await store.saveReport(row, made.mentions, [], null);
			filed.push({ ...made, id });
		}

		it("finds the reports that fit, in order and in parts, and counts them", async () => {
			await fc.assert(
				fc.asyncProperty(reportFilter, fc.integer({ min: 1, max: 40 }), async (filter, limit) => {
					const expected = foundReports(filed, filter);
					const hits = await walk((paging) => store.searchReports(filter, "newest", paging), limit);
					expect(hits.map(({ id }) => id)).to.deep.equal(expected.map((one) => one.filed.id));
					expect(await store.countReports(filter)).to.deep.equal(countsOf(expected));
					const byWords = await walk((paging) => store.searchReports(filter, "relevance", paging), limit);
					expect(byWords.map(({ id }) => id)).to.have.members(expected.map((one) => one.filed.id));
				}),
				{ numRuns: runs },
			);
		});

		it("finds the citations that fit, in order and in parts, and counts them", async () => {
			await fc.assert(
				fc.asyncProperty(citationFilter, fc.integer({ min: 1, max: 40 }), async (filter, limit) => {
					const expected = foundCitations(filed, filter);
					const hits = await walk((paging) => store.searchCitations(filter, paging), limit);
					expect(hits.map((hit) => [hit.report.id, hit.start])).to.deep.equal(
						expected.map((one) => [one.filed.id, one.cited[0]?.start]),
					);
					expect(await store.countCitations(filter)).to.deep.equal(countsOf(expected));
				}),
				{ numRuns: runs },
			);
		});

		it("goes on counting right when reports are added, read anew and become copies", async () => {
			const pick = chance(7);
			const same = async () => {
				expect(await store.countReports({})).to.deep.equal(countsOf(foundReports(filed, {})));
				expect(await store.countCitations({})).to.deep.equal(countsOf(foundCitations(filed, {})));
			};
			await same();
			for (let i = 0; i < 10; i++) await save(madeReport(pick, 1000 + i));
			await same();
			for (const one of filed.slice(0, 40)) {
				one.mentions = one.mentions.slice(1);
				await store.replaceMentions(one.id, one.mentions, [], 2);
			}
			await same();
			const [release, other] = ["dân vận khéo ở xã ", "tuyên giáo ở huyện "].map((words) =>
				Array.from({ length: 30 }, (_, i) => words + i).join(" "),
			) as [string, string];
			const made = { day: null, province: null, source: null, title: "Tin", mentions: [] };
			await save({ ...made, text: release });
			await save({ ...made, text: other, url: "http://a/1" });
			await same();
			await store.saveReport(report({ url: "http://a/1", text: `${release} Hết.` }), [], [], null);
			const copy = filed.pop();
			expect((await store.report(copy?.id ?? 0))?.duplicateOf).to.equal(filed.at(-1)?.id);
			await same();
			expect(await store.check()).to.deep.equal([]);
		});
	});
}

const folder = mkdtempSync(join(tmpdir(), "trichdan-search-"));
after(() => rmSync(folder, { recursive: true }));
agrees("a store in memory", () => openSqlite(":memory:"), 200);
agrees("a store in a file, in threads", () => openPooledSqlite(join(folder, "1.db")), 50);
agrees("a store in PostgreSQL", freshStore, 50);
