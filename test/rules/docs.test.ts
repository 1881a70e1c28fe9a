import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { GRAMMAR } from "../../citation/index.ts";
import { createProgram } from "../../cli/program.ts";
import { projectRoot } from "../../data/root.ts";
import { AlarmKind, UrlState } from "../../model/crawl.ts";
import { FIGURES } from "../../model/figures.ts";
import { Settings } from "../../model/settings.ts";
import { Source } from "../../model/source.ts";
import { CITATION_COLUMNS, DIRECTIVE_COLUMNS, REPORT_COLUMNS } from "../../server/export/columns.ts";
import { snapshotDictionary } from "../../server/export/dictionary.ts";
import { EVIDENCE_REPORT_COLUMNS } from "../../server/export/evidence.ts";
import { FIGURE_COLUMNS } from "../../server/figures/columns.ts";
import { METRICS } from "../../server/metrics.ts";

const read = (path: string): string => readFileSync(join(projectRoot, path), "utf8");
const ofFolder = (folder: string): string[] =>
	readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(".md"))
		.map((name) => `${folder}/${name}`);
const documents = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", ...ofFolder("docs")];

/** The part of a document under a heading, up to the next one of its level or above. */
function section(path: string, heading: string): string {
	const [, after = ""] = read(path).split(`\n${heading}\n`);
	const level = /^#+/.exec(heading)?.[0].length ?? 1;
	return after.split(new RegExp(`\\n#{1,${level}} `))[0] ?? "";
}

/** First cells of the table rows of a text that are a name in backticks, each with its other cells. */
function rows(text: string): Map<string, string[]> {
	const found = new Map<string, string[]>();
	for (const line of text.split("\n")) {
		const [, name, rest] = /^\| `([^`]+)` \|(.*)\|$/.exec(line) ?? [];
		if (name !== undefined)
			found.set(
				name,
				(rest ?? "").split("|").map((cell) => cell.trim()),
			);
	}
	return found;
}

/** Markdown without its code, where brackets are not links. */
const prose = (text: string): string => text.replace(/^```.*?^```$/gms, "").replace(/`[^`\n]*`/g, "");
const linksOf = (path: string): string[] =>
	[...prose(read(path)).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? "");

/** The anchor that a heading gets. */
const anchorOf = (heading: string): string =>
	heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s-]/gu, "")
		.trim()
		.replace(/\s/g, "-");

describe("The documentation", () => {
	it("explains exactly the columns of the tables that can be had", () => {
		const tables = { directives: DIRECTIVE_COLUMNS, reports: REPORT_COLUMNS, citations: CITATION_COLUMNS };
		for (const [name, columns] of Object.entries(tables)) {
			const listed = [...rows(section("docs/data.md", `## ${name}`))].map(([column, [about]]) => `${column}: ${about}`);
			expect(listed, name).to.deep.equal(columns.map(({ name: column, about }) => `${column}: ${about}`));
		}
	});

	it("lists exactly the settings of the code, with their defaults", () => {
		const listed = rows(read("docs/settings.md"));
		expect([...listed.keys()].sort()).to.deep.equal(Object.keys(Settings.shape).sort());
		const defaults: Record<string, unknown> = Settings.parse({});
		for (const [name, [shown]] of listed) {
			const value = defaults[name];
			expect(shown, name).to.equal(value === undefined ? "none" : `\`${value}\``);
		}
	});

	it("has the dictionary of a snapshot and the columns of an evidence pack as they are in the code", () => {
		expect(section("docs/data.md", "## Snapshot")).to.contain(snapshotDictionary().trimEnd());
		const listed = [...rows(section("docs/data.md", "## Evidence packs"))].map(([column, [about]]) => [column, about]);
		expect(listed.slice(-EVIDENCE_REPORT_COLUMNS.length)).to.deep.equal(
			EVIDENCE_REPORT_COLUMNS.map(({ name, about }) => [name, about]),
		);
	});

	it("lists exactly the keys of a source", () => {
		const listed = rows(section("docs/sources.md", "## Keys of an entry"));
		expect([...listed.keys()].sort()).to.deep.equal(Object.keys(Source.shape).sort());
	});

	it("lists exactly the families of portals, and how many entries are prepared", () => {
		const listed = rows(section("docs/sources.md", "## Families"));
		const families: { id: string }[] = JSON.parse(read("data/families.json"));
		expect([...listed.keys()]).to.deep.equal(families.map(({ id }) => id));
		const sources: { enabled?: boolean }[] = JSON.parse(read("data/sources.json"));
		const prepared = sources.filter(({ enabled }) => enabled === false).length;
		expect(read("docs/sources.md"))
			.to.contain(`The other ${prepared} are prepared`)
			.and.to.contain(`${prepared} entries of`);
	});

	it("lists exactly the metrics and the kinds of alarms of the code, and the states of an address", () => {
		const path = "docs/operations.md";
		expect([...rows(section(path, "## Metrics")).keys()]).to.deep.equal(Object.keys(METRICS));
		const alarms = rows(section(path, "## Alarms"));
		expect([...alarms.keys()]).to.deep.equal(AlarmKind.options);
		// When it is raised, what to do about it, when it is over.
		for (const [kind, cells] of alarms) expect(cells.filter(Boolean), kind).to.have.length(3);
		const states = section(path, "## What the crawler knows of an address");
		for (const state of UrlState.options) expect(states, state).to.match(new RegExp(`^\\|.*\`${state}\``, "m"));
	});

	it("lists exactly the rows of the grammar, in their order", () => {
		const listed = rows(section("docs/grammar.md", "## Rows"));
		expect([...listed.keys()]).to.deep.equal(GRAMMAR.map(({ id }) => id));
		for (const { id, form, examples } of GRAMMAR) {
			expect(listed.get(id)?.[0], id).to.equal(form);
			expect([...examples], id).to.include(listed.get(id)?.[2]);
		}
	});

	it("defines the figures as the API does, and lists exactly the columns of their tables", () => {
		const path = "docs/figures.md";
		const defined = [...rows(section(path, "## One directive")), ...rows(section(path, "## The whole index"))];
		expect(defined.map(([name, cells]) => [name, cells.at(-1)])).to.deep.equal(
			Object.entries(FIGURES).map(([name, { en }]) => [name, en]),
		);
		const listed = rows(section(path, "## Columns of the tables"));
		expect([...listed.keys()]).to.deep.equal(Object.keys(FIGURE_COLUMNS));
		const named = (text = ""): string[] => [...text.matchAll(/`(\w+)`/g)].map((match) => match[1] ?? "");
		const [directive = ""] = section(path, "## Columns of the tables").split("\n| table");
		for (const [name, columns] of Object.entries(FIGURE_COLUMNS)) {
			const own = columns.map((column) => column.name.replace(/^replaced_by_/, ""));
			const common = own.includes("id") ? named(directive) : [];
			expect([...new Set(own)], name).to.deep.equal([
				...common.filter((column) => own.includes(column)),
				...named(listed.get(name)?.[0]),
			]);
		}
	});

	for (const path of documents)
		it(`has no dead link in ${path}`, () => {
			for (const link of linksOf(path).filter((one) => !/^[a-z]+:/.test(one))) {
				const [file = "", anchor] = link.split("#");
				const target = file === "" ? path : join(dirname(path), file);
				expect(existsSync(join(projectRoot, target)), `${path}: ${link}`).to.equal(true);
				if (anchor === undefined) continue;
				const headings = [...read(target).matchAll(/^#+ (.+)$/gm)].map((match) => anchorOf(match[1] ?? ""));
				expect(headings, `${path}: ${link}`).to.include(anchor);
			}
		});

	it("names every command of the code, and no other", () => {
		const commands = createProgram(async () => {}).commands.map((command) => command.name());
		expect([...rows(section("README.md", "## On the command line")).keys()].sort()).to.deep.equal(commands.sort());
		const headings = [...read("docs/commands.md").matchAll(/^## (\S+)$/gm)].map((match) => match[1]);
		expect(headings.sort()).to.deep.equal(commands);
	});

	it("names only make targets that exist, and in the README all that a newcomer needs", () => {
		const targets = [...read("Makefile").matchAll(/^([a-z-]+):/gm)].map((match) => match[1]);
		const named = (path: string): string[] =>
			[...read(path).matchAll(/(?:`|^)make ([a-z-]+)/gm)].map((match) => match[1] ?? "");
		for (const path of documents) for (const target of named(path)) expect(targets, path).to.include(target);
		expect(named("README.md")).to.include.members(["setup", "run", "test", "lint", "eval", "bench", "clean", "help"]);
	});

	it("gives the test command in a fenced block of the README", () => {
		expect(read("README.md")).to.match(/^```sh\nmake test\n```$/m);
	});

	it("names no package registry, for where packages come from is each machine's own affair", () => {
		const hosts = ["npmjs", "yarnpkg", "pypi", "crates", "rubygems"].flatMap((name) =>
			["org", "com", "io"].map((end) => `${name}.${end}`),
		);
		for (const path of documents)
			for (const host of [...hosts, `${"registry"}.`, `${"proxy"}.golang`])
				expect(read(path).toLowerCase().includes(host), `${path} names ${host}`).to.equal(false);
	});
});
