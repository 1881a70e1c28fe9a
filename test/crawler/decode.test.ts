import { expect } from "chai";
import iconv from "iconv-lite";
import { decode } from "../../crawler/decode.ts";
import { thrownBy } from "./support.ts";

const SENTENCE = "Nghị quyết của Trung ương về công tác dân vận được các cấp ủy thực hiện trong những năm qua.";
const read = (bytes: Buffer, contentType: string | null = null) => decode(bytes, { name: "trang.html", contentType });

describe("decode", () => {
	it("reads UTF-8 with and without a byte order mark, and keeps the Unicode form as it is", () => {
		expect(read(Buffer.from(SENTENCE)).text).to.equal(SENTENCE);
		expect(read(Buffer.from(`\ufeff${SENTENCE}`)).text.trim()).to.equal(SENTENCE);
		expect(read(Buffer.from(SENTENCE.normalize("NFD"))).text).to.equal(SENTENCE.normalize("NFD"));
	});

	it("reads UTF-16 by its byte order mark", () => {
		const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(SENTENCE, "utf-16le")]);
		expect(read(bytes)).to.deep.equal({ text: SENTENCE, encoding: "utf-16le" });
	});

	for (const encoding of ["windows-1258", "tcvn"]) {
		const bytes = iconv.encode(encoding === "tcvn" ? SENTENCE : decomposeTones(SENTENCE), encoding);
		it(`reads ${encoding} where the header declares it`, () => {
			const { text } = read(bytes, `text/html; charset=${encoding}`);
			expect(text.normalize("NFC")).to.equal(SENTENCE);
		});
		it(`reads ${encoding} that nobody declared, or that was declared as UTF-8`, () => {
			expect(read(bytes)).to.have.property("encoding", encoding);
			expect(read(bytes, "text/html; charset=utf-8").text.normalize("NFC")).to.equal(SENTENCE);
		});
	}

	it("reads windows-1258 where a meta tag declares it", () => {
		const head = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1258"></head>';
		const bytes = Buffer.concat([Buffer.from(head), iconv.encode(decomposeTones(SENTENCE), "windows-1258")]);
		expect(read(bytes).text.normalize("NFC")).to.equal(head + SENTENCE);
	});

	it("prefers valid UTF-8 to a wrong declaration", () => {
		expect(read(Buffer.from(SENTENCE), "text/html; charset=iso-8859-1").text).to.equal(SENTENCE);
	});

	it("reads the rest of UTF-8 text around a broken byte", () => {
		const bytes = Buffer.concat([Buffer.from(SENTENCE), Buffer.from([0xff]), Buffer.from(SENTENCE)]);
		expect(read(bytes).text).to.equal(`${SENTENCE}\ufffd${SENTENCE}`);
	});

	it("keeps a short text of another language with a stray byte", () => {
		const text = "A short note in English, long enough that one broken byte among its letters is a slip and no more.";
		expect(read(Buffer.concat([Buffer.from(text), Buffer.from([0xff])])).text).to.equal(`${text}\ufffd`);
	});

	it("refuses what is no text and says what it is", () => {
		const kinds: [Buffer, string][] = [
			[Buffer.from("%PDF-1.7 …"), "is a PDF, not text"],
			[Buffer.from("\n\n%PDF-1.4"), "is a PDF, not text"],
			[Buffer.from([0x50, 0x4b, 3, 4, 20]), "is a ZIP archive"],
			[Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "is an old Office document"],
			[Buffer.from([0x61, 0x00, 0x62]), "holds NUL bytes"],
			[Buffer.from([0xff, 0xfe, 0x00, 0x00, 0x61, 0x00]), "is binary data"],
			[Buffer.from(Array.from({ length: 400 }, (_, i) => 0x80 + ((i * 37) % 128))), "is in no encoding that is known"],
		];
		for (const [bytes, reason] of kinds) {
			const error = thrownBy(() => read(bytes));
			expect(error.code).to.equal("file_unsupported");
			expect(error.message).to.contain("trang.html").and.contain(reason);
			expect(error.remedy).to.not.equal("");
		}
	});
});

/** Windows-1258 has letters such as `ê` and combining tone marks, so that is how a text must be written for it. */
function decomposeTones(text: string): string {
	return text
		.normalize("NFD")
		.replace(/([aeo])\u0323?\u0302/g, (pair) => (pair.includes("\u0323") ? `${pair[0]}\u0302\u0323` : pair))
		.replace(/[aeoAEO]\u0302|[aA]\u0306|[ouOU]\u031b/g, (pair) => pair.normalize("NFC"))
		.replace(/([ou])\u0323\u031b/gi, (_, letter: string) => `${`${letter}\u031b`.normalize("NFC")}\u0323`);
}
