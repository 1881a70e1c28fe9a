import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Store } from "../../data/store/port.ts";
import { directive, mention, page, report, stub } from "./builders.ts";
import { at, done, found, HOST, locked, SOURCE, visit } from "./crawl-bench.ts";
import { K10, K11, query, relation, walk } from "./store-bench.ts";

/* An index with something in every table, and what a reader of the port sees of it. */

const NOTE = { by: "Lan", reason: "đã đối chiếu bản gốc" };
const CITED = "Nghị quyết số 25-NQ/TW";
const LOCAL = "Chỉ thị số 77-CT/TU";
export const STUB = "chi-thi:77-ct-tu:yen-bai:k19";
const SLIP = "chi-thi:7-ct-tu:khong-ro";

/** One report as several portals print it. */
const printed = (start: string): string =>
	`${start}, Huyện uỷ Mù Cang Chải sơ kết hai năm thực hiện ${CITED} về công tác dân vận. Các xã vùng cao báo cáo việc vận động bà con
	giữ rừng, bỏ hủ tục, cho con em đến lớp; hội nghị biểu dương chín tập thể và mười lăm cá nhân có cách làm hay ở cơ sở.`;

/** A page whose body fits its checksum. */
const kept = (url: string) => {
	const body = `<p>${url}`;
	return page(url, { body: gzipSync(body), bodyHash: createHash("sha256").update(body).digest("hex") });
};

async function fillReports(store: Store): Promise<void> {
	const at1 = "https://a.example/1";
	const save = (text: string, over: Parameters<typeof report>[0] = {}, id = K11) => {
		const given = report({ text, ...over });
		return store.saveReport(given, [mention(text, CITED, id)], [], kept(given.url ?? "https://a.example/tep"));
	};
	await save(printed("Sáng 14/3"), { url: at1, publishedOn: "2023-03-14" });
	await save(printed("Sáng nay"), { url: "https://b.example/1", publishedOn: "2023-03-15", province: "yen-bai" });
	// The second becomes the first of the group; the first, printed anew, its copy.
	await save(`Toà soạn đính chính tin về ${CITED}.`, { url: at1, publishedOn: "2023-03-14" });
	await save(printed("Sáng 14/3"), { url: at1, publishedOn: "2023-03-14", quality: 0.1 + 0.2 });
	await save(`Tin không rõ ngày 😀 nhắc ${CITED}.`, { publishedOn: null, dateSource: null }, K10);
	for (const [i, id] of [STUB, SLIP, SLIP].entries()) {
		const text = `Tin ${i} của xã: thi hành ${LOCAL}, và ${CITED} với 𝒏ông thôn.`;
		const local = mention(text, LOCAL, id, { type: "chi-thi", symbol: "77-CT/TU", status: "stub" });
		const waits = mention(text, CITED, null);
		await store.saveReport(report({ text, publishedOn: `199${i}-05-0${i + 1}` }), [local, waits], [stub(id)], null);
	}
}

async function fillCrawl(store: Store): Promise<void> {
	const fence = await locked(store);
	const run = await store.startRun(SOURCE, at(0), fence);
	const counts = { fetched: 2, created: 1, updated: 0, unchanged: 0, failed: 1, mentions: 3 };
	await store.finishRun(run, at(2), counts, "ghi chú có ký tự \0 lạ");
	await visit(store, fence, done("/tin/1.html", { page: kept(`http://${HOST}/tin/1.html`), state: "quarantined" }));
	await store.addUrls(fence, [found("/tin/2.html"), found("/tin/3.html")], at(3), false);
	await store.claim(fence, { host: HOST, sourceIds: [SOURCE], at: at(4), leaseUntil: at(9) });
	const robots = { text: "User-agent: *", status: "rules", fetchedAt: at(0) } as const;
	await store.putHost(fence, { host: HOST, robots, retryAt: at(5), fails: 2 });
	const state = {
		...{ sourceId: SOURCE, verifiedAt: at(0), lastNewAt: null, rhythmHours: 5.1, nextAt: null, robotsHash: null },
		baseline: null,
	};
	const facts = { hours: 20, url: "http://a/" };
	await store.putHealth(fence, state, [{ kind: "silent", message: "Im lặng đã 20 giờ.", facts }], [], at(1));
	await store.dropLock(fence);
}

async function fillDecisions(store: Store): Promise<void> {
	const [, local] = await store.reportsAfter(3, 2);
	const id = local?.id ?? 0;
	const start = (await store.mentionsOf(id))[0]?.start ?? -1;
	await store.merge(SLIP, STUB, NOTE);
	const { id: undone } = await store.correct([{ report: id, start, directive: K10 }], NOTE);
	await store.undo(undone, NOTE);
	await store.correct([{ report: 3, start: (await store.mentionsOf(3))[0]?.start ?? -1, directive: K11 }], NOTE);
	await store.split(STUB, { citations: [{ report: id, start }] }, K10, NOTE);
	await store.noteCrawl([SOURCE], NOTE);
	for (const text of ["Thiếu một văn bản.", "Sai ngày ban hành."])
		await store.addFeedback({ about: "other", subject: "", text, contact: "lan@example.vn" }, at(6));
	await store.closeFeedback((await store.feedback(true, { limit: 1 })).items[0]?.id ?? 0, NOTE);
	await store.nextToReview("Minh", null, at(7));
	await store.signOut("phien-1", at(600), at(8));
}

/** Puts something into every table of an empty index. */
export async function fillIndex(store: Store): Promise<void> {
	await store.putRegister({
		directives: [directive(K11, { term: 11, aliases: ["Nghị quyết 25"] }), directive(K10, { issuedOn: "2006" })],
		relations: [relation(K11, "replaces", K10)],
		fingerprint: "1",
	});
	await fillReports(store);
	await fillCrawl(store);
	await fillDecisions(store);
}

/** What is seen of an index through the port, but for the data version. */
export async function seenOf(store: Store): Promise<Record<string, unknown>> {
	const reports = await store.reportsAfter(0, 100);
	const directives = await walk((paging) => store.directives({}, "symbol", paging), 3);
	const each = async <T, R>(all: T[], work: (one: T) => Promise<R>): Promise<R[]> => {
		const results: R[] = [];
		for (const one of all) results.push(await work(one));
		return results;
	};
	const search = async (filter: Parameters<Store["searchReports"]>[0]) => ({
		found: (await store.searchReports(filter, "newest", { limit: 20 })).items,
		counted: await store.countReports(filter),
	});
	return {
		reports,
		directives,
		mentions: await each(reports, ({ id }) => store.mentionsOf(id)),
		versions: await each(reports, ({ id }) => store.versionsOf(id)),
		copies: await each(reports, ({ id }) => store.duplicatesOf(id)),
		relations: await each(directives, ({ id }) => store.relationsOf(id)),
		searches: await each([{}, { text: query(["nông thôn"]) }, { directive: K10 }, { province: ["yen-bai"] }], search),
		citations: (await store.searchCitations({ text: query(["dân vận"]) }, { limit: 9 })).items,
		stats: await store.stats(),
		pages: await store.pages({ after: null, limit: 20 }),
		frontier: [await store.frontierCounts(), await store.frontierUrl(`http://${HOST}/tin/2.html`)],
		yields: await store.templateYield(SOURCE, "/tin/{n}.html"),
		host: await store.host(HOST),
		health: [await store.sourceStates(), await store.alarms({ all: true, limit: 9 })],
		runs: await store.runs(9),
		audit: (await store.audit({ limit: 50 })).items,
		corrections: (await store.corrections({ limit: 9 })).items,
		messages: [await store.feedback(true, { limit: 9 }), await store.feedback(false, { limit: 9 })],
		review: [await store.waiting(), await store.mergedInto(SLIP), await store.isSignedOut("phien-1")],
	};
}
