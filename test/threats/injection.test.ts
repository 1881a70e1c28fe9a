import { expect } from "chai";
import fc from "fast-check";
import type { Store } from "../../data/store/port.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { freshStore } from "../postgres/shared.ts";
import { OURS, Visitor } from "../server/admin-visitor.ts";
import { send } from "../server/contract.ts";
import { fill, type Site, serve } from "../server/fixture.ts";
import { extractAsTheCommand, TOKEN } from "../server/whole.ts";

/** What ends a string, a statement, a phrase or a term in SQL, FTS5, `tsquery` or `LIKE`, or is a command there. */
const PAYLOADS = [
	"'",
	"''",
	'"',
	"\\",
	"\\'",
	"`",
	";",
	"--",
	"/*",
	"' OR '1'='1",
	"1); DROP TABLE report; --",
	"x'; DELETE FROM directive; --",
	"'; SELECT pg_sleep(9); --",
	"$$; DROP SCHEMA trichdan CASCADE; $$",
	"$1",
	"@text",
	"?1",
	":a",
	"{a b}: c",
	"a NEAR b",
	"NEAR(a b, 3)",
	"AND OR NOT",
	"^a",
	"a*",
	"a:*",
	"a & !b | (c <-> d)",
	"(((((",
	")) OR ((",
	"%",
	"_%_",
	"[a-z]",
	"\u0000",
	"a\u0000b",
	"\ud800",
	"\u{e0001}",
	"E'\\x00'",
	"{{7*7}}$" + "{7*7}<%= 7*7 %>",
	"__proto__",
	"constructor",
	"p=nghe-an OR p=yen-bai",
	'"a" "b',
	"-",
	"- -- ---",
	"NULL",
	"1e999",
];

const PATHS = [
	(q: string) => `/tim?q=${q}`,
	(q: string) => `/tim?loai=td&q=${q}&tinh=${q}&nguon=${q}`,
	(q: string) => `/vb?q=${q}&loai=${q}&coquan=${q}&khoa=${q}`,
	(q: string) => `/bc?q=${q}&tinh=${q}&tu=${q}`,
	(q: string) => `/api/v1/suggest?q=${q}`,
	(q: string) => `/api/v1/directives?q=${q}&type=${q}&issuer=${q}&province=${q}`,
	(q: string) => `/api/v1/directives/${q}`,
	(q: string) => `/api/v1/directives?symbol=${q}&cursor=${q}`,
	(q: string) => `/api/v1/reports?q=${q}&source=${q}&directive=${q}`,
	(q: string) => `/api/v1/reports?sort=relevance&q=${q}`,
	(q: string) => `/api/v1/citations?q=${q}&directive=${q}&issuer=${q}`,
	(q: string) => `/api/v1/citations.csv?q=${q}&province=${q}`,
	(q: string) => `/vb/nghi-quyet/${q}/k11`,
	(q: string) => `/nguon/${q}`,
];

/** As it goes into an address; half a character, which no address can hold, as one that is none. */
const escaped = (text: string): string => encodeURIComponent(Buffer.from(text).toString());

const STORES: Record<string, () => Promise<Store>> = {
	SQLite: async () => openSqlite(":memory:"),
	PostgreSQL: freshStore,
};

for (const [engine, open] of Object.entries(STORES))
	describe(`what strangers send to a server over ${engine}`, function () {
		this.timeout(120_000);
		let site: Site;
		before(async () => {
			const store = await fill(await open());
			const admin = { token: TOKEN, startCrawl: async () => {} };
			site = await serve(store, { admin, extract: extractAsTheCommand });
		});
		after(() => site.end());

		/** What the index holds, as far as readers see it. */
		const whole = async () => ({
			stats: await site.store.stats(),
			faults: await site.store.check(),
			page: await (await site.get("/api/v1/reports?q=d%C3%A2n%20v%E1%BA%ADn")).json(),
			version: await site.store.dataVersion(),
		});
		const asked = async (text: string): Promise<void> => {
			for (const path of PATHS) {
				const { status } = await send(site, { path: path(escaped(text)) });
				expect(status, path(escaped(text))).to.be.below(500);
			}
		};

		it("is a value and never a part of a statement, in every field that takes text", async () => {
			const before = await whole();
			for (const payload of PAYLOADS) await asked(payload);
			expect(await whole()).to.deep.equal(before);
		});

		it("is so whatever it is, by itself and within other words", async () => {
			const before = await whole();
			const piece = fc.oneof(
				fc.constantFrom(...PAYLOADS, "dân vận", "25-NQ/TW"),
				fc.string({ unit: "binary", maxLength: 12 }),
			);
			const text = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(" "));
			await fc.assert(
				fc.asyncProperty(text, fc.nat(PATHS.length - 1), async (q, n) => {
					const path = PATHS[n]?.(escaped(q)) ?? "";
					expect((await send(site, { path })).status, path).to.be.below(500);
				}),
				{ numRuns: 200 },
			);
			expect(await whole()).to.deep.equal(before);
		});

		it("is kept as it was written where it is kept, and read back so", async () => {
			const reader = new Visitor(site);
			const seen = PAYLOADS.filter((text) => !/[\0\ud800]|\u{e0001}/u.test(text));
			for (const text of seen)
				await reader.post("/bao-loi", { ve: "other", muc: text, noidung: `Lời nhắn: ${text}.` }, OURS);
			const { items } = await site.store.feedback(true, { limit: 100 });
			expect(items.map((one) => one.text).sort()).to.deep.equal(seen.map((text) => `Lời nhắn: ${text}.`).sort());
			expect(new Set(items.map(({ subject }) => subject))).to.deep.equal(new Set(seen));
		});
	});
