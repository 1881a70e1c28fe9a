import type { ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { cp } from "node:fs/promises";
import { Agent, get } from "node:http";
import { send } from "../../test/server/contract.ts";
import { hostileRequests } from "../../test/server/hostile-corpus.ts";
import { type Answer, messageOf, start, stop, usedBy } from "./child.ts";
import type { IndexFile } from "./index-file.ts";
import { quantile } from "./measure.ts";
import { parametersOf, type Query } from "./queries.ts";

const CONNECTIONS = 8;
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

/** Reports and directives that are read, and how often all pages are asked for before it counts. */
const POINTS = 400;
const WARM_UP = 4;

/** A server rests that takes at most so many CPU milliseconds within so many milliseconds. */
const RESTING = 50;
const REST = 500;

/** Reports a second that come in while searches are measured: a crawl of twenty hosts brings as many. */
const PACE = 20;

interface Server {
	child: ChildProcess;
	port: number;
}

async function serve(file: string, ...args: string[]): Promise<Server> {
	const { child, first } = await start(file, ...args);
	return { child, port: first as number };
}

/** Asks for a page; gives it with the milliseconds it took. */
function ask({ port }: Server, path: string): Promise<Answer & { status: number; ms: number }> {
	const began = performance.now();
	return new Promise((resolve, reject) => {
		const request = get({ host: "127.0.0.1", port, path, agent }, (response) => {
			const chunks: Buffer[] = [];
			response.on("data", (chunk: Buffer) => chunks.push(chunk));
			response.on("end", () =>
				resolve({
					status: response.statusCode ?? 0,
					type: response.headers["content-type"] ?? "",
					body: Buffer.concat(chunks).toString(),
					ms: performance.now() - began,
				}),
			);
		});
		request.on("error", reject);
	});
}

/** Asks for all of them, so many at once; the server's CPU milliseconds a request, and how long each took. */
async function load(server: Server, paths: readonly string[], atOnce = CONNECTIONS) {
	const before = await usedBy(server.child);
	const waiting = [...paths];
	const times: number[] = [];
	const one = async (): Promise<void> => {
		for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
			const { status, ms, body } = await ask(server, path);
			if (status !== 200) throw new Error(`${path} was answered with ${status}: ${body.slice(0, 200)}`);
			times.push(ms);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, one));
	const after = await usedBy(server.child);
	return { cpu: (after.cpu - before.cpu) / paths.length, times };
}

/** Has the server make what it makes for the first that asks, and waits until its threads rest. */
async function settle(server: Server): Promise<void> {
	for (const path of ["/tim?q=nq", "/api/v1/citations?q=nq", "/openapi.json"]) await ask(server, path);
	let before = 0;
	for (let now = await usedBy(server.child); now.cpu - before > RESTING; now = await usedBy(server.child)) {
		before = now.cpu;
		await new Promise((resolve) => setTimeout(resolve, REST));
	}
}

const repeated = <T>(values: readonly T[], times: number): T[] => Array.from({ length: times }, () => values).flat();

/** A search that was not asked for before: the last day tells it apart, and leaves the same reports. */
function searchPath(query: Query, nth: number): string {
	const parameters = parametersOf(query);
	if (!parameters.has("to")) parameters.set("to", new Date(Date.UTC(2090, 0, 1 + nth)).toISOString().slice(0, 10));
	return `/api/v1/reports?${parameters}`;
}

/** The server's CPU a request against that of bare Express with the same bytes. */
export interface Ratio {
	name: string;
	server: number;
	bare: number;
	bytes: number;
}

/** Asks for pages that were not asked for before, then for the same again, and both times for the same bytes without us. */
async function compare(
	name: string,
	server: Server,
	bare: Server,
	warmUp: string[],
	paths: string[],
): Promise<Ratio[]> {
	await load(server, repeated(warmUp, WARM_UP));
	const first = await load(server, paths);
	await load(server, paths);
	const again = await load(server, paths);
	const answers: Record<string, Answer> = {};
	for (const path of paths) {
		const { type, body } = await ask(server, path);
		answers[path] = { type, body };
	}
	bare.child.send(answers);
	await load(bare, repeated(paths, WARM_UP));
	const { cpu } = await load(bare, repeated(paths, WARM_UP));
	const bytes = Object.values(answers).reduce((sum, { body }) => sum + Buffer.byteLength(body), 0) / paths.length;
	return [
		{ name: `${name}, asked for the first time`, server: first.cpu, bare: cpu, bytes },
		{ name: `${name}, asked for before`, server: again.cpu, bare: cpu, bytes },
	];
}

/** What requests cost the server, and the memory it holds after them. */
export async function serverCosts(index: IndexFile, queries: readonly Query[], directiveIds: readonly string[]) {
	const server = await serve("server.ts", index.path);
	const bare = await serve("bare.ts");
	await settle(server);
	const step = Math.floor(index.reports / POINTS / 2);
	const reports = Array.from({ length: 2 * POINTS }, (_, i) => `/api/v1/reports/${1 + i * step}`);
	const directives = directiveIds.slice(0, 2 * POINTS).map((id) => `/api/v1/directives/${id}`);
	const searches = (nth: number): string[] => queries.map((query) => searchPath(query, nth));
	const ratios = [
		...(await compare("a directive", server, bare, directives.slice(POINTS), directives.slice(0, POINTS))),
		...(await compare("a report", server, bare, reports.slice(POINTS), reports.slice(0, POINTS))),
		...(await compare("a search", server, bare, searches(1), searches(2))),
	];
	const { memory } = await usedBy(server.child);
	await Promise.all([stop(server.child), stop(bare.child)]);
	return { ratios, memory };
}

/** Milliseconds of searches, one at a time, while nothing else goes on and while reports come in. */
export async function underImport(index: IndexFile, queries: readonly Query[]) {
	const path = `${index.path}.import`;
	await cp(index.path, path);
	const server = await serve("server.ts", path);
	const search = (nth: number) =>
		load(
			server,
			queries.map((query) => searchPath(query, nth)),
			1,
		);
	await settle(server);
	await search(1);
	const idle = [await search(2)];
	const { child: importer } = await start("importer.ts", path, String(index.reports), String(PACE));
	await search(3);
	const busy = [await search(4), await search(5)];
	importer.send("stop");
	const imported = (await messageOf(importer)) as { count: number; cpu: number };
	await search(6);
	idle.push(await search(7));
	await stop(server.child);
	for (const end of ["", "-wal", "-shm"]) rmSync(path + end, { force: true });
	const p95 = (runs: { times: number[] }[]): number =>
		quantile(
			runs.flatMap(({ times }) => times),
			0.95,
		);
	const cpu = (runs: { cpu: number }[]): number => runs.reduce((sum, run) => sum + run.cpu, 0) / runs.length;
	return { idle: { p95: p95(idle), cpu: cpu(idle) }, busy: { p95: p95(busy), cpu: cpu(busy) }, imported };
}

const SEED = 20261125;
/** Lists as files cost by their rows, whoever asks for them. */
const WHOLE_LIST = /^\/(?:api\/v1|vb|bc)[^?]*\.(?:csv|jsonl|zip|ris|bib|json)/;

/** What the requests of test/server/hostile-corpus.ts cost over an index: the dearest, and the answers that are faults of ours. */
export async function hostile(index: IndexFile, count: number) {
	const server = await serve("server.ts", index.path);
	const site = { host: "127.0.0.1", port: server.port };
	const requests = hostileRequests(SEED, count).filter(({ path }) => !WHOLE_LIST.test(path));
	await settle(server);
	const costs: { cpu: number; path: string }[] = [];
	let faults = 0;
	for (const request of requests) {
		const before = await usedBy(server.child);
		const { status } = await send(site, request);
		costs.push({ cpu: (await usedBy(server.child)).cpu - before.cpu, path: request.path });
		if (status >= 500) faults++;
	}
	await stop(server.child);
	return { costs: costs.sort((a, b) => b.cpu - a.cpu), faults };
}
