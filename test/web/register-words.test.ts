import { expect } from "chai";
import { SPEECH } from "../../web/language.tsx";
import { entryWords, sourceWords } from "../../web/register-words.ts";
import { realAuthority } from "../server/fixture.ts";

describe("sourceWords(sources, speech)", () => {
	it("puts the sources of a row in words, likes once", () => {
		const sources = "official-text:a/b; official-text:c/d; recollection";
		expect(sourceWords(sources, SPEECH.vi)).to.equal("văn bản chính thức; hiểu biết của người lập sổ, chưa đối chiếu");
		expect(sourceWords(sources, SPEECH.en)).to.equal("official text; the compilers' knowledge, not yet checked");
	});

	it("leaves as it is what it does not know", () => {
		expect(sourceWords("Báo Nhân Dân 01/02/2024", SPEECH.vi)).to.equal("Báo Nhân Dân 01/02/2024");
	});

	it("has words for almost every source of the register", () => {
		const { documents, relations } = realAuthority();
		const cells = [...documents, ...relations].flatMap(({ sources = "" }) => sources.split("; "));
		const bare = [...new Set(cells.filter((cell) => sourceWords(cell, SPEECH.en) === cell))];
		expect(bare).to.have.lengthOf.below(4);
	});
});

describe("entryWords(entry, speech)", () => {
	it("says how sure a row is and where it is from", () => {
		expect(entryWords({ confidence: "low", sources: "recollection" }, SPEECH.en)).to.equal(
			"doubtful, by the compilers' knowledge, not yet checked",
		);
		expect(entryWords({ confidence: "medium", sources: "" }, SPEECH.vi)).to.equal("khá chắc");
	});
});
