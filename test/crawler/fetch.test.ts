import type { ServerResponse } from "node:http";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { expect } from "chai";
import type { FetchKind } from "../../crawler/fetch/kinds.ts";
import { retryAfterOf } from "../../crawler/fetch/retry.ts";
import { userAgentOf } from "../../crawler/fetch.ts";
import { HTML, opener } from "./fetching.ts";
import { errorOf, serve } from "./support.ts";

describe("fetch", function () {
	this.timeout(20_000);
	const { fetcher, site, get, close } = opener();
	afterEach(close);
	const redirect =
		(to: string, status = 302) =>
		(_: unknown, response: ServerResponse) =>
			response.writeHead(status, { location: to }).end();

	it("brings a page with its validators, and sends them with the next request", async () => {
		const { origin } = await site(
			serve({
				"/": (request, response) => {
					if (request.headers["if-none-match"] === '"v1"') response.writeHead(304).end();
					else
						response
							.writeHead(200, { ...HTML, etag: '"v1"', "last-modified": "Fri, 14 Jan 2022 01:00:00 GMT" })
							.end("Xin chào");
				},
			}),
		);
		const first = await get(`${origin}/`);
		expect(first).to.include({ status: 200, etag: '"v1"', lastModified: "Fri, 14 Jan 2022 01:00:00 GMT" });
		expect(first.body.toString()).to.equal("Xin chào");
		expect(first.elapsed).to.be.above(0);
		expect(await get(`${origin}/`, { etag: first.etag })).to.include({ status: 304 });
	});

	it("says who it is, and where its operator can be reached", async () => {
		const { origin } = await site(
			serve({ "/": (request, response) => response.writeHead(200, HTML).end(request.headers["user-agent"]) }),
		);
		const options = { version: "1.2", contact: "mailto:thử@example.vn (gọi)" };
		expect((await get(`${origin}/`, {}, options)).body.toString()).to.equal(
			"trichdan/1.2 (+mailto:th%E1%BB%AD@example.vn%20%28g%E1%BB%8Di%29)",
		);
		expect(fetcher({ version: "1.2" }).userAgent).to.equal("trichdan/1.2");
		expect(userAgentOf("1.2", "https://example.vn/trichdan")).to.equal("trichdan/1.2 (+https://example.vn/trichdan)");
	});

	it("follows five redirects, but not a sixth and no loop", async () => {
		const { origin, asked, connections } = await site(
			serve({
				"/1": redirect("2"),
				"/2": redirect("/3", 301),
				"/3": redirect("/4", 303),
				"/4": redirect("/5", 307),
				"/5": redirect("/6#cuoi", 308),
				"/6": "đến",
				"/vong": redirect("/vong"),
				"/khong": redirect("http://["),
			}),
		);
		expect((await get(`${origin}/1`)).url).to.equal(`${origin}/6`);
		expect(connections.made).to.equal(1);
		asked.length = 0;
		expect((await errorOf(get(`${origin}/vong`))).message).to.contain("redirects more than 5 times");
		expect(asked).to.have.length(6);
		expect((await errorOf(get(`${origin}/khong`))).message).to.contain("redirects to http://[, which is no address");
	});

	it("asks before it follows a redirect, and does not where the answer is no", async () => {
		const { origin, asked } = await site(serve({ "/": redirect("/khac"), "/khac": "đến" }));
		const error = await errorOf(get(`${origin}/`, { allow: (url) => url.pathname !== "/khac" }));
		expect(error.code).to.equal("fetch_refused");
		expect(asked).to.deep.equal(["/"]);
	});

	it("goes where a redirect is meant to lead that holds Vietnamese as it is", async () => {
		const { origin, asked } = await site(
			serve({ "/?": redirect(Buffer.from("/tin-tức.html").toString("latin1")), "/tin-t%E1%BB%A9c.html": "đến" }),
		);
		expect((await get(`${origin}/?1`)).url).to.equal(`${origin}/tin-t%E1%BB%A9c.html`);
		expect(asked).to.deep.equal(["/?1", "/tin-t%E1%BB%A9c.html"]);
	});

	const text = "Nghị quyết ".repeat(100);
	const encodings: [string, Buffer][] = [
		["gzip", gzipSync(text)],
		["x-gzip", gzipSync(text)],
		["deflate", deflateSync(text)],
		["deflate", deflateRawSync(text)],
		["br", brotliCompressSync(text)],
		["GZIP ", gzipSync(text)],
	];
	for (const [i, [encoding, body]] of encodings.entries())
		it(`inflates ${encoding}${i === 3 ? " without a header" : ""}`, async () => {
			const { origin } = await site(
				serve({ "/": (_, response) => response.writeHead(200, { ...HTML, "content-encoding": encoding }).end(body) }),
			);
			expect((await get(`${origin}/`)).body.toString()).to.equal(text);
		});

	describe("reads what it is asked for", () => {
		const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
		const kinds: Record<FetchKind, { read: string[]; not: string[] }> = {
			page: {
				read: [
					"text/html",
					"text/html;charset=utf-8",
					"application/xhtml+xml",
					"application/rss+xml",
					"TEXT/XML",
					"text/plain",
				],
				not: ["application/pdf", "image/png", "application/octet-stream", "text/htmlx", "application/json"],
			},
			file: {
				read: [
					"application/pdf",
					"application/x-pdf",
					"application/msword",
					DOCX,
					"application/octet-stream",
					"application/force-download",
				],
				not: ["text/html", "image/jpeg", "application/zip"],
			},
			sitemap: {
				read: ["application/xml", "text/xml", "text/plain", "application/x-gzip"],
				not: ["text/html", "application/pdf"],
			},
			robots: { read: ["text/plain", "text/html", "image/png"], not: [] },
		};
		for (const [kind, { read, not }] of Object.entries(kinds) as [FetchKind, { read: string[]; not: string[] }][])
			it(`as a ${kind}, and refuses another kind by its name`, async () => {
				const { origin, connections } = await site(
					serve({
						"/?": (request, response) =>
							response.writeHead(200, { "content-type": decodeURIComponent(request.url?.slice(2) ?? "") }).end("x"),
					}),
				);
				const one = fetcher();
				for (const type of read)
					expect(
						await one.get(`${origin}/?${encodeURIComponent(type)}`, { kind, allowPrivateNetwork: true }),
					).to.include({ status: 200 });
				expect(connections.made).to.equal(1);
				for (const type of not) {
					const error = await errorOf(
						one.get(`${origin}/?${encodeURIComponent(type)}`, { kind, allowPrivateNetwork: true }),
					);
					expect(error.code, type).to.equal("fetch_refused");
					expect(error.message).to.contain(type);
				}
			});

		it("also where the server does not say of what kind it is", async () => {
			const { origin } = await site(serve({ "/": (_, response) => response.writeHead(200).end("x") }));
			for (const kind of ["page", "file", "sitemap", "robots"] as const)
				expect((await get(`${origin}/`, { kind })).contentType).to.equal(null);
		});

		it("in files of 50 MB, in pages of 2 MiB", async () => {
			const body = Buffer.alloc(3 * 1024 * 1024, "%PDF-");
			const { origin } = await site(
				serve({
					"/?": (request, response) =>
						response.writeHead(200, { "content-type": decodeURIComponent(request.url?.slice(2) ?? "") }).end(body),
				}),
			);
			expect((await get(`${origin}/?application/pdf`, { kind: "file" })).body).to.have.length(body.length);
			expect((await errorOf(get(`${origin}/?text/html`))).message).to.contain("larger than 2097152 bytes");
		});
	});

	it("brings an answer that is none, without its body, and can use the connection again", async () => {
		const { origin, connections } = await site(
			serve({ "/404": (_, response) => response.writeHead(404, HTML).end("x".repeat(10_000)), "/": "được" }),
		);
		const one = fetcher();
		const missing = await one.get(`${origin}/404`, { allowPrivateNetwork: true });
		expect([missing.status, missing.body.length]).to.deep.equal([404, 0]);
		await one.get(`${origin}/`, { allowPrivateNetwork: true });
		expect(connections.made).to.equal(1);
	});

	it("tells how long it is to wait, in both forms of the header, a day at most", async () => {
		const { origin } = await site(
			serve({
				"/giay": (_, response) => response.writeHead(429, { "retry-after": "120" }).end(),
				"/ngay": (_, response) =>
					response
						.writeHead(503, { "retry-after": "Wed, 25 Nov 2026 02:05:00 GMT", date: "Wed, 25 Nov 2026 02:00:00 GMT" })
						.end(),
			}),
		);
		expect(await get(`${origin}/giay`)).to.include({ status: 429, retryAfter: 120_000 });
		expect(await get(`${origin}/ngay`)).to.include({ status: 503, retryAfter: 300_000 });
		const date = "Wed, 25 Nov 2026 02:00:00 GMT";
		for (const [header, ms] of [
			[null, null],
			["0", null],
			[" 5 ", 5000],
			["999999999999", 86_400_000],
			["-5", null],
			["1.5", null],
			["sau", null],
			["Tue, 24 Nov 2026 02:00:00 GMT", null],
			["Thu, 01 Jan 2099 00:00:00 GMT", 86_400_000],
			["2026-11-26", null],
		] as const)
			expect(retryAfterOf(header, date), String(header)).to.equal(ms);
		expect(retryAfterOf(new Date(Date.now() + 60_000).toUTCString(), null)).to.be.within(50_000, 60_000);
	});

	it("tells apart a host that is unknown and one that refuses", async () => {
		const unknown = () => Promise.reject(Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" }));
		expect((await errorOf(get("http://khong-co.example/", {}, { resolve: unknown }))).message).to.contain(
			"its host is unknown",
		);
		const server = await serve({});
		await server.close();
		expect((await errorOf(get(`${server.origin}/`))).message).to.contain("refuses connections");
	});
});
