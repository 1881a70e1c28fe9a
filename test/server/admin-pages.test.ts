import { request } from "node:http";
import { expect } from "chai";
import { load } from "cheerio";
import { OURS, TOKEN, Visitor } from "./admin-visitor.ts";
import { type Site, serve, storeWith } from "./fixture.ts";

const startCrawl = async (): Promise<void> => {};
const PAGES = [
	"/quan-tri",
	"/quan-tri/duyet",
	"/quan-tri/trich-dan/1-60",
	"/quan-tri/gop",
	"/quan-tri/tach",
	"/quan-tri/lan-thu-thap",
	"/quan-tri/chay-lai",
	"/quan-tri/nguon",
	"/quan-tri/gop-y",
	"/quan-tri/nhat-ky",
	"/quan-tri/nhat-ky/1",
	"/quan-tri/khong-co",
];
const POSTS = [
	"/quan-tri/dang-nhap",
	"/quan-tri/dang-xuat",
	"/quan-tri/duyet",
	"/quan-tri/duyet/hoan-tac",
	"/quan-tri/trich-dan/1-60",
	"/quan-tri/gop",
	"/quan-tri/tach",
	"/quan-tri/chay-lai",
	"/quan-tri/gop-y/1",
	"/quan-tri/nhat-ky/1",
];

describe("signing in to the admin pages", () => {
	let site: Site;
	let visitor: Visitor;

	const start = async (more: object = {}): Promise<void> => {
		site = await serve(await storeWith("all"), { admin: { token: TOKEN, startCrawl }, ...more });
		visitor = new Visitor(site);
	};
	beforeEach(() => start());
	afterEach(() => site.end());

	const setCookie = (answer: Response): string => answer.headers.getSetCookie()[0] ?? "";
	const signIn = (fields: Record<string, string> = {}): Promise<Response> =>
		visitor.post("/quan-tri/dang-nhap", { ten: "Lan", ma: TOKEN, ...fields });

	it("is not there without a token in the settings", async () => {
		const open = await serve(await storeWith("nothing"));
		try {
			for (const path of ["/quan-tri", "/quan-tri/dang-nhap", "/en/quan-tri/duyet"])
				expect((await open.get(path)).status, path).to.equal(404);
		} finally {
			await open.end();
		}
	});

	it("asks whoever is not signed in to do so, and leads back to the page asked for", async () => {
		for (const path of PAGES) {
			const answer = await site.get(path);
			expect([answer.status, answer.headers.get("location")], path).to.deep.equal([
				303,
				`/quan-tri/dang-nhap?tro-lai=${encodeURIComponent(path)}`,
			]);
		}
		const asked = await site.get("/en/quan-tri/duyet?sau=a%3Db");
		expect(asked.headers.get("location")).to.equal(
			`/en/quan-tri/dang-nhap?tro-lai=${encodeURIComponent("/quan-tri/duyet?sau=a%3Db")}`,
		);
		const form = load(await (await site.get(asked.headers.get("location") ?? "")).text());
		const back = form("input[name=tro-lai]").val();
		visitor.cookie = null;
		const answer = await visitor.post("/en/quan-tri/dang-nhap", { ten: "Lan", ma: TOKEN, "tro-lai": String(back) });
		expect([answer.status, answer.headers.get("location")]).to.deep.equal([303, "/en/quan-tri/duyet?sau=a%3Db"]);
	});

	it("lets nothing be done without a session", async () => {
		for (const path of POSTS.slice(2)) {
			const answer = await visitor.post(path, { "ly-do": "thử xem", chon: "-", tu: "a", vao: "b" });
			expect([answer.status, answer.headers.get("location")], path).to.deep.equal([
				303,
				"/quan-tri/dang-nhap?tro-lai=%2Fquan-tri",
			]);
		}
		expect((await site.store.audit({ limit: 10 })).total).to.equal(0);
	});

	it("takes only the token, keeps the name that was typed and never shows the token again", async () => {
		for (const wrong of ["", "sai", `${TOKEN}x`, TOKEN.slice(0, -1), TOKEN.toUpperCase()]) {
			const answer = await signIn({ ten: "Lan <b>", ma: wrong });
			expect(answer.status, wrong).to.equal(401);
			expect(setCookie(answer)).to.equal("");
			const page = load(await answer.text());
			expect(page("#ten").val()).to.equal("Lan <b>");
			expect(page("#ma").val() ?? "").to.equal("");
			expect(page("#ma").attr("aria-describedby")).to.equal("loi-token");
		}
		expect((await signIn({ ten: " ​ " })).status).to.equal(400);
		expect(visitor.cookie).to.equal(null);
		expect((await signIn()).status).to.equal(303);
		expect((await visitor.get("/quan-tri")).status).to.equal(200);
	});

	it("asks in fields that password managers fill in and that take what is pasted", async () => {
		const page = load(await (await site.get("/quan-tri/dang-nhap")).text());
		expect(page("#ma").attr()).to.include({ type: "password", autocomplete: "current-password" });
		expect(page("#ten").attr("autocomplete")).to.equal("username");
		expect(page("form [onpaste], form [readonly]").length).to.equal(0);
	});

	it("gives a cookie that no script reads, no other site sends and that ends after eight hours", async () => {
		const cookie = setCookie(await signIn());
		expect(cookie).to.match(/^trichdan=Fe26\.2\*/);
		expect(cookie.split("; ").slice(1).toSorted()).to.deep.equal([
			"HttpOnly",
			"Max-Age=28800",
			"Path=/",
			"SameSite=Strict",
		]);
	});

	it("gives a cookie for HTTPS alone where the site is read over HTTPS", async () => {
		await site.end();
		await start({ origin: "https://trichdan.example.vn" });
		const cookie = setCookie(await signIn());
		expect(cookie)
			.to.match(/^__Host-trichdan=/)
			.and.include("; Secure")
			.and.not.include("Domain");
		expect((await visitor.get("/quan-tri")).status).to.equal(200);
		await site.end();
		await start({ trustProxy: 1 });
		const answer = await visitor.post(
			"/quan-tri/dang-nhap",
			{ ten: "Lan", ma: TOKEN },
			{ ...OURS, "X-Forwarded-Proto": "https" },
		);
		expect(setCookie(answer)).to.match(/^__Host-trichdan=/);
	});

	it("ends a session by signing out, also for whoever kept a copy of the cookie", async () => {
		await visitor.signIn();
		const copy = visitor.cookie;
		const answer = await visitor.post("/quan-tri/dang-xuat");
		expect([answer.status, answer.headers.get("location")]).to.deep.equal([303, "/quan-tri/dang-nhap?ra=1"]);
		expect(setCookie(answer)).to.match(/^trichdan=; Max-Age=0/);
		visitor.cookie = copy;
		expect((await visitor.get("/quan-tri")).status).to.equal(303);
		// Nor does another server over the same index take it.
		const app = await serve(site.store, { admin: { token: TOKEN, startCrawl } });
		expect((await app.get("/quan-tri", { Cookie: copy ?? "" })).status).to.equal(303);
		await app.close();
	});

	it("ends every session when the token changes, and takes no cookie of its own making", async () => {
		await visitor.signIn();
		const old = visitor.cookie;
		const other = await serve(await storeWith("nothing"), { admin: { token: `${TOKEN}-moi`, startCrawl } });
		try {
			for (const cookie of [old ?? "", "trichdan=", "trichdan=a", "trichdan=Fe26.2*1*a*b*c**d*e~2", "trichdan=%00%ff"])
				expect((await other.get("/quan-tri", { Cookie: cookie })).status, cookie).to.equal(303);
		} finally {
			await other.end();
		}
		expect((await site.get("/quan-tri", { Cookie: old ?? "" })).status).to.equal(200);
	});

	it("leads nowhere but to an admin page after signing in", async () => {
		for (const back of [
			"https://evil.example/",
			"//evil.example/",
			"/\\evil.example",
			"/quan-tri\\..\\..\\evil",
			"/quan-tri/..//evil.example",
			"/quan-trix",
			"/quan-tri@evil.example",
			"/quan-tri?a=\r\nSet-Cookie: x=1",
			"javascript:alert(1)",
			"/vb",
			"",
		]) {
			visitor.cookie = null;
			const answer = await signIn({ "tro-lai": back });
			expect(answer.headers.get("location"), back).to.equal("/quan-tri");
			const asked = await site.get(`/quan-tri/dang-nhap?tro-lai=${encodeURIComponent(back)}`, {
				Cookie: visitor.cookie ?? "",
			});
			expect([asked.status, asked.headers.get("location")], back).to.deep.equal([303, "/quan-tri"]);
		}
	});

	it("stops whoever goes on guessing, here and at the API together, but counts nothing that is right", async () => {
		for (let i = 0; i < 25; i++) {
			visitor.cookie = null;
			expect((await signIn()).status).to.equal(303);
		}
		for (let i = 0; i < 10; i++) {
			expect((await signIn({ ma: `sai-${i}` })).status).to.equal(401);
			expect((await site.get("/admin/audit", { Authorization: `Bearer sai-${i}` })).status).to.equal(401);
		}
		expect((await signIn({ ma: "sai" })).status).to.equal(429);
		expect((await signIn()).status).to.equal(429);
	});

	it("lets a browser in that was signed in before, whoever else guesses from its address", async () => {
		const known = (await signIn()).headers.getSetCookie()[1]?.split(";")[0] ?? "";
		expect(known).to.match(/^trichdan-known=Fe26\.2\*/);
		visitor.cookie = null;
		for (let i = 0; i < 20; i++) await signIn({ ma: `sai-${i}` });
		expect((await signIn()).status).to.equal(429);
		const fields = { ten: "Lan", ma: TOKEN };
		expect((await visitor.post("/quan-tri/dang-nhap", fields, { ...OURS, Cookie: known })).status).to.equal(303);
		// It opens nothing by itself, and guesses made with it are counted as well.
		expect((await site.get("/quan-tri", { Cookie: known })).status).to.equal(303);
		const guess = (n: number): Promise<Response> =>
			visitor.post("/quan-tri/dang-nhap", { ten: "Lan", ma: `sai-${n}` }, { ...OURS, Cookie: known });
		for (let i = 0; i < 20; i++) expect((await guess(i)).status).to.equal(401);
		expect((await guess(20)).status).to.equal(429);
		// One that another token sealed is none.
		const other = await serve(await storeWith("nothing"), { admin: { token: `${TOKEN}-moi`, startCrawl } });
		try {
			const asked = () =>
				fetch(`${other.url}/quan-tri/dang-nhap`, {
					method: "POST",
					headers: { ...OURS, Cookie: known },
					body: new URLSearchParams({ ten: "Lan", ma: "sai" }),
				});
			for (let i = 0; i < 20; i++) await asked();
			expect((await other.get("/admin/audit", { Authorization: "Bearer sai" })).status).to.equal(429);
		} finally {
			await other.end();
		}
	});

	it("keeps its pages out of caches, lists and search engines", async () => {
		await visitor.signIn();
		for (const path of [...PAGES, "/quan-tri/dang-nhap"]) {
			const answer = await visitor.get(path);
			expect(answer.headers.get("cache-control"), path).to.equal("no-store");
			expect(answer.headers.get("x-robots-tag"), path).to.equal("noindex");
			expect(answer.headers.get("access-control-allow-origin"), path).to.equal(null);
			expect(answer.headers.get("etag"), path).to.equal(null);
		}
		expect(await (await site.get("/robots.txt")).text())
			.to.include("Disallow: /quan-tri\n")
			.and.include("Disallow: /en/quan-tri\n");
		expect(await (await site.get("/sitemap-pages.xml")).text()).not.to.include("quan-tri");
	});

	describe("what another site has a browser send", () => {
		/** As it is, without the headers that fetch adds by itself. */
		const bare = (path: string, headers: Record<string, string>): Promise<number> =>
			new Promise((resolve, reject) => {
				const sent = request(site.url + path, { method: "POST", headers }, (answer) => {
					answer.resume();
					resolve(answer.statusCode ?? 0);
				});
				sent.once("error", reject);
				sent.end();
			});

		const refused: Record<string, Record<string, string>> = {
			"another site": { "Sec-Fetch-Site": "cross-site" },
			"a subdomain of ours": { "Sec-Fetch-Site": "same-site" },
			"an address that was typed in": { "Sec-Fetch-Site": "none" },
			"another site that names our origin": { "Sec-Fetch-Site": "cross-site", Origin: "OURS" },
			"two headers": { "Sec-Fetch-Site": "same-origin, cross-site" },
			"an old browser on another site": { Origin: "https://evil.example" },
			"an old browser in a sandbox": { Origin: "null" },
			"an old browser at our host by another scheme": { Origin: "https://127.0.0.1" },
			"something that says neither": {},
		};
		for (const [who, headers] of Object.entries(refused))
			it(`is refused from ${who}, on every address that changes something`, async () => {
				await visitor.signIn();
				const given = { ...headers, ...(headers.Origin === "OURS" ? { Origin: site.url } : {}) };
				for (const path of [...POSTS, "/en/quan-tri/gop", "/QUAN-TRI/gop", "/bao-loi"]) {
					const status = await bare(path, { ...given, Cookie: visitor.cookie ?? "" });
					expect(status, path).to.equal(403);
				}
				expect((await visitor.get("/quan-tri")).status).to.equal(200);
			});

		it("is taken from our own pages, by either header", async () => {
			for (const headers of [OURS, { Origin: site.url }, { "Sec-Fetch-Site": "same-origin", Origin: "null" }]) {
				visitor.cookie = null;
				const answer = await visitor.post("/quan-tri/dang-nhap", { ten: "Lan", ma: TOKEN }, headers);
				expect(answer.status, JSON.stringify(headers)).to.equal(303);
			}
		});

		it("gets a page that says why", async () => {
			const answer = await visitor.post("/quan-tri/dang-nhap", { ten: "Lan" }, { "Sec-Fetch-Site": "cross-site" });
			expect(answer.status).to.equal(403);
			expect(load(await answer.text())("main").text()).to.include("từ chính trang này");
		});

		it("comes with our own origin from our forms, since the pages let browsers name it", async () => {
			for (const path of ["/quan-tri/dang-nhap", "/bao-loi"])
				expect((await site.get(path)).headers.get("referrer-policy"), path).to.equal("same-origin");
		});
	});

	it("reads no form that is longer than any of ours", async () => {
		await visitor.signIn();
		expect((await visitor.post("/quan-tri/gop", { tu: "a".repeat(70_000) })).status).to.equal(413);
		const many = Array.from({ length: 2000 }, (_, i) => `1-${i}`);
		expect((await visitor.post("/quan-tri/tach", { cau: many })).status).to.equal(413);
	});
});
