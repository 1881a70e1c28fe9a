import { Client } from "undici";
import { explain } from "./faults.ts";

/**
 * Posts JSON to an address of the operator's own, which may be private: no guard, no redirects, and nothing is read of
 * the answer but its status.
 *
 * @throws AppError `fetch_failed` where no answer came within so many milliseconds.
 */
export async function postJson(url: string, body: unknown, options: { deadline: number }): Promise<{ status: number }> {
	const { deadline } = options;
	const signal = AbortSignal.timeout(deadline);
	const { origin, pathname, search } = new URL(url);
	const client = new Client(origin, { connect: { timeout: deadline } });
	try {
		const answer = await client.request({
			path: pathname + search,
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify(body),
			signal,
		});
		answer.body.on("error", () => {}).destroy();
		return { status: answer.statusCode };
	} catch (error) {
		// The rest of the address may be a secret, and messages go to logs.
		throw explain(origin, error, signal.aborted ? deadline : null);
	} finally {
		await client.destroy();
	}
}
