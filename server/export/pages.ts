import { setImmediate } from "node:timers/promises";
import type { Paging, Slice } from "../../data/store/port.ts";

/** Rows asked for at once: many enough that asking costs little, few enough to be held. */
const AT_ONCE = 500;

/**
 * All rows of a list, page by page: the next is asked for when the one before was taken. Between two pages other requests
 * get their turn, and whoever gave up is told.
 */
export async function* allOf<Row>(
	find: (paging: Paging) => Promise<Slice<Row>>,
	signal?: AbortSignal,
): AsyncGenerator<Row> {
	let cursor: string | undefined;
	for (;;) {
		signal?.throwIfAborted();
		const { items, next } = await find({ limit: AT_ONCE, cursor });
		yield* items;
		if (next === null) return;
		cursor = next;
		await setImmediate();
	}
}

/** Rows made into others, one by one. */
export async function* mapped<From, To>(rows: AsyncIterable<From>, to: (row: From) => To): AsyncGenerator<To> {
	for await (const row of rows) yield to(row);
}

/** Characters that are sent at once. */
const CHUNK = 32_768;

/** Small pieces of text joined into larger ones, which cost less to send. */
export async function* gathered(pieces: AsyncIterable<string>): AsyncGenerator<string, void> {
	let held = "";
	for await (const piece of pieces) {
		held += piece;
		if (held.length < CHUNK) continue;
		yield held;
		held = "";
	}
	if (held) yield held;
}
