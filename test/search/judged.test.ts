import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect } from "chai";
import { z } from "zod";
import { compileAuthority, GRAMMAR_VERSION } from "../../citation/index.ts";
import { createCite } from "../../crawler/cite.ts";
import { importPaths } from "../../crawler/import.ts";
import { createParser } from "../../crawler/parse.ts";
import { registerOf } from "../../data/authority/register.ts";
import type { Store } from "../../data/store/port.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { namesFrom } from "../../server/names.ts";
import { Catalogue } from "../../server/search/catalogue.ts";
import { findDirectives, findReports, type Searching } from "../../server/search/find.ts";
import { NOW, seeds } from "../crawler/support.ts";
import { realAuthority } from "../server/fixture.ts";

/**
 * A search text as people type it and what they want: `known` one thing they have in mind, which should come first;
 * `topical` all there is on a matter. Directives (`vb`) are wanted by id, reports (`bc`) by the name of their file.
 */
const Judged = z.strictObject({
	q: z.string(),
	kind: z.enum(["known", "topical"]),
	tab: z.enum(["vb", "bc"]),
	want: z.array(z.string()).min(1),
});
type Judged = z.infer<typeof Judged>;

const LOOKED_AT = 10;
const SAMPLE = join(import.meta.dirname, "../../data/sample");

const judged = readFileSync(join(import.meta.dirname, "judged.jsonl"), "utf8")
	.trimEnd()
	.split("\n")
	.map((line) => Judged.parse(JSON.parse(line)))
	// The seeds lie beside the checkout, not in it.
	.filter(({ want }) => seeds !== null || !want.some((name) => name.endsWith(".txt")));

describe("judged searches over the register, the sample site and the seeds", function () {
	this.timeout(120_000);
	let store: Store;
	let searching: Searching;

	before(async () => {
		const authority = realAuthority();
		const { provinces, districts } = authority;
		store = openSqlite(":memory:");
		await store.putRegister(registerOf(authority));
		const parser = createParser();
		try {
			await importPaths([...["bao", "huyen", "tinh"].map((part) => join(SAMPLE, part)), ...(seeds ? [seeds] : [])], {
				store,
				parser,
				extract: createCite(compileAuthority(authority)),
				grammarVersion: GRAMMAR_VERSION,
				places: { provinces, districts },
				sources: [],
				families: [],
				now: NOW,
			});
		} finally {
			await parser.close();
		}
		searching = { store, catalogue: new Catalogue(store, authority), names: namesFrom(authority) };
	});
	after(() => store.close());

	async function found({ q, tab }: Judged): Promise<string[]> {
		const paging = { limit: LOOKED_AT };
		if (tab === "vb") return (await findDirectives(searching, q, {}, undefined, paging)).items.map(({ id }) => id);
		const { items } = await findReports(searching, q, {}, "relevance", paging);
		const reports = await Promise.all(items.map(({ id }) => store.report(id)));
		return reports.map((report) => basename(report?.file ?? ""));
	}

	/** The mean over searches of a kind, with those that have less than all in words. */
	async function mean(
		kind: Judged["kind"],
		worth: (got: string[], want: string[]) => number,
	): Promise<{ value: number; short: string }> {
		const asked = judged.filter((one) => one.kind === kind);
		const rows = [];
		for (const one of asked) {
			const got = await found(one);
			rows.push({ ...one, got, worth: worth(got, one.want) });
		}
		const short = rows
			.filter((row) => row.worth < 1)
			.map(({ q, want, got, worth }) => `\n${worth.toFixed(2)} ${q}: wanted ${want.join(", ")}, got ${got.join(", ")}`)
			.join("");
		return { value: rows.reduce((sum, row) => sum + row.worth, 0) / rows.length, short };
	}

	it("finds the one that is meant in the first place: mean reciprocal rank at least 0.97", async () => {
		const { value, short } = await mean("known", (got, want) => {
			const at = got.findIndex((one) => want.includes(one));
			return at < 0 ? 0 : 1 / (at + 1);
		});
		expect(value, `${value.toFixed(3)}${short}`).to.be.at.least(0.97);
	});

	it("finds what there is on a matter: of ten shown, nine tenths of those wanted", async () => {
		const { value, short } = await mean(
			"topical",
			(got, want) => got.filter((one) => want.includes(one)).length / Math.min(want.length, LOOKED_AT),
		);
		expect(value, `${value.toFixed(3)}${short}`).to.be.at.least(0.9);
	});
});
