import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { Accuracy } from "../model/accuracy.ts";

/**
 * Puts what was measured in place of what a file had of it (`data/accuracy.json`): the page on the method shows the file,
 * and a test holds the README to it.
 */
export function noteAccuracy(file: string, measured: Partial<Accuracy>): void {
	const known: object = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
	const noted = Accuracy.partial().parse({ ...known, ...measured });
	writeFileSync(file, `${JSON.stringify(noted, null, "\t")}\n`);
	console.log(`Noted in ${file}.`);
}
