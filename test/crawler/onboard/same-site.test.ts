import { expect } from "chai";
import { sameSite } from "../../../crawler/onboard/same-site.ts";
import { Source } from "../../../model/source.ts";

const KNOWN = Source.parse({
	id: "cu",
	name: "Cũ",
	province: null,
	level: "press",
	home: "https://cu.example.vn/",
	feeds: ["https://cu.example.vn/rss/?utm_source=x"],
	sitemaps: ["https://cu.example.vn/sitemap.xml"],
	listings: [{ url: "https://cu.example.vn/tin?page={n}" }],
});
const starts = (home: string) => ({ home, feeds: [], sitemaps: [], listings: [] });

describe("a site that has an entry", () => {
	const same: [string, Parameters<typeof sameSite>[0]][] = [
		["its home", starts("http://www.cu.example.vn")],
		["a feed", { ...starts("https://moi.example.vn/"), feeds: ["https://cu.example.vn/rss"] }],
		["a sitemap", { ...starts("https://moi.example.vn/"), sitemaps: ["https://cu.example.vn/sitemap.xml#x"] }],
		[
			"a listing",
			{ ...starts("https://moi.example.vn/"), listings: [{ url: "https://cu.example.vn/tin?page=1", next: "a.next" }] },
		],
	];
	for (const [what, one] of same)
		it(`is known by ${what}`, () => {
			expect(sameSite(one, [KNOWN])?.source.id).to.equal("cu");
		});

	it("is another where nothing is shared but the host", () => {
		expect(sameSite(starts("https://cu.example.vn/khac/"), [KNOWN])).to.equal(null);
	});
});
