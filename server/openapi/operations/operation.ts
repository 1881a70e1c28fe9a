import { z } from "zod";
import { HealthReply } from "../../../model/api.ts";
import type { Operation } from "../operation.ts";

export const OPERATION: Operation[] = [
	{
		method: "get",
		path: "/openapi.json",
		id: "getOpenApi",
		tag: "operation",
		summary: "This document",
		reply: { "application/json": z.looseObject({ openapi: z.string() }) },
		conditional: true,
		examples: [{ name: "document", summary: "The document" }],
	},
	{
		method: "get",
		path: "/healthz",
		id: "getHealth",
		tag: "operation",
		summary: "Whether the process lives",
		reply: { "application/json": HealthReply },
		examples: [{ name: "lives", summary: "It lives" }],
	},
	{
		method: "get",
		path: "/readyz",
		id: "getReadiness",
		tag: "operation",
		summary: "Whether the index answers",
		description:
			"503 where it does not, where its file was removed or replaced under the running server, and from when the server is told to stop.",
		reply: { "application/json": HealthReply },
		examples: [{ name: "ready", summary: "It is ready" }],
	},
	{
		method: "get",
		path: "/metrics",
		id: "getMetrics",
		tag: "operation",
		summary: "Figures for Prometheus",
		reply: { "text/plain": z.string() },
		examples: [{ name: "all", summary: "All figures" }],
	},
];
