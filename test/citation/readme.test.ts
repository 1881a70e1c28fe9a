import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import * as library from "../../citation/index.ts";
import { projectRoot } from "../../data/root.ts";
import { type Installed, installedPackage } from "./package.ts";
import { only, resolve } from "./reading.ts";

const readme = readFileSync(join(projectRoot, "citation/README.md"), "utf8");
/** Each example with its heading and the block behind it, which shows what it prints. */
const examples = [...readme.matchAll(/^```js\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?/gms)].map(
	({ 1: code = "", 2: printed, index }) => ({
		title: [...readme.slice(0, index).matchAll(/^##+ (.+)$/gm)].at(-1)?.[1] ?? "",
		code,
		printed,
	}),
);
/** The names in backticks in the first column of the table under a heading. */
function named(heading: string): string[] {
	const [, after = ""] = readme.split(`\n${heading}\n`);
	const rows = (after.split(/\n#+ /)[0] ?? "").split("\n").filter((line) => line.startsWith("| `"));
	return rows.flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`(\w+)/g)].map((match) => match[1] ?? ""));
}

describe("the README of the library", () => {
	let installed: Installed;
	before(async () => {
		installed = await installedPackage();
	});

	it("has an example of each thing that the library does", () => {
		const shown = examples.map(({ code }) => code).join("");
		const does = ["findCitations", "resolveCitations", "findRelations", "checkCitations", "annotate", "annotateHtml"];
		for (const name of [...does, "formatCitation"]) expect(shown).to.include(`${name}(`);
	});

	for (const { title, code, printed } of examples)
		it(`tells what its example prints: ${title}`, async () => {
			expect(await installed.print(code)).to.equal(printed);
		});

	it("lists exactly what the library exports", () => {
		expect(named("## API").sort()).to.deep.equal(Object.keys(library).sort());
	});

	it("lists exactly the keys of a citation and of a resolution", () => {
		expect(named("### A citation").sort()).to.deep.equal(Object.keys(only("Theo Chỉ thị số 05-CT/TW.")).sort());
		const [resolved] = resolve("Theo Chỉ thị số 05-CT/TW.");
		expect(named("### A resolution").sort()).to.deep.equal(Object.keys(resolved?.resolution ?? {}).sort());
	});

	it("has no link, for it is read where the repository is not", () => {
		expect(readme.replace(/`[^`]*`/g, "")).to.not.match(/\]\(/);
	});
});
