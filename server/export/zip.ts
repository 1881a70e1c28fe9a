import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import { gathered } from "./pages.ts";

/** A file of an archive; `make` is asked for its text when its turn comes. */
export interface ZipEntry {
	name: string;
	make(): AsyncIterable<string>;
}

/** The same files are the same bytes: no clock, no zone, no owner. */
const SAME = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true };

/** Text as it passes, counted into a hash. */
async function* hashed(pieces: AsyncIterable<string>, done: (sha256: string) => void): AsyncGenerator<string> {
	const hash = createHash("sha256");
	for await (const piece of pieces) {
		hash.update(piece);
		yield piece;
	}
	done(hash.digest("hex"));
}

/**
 * Texts as a ZIP archive with their checksums last, as `SHA256SUMS`. It is made no faster than it is taken, one file after
 * the other; where one cannot be made, reading ends with its error.
 */
export async function* zip(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array> {
	const file = new ZipFile();
	const out = file.outputStream as Readable;
	const sums: string[] = [];
	let open: Readable | undefined;
	async function* checksums(): AsyncGenerator<string> {
		yield* sums;
	}
	const add = (name: string, make: () => AsyncIterable<string>): void =>
		file.addReadStreamLazy(name, SAME, (ready) => {
			open = Readable.from(make(), { objectMode: false });
			open.once("error", (error) => out.destroy(error));
			ready(null, open);
		});
	for (const { name, make } of entries)
		add(name, () => hashed(gathered(make()), (sha256) => sums.push(`${sha256}  ${name}\n`)));
	add("SHA256SUMS", checksums);
	file.end();
	try {
		yield* out;
	} finally {
		open?.destroy();
	}
}
