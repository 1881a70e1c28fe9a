import { expect } from "chai";
import { openPostgres } from "../../data/store/postgres/open.ts";
import type { Problem } from "../../model/api.ts";
import { fill, type Site, serve } from "../server/fixture.ts";
import { eventually } from "./eventually.ts";
import { Line } from "./line.ts";
import { PostgresServer } from "./server.ts";

/** As `cli` opens it for a server. */
const PATIENCE_MS = 1500;
/** Far beyond it, so that a busy machine fails no test: a server that waits for ever is what is looked for. */
const NEVER_MS = 15_000;

const PAGES = [
	"/",
	"/vb/nghi-quyet/25-nq-tw/k11",
	"/tim?q=dân+vận",
	"/api/v1/directives",
	"/api/v1/reports?q=dân+vận",
	"/readyz",
];
const FOR_PROGRAMS = /^\/(api|readyz)/;

describe("A server whose PostgreSQL is away", function () {
	this.timeout(120_000);
	let postgres: PostgresServer;
	let line: Line;
	let site: Site;
	before(async () => {
		postgres = await PostgresServer.start();
		const address = await postgres.database();
		line = await new Line(new URL(address)).open();
		const store = await openPostgres(line.through(address), { patienceMs: PATIENCE_MS, serving: true });
		site = await serve(await fill(store));
	});
	after(async () => {
		await site?.end();
		await line?.close();
		await postgres?.end();
	});

	const ask = (path: string): Promise<Response> =>
		fetch(site.url + path, { redirect: "manual", signal: AbortSignal.timeout(NEVER_MS) });

	async function expectAllWell(): Promise<void> {
		await eventually(
			() => ask("/readyz"),
			({ status }) => status === 200,
		);
		for (const path of PAGES) {
			const response = await ask(path);
			expect(response.status, `${path}: ${await response.text()}`).to.equal(200);
		}
	}

	/** All pages at once, as readers ask. */
	async function expectAllRefused(): Promise<void> {
		// Until the connection that broke is noticed it answers from what it has.
		await eventually(
			() => ask("/readyz"),
			({ status }) => status !== 200,
		);
		const answers = await Promise.all(PAGES.map(async (path) => ({ path, response: await ask(path) })));
		for (const { path, response } of answers) {
			expect(response.status, path).to.equal(503);
			expect(response.headers.get("retry-after"), path).to.equal("5");
			expect(response.headers.get("etag"), path).to.equal(null);
			if (!FOR_PROGRAMS.test(path)) expect(await response.text(), path).to.include("</html>");
			else {
				expect(response.headers.get("content-type"), path).to.include("application/problem+json");
				const problem = (await response.json()) as Problem;
				expect(problem, path).to.include({ status: 503 });
				expect(problem.remedy, path).to.be.a("string").and.not.equal("");
				// Where it is kept and by whom is nobody's business.
				expect(JSON.stringify(problem), path).to.not.include("127.0.0.1").and.not.include("trichdan@");
			}
		}
		expect((await ask("/healthz")).status).to.equal(200);
	}

	for (const mode of ["fast", "immediate"] as const)
		it(`tells readers so, and is back by itself when the server is (pg_ctl stop -m ${mode})`, async () => {
			await expectAllWell();
			postgres.stop(mode);
			await expectAllRefused();
			await expectAllRefused();
			postgres.resume();
			await expectAllWell();
		});

	it("tells readers so where it just falls silent, those too who wait already", async () => {
		await expectAllWell();
		line.isSilent = true;
		// It does not know yet, and asks.
		expect((await ask("/api/v1/reports?q=nông+thôn")).status).to.equal(503);
		await expectAllRefused();
		await expectAllRefused();
		line.isSilent = false;
		await expectAllWell();
	});
});
