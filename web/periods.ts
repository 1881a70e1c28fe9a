import type { MonthVolumeFigure } from "../model/api.ts";

/** A month (`2023-02`) or year (`2023`) with what came out in it. */
export interface Period {
	key: string;
	reports: number;
	citing: number;
	citations: number;
}

/** Months up to which a span is shown by month unless asked for otherwise, and the newest that are. */
const MOST_MONTHS = 24;
/** Newest years that are shown. */
const MOST_YEARS = 40;

const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
const monthOf = (number: number): string =>
	`${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;

/**
 * Months or years in time without gaps, up to the last one of a report, as a chart needs them; the undated are in none.
 *
 * @param asked By what; null: by months where there are few.
 * @returns `cut`: earlier periods are left out.
 */
export function periodsOf(
	items: readonly MonthVolumeFigure[],
	asked: "thang" | "nam" | null,
): { by: "thang" | "nam"; periods: Period[]; cut: boolean } {
	const dated = items.filter((item): item is MonthVolumeFigure & { month: string } => item.month !== null);
	const numbers = dated.map(({ month }) => monthNumber(month));
	const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
	const by = asked ?? (last - first < MOST_MONTHS ? "thang" : "nam");
	if (dated.length === 0) return { by, periods: [], cut: false };
	const unit = by === "thang" ? 1 : 12;
	const nameOf = (number: number): string => (by === "thang" ? monthOf(number) : monthOf(number * 12).slice(0, 4));
	const end = Math.floor(last / unit);
	const begin = Math.floor(first / unit);
	const start = Math.max(begin, end - (by === "thang" ? MOST_MONTHS : MOST_YEARS) + 1);
	const periods = Array.from({ length: end - start + 1 }, (_, i) => ({
		key: nameOf(start + i),
		reports: 0,
		citing: 0,
		citations: 0,
	}));
	for (const { month, reports, citing, citations } of dated) {
		const period = periods[Math.floor(monthNumber(month) / unit) - start];
		if (!period) continue;
		period.reports += reports;
		period.citing += citing;
		period.citations += citations;
	}
	return { by, periods, cut: start > begin };
}
