import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

function findRoot(start: string): string {
	for (let folder = start; ; folder = dirname(folder)) {
		const manifest = join(folder, "package.json");
		if (existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).name === "trichdan") return folder;
		if (dirname(folder) === folder)
			throw new Error(`No package.json of trichdan in ${start} or any folder above it; is the checkout whole?`);
	}
}

/**
 * The checkout's root, as an absolute path. SQL, tables and the sample site are read from the source tree, while the
 * compiled code that reads them lies in `dist/`.
 */
export const projectRoot: string = findRoot(import.meta.dirname);

/** Version of the program, as package.json tells it. */
export const version: string = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")).version;
