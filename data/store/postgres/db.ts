import { createHash } from "node:crypto";
import type { PoolClient } from "pg";
import type { Value, Values } from "../shared/values.ts";

/** What the parts of the store run statements on: one unit of work. */
export interface Db {
	/** What it is a unit of: what is kept in memory of the data is kept by this. */
	readonly connection: object;
	/** The rows of a statement, columns as it names them. */
	all<R = Record<string, unknown>>(sql: string, values?: Parameters): Promise<R[]>;
	/** Its first row, if there is one. */
	get<R = Record<string, unknown>>(sql: string, values?: Parameters): Promise<R | undefined>;
	/** Runs it; returns how many rows it changed. */
	run(sql: string, values?: Parameters): Promise<number>;
	/** Notes that readers will see something else; `content`: in reports or the register, not only in the runs. */
	changed(content: boolean): Promise<void>;
}

/** A value, or many of them for `= ANY (@name)` and `unnest(@name::integer[])`. */
export type Parameter = Value | readonly Value[];
/** By name: `@name` in the text of a statement. */
export type Parameters = Values | Record<string, Parameter>;

/** The channel on which every change is told with the data version that it made. */
export const CHANGES = "trichdan_changes";

interface Statement {
	name: string;
	text: string;
	parameters: string[];
}

const statements = new Map<string, Statement>();

/** A statement with `@name` as PostgreSQL wants it, prepared under a name of its own. SQL is made of constants of ours. */
function statementOf(sql: string): Statement {
	let made = statements.get(sql);
	if (!made) {
		const parameters: string[] = [];
		const text = sql.replace(/(?<![@\w])@([a-z]\w*)/gi, (_, name: string) => {
			if (!parameters.includes(name)) parameters.push(name);
			return `$${parameters.indexOf(name) + 1}`;
		});
		made = { name: createHash("sha256").update(sql).digest("base64url").slice(0, 22), text, parameters };
		statements.set(sql, made);
	}
	return made;
}

/** PostgreSQL keeps every character but NUL; in its place stands one of the same length, so that offsets hold. */
const storable = (value: Parameter): unknown => {
	if (typeof value === "string") return value.includes("\0") ? value.replaceAll("\0", "\ufffd") : value;
	return Array.isArray(value) ? value.map(storable) : value;
};

/** A unit of work on a client. */
export class ClientDb implements Db {
	/** The data version that its work made, where it made one. */
	version: number | null = null;
	readonly connection: object;
	readonly #client: PoolClient;

	constructor(connection: object, client: PoolClient) {
		this.connection = connection;
		this.#client = client;
	}

	async #query(sql: string, values: Record<string, Parameter | undefined> = {}) {
		const { name, text, parameters } = statementOf(sql);
		return this.#client.query({
			name,
			text,
			values: parameters.map((parameter) => {
				const value = values[parameter];
				if (value === undefined) throw new Error(`No value for @${parameter} in: ${sql}`);
				return storable(value);
			}),
		});
	}

	async all<R>(sql: string, values?: Parameters): Promise<R[]> {
		return (await this.#query(sql, values)).rows;
	}

	async get<R>(sql: string, values?: Parameters): Promise<R | undefined> {
		return (await this.#query(sql, values)).rows[0];
	}

	async run(sql: string, values?: Parameters): Promise<number> {
		return (await this.#query(sql, values)).rowCount ?? 0;
	}

	async changed(content: boolean): Promise<void> {
		const now = new Date();
		const made = await this.get<{ version: number }>(
			`WITH made AS (UPDATE meta SET data_version = greatest(data_version + 1, @now::bigint),
					changed_at = coalesce(@at, changed_at) RETURNING data_version)
			SELECT data_version AS version, pg_notify('${CHANGES}', data_version::text) FROM made`,
			{ now: now.getTime(), at: content ? now.toISOString() : null },
		);
		this.version = made?.version ?? null;
	}
}

/** The data version of what a unit reads. */
export async function versionIn(db: Db): Promise<number> {
	const row = await db.get<{ version: number }>("SELECT data_version AS version FROM meta");
	return row?.version ?? 0;
}
