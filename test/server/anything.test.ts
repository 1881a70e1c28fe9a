import { expect } from "chai";
import fc from "fast-check";
import { DAN_VAN, type Site, serve, storeWith } from "./fixture.ts";

const PIECES = [
	"nq",
	"25",
	"-",
	'"',
	"(",
	"khóa",
	"XI",
	"loai:",
	"tinh:",
	"so:",
	"OR",
	"AND",
	"*",
	"NEAR",
	"%",
	"\\",
	"'",
	"đ",
	" ",
	"/",
	"<b>",
	"ệ",
	"\0",
	"\u0323",
	"🙂",
	"3/6/2013",
	"−",
	"OR OR",
];

/** A paragraph as somebody may paste it. */
const PARAGRAPH = "một đoạn văn dài được dán vào ô tìm kiếm ".repeat(80);

const typed = fc.oneof(
	fc.string({ unit: "binary", maxLength: 300 }),
	fc.nat(PARAGRAPH.length).map((length) => PARAGRAPH.slice(0, length)),
	fc.string({ unit: "grapheme", maxLength: 80 }),
	fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join("")),
	fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(" ")),
);

describe("anything typed into a search box", () => {
	let site: Site;
	before(async () => {
		site = await serve(await storeWith("all"));
	});
	after(() => site.end());

	for (const path of ["/tim", "/tim?loai=bc", "/api/v1/suggest", "/api/v1/directives", "/api/v1/reports"])
		it(`gives an answer on ${path}`, async () => {
			await fc.assert(
				fc.asyncProperty(typed, async (q) => {
					const query = new URLSearchParams({ q }).toString();
					const answer = await site.get(`${path}${path.includes("?") ? "&" : "?"}${query}`);
					await answer.arrayBuffer();
					expect(answer.status).to.equal(200);
				}),
				{ numRuns: 150 },
			);
		}).timeout(30_000);

	it("reads the first 200 characters of ten thousand, up to a whole word", async () => {
		const title = "về tăng cường và đổi mới sự lãnh đạo của đảng đối với công tác dân vận trong tình hình mới";
		const long = `${`${title} `.repeat(120)}`.slice(0, 10_000);
		const q = encodeURIComponent(long);
		for (const path of ["/tim?", "/tim?loai=bc&", "/api/v1/suggest?", "/api/v1/directives?", "/api/v1/reports?"]) {
			const answer = await site.get(`${path}q=${q}`);
			expect(answer.status, path).to.equal(200);
			expect((await answer.text()).length, path).to.be.below(60_000);
		}
		const page = await (await site.get(`/tim?q=${q}`)).text();
		const [, shown = ""] = /Kết quả cho “(.*?)”/.exec(page) ?? [];
		expect(shown.length).to.be.within(180, 200);
		expect(`${long} `.startsWith(`${shown} `)).to.equal(true);
		const { items } = await (await site.get(`/api/v1/directives?q=${q}`)).json();
		expect(items[0]?.id).to.equal(DAN_VAN);
		const unbroken = await site.get(`/tim?q=${encodeURIComponent("🙂".repeat(2_000))}`);
		expect(unbroken.status).to.equal(200);
		expect(await unbroken.text()).not.to.include("\uFFFD");
	});

	it("gives an answer to a box sent twice", async () => {
		expect((await site.get("/tim?q=nq&q=25")).status).to.equal(200);
		expect((await site.get("/api/v1/directives?q=nq&q=25")).status).to.equal(200);
	});
});
