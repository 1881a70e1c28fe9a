import { expect } from "chai";
import { CUES, EXPIRY } from "../../citation/index.ts";
import { relations, stated } from "./stating.ts";

describe("the table of words that state relations", () => {
	it("has rows with ids of their own", () => {
		const ids = [...CUES, EXPIRY].map(({ id }) => id);
		expect(new Set(ids).size).to.equal(ids.length);
	});

	for (const { id, says, examples, rejects } of [...CUES, EXPIRY])
		describe(`row ${id}: ${says}`, () => {
			for (const [text, ...triples] of examples)
				it(`reads ${JSON.stringify(text)}`, () => {
					expect(stated(text)).to.deep.equal(triples);
					expect(new Set(relations(text).map(({ rule }) => rule))).to.deep.equal(new Set([id]));
				});
			for (const reject of rejects)
				it(`tells nothing from ${JSON.stringify(reject)}`, () =>
					expect(relations(reject).filter(({ rule }) => rule === id)).to.deep.equal([]));
		});
});
