import { expect } from "chai";
import { Problem } from "../../model/api.ts";
import { type Site, serve, storeWith } from "./fixture.ts";

/** What is left of a minute, as `RateLimit: "read";r=4;t=60` says it. */
const left = ({ headers }: Response): number => Number(/;\s*r=(\d+)/.exec(headers.get("ratelimit") ?? "")?.[1]);

describe("a limit of requests a minute and address", () => {
	let site: Site;
	afterEach(() => site.end());

	const send = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
		fetch(site.url + path, {
			method: "POST",
			body: "Nghị quyết số 25-NQ/TW",
			headers: { "content-type": "text/plain", ...headers },
		});

	it("tells what is left, and refuses one too many with the time to wait", async () => {
		site = await serve(await storeWith("nothing"), { rateLimit: 3 });
		const counts: number[] = [];
		for (let n = 0; n < 3; n++) {
			const answer = await site.get("/openapi.json");
			expect(answer.status).to.equal(200);
			expect(answer.headers.get("ratelimit-policy")).to.match(/"read";\s*q=3;\s*w=60/);
			counts.push(left(answer));
		}
		expect(counts).to.deep.equal([2, 1, 0]);
		const refused = await site.get("/openapi.json");
		expect(refused.status).to.equal(429);
		expect(Number(refused.headers.get("retry-after"))).to.be.within(1, 60);
		expect(refused.headers.get("content-type")).to.match(/^application\/problem\+json/);
		expect(refused.headers.get("access-control-allow-origin")).to.equal("*");
		expect(refused.headers.get("cache-control")).to.equal("no-store");
		const problem = Problem.parse(await refused.json());
		expect(problem).to.include({ status: 429, title: "Too Many Requests" });
		expect(problem.remedy).to.include("Retry-After");
		const page = await site.get("/docs");
		expect(page.status).to.equal(429);
		expect(await page.text()).to.include("Hỏi quá nhanh");
	});

	it("counts texts that are sent by themselves, at ten times the price", async () => {
		site = await serve(await storeWith("nothing"), {
			rateLimit: 20,
			extract: () => ({ citations: [], relations: [] }),
		});
		expect((await send("/api/v1/extract")).status).to.equal(200);
		expect((await send("/api/v1/check")).status).to.equal(200);
		for (const path of ["/api/v1/extract", "/api/v1/check", "/kiem-tra"])
			expect((await send(path)).status, path).to.equal(429);
		expect(left(await site.get("/openapi.json"))).to.equal(19);
	});

	it("leaves health and style sheets alone", async () => {
		site = await serve(await storeWith("nothing"), { rateLimit: 1 });
		for (const path of ["/healthz", "/readyz", "/assets/style.css", "/healthz"])
			expect((await site.get(path)).status, path).to.equal(200);
		expect((await site.get("/openapi.json")).status).to.equal(200);
		expect((await site.get("/openapi.json")).status).to.equal(429);
	});

	it("goes by the address of the connection, whatever a client claims, where no proxy is set", async () => {
		site = await serve(await storeWith("nothing"), { rateLimit: 1 });
		expect((await site.get("/openapi.json", { "x-forwarded-for": "192.0.2.1" })).status).to.equal(200);
		expect((await site.get("/openapi.json", { "x-forwarded-for": "192.0.2.2" })).status).to.equal(429);
	});

	it("goes by what the proxy in front says, and not by what stood there before", async () => {
		site = await serve(await storeWith("nothing"), { rateLimit: 1, trustProxy: 1 });
		const asked = async (by: string) => (await site.get("/openapi.json", { "x-forwarded-for": by })).status;
		expect(await asked("192.0.2.1")).to.equal(200);
		expect(await asked("192.0.2.2")).to.equal(200);
		expect(await asked("192.0.2.1")).to.equal(429);
		expect(await asked("203.0.113.9, 192.0.2.1")).to.equal(429);
	});

	it("takes the addresses of one IPv6 network for one client", async () => {
		site = await serve(await storeWith("nothing"), { rateLimit: 1, trustProxy: 1 });
		const asked = async (by: string) => (await site.get("/openapi.json", { "x-forwarded-for": by })).status;
		expect(await asked("2001:db8:0:1::1")).to.equal(200);
		expect(await asked("2001:db8:0:1::2")).to.equal(429);
		expect(await asked("2001:db8:1::1")).to.equal(200);
	});

	it("is none where it is 0", async () => {
		site = await serve(await storeWith("nothing"), { rateLimit: 0 });
		for (let n = 0; n < 5; n++) {
			const answer = await site.get("/openapi.json");
			expect(answer.status).to.equal(200);
			expect(answer.headers.has("ratelimit")).to.equal(false);
		}
	});
});
