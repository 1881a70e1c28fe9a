import type { Authority } from "../authority.ts";
import { isLocalSymbol } from "../id.ts";
import { LOCAL_BODIES } from "../kinds.ts";
import type { Citation, DocumentSubject, KnownDocument } from "../types.ts";
import type { Possible } from "./candidates.ts";
import type { Passage } from "./passage.ts";
import { OWN_TITLE, type Subjects, type Theme } from "./subjects.ts";

/** Weight of evidence that proves by itself: a date, a term. */
const PROOF = 6;
/** Weight below which evidence says nothing by itself. */
const SLIGHT = 1;

/** A candidate being weighed, and what was found to speak for it and against it. */
export class Weighing {
	readonly document: KnownDocument;
	/** Whether the symbol must have been misprinted for it to be meant. */
	readonly slip: boolean;
	/** Least score at which it is taken. */
	readonly floor: number;
	score = 0;
	/** Whether one piece of evidence proves it by itself. */
	proven = false;
	/** Whether anything in the text speaks for it. */
	said = false;
	/** Whether the words beside the citation say its subject. */
	told = false;
	/** Vietnamese, for people; slight evidence is not named. */
	readonly reasons: string[] = [];
	/** Vietnamese: what in the text disagrees with the register. */
	readonly warnings: string[] = [];

	constructor({ document, slip, floor }: Possible) {
		this.document = document;
		this.slip = slip !== null;
		this.floor = floor;
	}

	/** What only habit and the calendar say, not the text. */
	presume(weight: number, reason: string | null = null): void {
		this.score += weight;
		if (reason !== null) this.reasons.push(reason);
	}

	add(weight: number, reason: string | null = null, warning: string | null = null): void {
		this.score += weight;
		if (weight >= SLIGHT) this.said = true;
		if (weight >= PROOF) this.proven = true;
		if (reason !== null) this.reasons.push(reason);
		if (warning !== null) this.warnings.push(warning);
	}
}

/** What the evidence is weighed against besides the citation itself. */
export interface Scene {
	/** Day before which every cited document was issued; null where not known. */
	published: string | null;
	/** Day from which a document is new to the report: it is cited most in the months after it came out. */
	freshFrom: string | null;
	/** Whether no other candidate is weighed. */
	alone: boolean;
	subjects: Subjects;
	/** What a bare number means by default, by document. */
	priors: ReadonlyMap<string, DocumentSubject>;
	/** The text, at the citation. */
	passage: Passage;
	/** The years of `5 năm thực hiện` before the citation. */
	anniversary: number | null;
}

/** A date as dd/mm/yyyy. */
export const printDate = (date: string): string => date.split("-").reverse().join("/");

/** A misprint of one part: the same day in another month or year, another day of the same month, or day and month swapped. */
function nearlyEqual(a: string, b: string): boolean {
	const [ya, ma, da] = a.split("-");
	const [yb, mb, db] = b.split("-");
	const same = Number(ya === yb) + Number(ma === mb) + Number(da === db);
	return same === 2 || (ya === yb && ma === db && da === mb);
}

function byDate(weighing: Weighing, citation: Citation): void {
	const { document } = weighing;
	if (!citation.date || !document.date) return;
	if (document.date.startsWith(citation.date)) {
		const whole = citation.date.length === 10;
		weighing.add(whole ? 12 : 6, `${whole ? "đúng ngày" : "đúng năm"} ban hành ${printDate(document.date)}`);
		return;
	}
	if (citation.date.startsWith(document.date)) {
		weighing.add(4, `đúng năm ban hành ${document.date}`);
		return;
	}
	const says = `bài ghi ${printDate(citation.date)}, sổ ghi ${printDate(document.date)}`;
	const nearly = citation.date.length === 10 && nearlyEqual(citation.date, document.date);
	// Number and day misprinted at once is another document.
	if (weighing.slip) weighing.add(-12);
	weighing.add(
		nearly ? 2 : -9,
		`${nearly ? "ngày chỉ lệch một phần" : "ngày không khớp"}: ${says}`,
		`Ngày khác sổ: ${says}.`,
	);
}

function byTerm(weighing: Weighing, citation: Citation, { like }: Theme): void {
	const { document } = weighing;
	if (citation.term === null || document.term === null) return;
	if (citation.term === document.term) {
		weighing.add(6, "đúng khóa");
		return;
	}
	const says = `bài ghi khóa ${citation.term}, sổ ghi khóa ${document.term}`;
	// A term is misprinted now and then, but only the title can show it.
	weighing.add((like ?? 0) >= OWN_TITLE ? -4.5 : -9, `khóa không khớp: ${says}`, `Khóa khác sổ: ${says}.`);
}

function byIssuer(weighing: Weighing, citation: Citation): void {
	const { document } = weighing;
	if (!citation.issuer || !document.issuer || !citation.parts.issuer) return;
	if (citation.issuer === document.issuer) weighing.add(2, "đúng cơ quan ban hành");
	else if (LOCAL_BODIES.has(citation.issuer)) weighing.add(-12, "bài ghi cơ quan ban hành ở địa phương");
	else weighing.add(-2, "cơ quan ban hành không khớp", `Cơ quan ban hành khác sổ: sổ ghi ${document.issuerName}.`);
}

/** A local document is of its place: elsewhere the same number is another's. */
function byPlace(weighing: Weighing, { scope, symbol }: Citation): void {
	const { province } = weighing.document;
	if (symbol === null || !isLocalSymbol(symbol) || province === undefined) return;
	if (scope !== null && scope === province) weighing.add(3, "cùng địa phương");
	else weighing.add(scope === null || province === null ? -4 : -20, "không rõ cùng địa phương");
}

function bySubject(weighing: Weighing, theme: Theme, { passage, subjects }: Scene): void {
	const { document } = weighing;
	const { like, outdone } = theme;
	if (theme.pairs.length > 0) {
		if (like !== null) weighing.add(12 * like - 2, like >= 0.3 ? "trích yếu trùng với tên văn bản" : null);
		if ((like ?? 0) >= 0.3) weighing.told = true;
		if (outdone) weighing.add(-4, "trích yếu là của văn bản khác cùng số");
		const near = passage.near(theme);
		weighing.add(4 * near, near >= 0.25 ? "nội dung quanh trích dẫn nói đúng chủ đề" : null);
		const whole = passage.whole(theme);
		weighing.add(3 * whole, whole >= 0.4 && near < 0.25 ? "cả bài nói đúng chủ đề" : null);
	}
	const said = passage.phrases(subjects.phrasesOf(document));
	if (said.close + said.near + said.elsewhere === 0) return;
	const near = said.close + said.near;
	const weight = near > 0 ? Math.min(3.5, 2 + 0.75 * near) : Math.min(2, 0.5 + 0.5 * said.elsewhere);
	if (said.close > 0) {
		weighing.add(1.5);
		weighing.told = true;
	}
	weighing.add(weight, "bài dùng từ ngữ quen gọi văn bản này");
}

/** Step 8 of the expert's order: what a bare number means by default in the period. */
function byPrior(weighing: Weighing, { named, date, term }: Citation, { published, priors, passage }: Scene): void {
	// A name, a day and a term say more than any habit.
	if (named.length > 0 || date !== null || term !== null) return;
	const known = priors.get(weighing.document.id);
	if (!known) return;
	// Without a day of publication, the latest year that the text speaks of is when it was written.
	const year = published === null ? passage.latestYear() : null;
	const [first, last] = published === null ? [`${year}-01-01`, `${year}-12-31`] : [published, published];
	if ((published !== null || year !== null) && (last < (known.from ?? "") || (known.to !== null && first > known.to)))
		return;
	weighing.presume(0.8 * known.prior, known.prior > 1 ? "hay được dẫn dưới số này vào thời gian ấy" : null);
}

/** Step 7: a number that one term's series alone has reached is of that term. */
function bySequence(weighing: Weighing, citation: Citation, authority: Authority): void {
	const { term } = weighing.document;
	const [, number, code] = /^(\d+)-([^/]+)\/TW$/.exec(citation.symbol ?? "") ?? [];
	const terms = code === undefined ? undefined : authority.reach.get(code);
	if (!terms || term === null || terms.size < 3) return;
	for (const [other, last] of terms) if (other !== term && last >= Number(number)) return;
	weighing.add(2.5, "chỉ nhiệm kỳ này có số lớn như vậy");
}

const YEAR_IN_SYMBOL = /\/(?:19|20)\d\d\//;
const printsYear = ({ form, symbol }: Citation): boolean => form === "full" && YEAR_IN_SYMBOL.test(symbol ?? "");
const yearOf = (date: string): number => Number(date.slice(0, 4));

function byTime(weighing: Weighing, citation: Citation, { published, freshFrom, passage, alone }: Scene): void {
	const { date } = weighing.document;
	// A symbol that prints its year needs no guess at the time.
	if (!date || printsYear(citation)) return;
	if (published !== null) {
		if (date > published) weighing.presume(-30, `ban hành ${printDate(date)}, sau ngày đăng bài`);
		else {
			weighing.presume(-0.12 * (yearOf(published) - yearOf(date)));
			if (freshFrom !== null && date >= freshFrom) weighing.presume(1, "vừa ban hành khi đăng bài");
		}
		return;
	}
	// A year that a text happens to name ranks documents of one number; it rules none out.
	const latestYear = alone ? null : passage.latestYear();
	if (latestYear === null) return;
	const ahead = yearOf(date) - latestYear;
	if (ahead <= 0) weighing.presume(0.12 * ahead);
	else weighing.presume(-Math.min(6, 1.5 * ahead), `ban hành sau năm muộn nhất mà bài nhắc đến (${latestYear})`);
}

/** A document that was replaced before the report came out is less likely meant than the one that replaced it. */
function byReplacement(weighing: Weighing, { published, passage }: Scene, authority: Authority): void {
	// Without a day of publication, a text that speaks of a later year was written after the replacement.
	const latestYear = published === null ? passage.latestYear() : null;
	const written = published ?? (latestYear === null ? null : `${latestYear}-01-01`);
	if (written === null) return;
	const { id } = weighing.document;
	const replaced = authority.relationsOf.get(id)?.some(({ kind, from, to }) => {
		const date = to === id && kind === "replaces" ? authority.documentsById.get(from)?.date : null;
		return date != null && date <= written;
	});
	if (replaced) weighing.presume(-1.5, "đã có văn bản thay thế trước ngày đăng bài");
}

/** `sơ kết 5 năm thực hiện`: the document is as old as that on the day of the report. */
function byAnniversary(weighing: Weighing, { anniversary, published, passage }: Scene): void {
	const { date } = weighing.document;
	if (anniversary === null || !date) return;
	const reference = published === null ? passage.latestYear() : yearOf(published);
	if (reference === null) return;
	const fits = Math.abs(reference - yearOf(date) - anniversary) <= 1;
	weighing.add(fits ? 3 : -1, fits ? `khớp mốc ${anniversary} năm thực hiện` : null);
}

const TRUST: Record<KnownDocument["confidence"], number> = { high: 0.5, medium: 0, low: -2 };

/**
 * Everything that speaks for or against one candidate: steps 1 to 5, 7 and 8 of the expert's order (domain notes, "How
 * an expert resolves an ambiguous number"). Neighbours are weighed in `resolve.ts`, once others are settled.
 */
export function weigh(
	citation: Citation,
	possible: Possible,
	theme: Theme,
	scene: Scene,
	authority: Authority,
): Weighing {
	const weighing = new Weighing(possible);
	const { document, slip } = possible;
	weighing.presume(possible.weight);
	if (slip !== null) weighing.warnings.push(slip);
	if (citation.form === "full" && YEAR_IN_SYMBOL.test(citation.symbol ?? "")) weighing.add(8, "số hiệu ghi cả năm");
	byDate(weighing, citation);
	byTerm(weighing, citation, theme);
	byIssuer(weighing, citation);
	byPlace(weighing, citation);
	bySubject(weighing, theme, scene);
	byTime(weighing, citation, scene);
	byAnniversary(weighing, scene);
	byReplacement(weighing, scene, authority);
	bySequence(weighing, citation, authority);
	byPrior(weighing, citation, scene);
	weighing.presume(
		TRUST[document.confidence],
		document.confidence === "low" ? "dữ kiện trong sổ chưa chắc chắn" : null,
	);
	if (citation.type && document.type !== citation.type) {
		const name = authority.types.get(document.type)?.name ?? document.type;
		weighing.add(-2.5, null, `Loại văn bản khác sổ: sổ ghi ${name}.`);
	}
	return weighing;
}
