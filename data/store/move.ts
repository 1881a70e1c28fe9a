import { AppError } from "../../model/errors.ts";
import { type Digest, Digester, type MovedRow } from "./move/digest.ts";
import { MovedFile } from "./move/source.ts";
import { BODIES, type MovedTable, TABLES } from "./move/tables.ts";
import { MoveTarget } from "./move/target.ts";
import { storeFault } from "./sqlite/faults.ts";

/** An index that was moved. */
export interface Moved {
	from: string;
	/** Without the password. */
	to: string;
	/** Rows and hash of each table, the same on both sides. */
	tables: Record<string, Digest>;
}

type Progress = (done: number, total: number) => void;

const differs = (from: string, to: string, what: string): AppError =>
	new AppError("store_unusable", `What is in ${to} differs from ${from}: ${what}. It is not used as an index.`, {
		remedy: "Run `npx trichdan doctor` on the file; where all is well, run `migrate --from` again, which begins anew.",
	});

/** Copies all tables and makes the search rows; returns what was read, table by table. */
async function copy(file: MovedFile, target: MoveTarget, passed: (rows: number) => void): Promise<Map<string, Digest>> {
	const read = new Map<string, Digest>();
	const through = async <R extends MovedRow>(
		table: MovedTable,
		batches: Iterable<R[]>,
		put: (rows: R[]) => Promise<void>,
	): Promise<void> => {
		const digester = new Digester(Object.keys(table.columns));
		for (const rows of batches) {
			digester.add(rows);
			await put(rows);
			passed(rows.length);
		}
		read.set(table.name, digester.digest());
	};
	for (const table of TABLES)
		await through(table, file.rows(table), async (rows) => {
			if (!table.isMade) await target.put(table, rows);
		});
	// Citations and documents are there by now, of which search rows are made.
	await through(BODIES, file.bodies(), (rows) => target.putBodies(rows));
	return read;
}

/** Reads everything back and compares it with what was read from the file. */
async function compare(
	file: MovedFile,
	target: MoveTarget,
	read: Map<string, Digest>,
	passed: (rows: number) => void,
): Promise<void> {
	const refused = (what: string): AppError => differs(file.path, target.location, what);
	for (const table of [...TABLES, BODIES]) {
		const [was, is] = [read.get(table.name) as Digest, await target.digest(table, passed)];
		if (was.rows !== is.rows) throw refused(`table ${table.name} has ${is.rows} rows of ${was.rows}`);
		if (was.sha256 !== is.sha256) throw refused(`the rows of table ${table.name} have another hash`);
	}
	const [wanted, made] = [file.searched(), await target.searched()];
	for (const kind of ["reports", "citations"] as const)
		if (wanted[kind] !== made[kind]) throw refused(`the search index has ${made[kind]} ${kind} of ${wanted[kind]}`);
}

/**
 * Moves an index from an SQLite file into an empty PostgreSQL database: all of it, with its ids. The search rows are made
 * anew. It is an index only when every table there has the rows and the hash of the file's; a run that ends before leaves a
 * database that nothing else takes for one, and that the next run empties. The file is only read.
 *
 * @throws AppError `not_found`, `busy`, `store_outdated` and others of the file (`MovedFile`); `conflict`, `busy` and others
 * of the database (`MoveTarget`); `store_unusable` where the two differ after all.
 */
export async function moveIndex(path: string, address: string, progress: Progress = () => {}): Promise<Moved> {
	const file = new MovedFile(path);
	try {
		await file.refuseDamaged();
		const target = await MoveTarget.open(address);
		try {
			const total = file.total() * 2;
			let done = 0;
			const passed = (rows: number): void => {
				done += rows;
				progress(done, total);
			};
			await target.begin(path);
			const read = await copy(file, target, passed);
			await compare(file, target, read, passed);
			await target.finish(file.meta());
			return { from: path, to: target.location, tables: Object.fromEntries(read) };
		} finally {
			await target.close();
		}
	} catch (thrown) {
		throw storeFault(path, thrown);
	} finally {
		file.close();
	}
}
