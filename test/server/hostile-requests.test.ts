import { expect } from "chai";
import { type Request, send } from "./contract.ts";
import type { Site } from "./fixture.ts";
import { hostileRequests } from "./hostile-corpus.ts";
import { serveWhole } from "./whole.ts";

const SEED = Number(process.env.HOSTILE_SEED ?? 20261125);
const COUNT = 1000;

/** Most CPU time of one request, in milliseconds: the server's, its threads' and ours. */
const MOST_MS = 1000;

const told = ({ method = "GET", path, headers }: Request): string =>
	`${method} ${path.slice(0, 200)} (${path.length} characters) ${JSON.stringify(headers ?? {}).slice(0, 200)}`;

describe(`${COUNT} requests that nobody means well (seed ${SEED})`, () => {
	let site: Site;
	before(async () => {
		site = await serveWhole();
		// Tables and catalogue are made once, for the first that asks.
		for (const path of ["/tim?q=nq", "/api/v1/reports?q=nq", "/openapi.json"]) await site.get(path);
		for (const path of ["/api/v1/extract", "/api/v1/check"])
			await send(site, {
				method: "POST",
				path,
				headers: { "content-type": "text/plain" },
				body: "Nghị quyết 25-NQ/TW",
			});
	});
	after(() => site.end());

	it("meet no fault of ours, and none costs a second", async () => {
		const faults: string[] = [];
		const dear: string[] = [];
		for (const request of hostileRequests(SEED, COUNT)) {
			const began = process.cpuUsage();
			const { status } = await send(site, request);
			const { user, system } = process.cpuUsage(began);
			const ms = (user + system) / 1000;
			if (status >= 500) faults.push(`${status} ${told(request)}`);
			if (ms > MOST_MS) dear.push(`${Math.round(ms)} ms ${told(request)}`);
		}
		expect(faults).to.deep.equal([]);
		expect(dear).to.deep.equal([]);
		expect((await site.get("/readyz")).status).to.equal(200);
	});
});
