import { expect } from "chai";
import { citationFilter, inDivision, provincesOf } from "../../server/filters.ts";
import { namesFrom } from "../../server/names.ts";
import { realAuthority } from "./fixture.ts";

describe("provinces of two divisions", () => {
	const names = namesFrom(realAuthority());

	it("takes a province of today for all that it was made of", () => {
		expect(provincesOf("lao-cai", "34", names)).to.have.members(["lao-cai", "yen-bai"]);
		expect(provincesOf("nghe-an", "34", names)).to.deep.equal(["nghe-an"]);
	});

	it("takes one of the 63 for itself, and none for none", () => {
		expect(provincesOf("lao-cai", "63", names)).to.deep.equal(["lao-cai"]);
		expect(provincesOf(undefined, "34", names)).to.equal(undefined);
	});

	it("looks for a province that is none as it was given, which finds nothing", () => {
		expect(provincesOf("atlantis", "34", names)).to.deep.equal(["atlantis"]);
	});

	it("adds up a facet by the provinces of today", () => {
		const facets = { province: { "yen-bai": 3, "lao-cai": 2, "nghe-an": 1 }, term: { "11": 6 } };
		expect(inDivision(facets, "34", names)).to.deep.equal({
			province: { "lao-cai": 5, "nghe-an": 1 },
			term: { "11": 6 },
		});
		expect(inDivision(facets, "63", names)).to.deep.equal(facets);
	});

	it("knows 63 provinces, and 34 of today with each of the 63 in one of them", () => {
		expect(names.provinces).to.have.length(63);
		expect(names.provincesToday).to.have.length(34);
		const today = new Set(names.provincesToday.map(({ slug }) => slug));
		for (const { slug } of names.provinces) expect(today.has(names.today(slug)), slug).to.equal(true);
	});
});

describe("citationFilter(query, names)", () => {
	const names = namesFrom(realAuthority());
	const confidence = (least: number) => citationFilter({ provinces: "63", confidence: least }, names).confidence;

	it("asks for confidence in tenths, never for less than was asked for", () => {
		expect([0, 0.3, 0.65, 0.7, 0.9, 1].map(confidence)).to.deep.equal([0, 3, 7, 7, 9, 10]);
	});

	it("takes outdated=false for not asked", () => {
		expect(citationFilter({ provinces: "63", outdated: false }, names).outdated).to.equal(undefined);
	});
});
