import { expect } from "chai";
import fc from "fast-check";
import { type CitationContext, checkCitations, findCitations, resolveCitations } from "../../citation/index.ts";
import { authority } from "./authority.ts";

const TEXT = "Huyện ủy sơ kết Nghị quyết 25, ban hành Kế hoạch số 371/KH-UBND ngày 12/5 và Nghị quyết số 08-NQ/TU.";

/** All that the library tells of the text on a page of which that is known. */
function told(context: unknown) {
	const page = context as CitationContext;
	const citations = findCitations(TEXT, authority, page);
	const meanings = resolveCitations(citations, TEXT, authority, page);
	const checked = checkCitations(citations, meanings, TEXT, authority, page ?? undefined);
	return { citations, meanings, checked };
}
/** Anything, most often with the keys of a context. */
const anyContext = fc.oneof(
	fc.anything(),
	fc.record(
		{ published: fc.anything(), province: fc.anything(), title: fc.anything(), url: fc.anything() },
		{ requiredKeys: [] },
	),
	fc.record(
		{ published: fc.string(), province: fc.string(), title: fc.string(), url: fc.string() },
		{ requiredKeys: [] },
	),
);

describe("the context of a page", () => {
	it("may be anything at all: nothing throws", () => {
		fc.assert(
			fc.property(anyContext, (context) => {
				const { citations, meanings } = told(context);
				expect(meanings).to.have.length(citations.length);
			}),
		);
	});

	it("counts as absent where a value is no string of the promised shape", () => {
		const nothing = told({});
		const none = [null, undefined, "hm", 5, true, []];
		const published = [5, new Date("2016-05-01"), "", " ", "hm", "2016-13-45", "2016-02-30", "01/5/2016", {}, null];
		const province = [63, "", "Yên Bái", "Yen-Bai", ["yen-bai"], {}, null];
		const title = [7, "", {}, null];
		for (const context of [
			...none,
			...published.map((value) => ({ published: value })),
			...province.map((value) => ({ province: value })),
			...title.map((value) => ({ title: value })),
			...[8, "", "hm", "https://", {}, null].map((value) => ({ url: value })),
		])
			expect(told(context), JSON.stringify(context)).to.deep.equal(nothing);
	});

	it("tells where its values have that shape", () => {
		const { citations, meanings } = told({ published: "2016-05-20", province: "yen-bai" });
		expect(citations.map(({ scope, date }) => [scope, date])).to.deep.equal([
			[null, null],
			["yen-bai", "2016-05-12"],
			["yen-bai", null],
		]);
		expect(meanings[0]?.id).to.equal("nghi-quyet:25-nq-tw:k11");
	});

	it("is read by its day where a time stands behind the date", () => {
		expect(told({ published: "2016-05-20T23:30:00+07:00" })).to.deep.equal(told({ published: "2016-05-20" }));
	});
});

describe("a text that is none", () => {
	for (const [text, what] of [
		[null, "null"],
		[undefined, "undefined"],
		[5, "number"],
	] as const)
		it(`is refused with what was expected: ${what}`, () => {
			const given = text as unknown as string;
			const message = `The text must be a string, not ${what}.`;
			expect(() => findCitations(given, authority)).to.throw(TypeError, message);
			expect(() => resolveCitations([], given, authority)).to.throw(TypeError, message);
		});
});
