import { expect } from "chai";
import {
	corpusHash,
	type LabelledPage,
	labelledPages,
	meanOf,
	readLabelled,
	score,
} from "../../bench/articles-score.ts";

/** The set that the bounds below were set for; whoever adds a page puts the new hash here. */
const HASH = "b0ec07f53c0b0f98aa3397f0cff8836305acf6c8930573861589e3724d11f9df";
const LEAST_F1 = { recipe: 0.95, none: 0.93 };
const LEAST_FIELDS = 0.95;

describe("the labelled pages", () => {
	let pages: LabelledPage[] = [];
	before(() => {
		pages = labelledPages();
	});

	it("are all there, as they were when the bounds were set", () => {
		expect(pages).to.have.length.of.at.least(56);
		expect(pages.filter(({ label }) => label.heldOut).length).to.be.at.least(pages.length / 3);
		expect(corpusHash(pages)).to.equal(HASH);
	});

	it("are read with an F1 of at least 0.95 by their recipes, title and day with them", async () => {
		const scores = await Promise.all(pages.map(async (page) => score(await readLabelled(page, true), page.label)));
		const { f1, title, day } = meanOf(scores);
		expect(f1).to.be.at.least(LEAST_F1.recipe);
		expect([title, day]).to.satisfy((shares: number[]) => shares.every((share) => share >= LEAST_FIELDS));
	});

	it("are read with an F1 of at least 0.93 without recipes, and nearly every title, day and author", async () => {
		const scores = await Promise.all(pages.map(async (page) => score(await readLabelled(page, false), page.label)));
		const { f1, title, day, author } = meanOf(scores);
		expect(f1).to.be.at.least(LEAST_F1.none);
		for (const share of [title, day, author]) expect(share).to.be.at.least(LEAST_FIELDS);
	});

	it("are read with all fields found by each recipe that has selectors for them", async () => {
		for (const page of pages) {
			const { fields, extractor } = await readLabelled(page, true);
			expect(extractor, page.name).to.equal("recipe");
			expect(fields, page.name).to.deep.equal({ title: true, published: true, body: true });
		}
	});

	it("give the attachments and the address that are labelled", async () => {
		for (const page of pages) {
			const { attachments, canonical } = await readLabelled(page, false);
			if (page.label.attachments)
				expect(
					attachments.map(({ url }) => url),
					page.name,
				).to.deep.equal(page.label.attachments);
			if (page.label.canonical) expect(canonical, page.name).to.equal(page.label.canonical);
		}
	});
});
