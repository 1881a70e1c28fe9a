import { Router } from "express";
import { z } from "zod";
import type { UrlState } from "../../model/crawl.ts";
import { withQuery } from "../../web/links.ts";
import { OverviewPage } from "../../web/pages/admin/overview.tsx";
import type { Crawler } from "../../web/pages/admin/run-table.tsx";
import { CrawlPage, RunsPage } from "../../web/pages/admin/runs.tsx";
import { AdminSourcesPage } from "../../web/pages/admin/sources.tsx";
import type { Context } from "../context.ts";
import { closeMethods } from "../methods.ts";
import { redirect, sendPage, speechFor } from "../respond.ts";
import type { StartCrawl } from "../routes/admin.ts";
import { sourceItems } from "../sources.ts";
import { deskOf } from "./desk.ts";
import { changeIn, line, reasonIn } from "./form.ts";
import { sessionOf } from "./session.ts";
import { refusalOf } from "./told.ts";

const LATEST = 8;
/** As many as stay under 60 kB. */
const ROWS = 40;
/** A crawler says that it lives more often than that. */
const HEARD_WITHIN_MS = 60_000;

const Asked = z.object({ nguon: line(100), sau: line(500) });

/** Overview, runs and sources. */
export function crawlingRoutes(context: Context, startCrawl: StartCrawl): Router {
	const { store, sources } = context;
	const router = Router();

	async function crawlersNow(): Promise<Crawler[]> {
		const isAlive = (heartbeatAt: string): boolean => Date.now() - Date.parse(heartbeatAt) < HEARD_WITHIN_MS;
		return (await store.crawlers()).map((one) => ({ ...one, isAlive: isAlive(one.heartbeatAt) }));
	}

	router.get("/quan-tri", async (_req, res) => {
		const [items, runs, crawlers, waiting] = await Promise.all([
			sourceItems(context),
			store.runs(LATEST),
			crawlersNow(),
			store.waiting(),
		]);
		sendPage(res, OverviewPage, {
			...(await deskOf(context, res)),
			sources: items,
			runs,
			crawlers,
			waiting,
			now: Date.now(),
		});
	});

	router.get("/quan-tri/lan-thu-thap", async (req, res) => {
		const { nguon, sau } = Asked.parse(req.query);
		const source = sources.find(({ id }) => id === nguon) ?? null;
		const paging = { limit: ROWS, cursor: sau || undefined };
		const [{ items, total, next }, crawlers] = await Promise.all([
			store.runList(source?.id ?? null, paging),
			crawlersNow(),
		]);
		sendPage(res, RunsPage, {
			...(await deskOf(context, res)),
			runs: items,
			total,
			source: source?.id ?? null,
			sources: sources.map(({ id, name }) => ({ id, name })),
			cursor: sau || null,
			next,
			crawlers,
			done: changeIn(req.query),
			now: Date.now(),
		});
	});

	const asked = (from: unknown) => {
		const { nguon } = Asked.pick({ nguon: true }).parse(from ?? {});
		return sources.find(({ id }) => id === nguon) ?? null;
	};

	router.get("/quan-tri/chay-lai", async (req, res) => {
		sendPage(res, CrawlPage, {
			...(await deskOf(context, res)),
			source: asked(req.query),
			reason: speechFor(res).say("kiểm tra lại nguồn", "checking the source again"),
			isReasonMissing: false,
			refusal: null,
		});
	});

	router.post("/quan-tri/chay-lai", async (req, res) => {
		const source = asked(req.body);
		const { reason, isGiven } = reasonIn(req.body);
		const again = async (status: number, refusal: ReturnType<typeof refusalOf> | null) =>
			sendPage(res.status(status), CrawlPage, {
				...(await deskOf(context, res)),
				source,
				reason,
				isReasonMissing: !isGiven,
				refusal,
			});
		if (!isGiven) return again(400, null);
		const ids = source ? [source.id] : [];
		try {
			await startCrawl(ids);
		} catch (thrown) {
			const refusal = refusalOf(thrown);
			return again(refusal.status, refusal);
		}
		const { id } = await store.noteCrawl(ids, { by: sessionOf(res).by, reason });
		redirect(res, 303, withQuery("/quan-tri/lan-thu-thap", { nguon: source?.id, xong: id }));
	});

	router.get("/quan-tri/nguon", async (req, res) => {
		const [items, counts] = await Promise.all([sourceItems(context), store.frontierCounts()]);
		const frontier = new Map<string, Partial<Record<UrlState, number>>>();
		for (const { sourceId, state, urls } of counts)
			frontier.set(sourceId, { ...frontier.get(sourceId), [state]: urls });
		sendPage(res, AdminSourcesPage, {
			...(await deskOf(context, res)),
			sources: items.map((item) => ({
				...item,
				schedule: sources.find(({ id }) => id === item.id)?.schedule ?? null,
				frontier: frontier.get(item.id) ?? {},
			})),
			chosen: asked(req.query)?.id ?? null,
			now: Date.now(),
		});
	});

	closeMethods(router);
	return router;
}
