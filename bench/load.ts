// How the server holds under load, over 20,000 synthetic reports: node --import=tsx bench/load.ts [--seconds N] [--minutes N]
// Each kind of page is asked for over 50 connections for a minute; then four times as many search at once; then what a page
// costs is held against bare Express giving the same bytes, in pairs, beside a pair of bare servers that are the same. With
// --minutes the server is asked for all of it at once for so long, while reports come in, and its memory is looked at.
import { readFileSync, rmSync } from "node:fs";
import { cp } from "node:fs/promises";
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { ask, end, type Load, load, overAndOver, type Server, serve } from "./load/client.ts";
import { copyAnswers, MOST, median, paired, type Ratios, type Verdict, verdict } from "./load/pairs.ts";
import { type Sample, slope, steady } from "./load/steady.ts";
import { messageOf, start } from "./search/child.ts";
import { indexFile, material } from "./search/index-file.ts";
import { quantile } from "./search/measure.ts";
import { parametersOf, queryMix } from "./search/queries.ts";

const REPORTS = 20_000;
const CONNECTIONS = 50;
const SATURATION = 4;
/** At least eleven pairs, of so many requests each. */
const PAIRS = 11;
const REQUESTS = 200;
const WARM_UP = 2;
/** Bars: 99 of a hundred answers of health under saturation, and of looks at the event loop, in milliseconds. */
const HEALTH_MS = 200;
const LATE_MS = 100;
/** Bars of a long run: megabytes in ten minutes, and by how much of what it was the memory may have grown. */
const SLOPE = 1;
const GROWTH = 0.2;
const WARM_SECONDS = 120;

const { values: given } = parseArgs({
	options: { seconds: { type: "string", default: "60" }, minutes: { type: "string", default: "0" } },
});
const seconds = Number(given.seconds);
const minutes = Number(given.minutes);

let missed = 0;
const told = (result: Verdict): string => {
	if (result === "missed") missed++;
	return result;
};
const atMost = (figure: number, most: number): Verdict => (figure <= most ? "ok" : "missed");
const ms = (value: number): string => value.toFixed(value < 10 ? 1 : 0).padStart(7);

/** What else the machine does: figures of time mean little where it is busy. */
function machine(): string {
	const pressure = /^some avg10=([\d.]+)/m.exec(readPressure())?.[1] ?? "not told";
	return `load average ${loadavg()[0]?.toFixed(1)}, CPU pressure of the last ten seconds ${pressure} %`;
}

function readPressure(): string {
	try {
		return readFileSync("/proc/pressure/cpu", "utf8");
	} catch {
		return "";
	}
}

const made = material();
const index = await indexFile(REPORTS, made);
const queries = queryMix(made.words, made.directives).filter(({ runs }) => runs.length > 0);
const directives = made.directives.register.directives.map(({ id }) => id);

/** Searches that were not asked for before: the last day tells them apart, and leaves the same reports. */
function* searches(from = 0): Generator<string> {
	for (let nth = from; ; nth++)
		for (const query of queries) {
			const parameters = parametersOf(query);
			if (!parameters.has("to")) parameters.set("to", new Date(Date.UTC(2090, 0, 1 + nth)).toISOString().slice(0, 10));
			yield `/api/v1/reports?${parameters}`;
		}
}
const some = (paths: Iterable<string>, count: number): string[] => {
	const taken: string[] = [];
	for (const path of paths) {
		if (taken.length >= count) break;
		taken.push(path);
	}
	return taken;
};
const reportPages = (from: number, count: number): string[] =>
	Array.from({ length: count }, (_, i) => `/bc/${1 + ((from + i) % REPORTS)}`);

const ENDPOINTS: Record<string, () => Iterable<string>> = {
	"a report": () => overAndOver(reportPages(0, REPORTS)),
	"a directive": () => overAndOver(directives.slice(0, 2000).map((id) => `/vb/${id.replaceAll(":", "/")}`)),
	"a directive, API": () => overAndOver(directives.slice(0, 2000).map((id) => `/api/v1/directives/${id}`)),
	"a search, API": () => searches(),
	suggestions: () =>
		overAndOver(
			["25", "25nq", "dan van", "nq 18", "chuyển đổi số"].map((q) => `/api/v1/suggest?q=${encodeURIComponent(q)}`),
		),
	health: () => overAndOver(["/healthz"]),
};

function isClean({ statuses, errors }: Pick<Load, "statuses" | "errors">): boolean {
	return errors.length === 0 && Object.keys(statuses).join() === "200";
}

async function hold(server: Server): Promise<void> {
	console.log(`\n${CONNECTIONS} connections for ${seconds} s each (${machine()})`);
	console.log(`${"".padEnd(22)}answers    p50    p99  late99  ms`);
	for (const [name, paths] of Object.entries(ENDPOINTS)) {
		const until = performance.now() + seconds * 1000;
		const { statuses, errors, untold, times, late } = await load(
			server,
			paths(),
			CONNECTIONS,
			() => performance.now() < until,
		);
		const clean = told(isClean({ statuses, errors }) && untold === 0 ? "ok" : "missed");
		console.log(
			`${name.padEnd(22)}${String(times.length).padStart(7)}${ms(quantile(times, 0.5))}${ms(quantile(times, 0.99))}${ms(late)}  ${clean}, loop ${late <= LATE_MS ? "ok" : "late"} ${clean === "ok" ? "" : JSON.stringify({ statuses, errors: errors.slice(0, 2) })}`,
		);
	}
}

async function saturate(server: Server): Promise<void> {
	const until = performance.now() + seconds * 1000;
	const goesOn = (): boolean => performance.now() < until;
	const searching = load(server, searches(1000), SATURATION * CONNECTIONS, goesOn);
	const health = await load(server, overAndOver(["/healthz"]), 1, goesOn);
	const { statuses, errors, untold } = await searching;
	const isKnown = Object.keys(statuses).every((status) => status === "200" || status === "503");
	const [first = ""] = some(searches(9000), 1);
	const after = await ask(server, first);
	console.log(`\n${SATURATION * CONNECTIONS} connections that search (${machine()})`);
	console.log(
		`answers ${JSON.stringify(statuses)}, ${errors.length} without one, ${untold} of 503 without Retry-After: ${told(isKnown && errors.length === 0 && untold === 0 ? "ok" : "missed")}`,
	);
	const p99 = quantile(health.times, 0.99);
	console.log(
		`health meanwhile: p99 ${p99.toFixed(0)} ms of at most ${HEALTH_MS}: ${told(isClean(health) ? atMost(p99, HEALTH_MS) : "missed")}`,
	);
	console.log(
		`a search right after: ${after.status} in ${after.ms.toFixed(0)} ms of at most 5000: ${told(after.status === 200 ? atMost(after.ms, 5000) : "missed")}`,
	);
}

async function compare(): Promise<void> {
	const [server, scribe, bare, twin] = (await Promise.all([
		serve(index.path),
		serve(index.path),
		serve(null),
		serve(null),
	])) as [Server, Server, Server, Server];
	const kinds: [string, string[], number, number][] = [
		[
			"a report, API",
			reportPages(0, (PAIRS + WARM_UP) * REQUESTS).map((path) => path.replace("/bc/", "/api/v1/reports/")),
			MOST.article,
			MOST.p99,
		],
		["a search", some(searches(3000), (PAIRS + WARM_UP) * REQUESTS), MOST.search, MOST.p99OfSearch],
	];
	console.log(
		`\n${PAIRS} pairs of ${REQUESTS} requests for pages that were not asked for before, against bare Express (${machine()})`,
	);
	console.log(
		"bare against bare says what the machine adds by itself; where its middle half is not within 0.8 and 1.25, nothing is said.",
	);
	for (const [name, paths, mostCpu, mostP99] of kinds) {
		const rounds = Array.from({ length: PAIRS + WARM_UP }, (_, i) => paths.slice(i * REQUESTS, (i + 1) * REQUESTS));
		await copyAnswers(scribe, [bare, twin], paths);
		await paired(server, bare, rounds.slice(0, WARM_UP), CONNECTIONS);
		await paired(twin, bare, rounds.slice(0, WARM_UP), CONNECTIONS);
		const same = await paired(twin, bare, rounds.slice(WARM_UP), CONNECTIONS);
		const ours = await paired(server, bare, rounds.slice(WARM_UP), CONNECTIONS);
		const line = (figure: keyof Ratios, most: number): void => {
			const [a, b] = [0.25, 0.75].map((share) => quantile(same[figure], share).toFixed(2));
			console.log(
				`${`${name}, ${figure}`.padEnd(22)}${median(ours[figure]).toFixed(2)} times, at most ${most}; bare against bare ${median(same[figure]).toFixed(2)} (${a} to ${b}): ${told(verdict(ours[figure], most, same[figure]))}`,
			);
		};
		line("cpu", mostCpu);
		line("p50", MOST.p50);
		line("p99", mostP99);
	}
	await Promise.all([server, scribe, bare, twin].map(end));
}

async function holdLong(): Promise<void> {
	const path = `${index.path}.load`;
	await cp(index.path, path);
	const server = await serve(path);
	const { child: importer } = await start("importer.ts", path, String(REPORTS), "5");
	const mixed = some(searches(5000), 500).flatMap((search, i) => [search, ...reportPages(i * 3, 3), "/healthz"]);
	const { statuses, errors, samples } = await steady(server, mixed, CONNECTIONS, minutes * 60, WARM_SECONDS);
	importer.send("stop");
	await messageOf(importer);
	await end(server);
	for (const suffix of ["", "-wal", "-shm"]) rmSync(path + suffix, { force: true });
	const [first, last] = [samples[0], samples.at(-1)] as [Sample, Sample];
	const rise = slope(samples.map(({ at, memory }) => [at, memory])) * 600;
	const grown = last.memory / first.memory - 1;
	console.log(`\n${minutes} minutes of all at once while reports come in (${machine()})`);
	console.log(
		`answers ${JSON.stringify(statuses)}, ${errors.length} without one: ${told(isClean({ statuses, errors }) ? "ok" : "missed")}`,
	);
	console.log(
		`memory ${first.memory.toFixed(0)} to ${last.memory.toFixed(0)} MB, ${rise.toFixed(2)} MB in ten minutes of at most ${SLOPE}: ${told(atMost(rise, SLOPE))}; grown ${(grown * 100).toFixed(0)} % of at most 20: ${told(atMost(grown, GROWTH))}`,
	);
	console.log(`open files ${first.files} to ${last.files}: ${told(atMost(last.files, first.files + CONNECTIONS))}`);
}

if (minutes > 0) await holdLong();
else {
	const server = await serve(index.path);
	await load(server, some(searches(8000), 200), CONNECTIONS);
	await hold(server);
	await saturate(server);
	await end(server);
	await compare();
}
if (missed > 0) {
	console.log(`\n${missed} figures miss their bar.`);
	process.exitCode = 1;
}
