import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Has each test of a suite find an index of an earlier version, as `write` makes it; gives where it is. */
export function withOlderIndex(write: (path: string) => void): () => string {
	let folder: string;
	const path = () => join(folder, "index.db");
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "trichdan-migration-"));
		write(path());
	});
	afterEach(() => rmSync(folder, { recursive: true }));
	return path;
}
