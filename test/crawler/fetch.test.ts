import type { ServerResponse } from "node:http";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { expect } from "chai";
import { createFetcher, type Fetcher, type FetcherOptions, type FetchRequest } from "../../crawler/fetch.ts";
import { errorOf, serve, serveRaw, type TestServer } from "./support.ts";

const HTML = { "content-type": "text/html; charset=utf-8" };

describe("fetch", function () {
	this.timeout(20_000);
	const open: { close(): Promise<void> }[] = [];
	const fetcher = (options: FetcherOptions = {}): Fetcher => {
		const made = createFetcher(options);
		open.push(made);
		return made;
	};
	const site = async (made: Promise<TestServer>): Promise<TestServer> => {
		const server = await made;
		open.push(server);
		return server;
	};
	const get = (url: string, request: FetchRequest = {}, options: FetcherOptions = {}) =>
		fetcher(options).get(url, { allowPrivateNetwork: true, ...request });

	afterEach(async () => {
		for (const made of open.splice(0)) await made.close();
	});

	describe("refuses to leave the public network", () => {
		const hosts = [
			"http://127.0.0.1/",
			"http://2130706433/",
			"http://0x7f.1/",
			"http://127.1/",
			"http://0/",
			"http://[::1]/",
			"http://[::ffff:127.0.0.1]/",
			"http://[::ffff:7f00:1]/",
			"http://10.1.2.3/",
			"http://192.168.1.1/",
			"http://172.16.0.1/",
			"http://169.254.169.254/latest/meta-data",
			"http://100.64.0.1/",
			"http://[fd00::1]/",
			"http://[fe80::1]/",
			"http://224.0.0.1/",
			"http://[64:ff9b::7f00:1]/",
			"http://[2002:7f00:1::]/",
		];
		for (const url of hosts)
			it(`at ${url}`, async () => {
				const error = await errorOf(fetcher().get(url));
				expect(error.code).to.equal("fetch_refused");
				expect(error.message).to.contain("not on the public network");
				expect(error.remedy).to.contain("allowPrivateNetwork");
			});

		it("at a host that has one private address among public ones", async () => {
			const resolve = async () => [
				{ address: "203.0.114.9", family: 4 },
				{ address: "10.0.0.7", family: 4 },
			];
			const error = await errorOf(fetcher({ resolve }).get("http://congthongtin.example/"));
			expect(error).to.include({ code: "fetch_refused" });
			expect(error.message).to.contain("10.0.0.7");
		});

		it("at a redirect to loopback", async () => {
			const { origin } = await site(
				serve({ "/": (_, response) => response.writeHead(302, { location: "http://[::ffff:127.0.0.1]:9/" }).end() }),
			);
			// The first hop is let through as if it were public; only the second is judged.
			const error = await errorOf(get(`${origin}/`, { allow: () => false }));
			expect(error.message).to.contain("redirects to http://[::ffff:7f00:1]:9/");
		});

		it("at odd ports, other protocols and addresses with a password", async () => {
			for (const url of [
				"http://example.com:8080/",
				"ftp://example.com/",
				"file:///etc/passwd",
				"http://a:b@example.com/",
				"không",
			])
				expect((await errorOf(fetcher().get(url))).code, url).to.equal("fetch_refused");
		});
	});

	it("resolves the host once more for the redirect, and refuses it there", async () => {
		const { origin, asked } = await site(
			serve({ "/": (_, response) => response.writeHead(301, { location: "http://noi-bo.example/" }).end() }),
		);
		const error = await errorOf(get(`${origin}/`, { allow: (url) => url.hostname !== "noi-bo.example" }));
		expect(error.code).to.equal("fetch_refused");
		expect(asked).to.deep.equal(["/"]);
	});

	it("brings a page with its validators, and sends them with the next request", async () => {
		const { origin } = await site(
			serve({
				"/": (request, response) => {
					if (request.headers["if-none-match"] === '"v1"') response.writeHead(304).end();
					else
						response
							.writeHead(200, { ...HTML, etag: '"v1"', "last-modified": "Fri, 14 Jan 2022 01:00:00 GMT" })
							.end(request.headers["user-agent"]);
				},
			}),
		);
		const first = await get(`${origin}/`, {}, { userAgent: "thu/1 (+mailto:a@example.com)" });
		expect(first).to.include({ status: 200, etag: '"v1"', lastModified: "Fri, 14 Jan 2022 01:00:00 GMT" });
		expect(first.body.toString()).to.equal("thu/1 (+mailto:a@example.com)");
		expect(await get(`${origin}/`, { etag: first.etag })).to.include({ status: 304 });
	});

	it("follows five redirects, but not a sixth and no loop", async () => {
		const redirect = (to: string) => (_: unknown, response: ServerResponse) =>
			response.writeHead(302, { location: to }).end();
		const { origin, asked } = await site(
			serve({
				"/1": redirect("2"),
				"/2": redirect("/3"),
				"/3": redirect("/4"),
				"/4": redirect("/5"),
				"/5": redirect("/6"),
				"/6": "đến",
				"/vong": redirect("/vong"),
			}),
		);
		expect((await get(`${origin}/1`)).url).to.equal(`${origin}/6`);
		asked.length = 0;
		const error = await errorOf(get(`${origin}/vong`));
		expect(error.message).to.contain("redirects more than 5 times");
		expect(asked).to.have.length(6);
	});

	const text = "Nghị quyết ".repeat(100);
	const encodings: [string, Buffer][] = [
		["gzip", gzipSync(text)],
		["deflate", deflateSync(text)],
		["deflate", deflateRawSync(text)],
		["br", brotliCompressSync(text)],
	];
	for (const [i, [encoding, body]] of encodings.entries())
		it(`inflates ${encoding}${i === 2 ? " without a header" : ""}`, async () => {
			const { origin } = await site(
				serve({ "/": (_, response) => response.writeHead(200, { ...HTML, "content-encoding": encoding }).end(body) }),
			);
			expect((await get(`${origin}/`)).body.toString()).to.equal(text);
		});

	it("stops at a gzip bomb before it fills the memory", async () => {
		const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024), { level: 9 });
		const { origin } = await site(
			serve({ "/": (_, response) => response.writeHead(200, { ...HTML, "content-encoding": "gzip" }).end(bomb) }),
		);
		const before = process.memoryUsage().rss;
		const error = await errorOf(get(`${origin}/`));
		expect(error.message).to.contain("inflates to more than 5242880 bytes");
		expect(process.memoryUsage().rss - before).to.be.lessThan(60 * 1024 * 1024);
	});

	it("stops at a body without end", async () => {
		const { origin } = await site(
			serve({
				"/": (_, response) => {
					response.writeHead(200, HTML);
					const more = (): void => {
						while (!response.destroyed && response.write(Buffer.alloc(65_536)));
					};
					response.on("drain", more);
					more();
				},
			}),
		);
		expect((await errorOf(get(`${origin}/`))).message).to.contain("larger than 2097152 bytes");
	});

	it("stops at the deadline, however steadily the host drips", async () => {
		const { origin } = await site(
			serve({
				"/": (_, response) => {
					response.writeHead(200, HTML);
					const drip = setInterval(() => response.write("."), 20);
					response.on("close", () => clearInterval(drip));
				},
			}),
		);
		const error = await errorOf(get(`${origin}/`, {}, { deadline: 300 }));
		expect(error).to.include({ code: "fetch_failed" });
		expect(error.message).to.contain("not done within 0.3 s");
	});

	const head = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n";
	const cut: [string, string][] = [
		["shorter than promised", `${head}content-length: 50\r\n\r\nngắn`],
		["longer than promised", `${head}content-length: 5\r\n\r\n0123456789`],
		["cut off between chunks", `${head}transfer-encoding: chunked\r\n\r\n5\r\n01234\r\n`],
		["gzip that ends early", `${head}content-encoding: gzip\r\nconnection: close\r\n\r\n`],
	];
	for (const [what, answer] of cut)
		it(`calls a body truncated that is ${what}`, async () => {
			const { origin } = await site(serveRaw(answer));
			const promise = get(`${origin}/`);
			if (what.startsWith("gzip")) expect((await promise).body).to.have.length(0);
			else expect((await errorOf(promise)).message).to.contain("truncated");
		});

	it("calls a gzip body truncated that ends early", async () => {
		const body = gzipSync("Nghị quyết ".repeat(5000));
		const { origin } = await site(
			serve({
				"/": (_, response) =>
					response.writeHead(200, { ...HTML, "content-encoding": "gzip" }).end(body.subarray(0, 60)),
			}),
		);
		expect((await errorOf(get(`${origin}/`))).message).to.contain("truncated");
	});

	it("refuses content that is not read, and names it", async () => {
		const { origin } = await site(
			serve({ "/": (_, response) => response.writeHead(200, { "content-type": "application/pdf" }).end("%PDF-1.4") }),
		);
		const error = await errorOf(get(`${origin}/`));
		expect(error.code).to.equal("fetch_refused");
		expect(error.message).to.contain("application/pdf");
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
