// A polite crawl of 2,000 pages on 20 hosts with the built command line: CPU time a page, memory, and how near it comes to
// the time that politeness alone takes. Reads /proc, so it needs Linux.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const HOSTS = 20;
const ARTICLES = 100;
const DELAY_MS = 300;
const SAMPLE_MS = 250;
/** `USER_HZ`, in which Linux counts CPU time for programs. */
const TICKS_A_SECOND = 100;
const BARS = { cpu: 25, memory: 400, growth: 50 };

/** CPU seconds of the children of this process that have ended, their threads and all. */
function cpuOfChildren(): number {
	const fields = readFileSync("/proc/self/stat", "utf8")
		.replace(/^.*\) /, "")
		.split(" ");
	return (Number(fields[13]) + Number(fields[14])) / TICKS_A_SECOND;
}

/** Megabytes that a process holds now; null where it is no more. */
function memoryOf(pid: number | undefined): number | null {
	try {
		const kilobytes = /^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
		return kilobytes === undefined ? null : Number(kilobytes) / 1024;
	} catch {
		return null;
	}
}

const median = (values: readonly number[]): number =>
	values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const folder = mkdtempSync(join(tmpdir(), "trichdan-bench-"));
const site = spawn(
	process.execPath,
	["--import=tsx", join(ROOT, "bench/crawl-site.ts"), String(HOSTS), String(ARTICLES)],
	{ cwd: ROOT, stdio: ["pipe", "pipe", "inherit"] },
);
const lines = createInterface({ input: site.stdout })[Symbol.asyncIterator]();
const line = async (): Promise<string> => (await lines.next()).value ?? "";
const ports = JSON.parse(await line()) as number[];

const sources = ports.map((port, i) => ({
	id: `cong-${i}`,
	name: `Cổng ${i}`,
	province: "yen-bai",
	level: "district",
	home: `http://127.0.0.1:${port}/`,
	listings: [{ url: `http://127.0.0.1:${port}/tin-tuc?trang={n}` }],
	articles: ["/tin/"],
	selectors: { title: "h1.tieu-de", published: ".ngay-dang", body: ".noi-dung" },
	delay: DELAY_MS,
	ports: [port],
	allowPrivateNetwork: true,
}));
writeFileSync(join(folder, "sources.json"), JSON.stringify(sources));

const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("TRICHDAN_"));
const start = performance.now();
const crawler = spawn(
	process.execPath,
	[join(ROOT, "cli/trichdan.js"), "crawl", "--json", "--source", ...sources.map(({ id }) => id)],
	{
		env: {
			...Object.fromEntries(inherited),
			TRICHDAN_DB: join(folder, "index.db"),
			TRICHDAN_SOURCES: join(folder, "sources.json"),
		},
		stdio: ["ignore", "pipe", "inherit"],
	},
);
const samples: number[] = [];
const timer = setInterval(() => {
	const megabytes = memoryOf(crawler.pid);
	if (megabytes !== null) samples.push(megabytes);
}, SAMPLE_MS);
const output: Buffer[] = [];
crawler.stdout.on("data", (chunk: Buffer) => output.push(chunk));
await once(crawler, "close");
clearInterval(timer);
const seconds = (performance.now() - start) / 1000;
const cpu = cpuOfChildren();

site.stdin.end();
const asked = JSON.parse(await line()) as {
	requests: number[];
	mostAtOnce: number;
	connections: number[];
	shortestGap: number;
	seconds: number;
};
rmSync(folder, { recursive: true });

const crawled = JSON.parse(Buffer.concat(output).toString()) as { sources: { counts: { created: number } }[] };
const reports = crawled.sources.reduce((sum, { counts }) => sum + counts.created, 0);
const pages = asked.requests.reduce((sum, requests) => sum + requests, 0);
const least = ((Math.max(...asked.requests) - 1) * DELAY_MS) / 1000;
const peak = Math.max(...samples);
// The first quarter is start-up: the heap grows until it is as large as the work needs.
const quarter = (n: number): number[] =>
	samples.slice(Math.floor((samples.length * (n - 1)) / 4), Math.floor((samples.length * n) / 4));
const growth = median(quarter(4)) - median(quarter(2));
const figures: [string, string, boolean | null][] = [
	["reports", `${reports} of ${HOSTS * ARTICLES}`, reports === HOSTS * ARTICLES],
	["requests", `${pages} to ${HOSTS} hosts on ${asked.connections.reduce((a, b) => a + b, 0)} connections`, null],
	["at once to a host", `${asked.mostAtOnce}`, asked.mostAtOnce === 1],
	["shortest gap", `${asked.shortestGap.toFixed(0)} ms of ${DELAY_MS} ms`, asked.shortestGap >= DELAY_MS - 5],
	[
		"wall",
		`${seconds.toFixed(1)} s, ${asked.seconds.toFixed(1)} s from first to last request; politeness alone ${least.toFixed(1)} s`,
		null,
	],
	["pages a second", (pages / asked.seconds).toFixed(1), null],
	["CPU a page", `${((cpu * 1000) / pages).toFixed(1)} ms (at most ${BARS.cpu})`, (cpu * 1000) / pages <= BARS.cpu],
	["memory", `${peak.toFixed(0)} MB at most (below ${BARS.memory})`, peak < BARS.memory],
	[
		"memory's growth",
		`${growth.toFixed(0)} MB from the second quarter to the last (below ${BARS.growth})`,
		growth < BARS.growth,
	],
];
for (const [name, figure, isWell] of figures)
	console.log(`${name.padEnd(20)} ${figure}${isWell === false ? "   << missed" : ""}`);
if (figures.some(([, , isWell]) => isWell === false)) process.exitCode = 1;
