import { expect } from "chai";
import { silentLog } from "../../model/log.ts";
import { createApp } from "../../server/app.ts";
import { OURS, TOKEN, Visitor } from "../server/admin-visitor.ts";
import { send } from "../server/contract.ts";
import { realAuthority, type Site, serve, storeWith } from "../server/fixture.ts";
import { extractAsTheCommand } from "../server/whole.ts";
import { addressOf, type Route, routesOf } from "./routes.ts";

/** What anybody may send: nothing is stored of it but what a reader says is wrong, and that only from our own page. */
const OPEN = ["/api/v1/check", "/api/v1/extract", "/bao-loi", "/kiem-tra"];
const SIGN_IN = "/quan-tri/dang-nhap";

const CROSS: Record<string, Record<string, string>> = {
	"another site": { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
	"another site that names our origin": { "sec-fetch-site": "cross-site", origin: "OURS" },
	"a subdomain of ours": { "sec-fetch-site": "same-site" },
	"an address that was typed in": { "sec-fetch-site": "none" },
	"an old browser on another site": { origin: "https://evil.example" },
	"an old browser in a sandbox": { origin: "null" },
	"something that says neither": {},
};

describe("whoever has no business in the admin area", () => {
	let site: Site;
	let routes: Route[];
	let started: number;
	let asked = 0;
	/** Each request comes from an address of its own, so that no limit answers in the place of the door. */
	const elsewhere = (): Record<string, string> => ({
		"x-forwarded-for": `10.${++asked >> 16}.${(asked >> 8) & 255}.${asked & 255}`,
	});

	before(async () => {
		started = 0;
		const admin = {
			token: TOKEN,
			startCrawl: async (): Promise<void> => {
				started++;
			},
		};
		const store = await storeWith("all");
		await store.addFeedback(
			{ about: "other", subject: "", text: "Sai ngày.", contact: null },
			"2026-11-25T00:00:00.000Z",
		);
		const deps = { admin, extract: extractAsTheCommand, trustProxy: 1 };
		site = await serve(store, deps);
		routes = routesOf(createApp({ store, authority: realAuthority(), log: silentLog, assetsDir: "none", ...deps }));
	});
	after(() => site.end());

	const of = (area: string, ...methods: string[]): Route[] =>
		routes.filter(({ method, path }) => path.startsWith(area) && methods.includes(method));
	/** What a change by hand would leave behind. */
	const trace = async () => ({
		changes: (await site.store.audit({ limit: 1 })).total,
		open: (await site.store.feedback(true, { limit: 1 })).total,
		data: await site.store.dataVersion(),
		started,
	});
	const unchanged = async (work: () => Promise<void>): Promise<void> => {
		const before = await trace();
		await work();
		expect(await trace()).to.deep.equal(before);
	};

	it("finds no route that takes something and has no door", () => {
		const taking = routes.filter(({ method }) => method !== "GET");
		expect(new Set(taking.map(({ method }) => method))).to.deep.equal(new Set(["POST"]));
		const open = taking.filter(({ path }) => !/^\/(admin|quan-tri)\//.test(path)).map(({ path }) => path);
		expect(open.sort()).to.deep.equal(OPEN);
		// The walk has seen the routers: a walk that sees nothing would find nothing.
		expect(of("/admin/", "POST").length).to.be.at.least(7);
		expect(of("/quan-tri", "POST").length).to.be.at.least(10);
	});

	it("is answered 401 by every address of the API without the token, also by one that is none", () =>
		unchanged(async () => {
			const nowhere = ["GET", "POST"].map((method) => ({ method, path: "/admin/khong-co" }));
			for (const route of [...of("/admin/", "GET", "POST"), ...nowhere])
				for (const authorization of [undefined, "Bearer sai", `Basic ${btoa(`a:${TOKEN}`)}`, `Bearer  ${TOKEN} x`]) {
					const headers = {
						...elsewhere(),
						"content-type": "application/json",
						...(authorization && { authorization }),
					};
					const body = route.method === "POST" ? '{"by":"Lan","reason":"thử xem","sources":[]}' : undefined;
					const { status } = await send(site, {
						method: route.method,
						path: addressOf(route),
						headers,
						...(body !== undefined && { body }),
					});
					expect(status, `${route.method} ${route.path} ${authorization}`).to.equal(401);
				}
		}));

	it("is asked to sign in by every page, also by one that is none", () =>
		unchanged(async () => {
			const nowhere = ["GET", "POST"].map((method) => ({ method, path: "/quan-tri/khong-co" }));
			const pages = [...of("/quan-tri", "GET", "POST"), ...nowhere].filter(
				({ path }) => !/dang-(nhap|xuat)$/.test(path),
			);
			for (const route of pages) {
				const { status, headers } = await send(site, {
					method: route.method,
					path: addressOf(route),
					headers: { ...elsewhere(), "sec-fetch-site": "same-origin" },
				});
				expect(status, `${route.method} ${route.path}`).to.equal(303);
				expect(headers.location, route.path).to.match(new RegExp(`^${SIGN_IN}`));
			}
		}));

	it("comes in by no other way of writing an address", async () => {
		const written = [
			"/quan-tri/",
			"//quan-tri",
			"/QUAN-TRI/NHAT-KY",
			"/en/quan-tri/nhat-ky",
			"/EN/quan-tri/nhat-ky",
			"/quan-tri/./nhat-ky",
			"/x/../quan-tri/nhat-ky",
			"/quan-tri;a=b/nhat-ky",
			"/%71uan-tri/nhat-ky",
			"/quan-tri%2fnhat-ky",
			"/quan-tri/nhat-ky?x=/assets/style.css",
			"/assets/../quan-tri/nhat-ky",
			"/Admin/audit",
			"/admin//audit",
			"/admin/audit/",
			"/%61dmin/audit",
			"/api/v1/../../admin/audit",
		];
		for (const path of written) {
			const { status, text } = await send(site, { path, headers: elsewhere() });
			expect(status, path).to.be.oneOf([301, 303, 401, 404]);
			expect(text, path).not.to.include("Nhật ký thay đổi");
		}
	});

	it("gets nothing from the API by the cookie of somebody who is signed in", async () => {
		const { cookie } = await new Visitor(site).signIn();
		for (const route of of("/admin/", "GET", "POST")) {
			const headers = { ...elsewhere(), cookie: cookie ?? "", "sec-fetch-site": "same-origin" };
			const { status } = await send(site, { method: route.method, path: addressOf(route), headers });
			expect(status, route.path).to.equal(401);
		}
	});

	for (const [who, headers] of Object.entries(CROSS))
		it(`has nothing changed by the browser of somebody who is signed in: ${who}`, () =>
			unchanged(async () => {
				const { cookie } = await new Visitor(site).signIn();
				const given = { ...headers, ...(headers.origin === "OURS" ? { origin: site.url } : {}) };
				for (const route of [...of("/quan-tri", "POST"), ...of("/bao-loi", "POST")])
					for (const prefix of ["", "/en"]) {
						const { status } = await send(site, {
							method: "POST",
							path: prefix + addressOf(route),
							headers: {
								...elsewhere(),
								...given,
								cookie: cookie ?? "",
								"content-type": "application/x-www-form-urlencoded",
							},
							body: "ly-do=xem%20th%E1%BB%AD&noidung=Sai%20ng%C3%A0y%20r%E1%BB%93i&ve=other",
						});
						expect(status, route.path).to.equal(403);
					}
			}));

	it("has nothing changed by reading, whoever is signed in", () =>
		unchanged(async () => {
			const { cookie } = await new Visitor(site).signIn();
			const headers = { cookie: cookie ?? "", authorization: `Bearer ${TOKEN}`, "sec-fetch-site": "cross-site" };
			for (const route of routes.filter(({ method }) => method === "GET")) {
				const query = "?by=Lan&xong=1&chon=-&ly-do=xem&from=a&into=b&tu=a&vao=b";
				const { status } = await send(site, {
					path: addressOf(route) + query,
					headers: { ...headers, ...elsewhere() },
				});
				expect(status, route.path).to.be.below(500);
			}
		}));

	it("has every answer come with the headers that keep a browser from harm", async () => {
		const { cookie } = await new Visitor(site).signIn();
		for (const route of routes.filter(({ method }) => method === "GET")) {
			const { headers } = await send(site, {
				path: addressOf(route),
				headers: { cookie: cookie ?? "", ...elsewhere() },
			});
			expect(headers["content-security-policy"], route.path)
				.to.include("default-src 'none'")
				.and.include("frame-ancestors 'none'")
				.and.not.include("unsafe");
			expect(headers["x-content-type-options"], route.path).to.equal("nosniff");
			expect(headers["x-frame-options"], route.path).to.equal("DENY");
			expect(headers["x-powered-by"], route.path).to.equal(undefined);
		}
	});

	it("would be let in with what it takes", async () => {
		const visitor = await new Visitor(site).signIn();
		expect((await visitor.get("/quan-tri/nhat-ky")).status).to.equal(200);
		expect((await site.get("/admin/audit", { Authorization: `Bearer ${TOKEN}` })).status).to.equal(200);
		const before = await trace();
		const said = { ve: "other", noidung: "Sai ngày ở bài này." };
		expect((await visitor.post("/bao-loi", said, OURS)).status).to.equal(303);
		expect((await visitor.post("/quan-tri/gop-y/1", { "ly-do": "đã sửa" }, OURS)).status).to.equal(303);
		expect(await trace()).to.deep.equal({ ...before, changes: before.changes + 1 });
	});
});
