import type { IncomingMessage, ServerResponse } from "node:http";
import { expect } from "chai";
import { createFetcher, type Fetcher } from "../../../crawler/fetch.ts";
import { createVisitor, type Visitor } from "../../../crawler/onboard/visitor.ts";
import { errorOf, NOW, serve, type TestServer } from "../support.ts";

describe("a look at a site by hand", () => {
	let fetcher: Fetcher;
	let site: TestServer;
	let waits: number[];
	before(() => {
		fetcher = createFetcher();
	});
	after(() => fetcher.close());
	afterEach(() => site.close());
	const visit = async (routes: Parameters<typeof serve>[0], delay = 0): Promise<Visitor> => {
		site = await serve(routes);
		waits = [];
		return createVisitor({
			fetcher,
			source: { home: `${site.origin}/`, delay, ports: [], allowPrivateNetwork: true },
			now: () => NOW,
			wait: async (ms) => {
				waits.push(ms);
			},
			signal: new AbortController().signal,
		});
	};
	const robots = (text: string) => (_: IncomingMessage, response: ServerResponse) => {
		response.writeHead(200, { "content-type": "text/plain" }).end(text);
	};

	it("asks for robots.txt first and once, and waits between any two requests", async () => {
		const visitor = await visit({ "/robots.txt": robots("User-agent: *\n"), "/a": "<p>a</p>", "/b": "<p>b</p>" }, 3000);
		await visitor.get(`${site.origin}/a`);
		await visitor.get(`${site.origin}/b`);
		expect(site.asked).to.deep.equal(["/robots.txt", "/a", "/b"]);
		expect(waits).to.have.length(2);
		for (const ms of waits) expect(ms).to.be.within(2000, 3000);
	});

	it("waits as long as robots.txt wants, where that is longer", async () => {
		const visitor = await visit({ "/robots.txt": robots("User-agent: *\nCrawl-delay: 20\n"), "/a": "<p>a</p>" }, 3000);
		await visitor.get(`${site.origin}/a`);
		expect(waits[0]).to.be.within(19_000, 20_000);
	});

	it("asks for nothing that robots.txt forbids, by a redirect neither", async () => {
		const visitor = await visit({
			"/robots.txt": robots("User-agent: *\nDisallow: /rieng/\n"),
			"/sang": (_, response) => response.writeHead(302, { location: "/rieng/x" }).end(),
			"/rieng/x": "<p>x</p>",
		});
		for (const path of ["/rieng/x", "/sang"]) {
			const error = await errorOf(visitor.get(site.origin + path));
			expect(error.code).to.equal("fetch_refused");
			expect(error.message).to.contain("forbids").and.to.contain("/rieng/x");
		}
		expect(site.asked).to.not.include("/rieng/x");
	});

	it("asks for nothing where robots.txt cannot be read", async () => {
		const visitor = await visit({ "/robots.txt": (_, response) => response.writeHead(503).end(), "/a": "<p>a</p>" });
		const error = await errorOf(visitor.get(`${site.origin}/a`));
		expect(error.code).to.equal("fetch_failed");
		expect(error.message).to.contain("its robots.txt cannot be read");
		expect(site.asked).to.not.include("/a");
	});

	it("takes an answer of 400 and above for a failure, and a redirect to another host for none of the site", async () => {
		const visitor = await visit({
			"/xa": (_, response) => response.writeHead(301, { location: "http://khac.example.vn/" }).end(),
		});
		expect((await errorOf(visitor.get(`${site.origin}/khong-co`))).message).to.contain("answers 404");
		const error = await errorOf(visitor.get(`${site.origin}/xa`));
		expect(error.code).to.equal("fetch_refused");
		expect(error.message).to.contain("http://khac.example.vn/");
	});
});
