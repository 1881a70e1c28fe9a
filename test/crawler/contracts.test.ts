import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { readArticle } from "../../crawler/article.ts";
import { decode } from "../../crawler/decode.ts";
import type { Contract } from "../../crawler/onboard/contract.ts";
import { createParser, type Parser } from "../../crawler/parse.ts";
import { hasRecipe, loadFamilies, recipeOf } from "../../crawler/sources/recipe.ts";
import { loadSources } from "../../crawler/sources.ts";
import { loadAuthority } from "../../data/authority/load.ts";
import { projectRoot } from "../../data/root.ts";
import type { Family, Recipe, Source } from "../../model/source.ts";
import { NOW } from "./support.ts";

const families = loadFamilies(join(projectRoot, "data", "families.json"));
const provinces = new Set(loadAuthority(join(projectRoot, "data", "authority")).provinces.map(({ slug }) => slug));
const sources = await loadSources(process.env.TRICHDAN_SOURCES ?? join(projectRoot, "data", "sources.json"), {
	provinces,
	families,
});

interface Page {
	/** Family or source that it is of. */
	of: string;
	name: string;
	bytes: Buffer;
	contract: Contract;
}

/** The pages of a folder of contracts: `FOLDER/ID/NAME.html` with `NAME.json` beside it. */
function pagesIn(folder: string): Page[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder).flatMap((of) =>
		readdirSync(join(folder, of))
			.filter((name) => name.endsWith(".html"))
			.map((name) => {
				const path = join(folder, of, name.replace(/\.html$/, ""));
				const contract = JSON.parse(readFileSync(`${path}.json`, "utf8")) as Contract;
				return { of, name, bytes: readFileSync(`${path}.html`), contract };
			}),
	);
}

const written = pagesIn(join(projectRoot, "test", "contracts"));
/** Pages that an operator has recorded; they stay on that machine. */
const recorded = pagesIn(join(projectRoot, "data", "local", "contracts"));
const familyOf = (id: string): Family | undefined => families.find((family) => family.id === id);
const sourceOf = (id: string): Source | undefined => sources.find((source) => source.id === id);

function recipeFor({ of, name }: Page): Recipe {
	const source = sourceOf(of);
	const recipe = familyOf(of)?.recipe ?? (source && recipeOf(source, families));
	if (!recipe) throw new Error(`${of}/${name} is of no family and no source`);
	return recipe;
}

/** The parser gives a page up after so long; a recipe that needs a tenth of it for one is too slow. */
const LIMIT_MS = 5000;
const MOST_MS = LIMIT_MS / 10;
/** Prose, links and boxes after the report, so that a selector that is slow on long pages shows. */
const FILLER = `<div class="o"><ul>${'<li><a href="/tin/1.html">Hội nghị giao ban công tác dân vận quý III</a> <span>(01/10/2023)</span></li>'.repeat(1500)}</ul>${"<p>Ban biên tập trân trọng cảm ơn các cộng tác viên đã gửi tin, bài về cho trang trong thời gian qua.</p>".repeat(500)}</div>`;

/** Lines within the report over which a careless pattern takes for ever. */
const NASTY = ["a", "1", "a ", "1 ", "a1", "Số lần xem: ", "(", ".,"]
	.map((part) => `<br>${part.repeat(4000 / part.length)}!`)
	.join("");

/** CPU time of one reading, in milliseconds; of three the least, where one takes long: others use the machine, too. */
async function cost(html: string, recipe: Recipe): Promise<number> {
	let least = Number.POSITIVE_INFINITY;
	for (let round = 0; round < 3 && least > MOST_MS; round++) {
		const before = process.cpuUsage();
		await readArticle(html, { url: null, recipe, now: NOW });
		const { user, system } = process.cpuUsage(before);
		least = Math.min(least, (user + system) / 1000);
	}
	return least;
}

describe("the contracts of recipes", () => {
	let parser: Parser;
	before(() => {
		parser = createParser();
	});
	after(() => parser.close());

	it("are there for each family, two at least, and for each source with selectors of its own", () => {
		for (const { id } of families)
			expect(
				written.filter(({ of }) => of === id),
				`test/contracts/${id}`,
			).to.have.length.at.least(2);
		for (const { id, selectors, drop } of sources.filter((source) => source.bundled || !source.enabled))
			if (Object.keys(selectors).length > 0 || drop !== undefined)
				expect(
					written.filter(({ of }) => of === id),
					`test/contracts/${id}`,
				).to.have.length.at.least(1);
	});

	it("are told apart by their folders: no source has the id of a family", () => {
		expect(sources.filter(({ id }) => familyOf(id)).map(({ id }) => id)).to.deep.equal([]);
	});

	for (const page of [...written, ...recorded]) {
		const { of, name, bytes, contract } = page;
		it(`are kept by ${of}/${name}: title, day, author and text are read exactly`, async () => {
			const recipe = recipeFor(page);
			const contentType = contract.contentType ?? null;
			const article = await parser.article({ bytes, name, url: contract.url, contentType, recipe, now: NOW });
			const { title, published, author, text, quality, extractor, fields } = article;
			const { title: wanted, ...rest } = contract;
			expect({ title, published, author, text: text.split("\n") }).to.deep.equal({
				title: wanted,
				published: rest.published,
				author: rest.author,
				text: rest.text,
			});
			expect(quality.junk, quality.faults.join()).to.equal(false);
			if (hasRecipe(recipe)) expect(fields).to.deep.equal({ title: true, published: true, body: true });
			if (recipe.body.length > 0) expect(extractor).to.equal("recipe");
		});
	}

	for (const page of written.filter(({ of }) => familyOf(of)))
		it(`show in ${page.of}/${page.name} the signs of that family and of no other`, async () => {
			const { bytes, name, contract } = page;
			const input = { bytes, name, contentType: null, url: contract.url ?? "https://mau.example/" };
			const { families: matches } = await parser.inspect({ ...input, families, recipe: recipeFor(page) });
			expect(matches.map(({ id }) => id)).to.deep.equal([page.of]);
		});

	it("are read in a small part of the time after which a page is given up, on long and nasty pages too", async () => {
		for (const page of written) {
			const { name, contract } = page;
			const { text } = decode(page.bytes, { name, contentType: contract.contentType ?? null });
			const within = contract.text[1] ?? "";
			expect(text).to.contain(within);
			const long = text.replace(within, within + NASTY).replace("</body>", `${FILLER}</body>`);
			const recipe = recipeFor(page);
			// In a worker first, which is killed where it takes too long.
			const input = { bytes: Buffer.from(long), name, contentType: "text/html; charset=utf-8", url: null };
			await parser.article({ ...input, recipe: { ...recipe, encoding: null }, now: NOW });
			expect(await cost(long, recipe), `${page.of}/${name}`).to.be.below(MOST_MS);
		}
	});
});
