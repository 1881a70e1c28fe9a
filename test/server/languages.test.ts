import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { load } from "cheerio";
import { type Site, serve, storeWith } from "./fixture.ts";

describe("the two languages of the site", () => {
	let site: Site;
	before(async () => {
		site = await serve(await storeWith("all"));
	});
	after(() => site?.end());

	const lang = async (path: string): Promise<string | undefined> =>
		load(await (await site.get(path)).text())("html").attr("lang");

	/** The answer to an address that is sent as it stands; `fetch` would tidy it. */
	const asSent = async (path: string): Promise<string> => {
		const { hostname, port } = new URL(site.url);
		const [answer] = (await once(get({ hostname, port, path }), "response")) as [IncomingMessage];
		return text(answer);
	};

	it("gives a page in Vietnamese, and the same in English under /en", async () => {
		expect(await lang("/")).to.equal("vi");
		for (const path of ["/en", "/en/", "/en?x=1", "/en/vb", "/en/vb/nghi-quyet/25-nq-tw/k11", "/en/tim?q=25"])
			expect(await lang(path), path).to.equal("en");
	});

	it("names each page's like in the other language, for readers and for search engines", async () => {
		for (const path of ["/vb/nghi-quyet/25-nq-tw/k11", "/en/vb/nghi-quyet/25-nq-tw/k11"]) {
			const page = load(await (await site.get(path)).text());
			expect(page("link[hreflang=vi]").attr("href")).to.equal("/vb/nghi-quyet/25-nq-tw/k11");
			expect(page("link[hreflang=en]").attr("href")).to.equal("/en/vb/nghi-quyet/25-nq-tw/k11");
			expect(page("link[rel=canonical]").attr("href")).to.equal(path);
		}
	});

	it("keeps what was asked when the reader changes the language", async () => {
		const page = load(await (await site.get("/tim?q=dân+vận&loai=bc")).text());
		const href = page("a.tongue").attr("href") ?? "";
		expect(href).to.match(/^\/en\/tim\?q=.*loai=bc$/);
		const back = load(await (await site.get(href)).text())("a.tongue").attr("href") ?? "";
		expect(new URL(back, site.url).searchParams.get("q")).to.equal("dân vận");
		expect(back.startsWith("/tim?")).to.equal(true);
	});

	it("leads on within the language", async () => {
		const moved = async (path: string) => {
			const response = await site.get(path);
			return [response.status, response.headers.get("location")];
		};
		expect(await moved("/en/vb/43-kl-tw")).to.deep.equal([302, "/en/vb/ket-luan/43-kl-tw/k12"]);
		expect(await moved("/vb/43-kl-tw")).to.deep.equal([302, "/vb/ket-luan/43-kl-tw/k12"]);
		expect(await moved("/en/bc/01")).to.deep.equal([301, "/en/bc/1"]);
		expect(await moved("/en/vb/nghi-quyet")).to.deep.equal([302, "/en/vb?loai=nghi-quyet"]);
	});

	it("tells in English what is not there, with what was searched for", async () => {
		const response = await site.get("/en/khong-co?q=dân");
		expect(response.status).to.equal(404);
		const page = load(await response.text());
		expect(page("html").attr("lang")).to.equal("en");
		expect(page("#q").attr("value")).to.equal("dân");
	});

	it("has one address for data and for what operators ask", async () => {
		for (const path of [
			"/en/api/v1/stats",
			"/en/healthz",
			"/en/openapi.json",
			"/en/robots.txt",
			"/en/en/vb",
			"/en/assets/style.css",
			"/en/API/v1/stats",
		])
			expect((await site.get(path)).status, path).to.equal(404);
		expect((await site.get("/english")).status).to.equal(404);
	});

	it("leads to the other language of this site only, whatever address was asked for", async () => {
		for (const path of ["/en//evil.example/x", "/en/\\evil.example", "/en//evil.example?q=1", "//evil.example"]) {
			const href = load(await asSent(path))("a.tongue").attr("href") ?? "";
			expect(new URL(href, "http://ours.example").host, path).to.equal("ours.example");
		}
	});

	it("never takes an answer in one language for one in the other", async () => {
		const tags = await Promise.all(["/vb", "/en/vb"].map(async (path) => (await site.get(path)).headers.get("etag")));
		expect(tags[0]).to.be.a("string").and.not.equal(tags[1]);
		const again = await site.get("/en/vb", { "If-None-Match": tags[0] ?? "" });
		expect(again.status).to.equal(200);
	});
});
