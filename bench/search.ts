// What searches cost over synthetic indexes, in CPU time: node --import=tsx bench/search.ts [--kinds] [REPORTS …]
// An index is built when it is first needed and lies under the temporary folder of the system from then on.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Costs } from "./search/costs.ts";
import { hostile, serverCosts, underImport } from "./search/http.ts";
import { type IndexFile, indexFile, material } from "./search/index-file.ts";
import { quantile } from "./search/measure.ts";
import { queryMix } from "./search/queries.ts";

const DEFAULT_SIZE = 20_000;
/** Bars by line: the most CPU milliseconds at that share of all calls. */
const BARS: Record<string, { share: number; most: number }> = {
	suggestion: { share: 0.95, most: 15 },
	"a number": { share: 0.95, most: 1 },
	"reports, newest first": { share: 0.99, most: 10 },
	"reports, by relevance": { share: 0.99, most: 50 },
	"reports, count and facets": { share: 0.99, most: 60 },
	"citations of the big directive": { share: 0.99, most: 30 },
	"… of a province": { share: 0.99, most: 30 },
	"… count and facets": { share: 0.99, most: 30 },
	"… count and facets of a province": { share: 0.99, most: 30 },
};
const MOST_MEMORY = 600;
const MOST_TIMES_BARE = { "a directive": 2, "a report": 2, "a search": 6 };
const MOST_SLOWED = 2;
const HOSTILE = 1000;
const HOSTILE_SIZE = 100_000;
const MOST_HOSTILE = 1000;
/** How much dearer a report may be in the largest index than in the smallest. */
const MOST_GROWTH = 1.25;

const showsKinds = process.argv.includes("--kinds");
const given = process.argv.slice(2).filter((argument) => /^\d+$/.test(argument));
const sizes = given.length > 0 ? given.map(Number).sort((a, b) => a - b) : [DEFAULT_SIZE];

let missed = 0;
/** What is printed behind a figure that a bar is set for. */
function verdict(figure: number, most: number, unit = ""): string {
	if (figure <= most) return `  at most ${most}${unit}`;
	missed++;
	return `  at most ${most}${unit}  << missed`;
}

const ms = (value: number): string => value.toFixed(value < 10 ? 2 : 0).padStart(8);
const count = (value: number): string => value.toLocaleString("en-US");
const line = (name: string, values: readonly number[], after = ""): void =>
	console.log(`${name.padEnd(40)}${[0.5, 0.95, 0.99].map((share) => ms(quantile(values, share))).join("")}${after}`);

function costsOf({ path, reports }: IndexFile): void {
	console.log(
		`\n${count(reports)} reports: CPU ms`.padEnd(41) + ["p50", "p95", "p99"].map((s) => s.padStart(8)).join(""),
	);
	const file = fileURLToPath(new URL("search/costs.ts", import.meta.url));
	const output = execFileSync(process.execPath, ["--import=tsx", file, path], { stdio: ["ignore", "pipe", "inherit"] });
	for (const { name, kinds } of JSON.parse(output.toString()) as Costs[]) {
		const all = Object.values(kinds).flat();
		const bar = BARS[name];
		line(name, all, bar && verdict(quantile(all, bar.share), bar.most));
		if (showsKinds && Object.keys(kinds).length > 1)
			for (const [kind, values] of Object.entries(kinds)) line(`    ${kind}`, values);
	}
}

function growth(indexes: readonly IndexFile[]): void {
	console.log(
		"\nAn index, a report of five citations".padEnd(41) + sizes.map((size) => count(size).padStart(10)).join(""),
	);
	const bytesOf = (names: RegExp) => (index: IndexFile) =>
		Object.entries(index.bytes).reduce((sum, [name, bytes]) => sum + (names.test(name) ? bytes : 0), 0) / index.reports;
	const rows: [string, (index: IndexFile) => number][] = [
		["bytes, all tables", bytesOf(/./)],
		["bytes, words of reports", bytesOf(/^report_terms/)],
		["bytes, words of citing sentences", bytesOf(/^mention_terms/)],
		["bytes, facts", bytesOf(/^(fact_set|report_facts|mention_facts)/)],
		["bytes, texts and citations themselves", bytesOf(/^(report|mention)$/)],
		["CPU ms, words and facts", ({ cpu }) => cpu.index],
		["CPU ms, all else but looking for copies", ({ cpu }) => cpu.rest],
	];
	for (const [name, of] of rows) {
		const values = indexes.map(of);
		const grown = (values.at(-1) ?? 0) / (values[0] ?? 0);
		const after = values.length > 1 ? `  ${grown.toFixed(2)} times${verdict(grown, MOST_GROWTH)}` : "";
		console.log(name.padEnd(40) + values.map((v) => v.toFixed(v < 100 ? 2 : 0).padStart(10)).join("") + after);
	}
}

async function overHttp(index: IndexFile): Promise<void> {
	const queries = queryMix(made.words, made.directives).filter(({ runs }) => runs.length > 0);
	const directiveIds = made.directives.register.directives.map(({ id }) => id);
	const { ratios, memory } = await serverCosts(index, queries, directiveIds);
	console.log(
		`\nA request over ${count(index.reports)} reports: CPU ms of the server, of bare Express with the same bytes`,
	);
	for (const { name, server, bare, bytes } of ratios) {
		const [, most = 0] = Object.entries(MOST_TIMES_BARE).find(([what]) => name.startsWith(what)) ?? [];
		const times = `  ${(server / bare).toFixed(1)} times${verdict(server / bare, most)}`;
		console.log(`${name.padEnd(40)}${ms(server)}${ms(bare)}  ${count(Math.round(bytes))} bytes${times}`);
	}
	console.log(`${"memory of the server".padEnd(40)}${ms(memory)} MB${verdict(memory, MOST_MEMORY)}`);
	const { idle, busy, imported } = await underImport(index, queries);
	console.log("\nA search while reports come in: wall ms p95, CPU ms of the server");
	console.log(`${"nothing else goes on".padEnd(40)}${ms(idle.p95)}${ms(idle.cpu)}`);
	const times = busy.p95 / idle.p95;
	const slowed = `  ${times.toFixed(1)} times${verdict(times, MOST_SLOWED)}`;
	console.log(`${`${imported.count} reports come in`.padEnd(40)}${ms(busy.p95)}${ms(busy.cpu)}${slowed}`);
	console.log(`${"CPU ms of storing one".padEnd(40)}${ms(imported.cpu)}`);
}

async function hostileRequests(index: IndexFile): Promise<void> {
	const { costs, faults } = await hostile(index, HOSTILE);
	const values = costs.map(({ cpu }) => cpu);
	const [dearest] = costs;
	console.log(
		`\n${costs.length} requests that nobody means well, over ${count(index.reports)} reports: CPU ms, ${faults} faults`,
	);
	line("a request", values);
	const shown = `${dearest?.path.slice(0, 60)} (${dearest?.path.length} characters)`;
	console.log(
		`${"the dearest".padEnd(40)}${ms(dearest?.cpu ?? 0)}${verdict(dearest?.cpu ?? 0, MOST_HOSTILE)}  ${shown}`,
	);
	if (faults > 0) missed++;
}

const made = material();
const indexes: IndexFile[] = [];
for (const size of sizes) indexes.push(await indexFile(size, made));
for (const index of indexes) costsOf(index);
growth(indexes);
await overHttp(indexes.at(-1) as IndexFile);
await hostileRequests(indexes.find(({ reports }) => reports >= HOSTILE_SIZE) ?? (indexes.at(-1) as IndexFile));
if (missed > 0) {
	console.log(`\n${missed} figures miss their bar.`);
	process.exitCode = 1;
}
