import fc from "fast-check";
import type { Store } from "../../data/store/port.ts";
import type { NewDirective } from "../../model/directive.ts";
import type { NewMention } from "../../model/mention.ts";
import { directive, mention, report, stub } from "./builders.ts";
import { CITED, K10, K11, LOCAL, query, relation } from "./store-bench.ts";

/* Random calls of a store: what is written to it, what is asked of it, and all that there is to ask in the end. */

/** One call of the port. */
export interface Call {
	call: keyof Store;
	args: unknown[];
}

const NEW = "chi-thi:18-ct-tw:k13";
const SLIP = "nghi-quyet:25-nq-tw:khong-ro";
const IDS = [K10, K11, NEW, LOCAL, SLIP];
const PROVINCES = ["nghe-an", "yen-bai", "ha-noi"];
const SOURCES = ["bao-a", "bao-b"];
const DAYS = ["2012-05-30", "2013-06-03", "2020-12-31", "2024-02-29", "9999-12-31"];
const WORDS = ["dân vận", "dan van", "Đảng bộ", "đang bộ", "hoà giải", "hòa giải", "rừng", "giảm nghèo"];
/** Long enough that texts which differ by a word are copies of one another. */
const LONG = `Sáng nay, Ban Dân vận Tỉnh ủy tổ chức hội nghị sơ kết ba năm thực hiện nghị quyết về tăng cường sự lãnh đạo của Đảng
đối với công tác dân vận; nhiều ý kiến đề nghị tập trung giải quyết việc đền bù đất đai, giảm nghèo ở các xã vùng cao.`;
const NOTE = { by: "Lan", reason: "đã đối chiếu bản gốc" };

const id = fc.constantFrom(...IDS);
const day = fc.constantFrom(...DAYS);
const some = <T>(of: readonly T[]) => fc.subarray([...of], { minLength: 1 });
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
/** A record some of whose fields are left out. */
const partly = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(fields, { requiredKeys: [] });
const calls = <A extends unknown[]>(call: keyof Store, args: fc.Arbitrary<A>): fc.Arbitrary<Call> =>
	args.map((given) => ({ call, args: given }));
const limit = fc.integer({ min: 1, max: 7 });
const paging = fc.record({ limit });

/** Where the citations of a text begin: all texts begin alike, so that a correction hits one. */
const PLACES = [5, 20, 35];
const BEGINNING = `Theo ${CITED}, theo ${CITED}, theo ${CITED}`;

const citation = fc.record({
	directiveId: maybe(id),
	confidence: fc.constantFrom(0.35, 0.65, 0.9, 1),
	date: maybe(fc.constantFrom("2013-06-03", "2013", "2008-07-25")),
	title: maybe(fc.constantFrom("Về công tác dân vận", "công tác dân vận", "Về hòa giải")),
	relations: fc.constantFrom<NewMention["relations"]>([], ["implements"], ["amends"]),
	issuer: maybe(fc.constantFrom("bch-tw", "tinh-uy")),
	term: maybe(fc.constantFrom(10, 11)),
});
const citations = fc.array(citation, { maxLength: 3 });
const mentionsOf = (cited: { directiveId: string | null }[]): NewMention[] =>
	cited.map(({ directiveId, ...facts }, i) =>
		mention(BEGINNING, CITED, directiveId, {
			start: PLACES[i] as number,
			end: (PLACES[i] as number) + CITED.length,
			...(directiveId === SLIP || directiveId === LOCAL ? { status: "stub" as const } : {}),
			...facts,
		}),
	);

/** What a text makes known: each document that it cites, since the register may have let go of it. */
const stubsOf = (cited: { directiveId: string | null }[], local: Partial<NewDirective> = {}): NewDirective[] =>
	IDS.filter((one) => cited.some(({ directiveId }) => directiveId === one)).map((one) =>
		stub(one, one === LOCAL ? local : {}),
	);

const again = fc
	.record({ of: fc.integer({ min: 1, max: 6 }), cited: citations })
	.map(({ of, cited }) => [of, mentionsOf(cited), stubsOf(cited), 2]);

const saved = fc
	.record({
		at: maybe(fc.nat(5)),
		words: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }),
		isLong: fc.boolean(),
		over: fc.record({
			title: fc.constantFrom("Tin dân vận", "Đảng bộ tỉnh họp", "Tin rừng"),
			publishedOn: maybe(day),
			province: maybe(fc.constantFrom(...PROVINCES)),
			sourceId: maybe(fc.constantFrom(...SOURCES)),
		}),
		cited: citations,
		told: maybe(fc.constantFrom("tinh-uy", "bch-tw")),
	})
	.map(({ at, words, isLong, over, cited, told }) => {
		const text = `${BEGINNING} về ${words.join(", ")}. ${isLong ? LONG : ""}`;
		const place = at === null ? { url: null, file: "tin.txt" } : { url: `http://bao.example/${at}` };
		const local = { issuer: told, level: "province" as const, province: "nghe-an" };
		return [report({ ...over, ...place, text }), mentionsOf(cited), stubsOf(cited, local), null];
	});

export const register = fc
	.record({ term: fc.constantFrom(10, 11), replaces: fc.boolean(), has: some([K10, K11, NEW]), version: fc.nat() })
	.map(({ term, replaces, has, version }) => {
		const all = [
			directive(K10, { issuedOn: "2008-07-25", issuer: "bch-tw", term: 10 }),
			directive(K11, { issuedOn: "2013-06-03", issuer: "bch-tw", term }),
			directive(NEW, { issuedOn: "2020-12", issuer: "bo-chinh-tri", aliases: ["Chỉ thị về dân vận"] }),
		];
		const directives = all.filter((one) => has.includes(one.id));
		const both = has.includes(K10) && has.includes(K11);
		const relations = replaces && both ? [relation(K11, "replaces", K10)] : [];
		return [{ directives, relations, fingerprint: `${version} ${directives.length} ${replaces} ${term}` }];
	});

const reportId = fc.integer({ min: 1, max: 6 });
const spot = fc.record({ report: reportId, start: fc.constantFrom(...PLACES) });
const choice = fc.oneof(
	fc.array(spot, { minLength: 1, maxLength: 3 }).map((of) => ({ citations: of })),
	partly({ province: fc.constantFrom(...PROVINCES), from: day, to: day }),
);
const facts = { type: "chi-thi", symbol: "77-CT/TU", title: null, issuedOn: null, issuer: null, place: null };
const into = fc.oneof(id, fc.constant({ ...facts, term: 20, province: "nghe-an" }));
const note = fc.constant(NOTE);
const at = fc.constantFrom("2020-01-01T06:00:00.000Z", "2020-01-01T06:02:00.000Z", "2020-01-01T06:10:00.000Z");

export const writing = fc.oneof(
	{ weight: 8, arbitrary: calls("saveReport", saved) },
	{ weight: 2, arbitrary: calls("replaceMentions", again) },
	{ weight: 2, arbitrary: calls("putRegister", register) },
	{
		weight: 3,
		arbitrary: calls(
			"correct",
			fc.tuple(
				fc.uniqueArray(fc.record({ report: reportId, start: fc.constantFrom(...PLACES), directive: maybe(id) }), {
					minLength: 1,
					maxLength: 2,
					selector: (one) => `${one.report} ${one.start}`,
				}),
				note,
			),
		),
	},
	{ weight: 2, arbitrary: calls("merge", fc.tuple(fc.constantFrom(LOCAL, SLIP), id, note)) },
	{ weight: 2, arbitrary: calls("split", fc.tuple(id, choice, into, note)) },
	{ weight: 2, arbitrary: calls("undo", fc.tuple(fc.integer({ min: 1, max: 9 }), note)) },
	{ weight: 1, arbitrary: calls("nextToReview", fc.tuple(fc.constantFrom("Lan", "Minh"), fc.constant(null), at)) },
	{
		weight: 1,
		arbitrary: calls(
			"addFeedback",
			fc.tuple(
				fc.record({
					about: fc.constantFrom("directive", "other"),
					subject: id,
					text: fc.constantFrom("Sai ngày.", "Thiếu văn bản này."),
					contact: maybe(fc.constant("lan@example.vn")),
				}),
				at,
			),
		),
	},
	{ weight: 1, arbitrary: calls("closeFeedback", fc.tuple(fc.integer({ min: 1, max: 4 }), note)) },
);

const words = fc
	.record({
		all: fc.array(fc.constantFrom("dân vận", "dan", "đảng", "hoà giải", "rừng", "theo"), { maxLength: 2 }),
		none: fc.array(fc.constantFrom("nghèo", "rung"), { maxLength: 1 }),
	})
	.map(({ all, none }) => query(all, none));
const cites = partly({
	type: some(["nghi-quyet", "chi-thi"]),
	number: some(["25", "18", "8"]),
	issuer: some(["bch-tw", "tinh-uy"]),
	level: some(["central", "province"]),
	term: some([10, 11]),
	year: some([2008, 2013]),
});
const placeAndTime = { province: some(PROVINCES), source: some(SOURCES), from: day, to: day };
const reportFilter = partly({ text: words, directive: id, cites, ...placeAndTime });
const citationFilter = partly({
	text: words,
	directive: id,
	cites,
	relation: fc.constantFrom("implements", "amends"),
	status: fc.constantFrom("resolved", "ambiguous", "stub"),
	confidence: fc.constantFrom(4, 7),
	outdated: fc.boolean(),
	...placeAndTime,
});
const directiveFilter = partly({
	type: fc.constantFrom("nghi-quyet", "chi-thi"),
	issuer: fc.constant("bch-tw"),
	level: fc.constantFrom("central", "province"),
	term: fc.constantFrom(10, 11),
	year: fc.constantFrom(2008, 2013),
	province: some(PROVINCES),
	status: fc.constantFrom("unknown", "replaced"),
	cited: fc.boolean(),
});

export const searching = fc.oneof(
	calls("searchReports", fc.tuple(reportFilter, fc.constantFrom("newest", "relevance"), paging)),
	calls("countReports", fc.tuple(reportFilter)),
	calls("searchCitations", fc.tuple(citationFilter, paging)),
	calls("countCitations", fc.tuple(citationFilter)),
	calls("directives", fc.tuple(directiveFilter, fc.constantFrom("cited", "newest", "symbol"), paging)),
	calls("directiveFacets", fc.tuple(directiveFilter)),
	calls("citedMost", fc.tuple(partly({ type: fc.constant("chi-thi"), ...placeAndTime }), limit)),
	calls("mergePreview", fc.tuple(id, id)),
	calls("splitPreview", fc.tuple(id, choice, into)),
	calls("coverage", fc.tuple(day)),
	calls("publishingProvinces", fc.tuple(day)),
	calls("firstCited", fc.tuple(id, day)),
	calls("anniversaries", fc.tuple(day, day, fc.constant([5, 10]), limit)),
	calls("directivesChanged", fc.tuple(fc.constantFrom(0, Number.MAX_SAFE_INTEGER), fc.constant(null), limit)),
	calls("reportsByDay", fc.tuple(fc.constantFrom(...SOURCES), day)),
);

/** What is asked when all is written: everything that is asked of a directive, a report, a source, and of all. */
export const EVERYTHING: Call[] = [
	...IDS.flatMap((one): Call[] =>
		(["directive", "relationsOf", "mergedInto", "citedByMonth", "citedByProvince"] as const)
			.map((call): Call => ({ call, args: [one] }))
			.concat((["citedTogether", "dateVariants", "titleVariants"] as const).map((call) => ({ call, args: [one, 5] }))),
	),
	...[1, 2, 3, 4, 5, 6].flatMap((one): Call[] =>
		(["report", "mentionsOf", "versionsOf", "duplicatesOf"] as const).map((call) => ({ call, args: [one] })),
	),
	...[1, 2, 3, 4, 5, 6].map((one): Call => ({ call: "decisionOn", args: [one, PLACES[0]] })),
	...SOURCES.flatMap((one): Call[] => [
		{ call: "reportsByMonth", args: [one] },
		{ call: "sourceYield", args: [one] },
		{ call: "publicationDays", args: [one, 5] },
	]),
	...(
		["stats", "waiting", "coverage", "publishedByMonth", "publishedByPlace", "coveredSince", "lags", "check"] as const
	).map((call): Call => ({ call, args: [] })),
	{ call: "publishingProvinces", args: [] },
	{ call: "outdated", args: [9] },
	{ call: "citedMost", args: [{}, 9] },
	{ call: "searchReports", args: [{}, "newest", { limit: 2 }] },
	{ call: "searchCitations", args: [{}, { limit: 2 }] },
	{ call: "countReports", args: [{}] },
	{ call: "countCitations", args: [{}] },
	{ call: "directives", args: [{}, "symbol", { limit: 2 }] },
	{ call: "directivesBySymbol", args: ["25-nq-tw"] },
	{ call: "directivesById", args: [IDS] },
	{ call: "directivesChanged", args: [0, null, 50] },
	{ call: "audit", args: [{ limit: 2 }] },
	{ call: "corrections", args: [{ limit: 2 }] },
	{ call: "feedback", args: [true, { limit: 2 }] },
	{ call: "feedback", args: [false, { limit: 2 }] },
	{ call: "siteParts", args: ["directives", 2] },
	{ call: "siteParts", args: ["reports", 2] },
	{ call: "sitePages", args: ["directives", { after: "", last: "z" }, 9] },
	{ call: "sitePages", args: ["reports", { after: "", last: "9" }, 9] },
	{ call: "reportFacts", args: [[3, 1, 99]] },
	{ call: "reportsAfter", args: [0, 50] },
];
