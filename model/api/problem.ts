import { z } from "zod";

/** An error, RFC 9457. */
export const Problem = z.object({
	type: z.string().describe("`about:blank`: the status says it"),
	title: z.string().describe("The status in words"),
	status: z.int(),
	detail: z.string().describe("What is wrong"),
	remedy: z.string().optional().describe("What to do about it"),
	parameter: z.string().optional().describe("The parameter at fault"),
	requestId: z.string().describe("Id in the server's log"),
});
export type Problem = z.infer<typeof Problem>;
