import type { Citation, Resolution } from "../types.ts";
import type { Case, Found } from "./finding.ts";
import { datedForm, linesOf } from "./print.ts";

/** Confidence below which a resolution rests on habit or on what stands near by. */
const SURE = 0.9;
/** Most documents listed for one number. */
const LISTED = 6;

/** Whether nothing in a citation itself tells its document apart from others of its number. */
const isBare = ({ form, date, term, title }: Citation): boolean =>
	(form === "full" || form === "short") && date === null && term === null && title === null;

/** The documents that some citation of the draft settles, so that a bare number elsewhere in it is no question. */
export function settledBy(citations: readonly Citation[], resolutions: readonly Resolution[]): ReadonlySet<string> {
	const settled = new Set<string>();
	for (const [i, citation] of citations.entries()) {
		const { status, id, confidence = 0 } = resolutions[i] ?? {};
		if (status === "resolved" && id && (confidence >= SURE || !isBare(citation))) settled.add(id);
	}
	return settled;
}

/** A bare number that several documents bear, and that was taken for the one it is mostly used for. */
export function checkHabit(one: Case, settled: ReadonlySet<string>): Found[] {
	const { citation, resolution, document, authority } = one;
	const { status, confidence, candidates } = resolution;
	if (status !== "resolved" || confidence >= SURE || document === null || settled.has(document.id)) return [];
	if (!isBare(citation)) return [];
	const others = candidates.flatMap(({ id }) => authority.documentsById.get(id) ?? []);
	const bearers = others.filter(({ symbol, id }) => symbol === document.symbol && id !== document.id);
	if (bearers.length === 0) return [];
	const ask = [document, ...bearers].every(({ term }) => term !== null) ? "ngày ban hành hoặc khóa" : "ngày ban hành";
	const message = `Sổ có ${bearers.length + 1} văn bản mang số này; ở đây hiểu là ${datedForm(document, authority)}. Nên ghi thêm ${ask}.`;
	const lines = linesOf([document, ...bearers].slice(0, LISTED), authority);
	return [{ kind: "ambiguous", severity: "note", message, others: lines }];
}
