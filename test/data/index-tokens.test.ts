import { expect } from "chai";
import fc from "fast-check";
import {
	fact,
	factSet,
	MENTION_COLUMNS,
	mentionFacts,
	REPORT_COLUMNS,
	reportFacts,
} from "../../data/store/shared/facts.ts";
import { MOST_PLACES, mentionKey, mentionTokens } from "../../data/store/shared/mention-terms.ts";
import { reportTokens } from "../../data/store/shared/terms.ts";

const tokensOf = (title: string, text: string): string[] => reportTokens({ title, text }, []).split(" ");
const from = { province: "nghe-an", sourceId: "bao-nghe-an" };
const K11 = {
	directiveId: "nghi-quyet:25-nq-tw:k11",
	type: "nghi-quyet",
	number: "25",
	issuer: "bch-tw",
	level: "central",
	term: 11,
	year: 2013,
};
const said = { status: "resolved", confidence: 0.9, relations: ["implements", "implements"] };

describe("The tokens of a report", () => {
	it("are its words and pairs, folded and as they are spelled, and those of the title once more", () => {
		expect(tokensOf("Tin vui", "Dân vận 25")).to.have.members([
			...["tin", "vui", "tin_vui", "^tin", "^vui", "^tin_vui"],
			...["dan", "van", "25", "dan_van", "van_25"],
			// Each mark for itself, the tone behind the word.
			...["da\u0302n", "va\u0302n\u0323", "da\u0302n_va\u0302n\u0323"],
		]);
	});

	it("tell a spelling by its letters and its tone, wherever the tone stands", () => {
		const [one, other] = [tokensOf("-", "thủy lợi hòa"), tokensOf("-", "thuỷ lợi hoà")];
		expect(one).to.deep.equal(other);
		const spelled = (word: string) => tokensOf("-", word).filter((token) => /[^\0-\x7f]/.test(token));
		expect(spelled("đường")).to.have.length(1).and.not.deep.equal(spelled("dương"));
	});

	it("hold pairs that come up three times, the most frequent forty of them", () => {
		expect(tokensOf("-", "dân vận, dân vận")).to.not.include("*dan_van");
		expect(tokensOf("-", "dân vận, dân vận, dân vận")).to.include("*dan_van");
		const words = Array.from({ length: 60 }, (_, i) => `x${i} y${i}. `.repeat(i < 50 ? 3 : 4)).join("");
		const often = tokensOf("-", words).filter((token) => token.startsWith("*"));
		expect(often).to.have.length(40);
		expect(often).to.include.members(Array.from({ length: 10 }, (_, i) => `*x${50 + i}_y${50 + i}`));
	});

	it("pair no word of the title with one of the text", () => {
		expect(tokensOf("Tin vui", "dân vận")).to.not.include("vui_dan");
	});

	it("are none that the tokenizer would cut in two, whatever the text", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), (title, text) => {
				for (const token of reportTokens({ title, text }, [fact("s", title || "x")]).split(" "))
					if (token !== "") expect(token).to.match(/^(?:[a-z0-9_:=^*-]|[^\0-\x7f])+$/);
			}),
		);
	});
});

describe("The tokens of a citation", () => {
	it("are the words of its sentence and nothing beyond", () => {
		const text = "Rừng tốt. Theo Nghị quyết 25-NQ/TW. Biển xanh.";
		const start = text.indexOf("25");
		const tokens = mentionTokens(text, { start, end: start + 8 }, ["u=resolved"]).split(" ");
		expect(tokens).to.include.members(["u=resolved", "theo_nghi", "quyet_25", "nq_tw"]);
		expect(tokens).to.not.include.members(["rung"]).and.not.include.members(["bien"]);
	});
});

describe("The facts of a report and of a citation", () => {
	it("are where it is from and what is known of each document", () => {
		const other = {
			...K11,
			directiveId: null,
			number: "008-CT/TW",
			type: "chi-thi",
			issuer: null,
			level: null,
			term: null,
		};
		expect(reportFacts(from, [K11, K11, { ...other, year: null }])).to.have.members([
			...["=", "p=nghe-an", "s=bao-nghe-an"],
			...["d=nghi-quyet:25-nq-tw:k11", "t=nghi-quyet", "n=25", "i=bch-tw", "l=central", "k=11", "y=2013"],
			...["t=chi-thi", "n=8"],
		]);
		expect(reportFacts({ province: null, sourceId: null }, [])).to.deep.equal(["="]);
	});

	it("are of a citation what it does, what it was taken for and how sure that is, in tenths", () => {
		const facts = mentionFacts(from, { ...K11, ...said });
		expect(facts).to.include.members(["r=implements", "u=resolved", "c=9"]);
		expect(new Set(facts).size).to.equal(facts.length);
		const tenth = (confidence: number) => mentionFacts(from, { ...K11, ...said, confidence }).at(-1);
		expect([0, 0.09, 0.1, 0.3, 0.7, 0.999, 1].map(tenth)).to.deep.equal(
			[0, 0, 1, 3, 7, 9, 10].map((tenths) => `c=${tenths}`),
		);
	});

	it("are counted in sets, the same for the same facts in any order", () => {
		const facts = mentionFacts(from, { ...K11, ...said });
		expect(factSet(facts, MENTION_COLUMNS.origin)).to.equal("p=nghe-an s=bao-nghe-an");
		expect(factSet(facts.toReversed(), MENTION_COLUMNS.document)).to.equal("i=bch-tw k=11 l=central t=nghi-quyet");
		expect(factSet(facts, MENTION_COLUMNS.citation)).to.equal("c=9 r=implements u=resolved");
		expect(factSet(reportFacts(from, []), REPORT_COLUMNS.types)).to.equal("");
	});

	it("are one token each, whatever a source or a table says", () => {
		expect(fact("s", "Báo Nghệ An / 2")).to.equal("s=báo-nghệ-an-2");
		expect(fact("k", 11)).to.equal("k=11");
	});
});

describe("The row id of a citation", () => {
	it("grows with the day of its report, and falls along the report", () => {
		const [today, tomorrow] = [2_460_000 * 2 ** 30 + 5, 2_460_001 * 2 ** 30 + 1];
		const keys = [
			mentionKey(today, MOST_PLACES - 1),
			mentionKey(today, 0),
			mentionKey(today + 1, 7),
			mentionKey(tomorrow, 7),
		];
		expect(keys).to.deep.equal(keys.toSorted((a, b) => (a < b ? -1 : 1)));
		expect(keys[1]).to.equal(BigInt(today) * 2048n + 2047n);
		expect(mentionKey(2 ** 52 - 1, 0) < 2n ** 63n).to.equal(true);
	});
});
