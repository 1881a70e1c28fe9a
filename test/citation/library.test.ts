import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { loadAuthority } from "../../data/authority/load.ts";
import { projectRoot } from "../../data/root.ts";
import { type Installed, installedPackage } from "./package.ts";

const run = promisify(execFile);
const packageOf = (folder: string) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

describe("the library as a package", () => {
	let installed: Installed;
	let home: string;
	let files: string[];

	before(async () => {
		installed = await installedPackage();
		home = join(installed.project, "node_modules/trichdan-citation");
		files = readdirSync(home, { recursive: true, encoding: "utf8" });
	});

	it("installs into an empty folder without a network and needs nothing else", () => {
		const { dependencies, peerDependencies, scripts } = packageOf(home);
		expect({ dependencies, peerDependencies, scripts }).to.deep.equal({
			dependencies: undefined,
			peerDependencies: undefined,
			scripts: undefined,
		});
		const others = readdirSync(join(installed.project, "node_modules")).filter((name) => !name.startsWith("."));
		expect(others).to.deep.equal(["trichdan-citation"]);
	});

	it("bears the version of the project and brings README and licence", () => {
		expect(packageOf(home)).to.include({ version: packageOf(projectRoot).version, license: "MIT", type: "module" });
		expect(files).to.include.members(["README.md", "LICENSE"]);
	});

	it("holds modules and their types, no sources and no tests", () => {
		const modules = files.filter((name) => name.endsWith(".js") && !name.endsWith(".min.js"));
		expect(modules.length).to.be.above(20);
		for (const name of modules) expect(files).to.include(name.replace(/js$/, "d.ts"));
		expect(files.filter((name) => /(?<!\.d)\.tsx?$|test|tsconfig/.test(name))).to.deep.equal([]);
	});

	it("imports only modules of its own", () => {
		for (const name of files.filter((file) => file.endsWith(".js")))
			for (const [, from] of readFileSync(join(home, name), "utf8").matchAll(/^(?:import|export) .*?from "(.*?)";$/gm))
				expect(from, name).to.match(/^\.\.?\//);
	});

	it("finds, resolves, marks and quotes when imported by its name", async () => {
		const printed = await installed.print(`
			import * as library from "trichdan-citation";
			import { tables } from "trichdan-citation/tables";
			const authority = library.compileAuthority(tables);
			const page = library.readHtml("<p>Nghị quyết số <b>25-NQ/TW</b> ngày 03/6/2013</p>");
			const citations = library.findCitations(page.text, authority);
			const [meaning] = library.resolveCitations(citations, page.text, authority);
			const document = authority.documentsById.get(meaning.id);
			console.log(JSON.stringify({
				html: library.annotateHtml(page, citations, () => ({ href: library.permalink(meaning.id) })),
				pieces: library.annotate(page.text, citations).length,
				quoted: library.formatCitation(library.quotable(document, authority), "short"),
			}));`);
		const link = (text: string) => `<a href="/vb/nghi-quyet/25-nq-tw/k11">${text}</a>`;
		expect(JSON.parse(printed)).to.deep.equal({
			html: `<p>${link("Nghị quyết số ")}<b>${link("25-NQ/TW")}</b> ngày 03/6/2013</p>`,
			pieces: 3,
			quoted: "Nghị quyết số 25-NQ/TW",
		});
	});

	it("brings the tables of the project, row by row", async () => {
		const printed = await installed.print(`
			import { tables } from "trichdan-citation/tables";
			console.log(JSON.stringify(tables));`);
		expect(JSON.parse(printed)).to.deep.equal(loadAuthority(join(projectRoot, "data/authority")));
	});

	it("has the same in the bundle, with the tables", async () => {
		const printed = await installed.print(`
			import * as bundle from "trichdan-citation/bundle";
			import * as library from "trichdan-citation";
			import { tables } from "trichdan-citation/tables";
			const names = [...Object.keys(library), "tables"].sort();
			console.log(JSON.stringify(Object.keys(bundle).sort()) === JSON.stringify(names));
			console.log(JSON.stringify(bundle.tables) === JSON.stringify(tables));`);
		expect(printed).to.equal("true\ntrue\n");
	});

	it("tells a strict compiler its types, without those of Node or a browser", async () => {
		await writeFile(
			join(installed.project, "typed.ts"),
			`import { annotateHtml, compileAuthority, findCitations, readHtml, resolveCitations, type Resolution } from "trichdan-citation";
			import { tables } from "trichdan-citation/tables";
			import * as bundle from "trichdan-citation/bundle";
			const authority = compileAuthority(tables);
			const page = readHtml("");
			const found = findCitations(page.text, authority, { published: "2019-05-01" });
			const meanings: Resolution[] = resolveCitations(found, page.text, authority);
			export const html: string = annotateHtml(page, found, (index) => ({ href: meanings[index]?.id }));
			export const date: string | null | undefined = bundle.tables.documents[0]?.date;
			// @ts-expect-error Text is wanted, not bytes.
			findCitations(new Uint8Array(), authority);\n`,
		);
		const config = {
			compilerOptions: { module: "nodenext", target: "es2023", lib: ["es2023"], types: [], strict: true, noEmit: true },
			files: ["typed.ts"],
		};
		await writeFile(join(installed.project, "tsconfig.json"), JSON.stringify(config));
		const tsc = join(projectRoot, "node_modules/typescript/bin/tsc");
		const { stdout } = await run(process.execPath, [tsc, "-p", installed.project]).catch((error) => error);
		expect(stdout).to.equal("");
	});
});
