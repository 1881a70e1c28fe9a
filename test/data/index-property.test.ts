import { expect } from "chai";
import fc from "fast-check";
import type { ReportFilter, Store } from "../../data/store/port.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import type { NewDirective } from "../../model/directive.ts";
import { directive, mention, report, stub } from "./builders.ts";
import { CITED, ids, K10, K11, LOCAL, relation } from "./store-bench.ts";

/*
 * Whatever is written, in whatever order: the search indexes hold what the reports say now, the totals are right, and a
 * reader of the changes has the directives as they are.
 */

/** Long enough that texts which differ by a word are copies of one another. */
const LONG = `Sáng nay, Ban Dân vận Tỉnh ủy tổ chức hội nghị sơ kết ba năm thực hiện nghị quyết về tăng cường sự lãnh đạo của Đảng
đối với công tác dân vận; nhiều ý kiến đề nghị tập trung giải quyết việc đền bù đất đai, giảm nghèo ở các xã vùng cao.`;
const IDS = [K10, K11, LOCAL, null];

interface Write {
	/** Its address; a second one of that address is a new version. */
	url: number;
	word: string;
	isLong: boolean;
	day: string | null;
	province: string | null;
	cited: (string | null)[];
	/** What the report tells of the document outside the register. */
	issuer: string | null;
}

const write: fc.Arbitrary<Write> = fc.record({
	url: fc.integer({ min: 0, max: 5 }),
	word: fc.constantFrom("rừng", "biển", "núi", "sông"),
	isLong: fc.boolean(),
	day: fc.constantFrom(null, "2023-03-14", "2023-03-20", "2024-06-01"),
	province: fc.constantFrom(null, "nghe-an", "yen-bai"),
	cited: fc.array(fc.constantFrom(...IDS), { maxLength: 3 }),
	issuer: fc.constantFrom(null, null, "tinh-uy"),
});

type Step = { save: Write } | { again: number; cited: (string | null)[] } | { term: number; replaced: boolean };
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ save: write }) },
	{
		weight: 2,
		arbitrary: fc.record({ again: fc.nat(5), cited: fc.array(fc.constantFrom(...IDS), { maxLength: 3 }) }),
	},
	{ weight: 1, arbitrary: fc.record({ term: fc.integer({ min: 9, max: 12 }), replaced: fc.boolean() }) },
);

const mentionsIn = (text: string, cited: (string | null)[]) => {
	let at = -1;
	return cited.map((id) => {
		at = text.indexOf(CITED, at + 1);
		return mention(text, CITED, id, { start: at, end: at + CITED.length });
	});
};

async function take(store: Store, done: Step, fingerprint: number): Promise<void> {
	if ("save" in done) {
		const { url, word, isLong, day, province, cited, issuer } = done.save;
		const text = `${isLong ? LONG : ""} Giữ ${word}. ${`Theo ${CITED}. `.repeat(3)}`;
		const one = report({ url: `http://a/${url}`, title: `Tin ${word}`, text, publishedOn: day, province });
		await store.saveReport(one, mentionsIn(text, cited), [stub(LOCAL, { issuer })], null);
	} else if ("again" in done) {
		const stored = (await store.reportsAfter(0, 50))[done.again];
		if (stored) await store.replaceMentions(stored.id, mentionsIn(stored.text, done.cited), [stub(LOCAL)], fingerprint);
	} else {
		const directives: NewDirective[] = [directive(K10), directive(K11, { term: done.term })];
		const relations = done.replaced ? [relation(K11, "replaces", K10)] : [];
		await store.putRegister({ directives, relations, fingerprint: String(fingerprint) });
	}
}

/** A reader that keeps the directives in memory, brought up in parts of two. */
async function follow(store: Store, known: Map<string, unknown>, since: number): Promise<number> {
	let after: string | null = null;
	let version: number | undefined;
	for (;;) {
		const news = await store.directivesChanged(since, after, 2);
		version ??= news.version;
		for (const id of news.gone) known.delete(id);
		for (const one of news.changed) known.set(one.id, one);
		if (news.changed.length < 2) return version;
		after = news.changed.at(-1)?.id ?? null;
	}
}

describe("Whatever is written", () => {
	it("is found as it stands, counted right, and told to who follows the directives", async function () {
		this.timeout(120_000);
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
				const store = openSqlite(":memory:");
				const known = new Map<string, unknown>();
				let seen = 0;
				await take(store, { term: 11, replaced: false }, 0);
				for (const [i, done] of steps.entries()) {
					await take(store, done, i + 1);
					if (i % 3 === 0) seen = await follow(store, known, seen);
				}
				await follow(store, known, seen);
				expect(await store.check()).to.deep.equal([]);
				const { items } = await store.directives({}, "symbol", { limit: 9 });
				expect(Object.fromEntries(known)).to.deep.equal(Object.fromEntries(items.map((one) => [one.id, one])));
				const reports = (await store.reportsAfter(0, 50)).filter((one) => one.duplicateOf === null);
				const mentioned = await Promise.all(reports.map(({ id }) => store.mentionsOf(id)));
				const expected = (fits: (i: number) => boolean) => ids(reports.filter((_, i) => fits(i)));
				const found = async (filter: ReportFilter) =>
					ids((await store.searchReports(filter, "newest", { limit: 50 })).items).toSorted((a, b) => a - b);
				for (const province of ["nghe-an", "yen-bai"])
					expect(await found({ province: [province] })).to.deep.equal(
						expected((i) => reports[i]?.province === province),
					);
				for (const id of [K10, K11, LOCAL])
					expect(await found({ directive: id })).to.deep.equal(
						expected((i) => mentioned[i]?.some(({ directiveId }) => directiveId === id) === true),
					);
				const stats = await store.stats();
				expect(stats).to.include({
					reports: reports.length,
					mentions: mentioned.flat().length,
					directives: items.length,
				});
				await store.close();
			}),
			{ numRuns: 60 },
		);
	});
});
