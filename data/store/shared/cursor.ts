import { z } from "zod";
import { AppError } from "../../../model/errors.ts";
import type { Paging, Part } from "../port.ts";
import type { Values } from "./values.ts";

/** One key of an order; ties are broken by the next. */
export interface SortKey {
	expression: string;
	descending?: boolean;
	/** Whole numbers, bound as such: FTS5 uses a range of row ids only when it is given integers. */
	integer?: boolean;
}

const KeyValue = z.union([z.string(), z.int()]);
const Cursor = z.tuple([z.string()], KeyValue);
type KeyValue = z.infer<typeof KeyValue>;

const broken = (cause?: unknown): AppError =>
	new AppError("bad_request", "The cursor is not one of this list.", {
		remedy: "Start from the first part of the list, without a cursor.",
		cause,
	});

/** A cursor: where a part of a list ended. `name` goes into it, so that one of another list or order is refused. */
export const cursorOf = (name: string, at: readonly unknown[]): string =>
	Buffer.from(JSON.stringify([name, ...at])).toString("base64url");

/**
 * What stands in a cursor of a list; `integers` says of each value whether it is a whole number or text.
 *
 * @throws AppError `bad_request` for a cursor that `cursorOf` did not make for this list.
 */
export function readCursor(name: string, cursor: string, integers: readonly boolean[]): KeyValue[] {
	try {
		const [of, ...at] = Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
		const fits = at.every((value, i) => (typeof value === "number") === (integers[i] ?? false));
		if (of === name && at.length === integers.length && fits) return at;
	} catch (cause) {
		throw broken(cause);
	}
	throw broken();
}

/** An order with its cursors: where a part of a list ended, and the condition that goes on from there. */
export class Order {
	readonly #name: string;
	readonly #keys: SortKey[];

	/** `name`: of the list, see `cursorOf`. */
	constructor(name: string, keys: SortKey[]) {
		this.#name = name;
		this.#keys = keys;
	}

	/** What follows ORDER BY. */
	get sql(): string {
		return this.#keys.map((key) => key.expression + (key.descending ? " DESC" : "")).join(", ");
	}

	/** The keys as columns `key0`, `key1` …, for the cursor after a row. */
	get columns(): string {
		return this.#keys.map((key, i) => `${key.expression} AS key${i}`).join(", ");
	}

	/**
	 * The condition of the rows after a cursor, its values put into `values`; null at the start of the list.
	 *
	 * @throws AppError `bad_request` for a cursor that this order did not make.
	 */
	after(cursor: string | undefined, values: Values): string | null {
		if (cursor === undefined) return null;
		const integers = this.#keys.map((key) => key.integer ?? false);
		const at = readCursor(this.#name, cursor, integers);
		this.#keys.forEach((key, i) => {
			values[`at${i}`] = key.integer ? BigInt(at[i] as number) : (at[i] as KeyValue);
		});
		// The first key alone first: it is what an index can seek to.
		const [first] = this.#keys as [SortKey];
		// Of the widest type, so that a number made up in a cursor overflows nothing.
		const value = (key: SortKey, i: number): string => (key.integer ? `CAST(@at${i} AS BIGINT)` : `@at${i}`);
		const steps = this.#keys.map((key, i) => {
			const same = this.#keys.slice(0, i).map((before, j) => `${before.expression} = ${value(before, j)}`);
			return `(${[...same, `${key.expression} ${key.descending ? "<" : ">"} ${value(key, i)}`].join(" AND ")})`;
		});
		if (steps.length === 1) return steps[0] as string;
		return `${first.expression} ${first.descending ? "<=" : ">="} ${value(first, 0)} AND (${steps.join(" OR ")})`;
	}

	/**
	 * Makes a part of a list from rows that carry `columns`; one row more than the limit was asked for, to know whether
	 * there are further ones.
	 */
	part<T>(rows: unknown[], limit: number, total: number, item: (row: Record<string, unknown>) => T): Part<T> {
		const shown = rows.slice(0, limit) as Record<string, unknown>[];
		const last = rows.length > limit ? shown.at(-1) : undefined;
		const keysOf = (row: Record<string, unknown>) => this.#keys.map((_, i) => row[`key${i}`]);
		return { items: shown.map(item), total, next: last ? cursorOf(this.#name, keysOf(last)) : null };
	}
}

/**
 * The number of rows to ask for.
 *
 * @throws AppError `bad_request` when it is not a whole number above zero.
 */
export function limitOf(paging: Paging): number {
	if (Number.isSafeInteger(paging.limit) && paging.limit > 0) return paging.limit;
	throw new AppError("bad_request", `A list cannot be cut into parts of ${paging.limit}.`, {
		remedy: "Ask for a whole number of items, 1 or more.",
	});
}
