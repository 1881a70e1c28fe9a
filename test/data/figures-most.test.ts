import { expect } from "chai";
import fc from "fast-check";
import { Connection } from "../../data/store/sqlite/connection.ts";
import { byDirective, byReport } from "../../data/store/sqlite/figures-most.ts";
import { openDatabase } from "../../data/store/sqlite/open.ts";
import { putRegister } from "../../data/store/sqlite/register.ts";
import { saveReport } from "../../data/store/sqlite/reports.ts";
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
					putRegister(connection, { directives: IDS.map((id) => directive(id)), relations: [], fingerprint: "1" });
					for (const [i, { cited, ...over }] of reports.entries()) {
						const text = `Tin số ${i}: ${cited.map((_, k) => `văn bản ${i}-${k}`).join(", ")}`;
						const mentions = cited.map((id, k) => mention(text, `văn bản ${i}-${k}`, id));
						saveReport(connection, report({ text, ...over }), mentions, [], {});
					}
					expect(byDirective(connection, filter, limit)).to.deep.equal(byReport(connection, filter, limit));
					db.close();
				},
			),
			{ numRuns: 60 },
		);
	});
});
