import { expect } from "chai";
import { createFetcher } from "../../crawler/fetch.ts";
import { createRobots } from "../../crawler/robots.ts";
import { errorOf, serve } from "./support.ts";

/** Asks a site with that robots.txt. */
async function withRobots<T>(
	answer: { status?: number; type?: string; body?: string },
	ask: (robots: ReturnType<typeof createRobots>, origin: string, asked: string[]) => Promise<T>,
): Promise<T> {
	const { status = 200, type = "text/plain", body = "" } = answer;
	const site = await serve({
		"/robots.txt": (_, response) => response.writeHead(status, { "content-type": type }).end(body),
	});
	const fetcher = createFetcher();
	try {
		return await ask(createRobots(fetcher, true), site.origin, site.asked);
	} finally {
		await fetcher.close();
		await site.close();
	}
}

describe("robots.txt", () => {
	it("is obeyed, the longest rule first, and read once", async () => {
		const body = "User-agent: *\nDisallow: /kin\nAllow: /kin/mo\nCrawl-delay: 2\n";
		await withRobots({ body }, async (robots, origin, asked) => {
			expect(await robots.isAllowed(`${origin}/tin`)).to.equal(true);
			expect(await robots.isAllowed(`${origin}/kin/a`)).to.equal(false);
			expect(await robots.isAllowed(`${origin}/kin/mo`)).to.equal(true);
			expect(await robots.delay(`${origin}/tin`)).to.equal(2000);
			expect(asked).to.deep.equal(["/robots.txt"]);
		});
	});

	it("may have a group of our own", async () => {
		const body = "User-agent: trichdan\nDisallow: /\n\nUser-agent: *\nAllow: /\n";
		expect(await withRobots({ body }, (robots, origin) => robots.isAllowed(`${origin}/tin`))).to.equal(false);
	});

	it("allows everything where it is missing or is a page of HTML", async () => {
		for (const answer of [{ status: 404 }, { status: 403 }, { type: "text/html", body: "<html>Disallow: /</html>" }])
			expect(await withRobots(answer, (robots, origin) => robots.isAllowed(`${origin}/tin`))).to.equal(true);
	});

	it("stops the host where the server is broken, without asking twice", async () => {
		await withRobots({ status: 503 }, async (robots, origin, asked) => {
			const error = await errorOf(robots.isAllowed(`${origin}/tin`));
			expect(error).to.include({ code: "fetch_failed" });
			expect(error.message).to.contain("robots.txt").and.contain("503");
			await errorOf(robots.isAllowed(`${origin}/khac`));
			expect(asked).to.have.length(1);
		});
	});

	it("waits five minutes at most", async () => {
		const body = "User-agent: *\nCrawl-delay: 86400\n";
		expect(await withRobots({ body }, (robots, origin) => robots.delay(origin))).to.equal(300_000);
	});
});
