import { readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { usedBy } from "../search/child.ts";
import { load, overAndOver, type Server } from "./client.ts";

const SAMPLE_MS = 10_000;

/** One look at a server: seconds since the first, megabytes, open files. */
export interface Sample {
	at: number;
	memory: number;
	files: number;
}

/**
 * The slope of a line through points that outliers do not bend (Theil and Sen): the median of the slopes between any two.
 */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
	const slopes = points.flatMap(([x, y], i) => points.slice(i + 1).map(([later, after]) => (after - y) / (later - x)));
	return slopes.sort((a, b) => a - b)[slopes.length >> 1] ?? Number.NaN;
}

/** Looks at a server every ten seconds while it is asked for pages, so many seconds, the first of which only warm it. */
export async function steady(
	server: Server,
	paths: readonly string[],
	connections: number,
	seconds: number,
	warmUp: number,
) {
	const began = performance.now();
	const passed = (): number => (performance.now() - began) / 1000;
	const asked = load(server, overAndOver(paths), connections, () => passed() < seconds);
	const samples: Sample[] = [];
	while (passed() < seconds) {
		await sleep(SAMPLE_MS);
		if (passed() < warmUp) continue;
		const { memory } = await usedBy(server.child);
		samples.push({ at: passed(), memory, files: readdirSync(`/proc/${server.child.pid}/fd`).length });
	}
	const { statuses, errors } = await asked;
	return { statuses, errors, samples };
}
