import { expect } from "chai";
import { MOST_CITED } from "../../bench/search/directives.ts";
import { type Material, material } from "../../bench/search/index-file.ts";
import type { Written } from "../../bench/search/reports.ts";

const COUNT = 2000;

describe("The synthetic reports that searches are measured over", () => {
	let made: Material;
	let written: Written[];
	before(() => {
		made = material();
		written = Array.from({ length: COUNT }, (_, n) => made.reports(COUNT)(n));
	});

	it("are the same each time, and each can be made alone", () => {
		expect(material().reports(COUNT)(1234)).to.deep.equal(written[1234]);
	});

	it("come in the order of their days", () => {
		const days = written.map(({ report }) => report.publishedOn);
		expect(days).to.deep.equal(days.toSorted());
		expect(days[0]).to.equal("2016-01-01");
		expect(days.at(-1)).to.match(/^2025-12-/);
	});

	it("hold their citations where these say, of directives that are there", () => {
		const { register, stubs } = made.directives;
		const known = new Set([...register.directives, ...stubs].map(({ id }) => id));
		expect(known).to.have.property("size", 50_000);
		for (const { report, mentions } of written)
			for (const { start, end, raw, directiveId } of mentions) {
				expect(report.text.slice(start, end)).to.equal(raw);
				if (directiveId !== null) expect(known).to.include(directiveId);
			}
	});

	it("cite five directives each, and the most cited one once in 25 citations", () => {
		const mentions = written.flatMap((one) => one.mentions);
		expect(mentions.length / COUNT).to.be.within(4.8, 5.2);
		const big = mentions.filter(({ directiveId }) => directiveId === MOST_CITED);
		expect(big.length / mentions.length).to.be.within(0.03, 0.045);
	});
});
