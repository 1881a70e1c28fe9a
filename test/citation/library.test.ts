import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import * as library from "../../citation/index.ts";
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

	it("has the same in the bundle with the tables, but for the rows that are for people to read", async () => {
		const printed = await installed.print(`
			import * as bundle from "trichdan-citation/bundle";
			console.log(JSON.stringify(Object.keys(bundle)));`);
		const names = Object.keys(library).filter((name) => !["GRAMMAR", "CUES", "EXPIRY"].includes(name));
		expect(JSON.parse(printed)).to.have.members([...names, "tables"]);
	});

	it("has the rows of the tables in the bundle, without the columns that no function reads", async () => {
		const printed = await installed.print(`
			import { tables } from "trichdan-citation/bundle";
			console.log(JSON.stringify(tables));`);
		const unread: Record<string, string[]> = {
			terms: ["name", "end"],
			provinces: ["successor", "successorName"],
			districts: ["kind"],
			documents: ["sources"],
			names: ["notes"],
			relations: ["sources"],
			subjects: ["notes"],
		};
		const tables: [string, object[]][] = Object.entries(loadAuthority(join(projectRoot, "data/authority")));
		const expected = tables.map(([table, rows]) => [
			table,
			rows.map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => !unread[table]?.includes(key)))),
		]);
		expect(JSON.parse(printed)).to.deep.equal(Object.fromEntries(expected));
	});

	it("says the same from the bundle as from the modules, for every example of the grammar and more", async () => {
		const printed = await installed.print(`
			import * as bundle from "trichdan-citation/bundle";
			import * as library from "trichdan-citation";
			import { tables } from "trichdan-citation/tables";
			const texts = [
				...library.GRAMMAR.flatMap(({ examples, rejects }) => [...examples, ...rejects]),
				...[...library.CUES, library.EXPIRY].flatMap(({ examples, rejects }) => [...examples.map(([text]) => text), ...rejects]),
				...tables.documents.map(({ symbol, date, title }) => "Thực hiện văn bản số " + symbol + " ngày " + date + " " + title),
				"Kế hoạch số 371/KH-UBND của UBND huyện Trấn Yên; Nghị quyết Đại hội Đảng bộ tỉnh Yên Bái lần thứ XIX.",
			];
			const say = ({ checkCitations, compileAuthority, findCitations, findRelations, resolveCitations }, tables) => {
				const authority = compileAuthority(tables);
				return texts.map((text) => {
					const found = findCitations(text, authority);
					const meant = resolveCitations(found, text, authority);
					const related = findRelations(text, found, authority);
					return { text, found, meant, related, checked: checkCitations(found, meant, text, authority) };
				});
			};
			const [one, other] = [say(library, tables), say(bundle, bundle.tables)];
			const differ = one.filter((said, i) => JSON.stringify(said) !== JSON.stringify(other[i]));
			console.log(JSON.stringify({ texts: texts.length, differ: differ.map(({ text }) => text) }));`);
		const { texts, differ } = JSON.parse(printed);
		expect(texts).to.be.above(1000);
		expect(differ).to.deep.equal([]);
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
			export const sameInBundle: Resolution[] = bundle.resolveCitations(found, page.text, bundle.compileAuthority(bundle.tables));
			// @ts-expect-error The bundle goes without it.
			bundle.GRAMMAR.length;
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
