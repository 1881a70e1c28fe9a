import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { expect } from "chai";
import { postJson } from "../../crawler/fetch/post.ts";
import { type Notice, notify } from "../../crawler/health/notify.ts";
import type { Store } from "../../data/store/port.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import type { AlarmKind, SourceState } from "../../model/crawl.ts";
import { listening } from "../cli/trichdan.ts";
import { collectLog } from "./collect-log.ts";

const state = (sourceId: string): SourceState => ({
	sourceId,
	verifiedAt: null,
	lastNewAt: null,
	rhythmHours: null,
	nextAt: null,
	robotsHash: null,
	baseline: null,
});

/** A receiver that answers as it is told, and keeps what it took. */
async function receiver(answer: () => number) {
	const got: Notice[] = [];
	const server = createServer(async (req, res) => {
		const notice = (await json(req)) as Notice;
		const status = answer();
		if (status < 300) got.push(notice);
		res.writeHead(status).end();
	});
	const port = await listening(server);
	return { url: `http://127.0.0.1:${port}/alarms?token=hunter2`, got, close: () => server.close() };
}

describe("The webhook", () => {
	let store: Store;
	let fence: number;
	let now: Date;
	const sources = [{ id: "trang-xa", name: "Trang thông tin xã", home: "https://xa.example.vn/" }];

	beforeEach(async () => {
		store = openSqlite(":memory:");
		now = new Date("2026-11-25T02:00:00Z");
		const lock = await store.takeLock("may:1", now.toISOString(), 30_000, null);
		fence = "fence" in lock ? lock.fence : 0;
	});
	afterEach(() => store.close());

	const pass = (ms: number): void => {
		now = new Date(now.getTime() + ms);
	};
	const health = (standing: AlarmKind[], over: AlarmKind[] = [], source = "trang-xa") =>
		store.putHealth(
			fence,
			state(source),
			standing.map((kind) => ({ kind, message: `${kind} was seen`, facts: { days: 3 } })),
			over,
			now.toISOString(),
		);
	const told = (webhook: string, { log } = collectLog()) =>
		notify({ store, post: postJson, webhook, sources, now: () => now, log });

	it("gets each alarm once when it is raised, and once when it is over", async () => {
		const hook = await receiver(() => 204);
		await health(["silent"]);
		expect(await told(hook.url)).to.equal(1);
		expect(await told(hook.url)).to.equal(0);
		pass(60_000);
		await health(["silent"]);
		expect(await told(hook.url)).to.equal(0);
		await health([], ["silent"]);
		pass(60_000);
		expect(await told(hook.url)).to.equal(1);
		expect(await told(hook.url)).to.equal(0);
		hook.close();
		expect(hook.got.map(({ event }) => event)).to.deep.equal(["raised", "cleared"]);
		expect(hook.got[0]).to.deep.equal({
			event: "raised",
			alarm: {
				id: 1,
				sourceId: "trang-xa",
				kind: "silent",
				since: "2026-11-25T02:00:00.000Z",
				clearedAt: null,
				message: "silent was seen",
				facts: { days: 3 },
			},
			source: { id: "trang-xa", name: "Trang thông tin xã", home: "https://xa.example.vn/" },
		});
		expect(hook.got[1]?.alarm.clearedAt).to.equal("2026-11-25T02:01:00.000Z");
	});

	it("is asked again until it takes them, and gets none twice", async () => {
		const answers = [500, 302, 200, 503, 200, 200];
		const hook = await receiver(() => answers.shift() ?? 200);
		await health(["silent", "no-links", "failing"]);
		for (let i = 0; i < 4; i++) {
			await told(hook.url);
			pass(60_000);
		}
		hook.close();
		expect(hook.got.map(({ alarm }) => alarm.kind)).to.deep.equal(["silent", "no-links", "failing"]);
	});

	it("hears of an alarm that was over before it could be told, once and as over", async () => {
		const hook = await receiver(() => 200);
		await health(["failing"]);
		pass(60_000);
		await health([], ["failing"]);
		pass(60_000);
		await told(hook.url);
		await told(hook.url);
		hook.close();
		expect(hook.got.map(({ event }) => event)).to.deep.equal(["cleared"]);
	});

	it("hears that an alarm is over which was cleared while it was being told", async () => {
		let during: (() => Promise<unknown>) | null = async () => {
			pass(10);
			await health([], ["silent"]);
		};
		const hook = await receiver(() => 200);
		const post: typeof postJson = async (...args) => {
			await during?.();
			during = null;
			return postJson(...args);
		};
		await health(["silent"]);
		const { log } = collectLog();
		await notify({ store, post, webhook: hook.url, sources, now: () => now, log });
		pass(60_000);
		await told(hook.url);
		hook.close();
		expect(hook.got.map(({ event }) => event)).to.deep.equal(["raised", "cleared"]);
	});

	it("is not flooded with what was over a week before it was there", async () => {
		const hook = await receiver(() => 200);
		await health(["failing"]);
		await health([], ["failing"]);
		await health(["silent"]);
		pass(8 * 86_400_000);
		expect(await told(hook.url)).to.equal(1);
		expect(await told(hook.url)).to.equal(0);
		hook.close();
		expect(hook.got.map(({ alarm }) => alarm.kind)).to.deep.equal(["silent"]);
	});

	it("fails nothing and shows no token where it cannot be reached", async () => {
		const hook = await receiver(() => 200);
		hook.close();
		const log = collectLog();
		await health(["silent"]);
		expect(await told(hook.url, log)).to.equal(0);
		expect(log.events.map(({ event }) => event)).to.deep.equal(["webhook.failed"]);
		expect(JSON.stringify(log.events)).to.include("refuses connections").and.not.include("hunter2");
	});
});
