import { statSync } from "node:fs";
import { stat } from "node:fs/promises";
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

/** Whether the process lives, and whether it can answer. */
export function healthRoutes(store: Store): Router {
	const router = Router();
	const replaced = watchFile(store.location);
	router.get("/healthz", (_req, res) => void res.set("Cache-Control", "no-store").json({ status: "ok" }));
	router.get("/readyz", async (_req, res) => {
		if (await replaced())
			throw new AppError("store_unusable", "The index's file was removed or replaced under the running server.", {
				remedy: "Restart the server; if the file is gone, put it back from a backup first.",
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
