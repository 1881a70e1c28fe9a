import type { Stats } from "../port.ts";

/** `Stats` from the rows of `total`, which triggers keep by kind, and what else an index says of itself. */
export function statsOf(
	totals: Readonly<Record<string, number>>,
	span: Pick<Stats, "from" | "to" | "changedAt">,
): Stats {
	const total = (kind: string): number => totals[kind] ?? 0;
	const byStatus: Stats["byStatus"] = {
		resolved: total("mentions:resolved"),
		ambiguous: total("mentions:ambiguous"),
		stub: total("mentions:stub"),
		unlinked: total("mentions:unlinked"),
	};
	return {
		directives: total("directives"),
		citedDirectives: total("cited"),
		stubs: total("stubs"),
		reports: total("reports"),
		mentions: byStatus.resolved + byStatus.ambiguous + byStatus.stub + byStatus.unlinked,
		byStatus,
		...span,
	};
}
