import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { Problem } from "../../model/api.ts";
import { AppError } from "../../model/errors.ts";
import { listen } from "../../server/listen.ts";
import { DIRECTIVES, type Site, serve, storeWith } from "./fixture.ts";

/** Status of a raw path, which `fetch` would tidy. */
function statusOf(site: Site, path: string, method = "GET"): Promise<number> {
	return new Promise((resolve, reject) => {
		const sent = request({ host: site.host, port: site.port, path, method }, (answer) => {
			answer.resume();
			answer.on("end", () => resolve(answer.statusCode ?? 0));
		});
		sent.on("error", reject).end();
	});
}

describe("createApp(deps)", () => {
	let site: Site;
	before(async () => {
		site = await serve(await storeWith("all"), { extract: () => ({ citations: [], relations: [] }) });
	});
	after(() => site.end());

	it("allows nothing inline and nothing from elsewhere", async () => {
		for (const path of ["/", "/api/v1/stats", "/none"]) {
			const { headers } = await site.get(path);
			const policy = headers.get("content-security-policy") ?? "";
			expect(policy).to.include("default-src 'none'").and.to.include("frame-ancestors 'none'");
			expect(policy)
				.to.match(/script-src 'self'(;|$)/)
				.and.not.include("unsafe");
			expect(headers.get("x-frame-options")).to.equal("DENY");
			expect(headers.get("x-content-type-options")).to.equal("nosniff");
			expect(headers.has("x-powered-by")).to.equal(false);
		}
	});

	it("answers 304 until the data changes", async () => {
		const store = await storeWith("all");
		const other = await serve(store);
		try {
			const first = await other.get("/");
			const tag = first.headers.get("etag") ?? "";
			expect(first.headers.get("cache-control")).to.equal("public, max-age=60");
			expect((await other.get("/", { "if-none-match": tag })).status).to.equal(304);
			expect((await other.get("/vb", { "if-none-match": tag })).status).to.equal(200);
			await store.putRegister({ directives: DIRECTIVES.slice(1), relations: [], fingerprint: "fewer" });
			const again = await other.get("/", { "if-none-match": tag });
			expect(again.status).to.equal(200);
			expect(again.headers.get("etag")).not.to.equal(tag);
		} finally {
			await other.end();
		}
	});

	it("answers HEAD as GET without a body", async () => {
		for (const path of ["/", "/tim?q=nq", "/api/v1/stats", "/healthz", "/assets/style.css"]) {
			const answer = await fetch(site.url + path, { method: "HEAD" });
			expect(answer.status, path).to.equal(200);
			expect(await answer.text()).to.equal("");
		}
	});

	it("keeps styles for good under an address of that version, and briefly under any other", async () => {
		const home = await (await site.get("/")).text();
		const href = /href="(\/assets\/style\.css\?v=[0-9a-f]+)"/.exec(home)?.[1] ?? "";
		const current = await site.get(href);
		expect(current.headers.get("cache-control")).to.include("immutable");
		expect(current.headers.get("content-type")).to.match(/^text\/css/);
		expect((await site.get("/assets/style.css?v=old")).headers.get("cache-control")).not.to.include("immutable");
		expect((await site.get("/assets/icon.svg")).headers.get("content-type")).to.match(/^image\/svg/);
	});

	it("compresses, and what is streamed too", async () => {
		for (const path of [
			"/vb",
			"/openapi.json",
			...["csv", "jsonl", "ris", "bib", "csl.json", "atom"].map((form) => `/api/v1/directives.${form}`),
		])
			for (const encoding of ["gzip", "br"]) {
				const answer = await site.get(path, { "accept-encoding": encoding });
				expect(answer.headers.get("content-encoding"), path).to.equal(encoding);
				expect((await answer.text()).length, path).to.be.greaterThan(500);
			}
	});

	it("shows a page for people and a problem for programs where there is nothing", async () => {
		for (const path of ["/none", "/vb/nghi-quyet/99-nq-tw", "/vb/", "/bc/99", "/bc/x", "/bc/1/2"]) {
			const answer = await site.get(path);
			expect(answer.status, path).to.be.oneOf(path === "/vb/" ? [200] : [404]);
			if (answer.status !== 404) continue;
			const html = await answer.text();
			expect(html)
				.to.include("Không có trang này")
				.and.to.include(answer.headers.get("x-request-id") ?? "?");
			expect(answer.headers.has("etag")).to.equal(false);
			expect(answer.headers.get("cache-control")).to.equal("no-store");
		}
	});

	it("refuses broken addresses without failing", async () => {
		for (const path of [
			"/%",
			"/%E0%A4%A",
			"/vb/%ff",
			"/bc/%00",
			`/${"a".repeat(2000)}`,
			`/tim?q=${"a".repeat(61_000)}`,
			"/api/v1/directives/%",
		])
			expect(await statusOf(site, path), path.slice(0, 40)).to.equal(400);
		expect(await statusOf(site, "/bc/99999999999999999999")).to.equal(404);
		expect(await statusOf(site, "/tim?q=%E0%A4%A&loai=zz&sau=")).to.equal(200);
		expect(await statusOf(site, "//evil.example/%2e%2e")).to.equal(404);
		expect(await statusOf(site, "/none", "POST")).to.equal(404);
	});

	it("says which methods an address takes", async () => {
		const get = "GET, HEAD, OPTIONS";
		for (const [method, path, allow] of [
			["POST", "/", get],
			["PUT", "/bc/1", get],
			["DELETE", "/vb/nghi-quyet/25-nq-tw/k11", get],
			["POST", "/tim?q=nq", get],
			["POST", "/api/v1/directives", get],
			["PATCH", "/api/v1/reports/1", get],
			["POST", "/healthz", get],
			["POST", "/assets/style.css", get],
			["GET", "/api/v1/extract", "POST, OPTIONS"],
		] as const) {
			const answer = await fetch(site.url + path, { method });
			expect(answer.status, `${method} ${path}`).to.equal(405);
			expect(answer.headers.get("allow"), path).to.equal(allow);
			expect(Problem.parse(await answer.json()).remedy, path).to.equal(`Use ${allow}.`);
			const options = await fetch(site.url + path, { method: "OPTIONS" });
			expect(options.status, `OPTIONS ${path}`).to.equal(204);
			expect(options.headers.get("allow"), path).to.equal(allow);
		}
	});

	it("lets pages of other sites ask before they read the API, and not before they post to it", async () => {
		const ask = (path: string, method: string) =>
			fetch(site.url + path, {
				method: "OPTIONS",
				headers: {
					origin: "https://other.example",
					"access-control-request-method": method,
					"access-control-request-headers": "if-none-match",
				},
			});
		for (const path of [
			"/api/v1/directives?q=nq",
			"/bc/1.json",
			"/bc/1.ris",
			"/vb/nghi-quyet/25-nq-tw/k11.csv",
			"/vb/nghi-quyet/25-nq-tw/k11.atom",
			"/api/v1/citations.zip",
			"/openapi.json",
		]) {
			const { headers } = await ask(path, "GET");
			expect(headers.get("access-control-allow-origin"), path).to.equal("*");
			expect(headers.get("access-control-allow-methods"), path).to.equal("GET, HEAD");
			expect(headers.get("access-control-allow-headers"), path).to.equal("*");
			const read = (await site.get(path, { origin: "https://other.example" })).headers;
			expect(read.get("access-control-allow-origin"), path).to.equal("*");
			expect(read.get("access-control-expose-headers"), path).to.include("ETag").and.include("RateLimit");
		}
		for (const path of ["/api/v1/extract", "/bc/1"])
			expect((await ask(path, "POST")).headers.has("access-control-allow-origin"), path).to.equal(false);
	});

	it("says what to do about a bad escape", async () => {
		for (const path of ["/api/v1/directives/%E0", "/vb/%ff.json"]) {
			const answer = await site.get(path);
			expect(answer.status, path).to.equal(400);
			const problem = Problem.parse(await answer.json());
			expect(problem.detail, path).to.include("% escape");
			expect(problem.remedy, path).to.include("UTF-8");
		}
	});

	it("names the parameter at fault on a page", async () => {
		const answer = await site.get("/bc?tu=hôm-qua");
		expect(answer.status).to.equal(400);
		expect(await answer.text()).to.include("<code>tu</code>");
		expect((await site.get("/tim?q=nq&loai=vb&sau=zzz")).status).to.equal(400);
	});

	it("keeps a proxy's request id, and makes one for anything odd", async () => {
		const given = await site.get("/healthz", { "x-request-id": "abc-123-def" });
		expect(given.headers.get("x-request-id")).to.equal("abc-123-def");
		const odd = await site.get("/healthz", { "x-request-id": "<script>" });
		expect(odd.headers.get("x-request-id")).to.match(/^[0-9a-f-]{36}$/);
	});

	it("is alive, and ready while the store answers", async () => {
		expect(await (await site.get("/healthz")).json()).to.deep.equal({ status: "ok" });
		expect((await site.get("/readyz")).status).to.equal(200);
	});

	it("is not ready once the file of its store is gone or another", async () => {
		const folder = mkdtempSync(join(tmpdir(), "trichdan-ready-"));
		const path = join(folder, "index.db");
		const other = await serve(openSqlite(path));
		try {
			expect((await other.get("/readyz")).status).to.equal(200);
			renameSync(path, `${path}.old`);
			const gone = await other.get("/readyz");
			expect(gone.status).to.equal(503);
			expect(Problem.parse(await gone.json()).remedy).to.include("Restart the server");
			writeFileSync(path, "");
			expect((await other.get("/readyz")).status).to.equal(503);
			rmSync(path);
			renameSync(`${path}.old`, path);
			expect((await other.get("/readyz")).status).to.equal(200);
		} finally {
			await other.end();
			rmSync(folder, { recursive: true });
		}
	});

	it("stays alive without its store, and tells nothing of its insides", async () => {
		const store = await storeWith("all");
		const logged: unknown[] = [];
		const nothing = (): void => {};
		const log = {
			debug: nothing,
			info: nothing,
			warn: nothing,
			error: (_event: string, fields: unknown) => logged.push(fields),
		};
		const other = await serve(store, { log });
		await store.close();
		try {
			expect((await other.get("/healthz")).status).to.equal(200);
			const ready = await other.get("/readyz");
			expect(ready.status).to.equal(503);
			expect(ready.headers.get("retry-after")).to.equal("5");
			expect(Problem.parse(await ready.json()).remedy).to.include("in the log by the request id");
			const page = await other.get("/");
			expect(page.status).to.be.oneOf([500, 503]);
			const html = await page.text();
			expect(html)
				.to.include("Mã yêu cầu")
				.and.not.to.match(/sqlite|database|\.ts:/i);
			expect(logged.length).to.be.greaterThan(1);
		} finally {
			await other.close();
		}
	});
});

describe("listen(app, address)", () => {
	it("says what to do about a port in use", async () => {
		const app = (): void => {};
		const first = await listen(app, { host: "127.0.0.1", port: 0 });
		try {
			await listen(app, { host: "127.0.0.1", port: first.port });
			expect.fail("listened twice");
		} catch (error) {
			expect(error).to.be.instanceOf(AppError).and.to.include({ code: "port_taken" });
			expect((error as AppError).remedy).to.equal("Stop the other program or set TRICHDAN_PORT.");
		} finally {
			await first.close();
		}
	});

	it("lets running requests end when it closes", async () => {
		const listening = await listen((_req, res) => void setTimeout(() => res.end("late"), 150), {
			host: "127.0.0.1",
			port: 0,
		});
		const answer = fetch(listening.url);
		await new Promise((resolve) => setTimeout(resolve, 50));
		const closed = listening.close();
		expect(await (await answer).text()).to.equal("late");
		await closed;
		const probe = createServer();
		await new Promise<void>((resolve) => void probe.listen(listening.port, "127.0.0.1", resolve));
		probe.close();
	});
});
