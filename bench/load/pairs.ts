import { quantile } from "../search/measure.ts";
import { ask, load, type Server } from "./client.ts";

/** What one server took beside another for the same bytes, pair by pair. */
export interface Ratios {
	/** CPU a request. */
	cpu: number[];
	p50: number[];
	p99: number[];
}

/** How far apart two servers that are the same may seem before latency tells nothing: where the middle half has to lie. */
const SAME = [0.8, 1.25] as const;

/** The bars: CPU of an article and of a search against bare Express, and latency for both. */
export const MOST = { article: 2, search: 6, p50: 2, p99: 3, p99OfSearch: 6 };

/** Has bare servers give what a server of the product gives for these pages. */
export async function copyAnswers(from: Server, to: readonly Server[], paths: readonly string[]): Promise<void> {
	const answers: Record<string, { type: string; body: string }> = {};
	for (const path of paths) {
		const { status, type, body } = await ask(from, path);
		if (status !== 200) throw new Error(`${path} was answered with ${status}.`);
		answers[path] = { type, body };
	}
	for (const { child } of to) child.send(answers);
}

/**
 * Asks both for the same pages, a fixed number each time, now one first and now the other: what the machine does meanwhile
 * falls on both.
 */
export async function paired(
	one: Server,
	other: Server,
	rounds: readonly (readonly string[])[],
	connections: number,
): Promise<Ratios> {
	const ratios: Ratios = { cpu: [], p50: [], p99: [] };
	for (const [i, paths] of rounds.entries()) {
		const run = async (server: Server) => {
			const { statuses, errors, cpu, times } = await load(server, paths, connections);
			if (errors.length > 0 || Object.keys(statuses).join() !== "200")
				throw new Error(`Not all were answered with 200: ${JSON.stringify(statuses)} ${errors[0] ?? ""}`);
			return { cpu, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
		};
		const first = i % 2 === 0 ? one : other;
		const a = await run(first);
		const b = await run(first === one ? other : one);
		const [ours, theirs] = first === one ? [a, b] : [b, a];
		for (const figure of ["cpu", "p50", "p99"] as const) ratios[figure].push(ours[figure] / theirs[figure]);
	}
	return ratios;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Whether two servers that are the same look the same here and now: the middle half of their ratios lies close to one. */
export const isTelling = (same: readonly number[]): boolean =>
	quantile(same, 0.25) >= SAME[0] && quantile(same, 0.75) <= SAME[1];

export type Verdict = "ok" | "missed" | "INCONCLUSIVE";

/** A figure against its bar; where the same beside the same differs too much it is neither met nor missed. */
export function verdict(values: readonly number[], most: number, same: readonly number[]): Verdict {
	if (!isTelling(same)) return "INCONCLUSIVE";
	return median(values) <= most ? "ok" : "missed";
}
