import { spawn } from "node:child_process";
import { STALE_MS } from "../crawler/crawl/lock.ts";
import { AppError } from "../model/errors.ts";
import type { StartCrawl } from "../server/routes/admin.ts";
import type { Context } from "./context.ts";
import { knownSources } from "./options.ts";

/**
 * What `POST /admin/crawls` does: the command `crawl` in a process of its own, so that the server goes on answering. It
 * ends by itself; a server that is stopped meanwhile leaves it to its end.
 */
export function startCrawl(context: Context): StartCrawl {
	return async (ids) => {
		if (ids.length > 0) knownSources(await context.sources(), ids);
		const holder = await (await context.store()).lockHolder();
		if (holder && Date.now() - Date.parse(holder.heartbeatAt) < STALE_MS)
			throw new AppError("conflict", `A crawler is at work (${holder.holder}).`, {
				remedy: "Wait until it is done: its runs are at /api/v1/runs.",
			});
		const named = ids.length > 0 ? ["--source", ...ids] : [];
		// The program that this process runs, however it was started.
		const program = [...process.execArgv, process.argv[1] ?? ""];
		const child = spawn(process.execPath, [...program, "crawl", ...named], {
			detached: true,
			stdio: "ignore",
		});
		child.once("error", (error) => context.log.error("crawl.not_started", { error: error.message }));
		child.once("exit", (status) => context.log.info("crawl.ended", { status }));
		child.unref();
	};
}
