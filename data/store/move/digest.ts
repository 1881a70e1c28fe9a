import { createHash } from "node:crypto";

/** What a table holds, in two numbers: the same rows in the same order give the same in either store. */
export interface Digest {
	rows: number;
	/** SHA-256 over the rows, as hex. */
	sha256: string;
}

/** A row as its columns come from a store. */
export type MovedRow = Record<string, unknown>;

const bytes = (value: Buffer): string => createHash("sha256").update(value).digest("hex");

/** Text as PostgreSQL keeps it: it has no character NUL (`postgres/connection.ts`). */
const plain = (value: unknown): unknown => {
	if (Buffer.isBuffer(value)) return bytes(value);
	return typeof value === "string" && value.includes("\0") ? value.replaceAll("\0", "\ufffd") : value;
};

/** Takes rows in and tells their digest. */
export class Digester {
	readonly #columns: string[];
	readonly #hash = createHash("sha256");
	#rows = 0;

	constructor(columns: string[]) {
		this.#columns = columns;
	}

	add(rows: readonly MovedRow[]): void {
		for (const row of rows) this.#hash.update(`${JSON.stringify(this.#columns.map((name) => plain(row[name])))}\n`);
		this.#rows += rows.length;
	}

	/** The digest of all that was taken in; asked for once, at the end. */
	digest(): Digest {
		return { rows: this.#rows, sha256: this.#hash.digest("hex") };
	}
}
