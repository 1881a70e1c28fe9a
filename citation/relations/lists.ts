import { isLocalSymbol } from "../id.ts";
import { LOCAL_BODIES } from "../kinds.ts";
import type { Citation, Relation } from "../types.ts";

/** Types in order of rank, the highest first: what stands lower carries out what stands higher. */
const RANKS = [
	"cuong-linh",
	"dieu-le",
	"hien-phap",
	"bo-luat",
	"luat",
	"phap-lenh",
	"nghi-quyet",
	"chi-thi",
	"ket-luan",
	"quy-dinh",
	"nghi-dinh",
	"quyet-dinh",
	"thong-tu-lien-tich",
	"thong-tu",
	"chuong-trinh",
	"ke-hoach",
	"huong-dan",
	"cong-van",
];
const rank = ({ type }: Citation): number => {
	const at = RANKS.indexOf(type ?? "");
	return at < 0 ? RANKS.length : at;
};

const YEAR = /\/((?:19|20)\d\d)\//;
/** The day of a document as far as it is told, if only by the year in its symbol; empty where it is not. */
const dayOf = ({ date, symbol }: Citation): string => date ?? YEAR.exec(symbol ?? "")?.[1] ?? "";

const isCentral = ({ issuer }: Citation): boolean =>
	issuer !== null && issuer !== "khac" && !LOCAL_BODIES.has(issuer) && issuer !== "mttq";

/** Steps of State law: what stands on a lower one cannot change what stands on a higher. */
const LAW_STEPS: Record<string, number> = {
	"hien-phap": 0,
	"bo-luat": 1,
	luat: 1,
	"phap-lenh": 1,
	"nghi-dinh": 2,
	"thong-tu": 4,
	"thong-tu-lien-tich": 4,
	"ke-hoach": 5,
	"huong-dan": 5,
	"cong-van": 5,
};
const CHANGES: ReadonlySet<Relation["kind"]> = new Set(["amends", "replaces", "repeals"]);

/**
 * Whether day, body and rank allow it: what bears on another document is not older, no central one carries out a local
 * one (it may rest on what a province submits), and no circular changes a decree.
 */
export function isPossible(from: Citation, to: Citation, kind: Relation["kind"]): boolean {
	// A word that points back may mean the text itself, whatever was cited before it.
	if (from.form !== "back") {
		const [later, earlier] = [dayOf(from), dayOf(to)];
		const length = Math.min(later.length, earlier.length);
		if (later.slice(0, length) < earlier.slice(0, length)) return false;
		if (from.symbol !== null && from.symbol === to.symbol && (length === 0 || later === earlier)) return false;
	}
	if (CHANGES.has(kind) && (LAW_STEPS[from.type ?? ""] ?? 0) > (LAW_STEPS[to.type ?? ""] ?? 9)) return false;
	return kind === "based-on" || !(isCentral(from) && to.symbol !== null && isLocalSymbol(to.symbol));
}

/**
 * Whether the next member of a list goes with `last`, which `doer` is said to act on, and not with `doer` itself:
 * `Thông tư A hướng dẫn Luật B và Nghị định C`, but `Nghị định A hướng dẫn Luật B và Nghị định C`. By type, and where
 * `doer` stands in a list of its own, by rank; where all three are of one type it then goes with `doer`.
 */
export function goesWithLast(doer: Citation, last: Citation, next: Citation, doerInList: boolean): boolean {
	if (next.type === null) return false;
	if (next.type === last.type) return next.type !== doer.type || !doerInList;
	return next.type !== doer.type && (!doerInList || rank(next) < rank(doer));
}
