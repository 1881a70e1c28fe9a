import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { hasRecipe, loadFamilies, recipeHash, recipeOf } from "../../crawler/sources/recipe.ts";
import { Family, Recipe, Source } from "../../model/source.ts";
import { thrownBy } from "./support.ts";

const FAMILY = Family.parse({
	id: "cong-mau",
	name: "Sample portals",
	recipe: {
		title: [".tieu-de", "h1"],
		published: [".ngay"],
		body: [".noi-dung"],
		drop: [".quang-cao"],
		stopAt: ["^Tin khác"],
		dateOrder: "mdy",
		encoding: "windows-1258",
	},
});
const source = (keys: Record<string, unknown>): Source =>
	Source.parse({ id: "mau", name: "Mẫu", province: null, level: "province", home: "https://mau.example/", ...keys });

describe("the recipe of a source", () => {
	it("is its family's, where the entry says nothing", () => {
		expect(recipeOf(source({ family: "cong-mau" }), [FAMILY])).to.deep.equal(FAMILY.recipe);
	});

	it("tries the entry's selectors before the family's, and adds what is dropped", () => {
		const own = { family: "cong-mau", selectors: { title: "h2.to", body: ".noi-dung" }, drop: [".chia-se"] };
		const recipe = recipeOf(source(own), [FAMILY]);
		expect(recipe.title).to.deep.equal(["h2.to", ".tieu-de", "h1"]);
		expect(recipe.body).to.deep.equal([".noi-dung"]);
		expect(recipe.drop).to.deep.equal([".chia-se", ".quang-cao"]);
	});

	it("takes the entry's word where there can be only one", () => {
		const recipe = recipeOf(source({ family: "cong-mau", dateOrder: "ymd", encoding: "tcvn" }), [FAMILY]);
		expect(recipe).to.include({ dateOrder: "ymd", encoding: "tcvn" });
	});

	it("is empty for a source without selectors and family, which is then read by what its pages show", () => {
		const recipe = recipeOf(source({}), [FAMILY]);
		expect(recipe).to.deep.equal(Recipe.parse({}));
		expect(hasRecipe(recipe)).to.equal(false);
		expect(hasRecipe(recipeOf(source({ selectors: { published: ".ngay" } }), []))).to.equal(true);
	});

	it("has a hash that another selector changes and another order of keys does not", () => {
		const recipe = recipeOf(source({ family: "cong-mau" }), [FAMILY]);
		const turned = Object.fromEntries(Object.entries(recipe).reverse()) as Recipe;
		expect(recipeHash(turned))
			.to.equal(recipeHash(recipe))
			.and.to.match(/^[\da-f]{64}$/);
		expect(recipeHash({ ...recipe, title: ["h1", ".tieu-de"] })).to.not.equal(recipeHash(recipe));
		expect(recipeHash({ ...recipe, strip: ["\\d+ lượt xem"] })).to.not.equal(recipeHash(recipe));
	});
});

describe("the families file", () => {
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "trichdan-"));
	});
	afterEach(() => rmSync(folder, { recursive: true }));
	const load = (content: unknown): Family[] => {
		const file = join(folder, "families.json");
		writeFileSync(file, JSON.stringify(content));
		return loadFamilies(file);
	};

	it("is refused with every fault named at once", () => {
		const error = thrownBy(() =>
			load([
				{ ...FAMILY, signs: ["a["], next: ["b]("], recipe: { ...FAMILY.recipe, title: ["c::"], encoding: "abc-123" } },
				{ ...FAMILY, recipe: { tilte: [], stopAt: ["("] } },
			]),
		);
		expect(error.code).to.equal("sources_invalid");
		const parts = [
			'families.json: entry 1 ("cong-mau"): signs[0]: is not a CSS selector',
			"next[0]: is not a CSS selector",
			"recipe.title[0]: is not a CSS selector",
			'recipe.encoding: there is no "abc-123"',
			'entry 2 ("cong-mau"): recipe.stopAt[0]: is not a regular expression',
			'unknown key "recipe.tilte"',
			"entry 1 has the same id",
		];
		for (const part of parts) expect(error.message).to.contain(part);
	});

	it("is asked for by its path where it is missing", () => {
		const error = thrownBy(() => loadFamilies(join(folder, "khong-co.json")));
		expect(error.code).to.equal("file_unreadable");
		expect(error.message).to.contain("khong-co.json does not exist");
	});
});
