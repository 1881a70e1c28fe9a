import { expect } from "chai";
import { accented } from "../../citation/index.ts";
import type { Store } from "../../data/store/port.ts";
import { Catalogue } from "../../server/search/catalogue.ts";
import { textQuery } from "../../server/search/text-query.ts";
import { realAuthority, storeWith } from "../server/fixture.ts";

describe("textQuery(search, catalogue, grouped)", () => {
	let store: Store;
	let catalogue: Catalogue;
	before(async () => {
		store = await storeWith("all");
		catalogue = new Catalogue(store, realAuthority());
		await catalogue.refresh();
	});
	after(() => store.close());

	/** Clauses as text: alternatives parted by `|`, the words of a run by blanks. */
	const asked = (q: string, grouped = true): string[] =>
		(textQuery(catalogue.read(q), catalogue, grouped)?.all ?? []).map((runs) =>
			runs.map((run) => run.map(({ fold }) => fold).join(" ")).join(" | "),
		);

	it("asks for words that belong together as such, or one by one", () => {
		expect(asked("công tác dân vận")).to.deep.equal(["cong tac", "dan van"]);
		expect(asked("công tác dân vận", false)).to.deep.equal(["cong", "tac", "dan", "van"]);
	});

	it("asks for keystrokes as the words they spell, with their diacritics", () => {
		expect(asked("daan vaanj nghij quyeets")).to.deep.equal(asked("dân vận nghị quyết"));
		const words = textQuery(catalogue.read("vaanj ddangr"), catalogue, false)?.all.flat(2);
		expect(words?.map(({ accents }) => accents)).to.deep.equal([accented("vận"), accented("đảng")]);
	});

	it("asks for either of two words and for what a word abbreviates", () => {
		expect(asked('"tôn giáo" OR 25nqtw')).to.deep.equal(["ton giao | 25 nq tw"]);
		expect(asked("bhyt toàn dân")).to.include("bhyt | bao hiem y te");
	});

	it("asks for a day in the spellings that texts have", () => {
		expect(asked("3/6/2013")[0]?.split(" | ")).to.include.members(["3 6 2013", "03 6 2013", "03 thang 6 nam 2013"]);
		expect(asked("15.12.2013")).to.deep.equal(["15 12 2013 | 15 thang 12 nam 2013"]);
	});

	it("takes an abbreviated type and its number apart", () => {
		expect(asked("nq18")).to.deep.equal(asked("nq 18"));
		expect(asked("18nq")).to.deep.equal(["18 nq"]);
		expect(asked("covid19")).to.deep.equal(["covid19"]);
	});

	it("asks for no more than it may of a long text", () => {
		expect(
			asked(Array.from({ length: 50 }, (_, i) => `t${"abcdefghij".charAt(i % 10)}`).join(" ")).length,
		).to.be.at.most(16);
	});
});
