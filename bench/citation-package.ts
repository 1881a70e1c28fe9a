// Builds the package of the citation library, as it is published: node --import=tsx bench/citation-package.ts FOLDER
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { AuthorityData } from "../citation/index.ts";
import { loadAuthority } from "../data/authority/load.ts";
import { projectRoot } from "../data/root.ts";

const inProject = (path: string): string => join(projectRoot, path);

/** A table by its columns: likes stand beside likes, which packs into a fifth less. */
const byColumns = (rows: readonly object[]): [string[], ...unknown[][]] => {
	const keys = Object.keys(rows[0] ?? {});
	return [keys, ...keys.map((key) => rows.map((row) => (row as Record<string, unknown>)[key]))];
};
/** The tables as a module. A string that is parsed loads sooner than the same as an object of JavaScript. */
function tablesModule(data: AuthorityData): string {
	const packed = Object.fromEntries(Object.entries(data).map(([name, rows]) => [name, byColumns(rows)]));
	return `const packed = JSON.parse(${JSON.stringify(JSON.stringify(packed))});
const rowsOf = ([keys, ...columns]) =>
	(columns[0] ?? []).map((_, row) => Object.fromEntries(keys.map((key, column) => [key, columns[column][row]])));
export const tables = Object.fromEntries(Object.entries(packed).map(([name, table]) => [name, rowsOf(table)]));
`;
}
const TABLES_TYPES = `import type { AuthorityData } from "./types.js";
/** The reference tables of the project, for \`compileAuthority\`. */
export declare const tables: AuthorityData;
`;
/** What the bundle holds: all of the library, and the tables. */
const BUNDLE = `export * from "./index.js";\nexport { tables } from "./tables.js";\n`;

/**
 * Makes the folder anew: modules with their types, the tables, one minified module with both for browsers, README and
 * licence. `npm pack` in it gives what is published.
 *
 * @throws Error where the library does not compile by itself, without the types of Node or of a browser.
 */
export async function buildCitationPackage(folder: string): Promise<void> {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const put = (name: string, content: string): void => writeFileSync(join(folder, name), content);
	const tsc = [inProject("node_modules/typescript/bin/tsc"), "-p", inProject("citation"), "--noEmit", "false"];
	execFileSync(process.execPath, [...tsc, "--outDir", folder], { stdio: ["ignore", "inherit", "inherit"] });
	put("tables.js", tablesModule(loadAuthority(inProject("data/authority"))));
	put("tables.d.ts", TABLES_TYPES);
	put("bundle.d.ts", BUNDLE);
	await build({
		stdin: { contents: BUNDLE, resolveDir: folder },
		outfile: join(folder, "bundle.min.js"),
		bundle: true,
		minify: true,
		format: "esm",
		target: "es2023",
		// Else each Vietnamese letter takes six characters.
		charset: "utf8",
		logLevel: "warning",
	});
	for (const file of ["citation/package.json", "citation/README.md", "LICENSE"])
		copyFileSync(inProject(file), join(folder, file.split("/").at(-1) ?? file));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
	const folder = process.argv[2];
	if (folder === undefined) throw new Error("Name the folder to build the package in.");
	await buildCitationPackage(folder);
	console.log(`Built ${folder}; to publish it: cd ${folder} && npm publish`);
}
