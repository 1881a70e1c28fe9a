import { expect } from "chai";
import fc from "fast-check";
import robotsModule, { type Robot } from "robots-parser";
import { createFetcher, type Fetcher } from "../../crawler/fetch.ts";
import { compileRobots, fetchRobots, robotsHash } from "../../crawler/robots.ts";
import { itGrowsEvenly, repeat } from "../citation/growing.ts";
import { serve, serveRaw, type TestServer } from "./support.ts";

const ORIGIN = "http://tinhuy.example";
const AGENT = "trichdan/1.2 (+mailto:a@example.com)";
const rules = (...lines: string[]) => compileRobots(ORIGIN, lines.join("\n"), AGENT);
/** Whether paths are allowed by a group for all crawlers. */
const allowed = (paths: string[], ...lines: string[]): boolean[] => {
	const { isAllowed } = rules("User-agent: *", ...lines);
	return paths.map((path) => isAllowed(`${ORIGIN}${path}`));
};

/** The package is CommonJS, and its types tell of a default export that it has only for bundlers. */
const peer = robotsModule as unknown as (url: string, text: string) => Robot;

describe("robots.txt", () => {
	describe("is read as RFC 9309 has it", () => {
		it("the longest match first, and of two as long the one that allows", () => {
			const paths = ["/example/page/", "/example/page/disallowed.gif", "/example/page/x", "/tin"];
			expect(
				allowed(
					paths,
					"Disallow: *.gif$",
					"Disallow: /example/",
					"Allow: /example/page/",
					"Disallow: /example/page/disallowed.gif",
				),
			).to.deep.equal([true, false, true, true]);
			expect(allowed(["/a"], "Disallow: /a", "Allow: /a")).to.deep.equal([true]);
			expect(allowed(["/a"], "Allow: /a", "Disallow: /a")).to.deep.equal([true]);
		});

		it("with `*` for anything and `$` for the end", () => {
			expect(
				allowed(["/tin.pdf", "/tin.pdf?a=1", "/a/b/c", "/a/c", "/ac"], "Disallow: /*.pdf$", "Disallow: /a/*/c"),
			).to.deep.equal([false, true, false, true, true]);
			expect(allowed(["/", "/a"], "Disallow: /$")).to.deep.equal([false, true]);
			expect(allowed(["/abab", "/ab"], "Disallow: /ab*ab$")).to.deep.equal([false, true]);
			expect(allowed(["/aXbXc", "/abcX"], "Disallow: /a**b*c$")).to.deep.equal([false, true]);
			expect(allowed(["/bat-ky"], "Disallow: *")).to.deep.equal([false]);
		});

		it("with the query, and letter by letter", () => {
			expect(allowed(["/tim?q=a", "/tim", "/TIM?q=a"], "Disallow: /tim?q=")).to.deep.equal([false, true, true]);
		});

		it("whatever way characters are encoded in, but for those that are reserved", () => {
			expect(allowed(["/foo/bar?baz=quz"], "Disallow: /foo/bar?baz=quz")).to.deep.equal([false]);
			expect(allowed(["/foo/bar/baz"], "Disallow: /foo/bar/%62%61%7A")).to.deep.equal([false]);
			expect(allowed(["/foo/bar/%62%61%7a"], "Disallow: /foo/bar/baz")).to.deep.equal([false]);
			expect(allowed(["/foo/bar/ツ", "/foo/bar/%e3%83%84"], "Disallow: /foo/bar/%E3%83%84")).to.deep.equal([
				false,
				false,
			]);
			expect(allowed(["/tin-tức", "/tin-t%E1%BB%A9c"], "Disallow: /tin-tức")).to.deep.equal([false, false]);
			expect(allowed(["/a%2Fb", "/a/b"], "Disallow: /a%2fb")).to.deep.equal([false, true]);
			expect(allowed(["/a~b", "/a%7Eb"], "Disallow: /a%7eb")).to.deep.equal([false, false]);
			expect(allowed(["/a|b[1]", "/a%7Cb[1]"], "Disallow: /a|b[1]")).to.deep.equal([false, false]);
			expect(allowed(["/tệp-*.html", "/tệp-%2A.html", "/tệp-x.html"], "Disallow: /tệp-%2A.html")).to.deep.equal([
				false,
				false,
				true,
			]);
			expect(allowed(["/gia$", "/gia%24", "/gia"], "Disallow: /gia%24")).to.deep.equal([false, false, true]);
			expect(allowed(["/a%"], "Disallow: /a%")).to.deep.equal([false]);
		});

		it("from groups of several agents, joined where they name the same", () => {
			const { isAllowed } = rules(
				"User-agent: khac",
				"User-agent: TRICHDAN",
				"Disallow: /a",
				"",
				"User-agent: *",
				"Disallow: /",
				"",
				"User-agent: Trichdan/9.9 (bản cũ)",
				"Disallow: /b",
			);
			expect(["/a", "/b", "/c"].map((path) => isAllowed(`${ORIGIN}${path}`))).to.deep.equal([false, false, true]);
		});

		it("in the product's name alone: no other that begins so, and none that is in the contact", () => {
			for (const name of ["trichdanbot", "trich", "mailto", "a@example.com", "1.2"])
				expect(rules(`User-agent: ${name}`, "Disallow: /").isAllowed(`${ORIGIN}/`), name).to.equal(true);
			expect(
				rules("User-agent: trichdan", "Disallow:", "User-agent: *", "Disallow: /").isAllowed(`${ORIGIN}/`),
			).to.equal(true);
		});

		it("whatever the ends of lines, blanks, comments and marks before the text", () => {
			for (const end of ["\n", "\r\n", "\r"]) {
				const text = ["\ufeffuser-AGENT :  * # mọi máy", "  DISALLOW:/kin#ghi chú", "Allow : /kin/mo "].join(end);
				const { isAllowed } = compileRobots(ORIGIN, text, AGENT);
				expect(["/kin", "/kin/mo"].map((path) => isAllowed(`${ORIGIN}${path}`))).to.deep.equal([false, true]);
			}
		});

		it("without what it does not know: such lines neither open nor end a group", () => {
			const { isAllowed } = rules(
				"User-agent: trichdan",
				"Sitemap: /s.xml",
				"Host: a",
				"User-agent: khac",
				"Crawl-delay: 1",
				"Disallow: /a",
			);
			expect(isAllowed(`${ORIGIN}/a`)).to.equal(false);
		});

		it("without rules before the first agent, empty ones, and ones that begin in no path", () => {
			expect(
				rules("Disallow: /", "User-agent: *", "Disallow:", "Disallow: tin", "Dissalow: /").isAllowed(`${ORIGIN}/tin`),
			).to.equal(true);
		});

		it("and is itself always allowed, and no address that is none", () => {
			const { isAllowed } = rules("User-agent: *", "Disallow: /");
			expect([isAllowed(`${ORIGIN}/robots.txt`), isAllowed("không")]).to.deep.equal([true, false]);
			expect(rules("").isAllowed("không")).to.equal(false);
		});

		it("to the 500 KiB that must be read, and no further", () => {
			const filler = `# ${"x".repeat(1000)}\n`;
			const at = (bytes: number) => `${filler.repeat(Math.floor(bytes / filler.length))}User-agent: *\nDisallow: /\n`;
			expect(compileRobots(ORIGIN, at(509_000), AGENT).isAllowed(`${ORIGIN}/`)).to.equal(false);
			expect(compileRobots(ORIGIN, at(520_000), AGENT).isAllowed(`${ORIGIN}/`)).to.equal(true);
		});
	});

	it("tells its delay in milliseconds, five minutes at most, of our own group where there is one", () => {
		for (const [given, ms] of [
			["2", 2000],
			["0.5", 500],
			["10 s", 10_000],
			["86400", 300_000],
			["99999999999999999999", 300_000],
			["-3", 0],
			["nhiều", 0],
			["", 0],
		] as const)
			expect(rules("User-agent: *", `Crawl-delay: ${given}`).delay, given).to.equal(ms);
		expect(rules("User-agent: *", "Crawl-delay: 9", "User-agent: trichdan", "Allow: /").delay).to.equal(0);
	});

	it("tells its sitemaps, wherever they stand, as whole addresses", () => {
		const { sitemaps } = rules(
			"Sitemap: /sitemap.xml",
			"User-agent: khac",
			"SITEMAP: https://kho.example/tin.xml # mới",
			"Sitemap: http://[",
		);
		expect(sitemaps).to.deep.equal([`${ORIGIN}/sitemap.xml`, "https://kho.example/tin.xml"]);
	});

	it("has a hash that only changes with what it says to us", () => {
		const hash = (...lines: string[]) => robotsHash(lines.join("\n"), AGENT);
		const first = hash("User-agent: *", "Disallow: /a", "Disallow: /b", "Crawl-delay: 2");
		expect(hash("# mới", "User-agent: *", "Crawl-delay: 2", "Disallow: /b", "Disallow: /%61", "Disallow: /b")).to.equal(
			first,
		);
		expect(
			hash("User-agent: *", "Disallow: /a", "Disallow: /b", "Crawl-delay: 2", "User-agent: khac", "Disallow: /"),
		).to.equal(first);
		expect(hash("User-agent: *", "Disallow: /a", "Crawl-delay: 2")).to.not.equal(first);
		expect(hash("User-agent: *", "Disallow: /a", "Disallow: /b", "Crawl-delay: 3")).to.not.equal(first);
		expect(hash("User-agent: *", "Disallow: /a", "Allow: /b", "Crawl-delay: 2")).to.not.equal(first);
	});

	it("says the same as robots-parser, where that keeps to the RFC", () => {
		const path = fc.string({ unit: fc.constantFrom(..."ab/c.?="), maxLength: 12 }).map((text) => `/${text}`);
		const pattern = fc
			.array(fc.oneof(fc.constantFrom("a", "b", "/", "c", ".", "*", "?", "="), fc.constant("ab")), { maxLength: 8 })
			.chain((parts) => fc.constantFrom("", "$").map((end) => `/${parts.join("")}${end}`));
		const line = fc.tuple(fc.constantFrom("Allow", "Disallow"), pattern).map(([kind, given]) => `${kind}: ${given}`);
		const group = fc
			.tuple(fc.subarray(["*", "trichdan", "khac"], { minLength: 1 }), fc.array(line, { minLength: 1, maxLength: 5 }))
			.map(([agents, lines]) => [...agents.map((agent) => `User-agent: ${agent}`), ...lines].join("\n"));
		fc.assert(
			fc.property(
				fc.array(group, { maxLength: 4 }),
				fc.array(path, { minLength: 1, maxLength: 5 }),
				(groups, paths) => {
					const text = groups.join("\n\n");
					const theirs = peer(`${ORIGIN}/robots.txt`, text);
					const { isAllowed } = compileRobots(ORIGIN, text, AGENT);
					for (const asked of paths) {
						const url = `${ORIGIN}${asked}`;
						expect(isAllowed(url), `${text}\n${url}`).to.equal(theirs.isAllowed(url, "trichdan"));
					}
				},
			),
			{ numRuns: 3000 },
		);
	});

	it("says otherwise than robots-parser where that does not", () => {
		for (const [what, lines, path, isAllowed] of [
			["letters that need no encoding", ["User-agent: *", "Disallow: /%62%61%7A"], "/baz", false],
			["signs that an address may hold", ["User-agent: *", "Disallow: /a[1]"], "/a[1]", false],
			["a wildcard's sign in the address", ["User-agent: *", "Disallow: /a%2A"], "/a*", false],
			[
				"a sitemap among agents",
				["User-agent: trichdan", "Sitemap: /s", "User-agent: khac", "Disallow: /a"],
				"/a",
				false,
			],
			["a remark behind an agent", ["User-agent: trichdan bot", "Disallow: /a"], "/a", false],
			["robots.txt itself", ["User-agent: *", "Disallow: /"], "/robots.txt", true],
		] as const) {
			expect(rules(...lines).isAllowed(ORIGIN + path), what).to.equal(isAllowed);
			const theirs = peer(`${ORIGIN}/robots.txt`, lines.join("\n")).isAllowed(ORIGIN + path, "trichdan");
			expect(theirs, what).to.equal(!isAllowed);
		}
	});

	describe("takes time in step with its length, though it be hostile", () => {
		const url = `${ORIGIN}/${"a".repeat(1990)}`;
		itGrowsEvenly(
			{
				"wildcards in one rule": (size) => `User-agent: *\nDisallow: /${"a*".repeat(size / 2)}b`,
				"many rules that nearly fit": (size) => `User-agent: *\n${repeat(`Disallow: /*${"a".repeat(25)}b\n`)(size)}`,
				"long rules that nearly fit": (size) => `User-agent: *\n${repeat(`Disallow: /*${"a".repeat(900)}b\n`)(size)}`,
				"groups without end": repeat("User-agent: trichdan\nDisallow: /x\n"),
				"one line": repeat("a:"),
				blanks: repeat(" "),
			},
			(text) => compileRobots(ORIGIN, text, AGENT).isAllowed(url),
		);
	});

	describe("is asked for", function () {
		this.timeout(20_000);
		const open: { close(): Promise<void> }[] = [];
		let fetcher: Fetcher;
		const now = () => new Date("2026-11-25T02:00:00Z");
		const site = async (made: Promise<TestServer>): Promise<TestServer> => {
			const server = await made;
			open.push(server);
			return server;
		};
		const answering = (status: number, headers: Record<string, string>, body: string | Buffer = "") =>
			site(serve({ "/robots.txt": (_, response) => response.writeHead(status, headers).end(body) }));
		const ask = (origin: string, signal?: AbortSignal) =>
			fetchRobots(fetcher, origin, { allowPrivateNetwork: true, signal, now });

		beforeEach(() => {
			fetcher = createFetcher({ version: "1.2", deadline: 1000 });
			open.push(fetcher);
		});
		afterEach(async () => {
			for (const made of open.splice(0)) await made.close();
		});

		const TEXT = "User-agent: *\nDisallow: /kin\n";

		it("once, and its rules come with the time", async () => {
			const { origin, asked } = await answering(200, { "content-type": "text/plain" }, TEXT);
			expect(await ask(origin)).to.deep.equal({ status: "rules", text: TEXT, fetchedAt: "2026-11-25T02:00:00.000Z" });
			expect(asked).to.deep.equal(["/robots.txt"]);
		});

		it("whatever the server calls it, for many call it HTML", async () => {
			for (const type of ["text/html", "application/octet-stream", ""]) {
				const { origin } = await answering(200, type ? { "content-type": type } : {}, TEXT);
				expect(await ask(origin), type).to.include({ status: "rules", text: TEXT });
			}
		});

		it("and there are no rules where it is missing, forbidden, empty or a page of HTML", async () => {
			for (const status of [400, 401, 403, 404, 410, 451])
				expect(
					await ask((await answering(status, { "content-type": "text/html" }, "<p>Không có</p>")).origin),
				).to.include({ status: "none", text: "" });
			for (const body of ["", " \n", "\ufeff<!DOCTYPE html>\nDisallow: /", "\n <html>Disallow: /</html>"])
				expect(await ask((await answering(200, {}, body)).origin), body).to.include({ status: "none", text: "" });
		});

		it("and the host cannot be asked where it answers 5xx or 429, with the reason in words", async () => {
			for (const status of [429, 500, 502, 503, 504]) {
				const { origin, asked } = await answering(status, {});
				const robots = await ask(origin);
				expect(robots).to.include({ status: "unreachable" });
				expect(robots.text).to.equal(`${origin}/robots.txt answers ${status}.`);
				expect(compileRobots(origin, robots.text, AGENT).sitemaps).to.deep.equal([]);
				expect(asked).to.have.length(1);
			}
		});

		it("and the host cannot be asked where nothing listens, nothing comes, or what comes is cut off", async () => {
			const gone = await serve({});
			await gone.close();
			expect(await ask(gone.origin)).to.include({ status: "unreachable" });
			const silent = await site(serve({ "/robots.txt": () => {} }));
			const { status, text } = await ask(silent.origin);
			expect([status, text]).to.deep.equal([
				"unreachable",
				`${silent.origin}/robots.txt was not fetched: it was not done within 1 s.`,
			]);
			const cut = await site(serveRaw("HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\nUser-agent: *\n"));
			expect(await ask(cut.origin)).to.include({ status: "unreachable" });
		});

		it("also where redirects lead, on another host as well, five at most", async () => {
			const far = await answering(200, {}, TEXT);
			const to = (location: string) =>
				site(serve({ "/robots.txt": (_, response) => response.writeHead(301, { location }).end() }));
			const near = await to(`${far.origin}/robots.txt`);
			expect(await ask(near.origin)).to.include({ status: "rules", text: TEXT });
			const circle = await to("/robots.txt");
			expect(await ask(circle.origin)).to.include({ status: "none" });
			expect(circle.asked).to.have.length(6);
		});

		it("but no further than what is public where the source says nothing else", async () => {
			const { origin, asked } = await answering(200, {}, TEXT);
			const { status, text } = await fetchRobots(fetcher, origin, { now });
			expect([status, asked.length]).to.deep.equal(["unreachable", 0]);
			expect(text).to.contain("was not fetched");
		});

		it("and its first 500 KiB are kept of one without end", async () => {
			const { origin } = await site(
				serve({
					"/robots.txt": (_, response) => {
						const more = (): void => {
							while (!response.destroyed && response.write(`Disallow: /${"a".repeat(1000)}\n`));
						};
						response.on("drain", more);
						more();
					},
				}),
			);
			const robots = await ask(origin);
			expect([robots.status, robots.text.length]).to.deep.equal(["rules", 512_000]);
		});

		it("unless the crawl is told to stop", async () => {
			const stop = new AbortController();
			const { origin } = await site(serve({ "/robots.txt": () => stop.abort(new Error("dừng")) }));
			expect(await ask(origin, stop.signal).catch((error: unknown) => error)).to.have.property("message", "dừng");
		});
	});
});
