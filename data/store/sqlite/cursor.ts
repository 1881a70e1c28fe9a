import { z } from "zod";
import { AppError } from "../../../model/errors.ts";
import type { Paging, Part } from "../port.ts";
import type { Values } from "./connection.ts";

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

/** An order with its cursors: where a part of a list ended, and the condition that goes on from there. */
export class Order {
	readonly #name: string;
	readonly #keys: SortKey[];

	/** `name` goes into the cursors, so that one of another list or order is refused. */
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
		const at = this.#decode(cursor);
		this.#keys.forEach((key, i) => {
			values[`at${i}`] = key.integer ? BigInt(at[i] as number) : (at[i] as KeyValue);
		});
		// The first key alone first: it is what an index can seek to.
		const [first] = this.#keys as [SortKey];
		const steps = this.#keys.map((key, i) => {
			const same = this.#keys.slice(0, i).map((before, j) => `${before.expression} = @at${j}`);
			return `(${[...same, `${key.expression} ${key.descending ? "<" : ">"} @at${i}`].join(" AND ")})`;
		});
		if (steps.length === 1) return steps[0] as string;
		return `${first.expression} ${first.descending ? "<=" : ">="} @at0 AND (${steps.join(" OR ")})`;
	}

	/**
	 * Makes a part of a list from rows that carry `columns`; one row more than the limit was asked for, to know whether
	 * there are further ones.
	 */
	part<T>(rows: unknown[], limit: number, total: number, item: (row: Record<string, unknown>) => T): Part<T> {
		const shown = rows.slice(0, limit) as Record<string, unknown>[];
		const last = rows.length > limit ? shown.at(-1) : undefined;
		return { items: shown.map(item), total, next: last ? this.#encode(last) : null };
	}

	#encode(row: Record<string, unknown>): string {
		const values = this.#keys.map((_, i) => row[`key${i}`]);
		return Buffer.from(JSON.stringify([this.#name, ...values])).toString("base64url");
	}

	#decode(cursor: string): KeyValue[] {
		try {
			const [name, ...at] = Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
			const fits = at.every((value, i) => (typeof value === "number") === (this.#keys[i]?.integer ?? false));
			if (name === this.#name && at.length === this.#keys.length && fits) return at;
		} catch (cause) {
			throw broken(cause);
		}
		throw broken();
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
