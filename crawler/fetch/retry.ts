const MOST = 24 * 3600 * 1000;

const inFuture = (ms: number): number | null => (ms > 0 ? Math.min(ms, MOST) : null);

/**
 * Milliseconds from now until the instant of a `Retry-After` header, which states seconds or a date; at most a day. A date
 * is measured against the host's own `Date` header, for its clock and ours may differ. Null where there is none, none
 * that can be read, or one that says now: that is no reason to come back sooner than without it.
 */
export function retryAfterOf(header: string | null, dateHeader: string | null): number | null {
	const given = header?.trim() ?? "";
	if (/^\d+$/.test(given)) return inFuture(Number(given) * 1000);
	// `Date.parse` takes many things for a date; those of HTTP begin with the day of the week.
	const at = /^(?:mon|tue|wed|thu|fri|sat|sun)/i.test(given) ? Date.parse(given) : Number.NaN;
	const theirs = Date.parse(dateHeader ?? "");
	return inFuture(at - (Number.isNaN(theirs) ? Date.now() : theirs));
}
