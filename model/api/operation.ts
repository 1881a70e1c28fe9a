import { z } from "zod";

/** Answer of `GET /healthz` and `GET /readyz`. */
export const HealthReply = z.object({ status: z.enum(["ok", "ready"]) });
