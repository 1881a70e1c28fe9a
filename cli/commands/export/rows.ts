import { AppError } from "../../../model/errors.ts";
import type { Context } from "../../context.ts";
import { counted, createOutput, createProgress } from "../../io.ts";
import { EXIT } from "../../run.ts";
import { stopController } from "../../stop.ts";
import { toStdout, type Write, writeWhole } from "./output.ts";

/** Where rows go, and how that is told. */
export interface RowOptions {
	output: string;
	force?: boolean;
	json?: boolean;
}

/** Rows to be written. */
export interface Rows<Row> {
	noun: string;
	/** How many there will be, for the progress bar; null where that is not known. */
	total: number | null;
	rows(signal: AbortSignal): AsyncIterable<Row>;
	/** The rows in the form that they are written in. */
	pieces(rows: AsyncIterable<Row>): AsyncIterable<string | Uint8Array>;
}

/** The rows as they are; each is told, and a stop signal ends them. */
async function* watched<Row>(rows: AsyncIterable<Row>, signal: AbortSignal, each: () => void): AsyncGenerator<Row> {
	for await (const row of rows) {
		if (signal.aborted)
			throw new AppError("busy", "The export was interrupted.", { remedy: "Run the same command again." });
		each();
		yield row;
	}
}

/** Writes rows to a file or to standard output, and says how many they were. */
export async function exportRows<Row>(context: Context, given: Rows<Row>, options: RowOptions): Promise<number> {
	const { output, force = false, json = false } = options;
	const progress = createProgress(context.io, json);
	const stop = stopController();
	let rows = 0;
	const count = (): void => {
		rows++;
		if (given.total !== null) progress.update(rows, given.total);
	};
	const fill = async (to: Write): Promise<void> => {
		const all = watched(given.rows(stop.signal), stop.signal, count);
		for await (const piece of given.pieces(all)) await to(piece);
	};
	try {
		if (output === "-") await fill(toStdout(context.io));
		else await writeWhole(output, force, fill);
	} finally {
		progress.stop();
		stop.release();
	}
	const told = `${counted(rows, given.noun)} written.`;
	// Standard output holds the export itself.
	if (output === "-") context.io.stderr.write(`trichdan: ${told}\n`);
	else createOutput(context.io, json).result({ rows }, () => context.io.stdout.write(`${told}\n`));
	return EXIT.done;
}
