import type { Folded } from "../../text/fold.ts";
import type { Found } from "../within.ts";
import { canHaveIssued } from "./body.ts";
import type { Surroundings } from "./reader.ts";

/** What stands between two members of a list that each have a type word, at most twelve characters. */
const LIST_GAP = /^\s{0,2}(?:[,;&]|va|cung|-)?\s{0,2}(?:(?:va|cac|so)\s)?\s?$/;
const LONGEST_GAP = 12;
const PLURAL = /(?<![a-z])(?:cac|nhung|hai|ba|bon)\s{1,2}$/;
/** Longest title that is carried on over the citations inside it, in characters. */
const TITLE_MAX = 600;
/** What stands before the next document of a list, which is no part of the title before it. */
const LISTED = /(?:[,;:]|\s(?:và|cùng|hoặc|với))\s*$/u;

/** Whether two documents are of one series, so that one body printed behind both issued both. */
const alike = ({ numbered: one }: Found, { numbered: next }: Found): boolean =>
	one !== undefined &&
	next !== undefined &&
	one.reading.typeCode === next.reading.typeCode &&
	one.reading.issuer === next.reading.issuer;

/**
 * What is said of a whole list is said of each member: `A và B cùng ngày 25/10/2021`, `A, B đều của Bộ Chính trị`, and,
 * where the list begins with `các`, the body and term behind the last.
 */
export function shareTogether(folded: Folded, found: readonly Found[], read: readonly (Surroundings | null)[]): void {
	const { plain } = folded;
	/** The first member of the list that each citation is in. */
	const heads: number[] = [];
	for (const [i, one] of found.entries()) {
		const previous = found[i - 1];
		const from = previous ? Math.max(previous.end, read[i - 1]?.end ?? 0) : Number.NEGATIVE_INFINITY;
		const gap = one.start - from;
		const joins = gap >= 0 && gap <= LONGEST_GAP && LIST_GAP.test(plain.slice(from, one.start));
		heads.push(joins ? (heads[i - 1] ?? i) : i);
	}
	const isPlural = (i: number): boolean => {
		const start = (found[heads[i] ?? i] as Found).start;
		return PLURAL.test(plain.slice(Math.max(0, start - 8), start));
	};
	for (let i = found.length - 2; i >= 0; i--) {
		const [around, next] = [read[i], read[i + 1]];
		const [one, other] = [found[i], found[i + 1]];
		if (!around || !next || !one || !other || heads[i] !== heads[i + 1]) continue;
		if (next.together === "day") around.date ??= next.date;
		around.together ??= next.together;
		if (around.issuer || around.term || !next.issuer) continue;
		if (!canHaveIssued(one.numbered?.reading.issuer ?? null, next.issuer.value)) continue;
		if (next.together === null && !(alike(one, other) && isPlural(i))) continue;
		Object.assign(around, { issuer: next.issuer, term: next.term, province: next.province, place: next.place });
	}
}

/** Names that say what a document is about rather than cite it, right behind the `về` of its title. */
const ABOUT_NAME: ReadonlySet<string> = new Set(["chien-luoc", "de-an", "chuong-trinh", "ke-hoach", "quy-che"]);
/** Statutes: no committee or ministry issues them, so that a body said behind their name issued the document about them. */
const STATUTES: ReadonlySet<string> = new Set(["dieu-le", "hien-phap", "luat", "bo-luat", "phap-lenh", "cuong-linh"]);

/**
 * What is said of a document behind a name that stands in its title, `Quy định số 24-QĐ/TW về thi hành Điều lệ Đảng do Ban
 * Chấp hành Trung ương ban hành`, is said of it: the body, and the day behind the name of what it is about.
 */
export function passOutwards(folded: Folded, found: readonly Found[], read: readonly (Surroundings | null)[]): void {
	for (let i = 0; i + 1 < found.length; i++) {
		const [one, inner] = [found[i], found[i + 1]];
		const [around, said] = [read[i], read[i + 1]];
		if (!one?.numbered || !inner?.other || inner.other.form !== "named" || !around || !said) continue;
		const start = inner.start;
		const about = folded.plain.slice(start - 4, start) === " ve " && around.end >= start - 5;
		if (!about && (around.title?.kind !== "cut" || around.title.end < start - 4)) continue;
		if (STATUTES.has(inner.other.type)) {
			const passive =
				said.issuer && /(?:do|duoc)\s$/.test(folded.plain.slice(said.issuer.span.start - 5, said.issuer.span.start));
			if (!passive || !said.issuer || around.issuer) continue;
			if (!canHaveIssued(one.numbered.reading.issuer, said.issuer.value)) continue;
			around.issuer = said.issuer;
			around.date ??= said.date;
			around.term ??= said.term;
			Object.assign(said, { issuer: null, date: null, term: null });
		} else if (about && ABOUT_NAME.has(inner.other.type) && !said.issuer) around.date ??= said.date;
	}
}

/** A title that a citation cut goes on to the end of what belongs to that one: `về tiếp tục thực hiện Chỉ thị số 05 …`. */
export function joinTitles(folded: Folded, found: readonly Found[], read: readonly (Surroundings | null)[]): void {
	for (let i = found.length - 2; i >= 0; i--) {
		const title = read[i]?.title;
		const next = found[i + 1];
		if (title?.kind !== "cut" || !next || LISTED.test(folded.text.slice(title.end - 8, title.end))) continue;
		const around = read[i + 1];
		const end = Math.max(next.end, around?.end ?? 0, around?.title?.span.end ?? 0);
		if (end - title.span.start > TITLE_MAX) continue;
		title.span.end = end;
		title.value = folded.text.slice(title.span.start, end).replace(/\s+/g, " ");
	}
}
