import { expect } from "chai";
import fc from "fast-check";
import { Connection as PostgresConnection } from "../../data/store/postgres/connection.ts";
import { byDirective as downDirectives, byReport as throughReports } from "../../data/store/postgres/figures-most.ts";
import { openPostgres } from "../../data/store/postgres/open.ts";
import { Connection } from "../../data/store/sqlite/connection.ts";
import { byDirective, byReport } from "../../data/store/sqlite/figures-most.ts";
import { openDatabase } from "../../data/store/sqlite/open.ts";
import { putRegister } from "../../data/store/sqlite/register.ts";
import { saveReport } from "../../data/store/sqlite/reports.ts";
import { freshDatabase } from "../postgres/shared.ts";
import { directive, mention, report } from "./builders.ts";

const IDS = ["nghi-quyet:1-nq-tw:k11", "nghi-quyet:2-nq-tw:k11", "chi-thi:1-ct-tw:k11", "ket-luan:1-kl-tw:k11"];
const PROVINCES = ["nghe-an", "yen-bai", "ha-noi"];
const SOURCES = ["mot", "hai"];
const DAYS = ["2023-01-01", "2023-01-02", "2023-02-01"];

const some = <T>(of: T[]) => fc.option(fc.subarray(of), { nil: undefined });
const one = <T>(of: T[]) => fc.option(fc.constantFrom(...of), { nil: undefined });
const made = fc.record({
	cited: fc.array(fc.constantFrom(...IDS), { maxLength: 4 }),
	province: fc.constantFrom(...PROVINCES, null),
	sourceId: fc.constantFrom(...SOURCES),
	publishedOn: fc.constantFrom(...DAYS, null),
});
const filters = fc.record({
	type: one(["nghi-quyet", "chi-thi"]),
	province: some(PROVINCES),
	source: some(SOURCES),
	from: one(DAYS),
	to: one(DAYS),
});

type Made = typeof made extends fc.Arbitrary<infer T> ? T : never;

/** What is saved of a report that was made up. */
function saved({ cited, ...over }: Made, i: number) {
	const text = `Tin số ${i}: ${cited.map((_, k) => `văn bản ${i}-${k}`).join(", ")}`;
	const mentions = cited.map((id, k) => mention(text, `văn bản ${i}-${k}`, id));
	return { report: report({ text, ...over }), mentions };
}

const register = { directives: IDS.map((id) => directive(id)), relations: [], fingerprint: "1" };

describe("the most cited directives", () => {
	it("are the same by going through the reports and by going through the directives", () => {
		fc.assert(
			fc.property(
				fc.array(made, { maxLength: 25 }),
				filters,
				fc.integer({ min: 1, max: 5 }),
				(reports, filter, limit) => {
					const { db } = openDatabase(":memory:");
					const connection = new Connection(db, ":memory:");
					putRegister(connection, register);
					for (const { report, mentions } of reports.map(saved)) saveReport(connection, report, mentions, [], {});
					expect(byDirective(connection, filter, limit)).to.deep.equal(byReport(connection, filter, limit));
					db.close();
				},
			),
			{ numRuns: 60 },
		);
	});

	it("are the same in PostgreSQL too, whatever is asked of some reports", async function () {
		this.timeout(60_000);
		const address = await freshDatabase();
		const store = await openPostgres(address, { patienceMs: 0 });
		const connection = new PostgresConnection(address, { patienceMs: 0 });
		await store.putRegister(register);
		const [reports] = fc.sample(fc.array(made, { minLength: 40, maxLength: 40 }), 1) as [Made[]];
		for (const { report, mentions } of reports.map(saved)) await store.saveReport(report, mentions, [], null);
		await fc.assert(
			fc.asyncProperty(filters, fc.integer({ min: 1, max: 5 }), async (filter, limit) => {
				const [down, through] = await connection.read(async (db) => [
					await downDirectives(db, filter, limit),
					await throughReports(db, filter, limit),
				]);
				expect(down).to.deep.equal(through);
			}),
			{ numRuns: 25 },
		);
		await store.close();
		await connection.close();
	});
});
