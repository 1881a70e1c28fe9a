// Builds the package of the citation library, as it is published: node --import=tsx bench/citation-package.ts FOLDER
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import ts from "typescript";
import * as library from "../citation/index.ts";
import { loadAuthority } from "../data/authority/load.ts";
import { projectRoot } from "../data/root.ts";
import { type Packed, pack } from "./citation-tables.ts";

const inProject = (path: string): string => join(projectRoot, path);

/** What a bundle for browsers goes without: columns that no function reads, and rows that are for people to read. */
const UNREAD_COLUMNS = new Set([
	"terms.name",
	"terms.end",
	"provinces.successor",
	"provinces.successorName",
	"districts.kind",
	"documents.sources",
	"names.notes",
	"relations.sources",
	"subjects.notes",
]);
const UNREAD_EXPORTS = new Set(["GRAMMAR", "CUES", "EXPIRY"]);
const UNREAD_KEYS = new Set(["says", "examples", "rejects"]);

const TARGET = { bundle: true, format: "esm", target: "es2023", charset: "utf8", logLevel: "warning" } as const;

/** Leaves the library out of a module beside it, for which it is the door. */
const besideLibrary: Plugin = {
	name: "beside the library",
	setup({ onResolve }) {
		onResolve({ filter: /\/citation\/index\.ts$/ }, () => ({ path: "./index.js", external: true }));
	},
};

/** The tables as a module. */
async function tablesModule(packed: Packed): Promise<string> {
	const contents = `import { unpack } from "./citation-tables.ts";
export const tables = unpack(${JSON.stringify(packed)});\n`;
	const stdin = { contents, resolveDir: inProject("bench") };
	const { outputFiles } = await build({ ...TARGET, stdin, plugins: [besideLibrary], write: false });
	return outputFiles[0]?.text ?? "";
}
const TABLES_TYPES = `import type { AuthorityData } from "./types.js";
/** The reference tables of the project, for \`compileAuthority\`. */
export declare const tables: AuthorityData;
`;

/** Takes from the rows of grammar and cues what only tests and people read: no row without examples is touched. */
const withoutExamples: ts.TransformerFactory<ts.SourceFile> = (context) => (file) => {
	const nameOf = ({ name }: ts.ObjectLiteralElementLike) => (name && ts.isIdentifier(name) ? name.text : "");
	const visit = (node: ts.Node): ts.Node => {
		const seen = ts.visitEachChild(node, visit, context);
		if (!ts.isObjectLiteralExpression(seen)) return seen;
		const names = seen.properties.map(nameOf);
		if (!names.includes("examples") || !names.includes("rejects")) return seen;
		const kept = seen.properties.filter((property) => !UNREAD_KEYS.has(nameOf(property)));
		return context.factory.updateObjectLiteralExpression(seen, kept);
	};
	return ts.visitEachChild(file, visit, context);
};
/** Modules as a bundle takes them in: without what it has no reader for. */
const lean = (tables: string): Plugin => ({
	name: "lean",
	setup({ onLoad }) {
		onLoad({ filter: /\/tables\.js$/ }, () => ({ contents: tables }));
		onLoad({ filter: /\.js$/ }, ({ path }) => {
			const compilerOptions = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext };
			const transformers = { before: [withoutExamples] };
			return {
				contents: ts.transpileModule(readFileSync(path, "utf8"), { compilerOptions, transformers }).outputText,
			};
		});
	},
});
const exported = Object.keys(library).filter((name) => !UNREAD_EXPORTS.has(name));
/** What the bundle holds: the functions of the library, and the tables. */
const BUNDLE = `export { ${exported.join(", ")} } from "./index.js";\nexport { tables } from "./tables.js";\n`;
const BUNDLE_TYPES = `export type * from "./index.js";\n${BUNDLE}`;

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
	const data = loadAuthority(inProject("data/authority"));
	put("tables.js", await tablesModule(pack(data)));
	put("tables.d.ts", TABLES_TYPES);
	put("bundle.d.ts", BUNDLE_TYPES);
	await build({
		...TARGET,
		stdin: { contents: BUNDLE, resolveDir: folder },
		outfile: join(folder, "bundle.min.js"),
		minify: true,
		plugins: [lean(await tablesModule(pack(data, UNREAD_COLUMNS)))],
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
