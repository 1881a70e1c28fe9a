import type { Pool, PoolClient } from "pg";
import type { Bounds } from "../shared/budget.ts";

/**
 * Whether the transaction of that mark was committed; waits for one that still goes on, its connection alone was lost. The
 * question leaves no mark of its own: were its answer lost too, the next one would take that for the transaction's.
 */
export async function isMarked(client: PoolClient, mark: string): Promise<boolean> {
	await client.query("BEGIN");
	const taken = await client.query("INSERT INTO unit (mark) VALUES ($1) ON CONFLICT DO NOTHING", [mark]);
	await client.query("ROLLBACK");
	return taken.rowCount === 0;
}

/** Does work on a client and gives it back: to the pool where all went well or was rolled back, else away. */
export async function finished<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
	try {
		const result = await work();
		client.release();
		return result;
	} catch (thrown) {
		const rolledBack = await client.query("ROLLBACK").then(
			() => true,
			() => false,
		);
		client.release(!rolledBack);
		throw thrown;
	}
}

/** Work on a client that a signal ends on the server too, and whose statements take no longer than `ms`. */
export async function stoppable<T>(
	pool: Pool,
	client: PoolClient,
	{ ms, signal }: Bounds,
	work: () => Promise<T>,
): Promise<T> {
	if (ms !== undefined && Number.isFinite(ms))
		await client.query("SELECT set_config('statement_timeout', $1, true)", [String(Math.max(1, Math.ceil(ms)))]);
	signal?.throwIfAborted();
	if (!(signal instanceof AbortSignal)) return work();
	const { processID } = client as PoolClient & { processID: number };
	let cancelled: Promise<unknown> | undefined;
	const cancel = (): void => {
		cancelled = pool.query("SELECT pg_cancel_backend($1)", [processID]).catch(() => {});
	};
	signal.addEventListener("abort", cancel, { once: true });
	try {
		return await work();
	} catch (thrown) {
		signal.throwIfAborted();
		throw thrown;
	} finally {
		signal.removeEventListener("abort", cancel);
		// It must not end the work of the next unit on this connection.
		await cancelled;
	}
}
