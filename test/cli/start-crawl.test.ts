import { expect } from "chai";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { freePort } from "../free-port.ts";
import { scratch, start, writeSampleSources } from "./trichdan.ts";

const TOKEN = "mat-khau-chi-de-thu-0123456789";

describe("a crawl that is asked for while a crawler is at work", () => {
	let folder: Awaited<ReturnType<typeof scratch>>;
	let server: ReturnType<typeof start>;
	let home: string;
	const index = () => folder.path("index.db");

	before(async () => {
		folder = await scratch();
		await writeSampleSources(folder.path("sources.json"), await freePort());
		const settings = { TRICHDAN_DB: index(), TRICHDAN_SOURCES: folder.path("sources.json"), TRICHDAN_PORT: "0" };
		server = start(["serve", "--json"], { ...settings, TRICHDAN_ADMIN_TOKEN: TOKEN });
		[, home = ""] = await server.line(/"url": "([^"]+)"/);
	});
	after(async () => {
		server?.process.kill("SIGTERM");
		await server?.finished;
		await folder?.remove();
	});

	const ask = async (sources: string[]): Promise<number> => {
		const answer = await fetch(`${home}/admin/crawls`, {
			method: "POST",
			headers: { Authorization: `Bearer ${TOKEN}`, "Content-Type": "application/json" },
			body: JSON.stringify({ by: "Lan", reason: "kiểm tra lại", sources }),
		});
		return answer.status;
	};

	it("is left to that crawler where its source is named, and refused where it is being crawled or none is named", async () => {
		const store = openSqlite(index());
		const now = new Date().toISOString();
		await store.takeLock("may-khac:1", now, 30_000, null);
		expect(await ask(["mau-bao"])).to.equal(202);
		const later = new Date().toISOString();
		expect(await store.isCrawlAsked("mau-bao", now, later)).to.equal(true);
		expect(await store.isCrawlAsked("mau-tinh", now, later)).to.equal(false);
		expect(await ask([])).to.equal(409);
		expect(await ask(["khong-co"])).to.be.oneOf([400, 404]);
		await store.startRun("mau-bao", later);
		expect(await ask(["mau-bao"])).to.equal(409);
		await store.close();
	});
});
