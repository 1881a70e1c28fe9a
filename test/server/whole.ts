import { type Authority, compileAuthority } from "../../citation/index.ts";
import { extract } from "../../cli/commands/extract.ts";
import type { Store } from "../../data/store/port.ts";
import { Source } from "../../model/source.ts";
import type { Extract } from "../../server/routes/extract.ts";
import { directive, REPORTS, realAuthority, report, type Site, serve, storeWith } from "./fixture.ts";

let compiled: Authority | null = null;
const authority = (): Authority => {
	compiled ??= compileAuthority(realAuthority());
	return compiled;
};

/** What `serve` gives the routes to find citations by. */
export const extractAsTheCommand: Extract = (text, page) => extract({ authority }, text, page);

/** What the admin area of `serveWhole` asks for. */
export const TOKEN = "mot-ma-dai-va-kho-doan";

/** A document that is another one, a change, and what readers say. */
async function fillAdmin(store: Store): Promise<void> {
	const same = "chi-thi:77-ct-tu:yen-bai:chua-ro";
	const text = "Xã Lâm Giang sơ kết việc thực hiện Chỉ thị số 77-CT/TU.";
	const { report: one, mentions } = report("Lâm Giang sơ kết", text, [
		{ raw: "Chỉ thị số 77-CT/TU", id: same, more: { status: "stub", confidence: 0.6 } },
	]);
	await store.saveReport(one, mentions, [directive(same, "77-CT/TU", null, { origin: "cited", term: null })], null);
	const start = REPORTS[0]?.report.text.indexOf("Kết luận số 43-KL/TW") ?? -1;
	const note = { by: "Minh", reason: "xem lại bản in" };
	await store.correct([{ report: 1, start, directive: "ket-luan:43-kl-tw:k12" }], note);
	for (const about of ["report", "citation", "missing", "other"] as const)
		await store.addFeedback({ about, subject: "1", text: `Sai: ${about}.`, contact: null }, "2026-11-25T00:00:00.000Z");
}

/** Serves an index in which there is something of everything: documents, reports, a crawled source with an alarm. */
export async function serveWhole(): Promise<Site> {
	const store = await storeWith("all");
	const sources = ["mau-bao", "mau-tinh"].map((id) =>
		Source.parse({ id, name: `Báo ${id}`, province: "yen-bai", level: "press", home: `https://${id}.example.vn/` }),
	);
	const lock = await store.takeLock("may:1", "2026-11-25T00:00:00.000Z", 30_000, null);
	const counts = { fetched: 10, created: 3, updated: 1, unchanged: 5, failed: 1, mentions: 7 };
	const began = "2026-11-24T00:00:00.000Z";
	const ended = "2026-11-24T00:05:00.000Z";
	for (const id of ["mau-bao", "mau-tinh", "mau-bao"])
		await store.finishRun(await store.startRun(id, began), ended, counts, null);
	const state = {
		sourceId: "mau-bao",
		verifiedAt: began,
		lastNewAt: began,
		rhythmHours: 24,
		nextAt: ended,
		robotsHash: null,
		baseline: null,
	};
	const alarm = { kind: "silent" as const, message: "Look at it.", facts: { days: 16, since: began } };
	await store.putHealth("fence" in lock ? lock.fence : 0, state, [alarm], [], ended);
	await fillAdmin(store);
	const admin = { token: TOKEN, startCrawl: async () => {} };
	return serve(store, { extract: extractAsTheCommand, sources, admin });
}
