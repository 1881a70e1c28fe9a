import { expect } from "chai";
import {
	FOOTERS,
	GLUED_HEADINGS,
	KEPT,
	LEADS,
	LINES,
	TAIL_HEADINGS,
	TRAILS,
} from "../../crawler/article/boilerplate.ts";

describe("the boilerplate table", () => {
	for (const { pattern, example } of [...LINES, ...TAIL_HEADINGS, ...GLUED_HEADINGS, ...TRAILS, ...LEADS])
		it(`knows "${example}"`, () => expect(pattern.test(example)).to.equal(true));

	for (const sentence of KEPT)
		it(`leaves "${sentence}"`, () => {
			const hits = [...LINES, ...TAIL_HEADINGS, ...GLUED_HEADINGS, ...TRAILS, ...LEADS].filter(({ pattern }) =>
				pattern.test(sentence),
			);
			expect(hits).to.deep.equal([]);
		});

	for (const { pattern, examples, rejects } of FOOTERS)
		it(`knows footers such as "${examples[0]}", and leaves what only begins like them`, () => {
			expect(examples.filter((line) => !pattern.test(line))).to.deep.equal([]);
			expect([...rejects, ...KEPT].filter((line) => FOOTERS.some((row) => row.pattern.test(line)))).to.deep.equal([]);
		});
});
