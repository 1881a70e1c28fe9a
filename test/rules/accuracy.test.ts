import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { GRAMMAR_VERSION } from "../../citation/index.ts";
import { readAccuracy } from "../../data/accuracy.ts";
import { projectRoot } from "../../data/root.ts";
import { ACCURACY_KEYS, type AccuracySet } from "../../model/accuracy.ts";
import { ACCURACY_SETS, ACCURACY_WORDS } from "../../web/pages/method-accuracy.tsx";

const readme = readFileSync(join(projectRoot, "README.md"), "utf8");

/** The part of the README between the marks of some figures. */
const figures = (name: string): string =>
	new RegExp(`<!-- figures:${name} -->(.*?)<!-- /figures -->`, "s").exec(readme)?.[1] ?? "";

/** The cells of the table of accuracy, by the name of their row. */
function rows(): Map<string, string[]> {
	const lines = figures("eval")
		.split("\n")
		.filter((line) => line.startsWith("| "));
	return new Map(
		lines.map((line) => {
			const [name = "", ...cells] = line
				.slice(1, -1)
				.split("|")
				.map((cell) => cell.trim());
			return [name, cells];
		}),
	);
}

describe("The figures of accuracy", () => {
	const { citations, articles } = readAccuracy();

	it("were measured with the grammar of today; `make accuracy` measures them anew", () => {
		expect(citations.grammarVersion).to.equal(GRAMMAR_VERSION);
	});

	it("are those of the README, row by row, under the names of the page", () => {
		const table = rows();
		const names = Object.values(ACCURACY_SETS).map(([, name]) => name);
		expect(table.get("per cent, as `make eval` prints them")).to.deep.equal(names);
		const sets = names.map((name) => citations.sets.find((set) => set.name === name));
		const cells = (read: (set: AccuracySet) => string) => sets.map((set) => (set ? read(set) : "?"));
		expect(table.get("passages")).to.deep.equal(cells(({ passages }) => String(passages)));
		for (const key of ACCURACY_KEYS) {
			const [, name] = ACCURACY_WORDS[key].name;
			const [, row] = [...table].find(([label]) => label === name || label.startsWith(`${name}:`)) ?? [];
			expect(row, name).to.deep.equal(cells((set) => set.figures[key]?.toFixed(2) ?? ""));
		}
		expect(table.size, "rows of the table").to.equal(ACCURACY_KEYS.length + 3);
	});

	it("of reading pages are those of the README too", () => {
		const { pages, withRecipe, withoutRecipe } = articles;
		const text = figures("articles").replace(/\s+/g, " ");
		expect(text).to.include(`over ${pages} pages`);
		expect(text).to.include(`by recipe F1 ${withRecipe.words.toFixed(1)}, without ${withoutRecipe.words.toFixed(1)}`);
		expect(withoutRecipe.title, "titles and days are told as one").to.equal(withoutRecipe.day);
		expect(text).to.include(`without a recipe ${withoutRecipe.title.toFixed(1)} % each`);
	});
});
