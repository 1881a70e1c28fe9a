import { Router } from "express";
import type { Context } from "../context.ts";
import { closeMethods } from "../methods.ts";
import { createMetrics } from "../metrics.ts";

/** Who asks more often gets the same figures again: counting them is dearer than most pages. */
const KEPT_MS = 5000;

/** `GET /metrics`, for Prometheus. */
export function metricsRoutes(context: Context): Router {
	const router = Router();
	let metrics: ReturnType<typeof createMetrics> | null = null;
	let kept: { at: number; text: Promise<string> } | null = null;
	router.get("/metrics", async (_req, res) => {
		metrics ??= createMetrics(context);
		const now = performance.now();
		if (kept === null || now - kept.at >= KEPT_MS) {
			const text = metrics.text();
			kept = { at: now, text };
			// A fault is not kept.
			text.catch(() => {
				kept = null;
			});
		}
		res
			.set("Cache-Control", "no-store")
			.type(metrics.contentType)
			.send(await kept.text);
	});
	closeMethods(router);
	return router;
}
