import { Router } from "express";
import type { Store } from "../../data/store/port.ts";
import { AppError } from "../../model/errors.ts";

/** Whether the process lives, and whether it can answer. */
export function healthRoutes(store: Store): Router {
	const router = Router();
	router.get("/healthz", (_req, res) => void res.set("Cache-Control", "no-store").json({ status: "ok" }));
	router.get("/readyz", async (_req, res) => {
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
	return router;
}
