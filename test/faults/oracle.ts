import { rmSync } from "node:fs";
import Database from "better-sqlite3";
import { expect } from "chai";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { directive } from "../data/builders.ts";
import type { Actor } from "./actors.ts";
import { CITATIONS, DIRECTIVE, textOf, write } from "./writing.ts";

/** A line of a writer that has stored a report: its id, its number and the instant. */
export const STORED = /^(\d+) (\d+) (\d+)$/;

/** What writers said that they had stored: the id of each report and its number. */
export class Acknowledged {
	readonly #reports = new Map<number, number>();

	/** Takes what a writer has said so far, before an instant where one is told. */
	add(writer: Actor, before?: bigint): void {
		for (const line of writer.lines) {
			const [, id, n, at = ""] = STORED.exec(line) ?? [];
			if (id !== undefined && (before === undefined || BigInt(at) < before)) this.#reports.set(Number(id), Number(n));
		}
	}

	get count(): number {
		return this.#reports.size;
	}

	/** The number that the next writer begins with: none before it was tried. */
	get next(): number {
		return Math.max(0, ...this.#reports.values()) + 10;
	}

	[Symbol.iterator](): IterableIterator<[id: number, n: number]> {
		return this.#reports[Symbol.iterator]();
	}
}

export interface Verdict {
	/** Reports that were acknowledged and are not there, or not as they were. */
	lost: number;
	/** Faults that the check of the store finds, in words. */
	faults: string[];
	/** Reports that are there without all of their citations. */
	partial: number;
	/** Milliseconds that it took to open the index and check it. */
	ms: number;
}

/** Opens an index as the product does, with what a killed process has left beside it, and holds it against what was promised. */
export async function judge(path: string, acknowledged: Acknowledged): Promise<Verdict> {
	const begun = performance.now();
	const store = openSqlite(path);
	const faults = await store.check();
	await store.close();
	const ms = performance.now() - begun;
	const db = new Database(path, { readonly: true });
	const text = db.prepare("SELECT text FROM report WHERE id = ?").pluck();
	let lost = 0;
	for (const [id, n] of acknowledged) if (text.get(id) !== textOf(n)) lost++;
	const partial = db
		.prepare("SELECT count(*) FROM report WHERE (SELECT count(*) FROM mention WHERE report_id = report.id) <> ?")
		.pluck()
		.get(CITATIONS);
	db.close();
	return { lost, faults, partial: Number(partial), ms };
}

/** Fails where anything that was acknowledged is gone, or is there by half. */
export function expectWhole({ lost, faults, partial }: Verdict): void {
	expect({ lost, faults, partial }).to.deep.equal({ lost: 0, faults: [], partial: 0 });
}

/** Makes an index with the one document that writers cite, and as many reports as told. */
export async function makeIndex(path: string, reports = 0): Promise<void> {
	const store = openSqlite(path);
	await store.putRegister({ directives: [directive(DIRECTIVE)], relations: [], fingerprint: "1" });
	for (let n = 1; n <= reports; n++) await write(store, n);
	await store.close();
}

/** Takes an index away, with what SQLite has beside it. */
export function removeIndex(path: string): void {
	for (const end of ["", "-wal", "-shm"]) rmSync(path + end, { force: true });
}
