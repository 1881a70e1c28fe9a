import { expect } from "chai";
import fc from "fast-check";
import { findCitations } from "../../citation/index.ts";
import { type Charset, TCVN3, VNI } from "../../citation/text/damage/charsets.ts";
import { foldMended } from "../../citation/text/damage/fold.ts";
import { mend } from "../../citation/text/damage/index.ts";
import { authority } from "./authority.ts";

/** Pieces of damaged text and of clean text, in any order. */
const pieces = fc
	.array(
		fc.constantFrom(
			..."NghÞ|quyÕt|sè|cña|®îc|h-íng|dÉn|Nghò|quyeát|cuûa|soá|ñöôïc|Nghị|quyết|của|café|Þ|©|§|Q§|QÑ|\u00ad".split("|"),
			..."&nbsp;|&#7883;|&amp;|&amp;quot;|&#xD83D;|&#128204;|&|;|#|_|Chỉ_thị|a_b|Đảng_bộ|\u0422W|\u0421\u0422|Правда".split(
				"|",
			),
			..." |\n|25|-|/|TW|\u0301|\u200b|📌|\ud800|·|«".split("|"),
		),
		{ maxLength: 40 },
	)
	.map((parts) => parts.join(""));

const anyText = fc.oneof(
	pieces,
	fc.string({ unit: "binary", maxLength: 60 }),
	fc.string({ unit: fc.constantFrom(..."&#x;_amplt0123 ÞÕµ®§éèêëìíîïðñòóôõö aAeEoOuU\u00ad\u0422\n"), maxLength: 60 }),
);

/** Syllables of running text, so many of them with marks that a charset is beyond doubt. */
const SYLLABLES =
	"nghị quyết của đảng về công tác dân vận trong tình hình mới được thực hiện ở các cấp ủy hướng dẫn những người đã học tập " +
	"giữ gìn bản sắc khuyến khích phấn đấu kỷ luật chặt chẽ tổ chức cơ sở quỹ nghĩa vụ lũ lụt ngã rẽ ngoẵng bẵng hẳn xẻng nỡ dỡ";
const running = fc
	.array(fc.constantFrom(...SYLLABLES.split(" ")), { minLength: 3, maxLength: 60 })
	.map((words) => `nghị quyết số 25-NQ/TW của đảng được ${words.join(" ")}`);

/** Writes a text as the fonts of a charset needed it. */
function write(text: string, { reads }: Charset): string {
	const shown = new Map<string, string>();
	for (const [letter, meant] of reads)
		if (!/[-\u2010\u2011]/.test(letter)) shown.set(meant, shown.get(meant) ?? letter);
	return text.replace(/[^\0-\x7f]/g, (letter) => shown.get(letter) ?? letter);
}

describe("mend, on any text", () => {
	it("never throws, and leads every character back into the text, in order", () => {
		fc.assert(
			fc.property(anyText, (given) => {
				const mended = mend(given);
				if (!mended) return;
				expect([mended.starts.length, mended.ends.length]).to.deep.equal([mended.text.length, mended.text.length]);
				let [start, end] = [0, 0];
				for (let i = 0; i < mended.text.length; i++) {
					expect(mended.starts[i]).to.be.at.least(start);
					expect(mended.ends[i]).to.be.within(Math.max(end, (mended.starts[i] ?? 0) + 1), given.length);
					[start, end] = [mended.starts[i] ?? 0, mended.ends[i] ?? 0];
				}
				for (const { starts, ends } of mended.repairs)
					for (const [i, from] of starts.entries()) {
						expect(from).to.be.at.least(ends[i - 1] ?? 0);
						expect(ends[i]).to.be.within(from + 1, given.length);
					}
			}),
			{ numRuns: 2000 },
		);
	});

	it("leaves the characters it does not mend where they were", () => {
		fc.assert(
			fc.property(anyText, (given) => {
				const mended = mend(given);
				if (!mended) return;
				const inRepair = (at: number): boolean =>
					mended.repairs.some(({ starts, ends }) => starts.some((from, i) => from <= at && at < (ends[i] ?? 0)));
				for (let i = 0; i < mended.text.length; i++) {
					const from = mended.starts[i] ?? 0;
					if (!inRepair(from)) expect(mended.text[i]).to.equal(given[from]);
				}
			}),
			{ numRuns: 500 },
		);
	});

	it("has nothing more to do on what it has mended from one charset", () => {
		for (const charset of [TCVN3, VNI])
			fc.assert(
				fc.property(running, (text) => {
					expect(mend(mend(write(text, charset))?.text ?? "")).to.equal(null);
				}),
				{ numRuns: 100 },
			);
	});

	for (const [name, charset] of [
		["TCVN3", TCVN3],
		["VNI", VNI],
	] as const) {
		it(`gives running text back that was written in ${name}`, () => {
			fc.assert(
				fc.property(running, (text) => {
					expect(mend(write(text, charset))?.text).to.equal(text);
				}),
				{ numRuns: 300 },
			);
		});

		it(`reads every letter of ${name} that Vietnamese has`, () => {
			const letters = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ";
			const written = [...letters].map((letter) => write(letter, charset));
			for (const [i, letter] of [...letters].entries()) {
				const one = written[i] ?? "";
				expect(one === letter ? letter : charset.reads.get(one), letter).to.equal(letter);
			}
			expect(new Set(written)).to.have.property("size", letters.length);
		});
	}

	it("gives text back that was escaped, once or twice", () => {
		fc.assert(
			fc.property(running, fc.integer({ min: 1, max: 3 }), fc.boolean(), (text, times, hex) => {
				let given = text.replace(
					/[^\0-\x7f]/g,
					(c) => `&#${hex ? `x${c.charCodeAt(0).toString(16)}` : c.charCodeAt(0)};`,
				);
				for (let n = 1; n < times; n++) given = given.replaceAll("&", "&amp;");
				expect(mend(given)?.text).to.equal(text);
			}),
			{ numRuns: 200 },
		);
	});

	it("is never at work on running text that is whole", () => {
		fc.assert(
			fc.property(running, (text) => {
				expect(mend(text)).to.equal(null);
				expect(mend(text.toUpperCase())).to.equal(null);
				expect(mend(text.normalize("NFD"))).to.equal(null);
			}),
			{ numRuns: 300 },
		);
	});
});

describe("foldMended, on any text", () => {
	it("keeps both views of one length, and its offsets rise within the text", () => {
		fc.assert(
			fc.property(anyText, (given) => {
				const folded = foldMended(given);
				expect(folded.plain.length).to.equal(folded.text.length);
				let [at, endAt] = [0, 0];
				for (let i = 0; i <= folded.text.length; i++) {
					expect(folded.at(i)).to.be.within(at, given.length);
					expect(folded.endAt(i)).to.be.within(endAt, given.length);
					if (i < folded.text.length) expect(folded.endAt(i + 1)).to.be.above(folded.at(i));
					[at, endAt] = [folded.at(i), folded.endAt(i)];
				}
			}),
			{ numRuns: 1000 },
		);
	});
});

describe("findCitations, on any damaged text", () => {
	it("gives spans inside the text, each what it says it is", () => {
		fc.assert(
			fc.property(pieces, pieces, (before, behind) => {
				const given = `${before} Ngh&#7883; quy&#7871;t s&#7889; 25-NQ/TW ${behind}`;
				for (const { start, end, raw } of findCitations(given, authority)) {
					expect(end).to.be.within(start + 1, given.length);
					expect(raw).to.equal(given.slice(start, end));
				}
			}),
			{ numRuns: 300 },
		);
	});
});
