import { statSync } from "node:fs";
import { stat, utimes } from "node:fs/promises";
import { Router } from "express";
import type { Store } from "../../data/store/port.ts";
import { AppError } from "../../model/errors.ts";
import { closeMethods } from "../methods.ts";

/**
 * Tells whether a file is still the one that was there. An open database goes on answering from a file that was deleted
 * or put aside, so what it says is no sign; the file's number is. What is no file (`:memory:`) never changes.
 */
function watchFile(path: string): () => Promise<boolean> {
	const inode = (): Promise<bigint | null> =>
		stat(path, { bigint: true }).then(
			({ ino }) => ino,
			() => null,
		);
	const first = path === ":memory:" ? null : (statSync(path, { bigint: true, throwIfNoEntry: false })?.ino ?? null);
	return async () => first !== null && (await inode()) !== first;
}

/**
 * Tells whether the disk of an index takes changes: one that has failed goes on giving what is in memory, and only a change
 * tells. It is asked of the file that SQLite shares with other processes, whose time nobody looks at.
 */
async function isStuck(path: string): Promise<boolean> {
	const now = new Date();
	return utimes(`${path}-shm`, now, now).then(
		() => false,
		({ code }: NodeJS.ErrnoException) => code === "EROFS" || code === "EIO",
	);
}

/** Whether the process lives, and whether it can answer and goes on to: once `stopping` is raised it does not. */
export function healthRoutes(store: Store, stopping?: AbortSignal): Router {
	const router = Router();
	const replaced = store.shared ? async () => false : watchFile(store.location);
	router.get("/healthz", (_req, res) => void res.set("Cache-Control", "no-store").json({ status: "ok" }));
	router.get("/readyz", async (_req, res) => {
		if (stopping?.aborted)
			throw new AppError("busy", "The server is stopping.", {
				remedy: "Ask another one, or this one once it is back.",
			});
		if (await replaced())
			throw new AppError("store_unusable", "The index's file was removed or replaced under the running server.", {
				remedy: "Restart the server; if the file is gone, put it back from a backup first.",
			});
		if (!store.shared && (await isStuck(store.location)))
			throw new AppError("store_unusable", "The disk of the index takes no changes any more.", {
				remedy: "Look at the system's log for what befell the disk; mount it again, then restart the server.",
			});
		try {
			await store.dataVersion();
		} catch (cause) {
			throw new AppError("store_unusable", "The store does not answer.", {
				remedy: "Look at the log, and run `npx trichdan doctor`.",
				cause,
			});
		}
		res.set("Cache-Control", "no-store").json({ status: "ready" });
	});
	closeMethods(router);
	return router;
}
