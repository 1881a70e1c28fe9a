import { spawn } from "node:child_process";
import { STALE_MS } from "../crawler/crawl/lock.ts";
import { AppError } from "../model/errors.ts";
import type { StartCrawl } from "../server/routes/admin.ts";
import type { Context } from "./context.ts";
import { knownSources } from "./options.ts";

/**
 * What `POST /admin/crawls` does: the command `crawl` in a process of its own, so that the server goes on answering. It
 * ends by itself; a server that is stopped meanwhile leaves it to its end. Where a crawler is at work, sources that are
 * named and switched on are left to it: what is written down of the wish makes them due when it looks next. A crawl of all
 * that is due may work beside it in a shared store.
 */
export function startCrawl(context: Context): StartCrawl {
	return async (ids) => {
		const named = ids.length > 0 ? knownSources(await context.sources(), ids) : [];
		const store = await context.store();
		const crawlers = await store.crawlers();
		const holder = crawlers.find(({ heartbeatAt }) => Date.now() - Date.parse(heartbeatAt) < STALE_MS);
		if (holder && (named.length > 0 || !store.shared)) {
			const last = await Promise.all(named.map(async ({ id }) => (await store.runs(1, id))[0]));
			const isRunning = last.some((run) => run?.finishedAt === null);
			if (named.length > 0 && named.every(({ enabled }) => enabled) && !isRunning) return;
			throw new AppError("conflict", `A crawler is at work (${holder.holder}).`, {
				remedy: "Wait until it is done: its runs are at /api/v1/runs.",
			});
		}
		const chosen = ids.length > 0 ? ["--source", ...ids] : [];
		// The program that this process runs, however it was started.
		const program = [...process.execArgv, process.argv[1] ?? ""];
		const child = spawn(process.execPath, [...program, "crawl", ...chosen], {
			detached: true,
			stdio: "ignore",
		});
		child.once("error", (error) => context.log.error("crawl.not_started", { error: error.message }));
		child.once("exit", (status) => context.log.info("crawl.ended", { status }));
		child.unref();
	};
}
