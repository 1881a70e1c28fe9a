import type { Authority } from "./authority.ts";
import { LOCAL_BODIES } from "./kinds.ts";
import type { Passage } from "./passage.ts";
import { type Subjects, subjectsOf } from "./subjects.ts";
import type { Citation, KnownDocument } from "./types.ts";

/** One piece of evidence for or against a candidate: its weight, and what it says, for people. */
export interface Evidence {
	weight: number;
	/** Vietnamese; null for evidence too slight to name. */
	reason: string | null;
	/** Vietnamese; what in the text disagrees with the register. */
	warning?: string;
}

/** What the evidence is weighed against besides the citation itself. */
export interface Scene {
	/** Day before which every cited document was issued; null where not known. */
	published: string | null;
	/** The text, at the citation. */
	passage: Passage;
	/** Title that the text states for the citation, taken apart; null where it states none. */
	stated: ReturnType<Subjects["stated"]> | null;
	/** The years of `5 năm thực hiện` before the citation. */
	anniversary: number | null;
}

const printDate = (date: string): string => date.split("-").reverse().join("/");
const NOTHING: Evidence = { weight: 0, reason: null };

/** A misprint of one part: the same day in another month or year, another day of the same month, or day and month swapped. */
function nearlyEqual(a: string, b: string): boolean {
	const [ya, ma, da] = a.split("-");
	const [yb, mb, db] = b.split("-");
	const same = Number(ya === yb) + Number(ma === mb) + Number(da === db);
	return same === 2 || (ya === yb && ma === db && da === mb);
}

function byDate(citation: Citation, document: KnownDocument): Evidence {
	if (!citation.date || !document.date) return NOTHING;
	const says = `bài ghi ${printDate(citation.date)}, sổ ghi ${printDate(document.date)}`;
	if (document.date.startsWith(citation.date)) {
		const whole = citation.date.length === 10;
		return {
			weight: whole ? 12 : 6,
			reason: `${whole ? "đúng ngày" : "đúng năm"} ban hành ${printDate(document.date)}`,
		};
	}
	if (citation.date.startsWith(document.date)) return { weight: 4, reason: `đúng năm ban hành ${document.date}` };
	if (citation.date.length === 10 && nearlyEqual(citation.date, document.date))
		return { weight: 2, reason: `ngày chỉ lệch một phần: ${says}`, warning: `Ngày khác sổ: ${says}.` };
	return { weight: -9, reason: `ngày không khớp: ${says}`, warning: `Ngày khác sổ: ${says}.` };
}

function byTerm(citation: Citation, document: KnownDocument): Evidence {
	if (citation.term === null || document.term === null) return NOTHING;
	if (citation.term === document.term) return { weight: 6, reason: "đúng khóa" };
	const says = `bài ghi khóa ${citation.term}, sổ ghi khóa ${document.term}`;
	return { weight: -6, reason: `khóa không khớp: ${says}`, warning: `Khóa khác sổ: ${says}.` };
}

function byIssuer(citation: Citation, document: KnownDocument): Evidence {
	if (!citation.issuer || !document.issuer || !citation.parts.issuer) return NOTHING;
	if (citation.issuer === document.issuer) return { weight: 2, reason: "đúng cơ quan ban hành" };
	if (LOCAL_BODIES.has(citation.issuer)) return { weight: -12, reason: "bài ghi cơ quan ban hành ở địa phương" };
	return {
		weight: -2,
		reason: "cơ quan ban hành không khớp",
		warning: `Cơ quan ban hành khác sổ: sổ ghi ${document.issuerName}.`,
	};
}

function bySubject(document: KnownDocument, { stated, passage }: Scene, authority: Authority): Evidence[] {
	const subjects = subjectsOf(authority);
	const own = subjects.of(document);
	if (own.length === 0) return [];
	const found: Evidence[] = [];
	if (stated) {
		const like = subjects.likeness(stated, own);
		found.push({ weight: 8 * like - 1.5, reason: like >= 0.3 ? "trích yếu trùng với tên văn bản" : null });
	}
	const near = passage.near(document);
	found.push({ weight: 4 * near, reason: near >= 0.25 ? "nội dung quanh trích dẫn nói đúng chủ đề" : null });
	const whole = passage.whole(document);
	found.push({ weight: 3 * whole, reason: whole >= 0.4 && near < 0.25 ? "cả bài nói đúng chủ đề" : null });
	return found;
}

function byTime(document: KnownDocument, scene: Scene): Evidence {
	if (!document.date) return NOTHING;
	if (scene.published !== null) {
		if (document.date > scene.published)
			return { weight: -30, reason: `ban hành ${printDate(document.date)}, sau ngày đăng bài` };
		return { weight: -0.12 * (Number(scene.published.slice(0, 4)) - Number(document.date.slice(0, 4))), reason: null };
	}
	const latestYear = scene.passage.latestYear();
	if (latestYear === null) return NOTHING;
	const ahead = Number(document.date.slice(0, 4)) - latestYear;
	if (ahead <= 0) return { weight: 0.12 * ahead, reason: null };
	return {
		weight: -Math.min(6, 1.5 * ahead),
		reason: `ban hành sau năm muộn nhất mà bài nhắc đến (${latestYear})`,
	};
}

/** A document that was replaced before the report came out is less likely meant than the one that replaced it. */
function byReplacement(document: KnownDocument, scene: Scene, authority: Authority): Evidence {
	const { published } = scene;
	if (published === null) return NOTHING;
	const replaced = authority.relationsOf.get(document.id)?.some(({ kind, from, to }) => {
		const date = to === document.id && kind === "replaces" ? authority.documentsById.get(from)?.date : null;
		return date != null && date <= published;
	});
	return replaced ? { weight: -1.5, reason: "đã có văn bản thay thế trước ngày đăng bài" } : NOTHING;
}

/** `sơ kết 5 năm thực hiện`: the document is as old as that on the day of the report. */
function byAnniversary(document: KnownDocument, scene: Scene): Evidence {
	const years = scene.anniversary;
	if (years === null || !document.date) return NOTHING;
	const reference = scene.published === null ? scene.passage.latestYear() : Number(scene.published.slice(0, 4));
	if (reference === null) return NOTHING;
	const age = reference - Number(document.date.slice(0, 4));
	return Math.abs(age - years) <= 1
		? { weight: 3, reason: `khớp mốc ${years} năm thực hiện` }
		: { weight: -1, reason: null };
}

const TRUST: Record<KnownDocument["confidence"], number> = { high: 0.5, medium: 0, low: -2 };

/**
 * Everything that speaks for or against one candidate: steps 1 to 5 and 8 of the expert's order (domain notes, "How an
 * expert resolves an ambiguous number"). Neighbours are weighed in `resolve.ts`, once others are settled.
 */
export function weigh(citation: Citation, document: KnownDocument, scene: Scene, authority: Authority): Evidence[] {
	const evidence = [
		byDate(citation, document),
		byTerm(citation, document),
		byIssuer(citation, document),
		...bySubject(document, scene, authority),
		byTime(document, scene),
		byAnniversary(document, scene),
		byReplacement(document, scene, authority),
		{
			weight: TRUST[document.confidence],
			reason: document.confidence === "low" ? "dữ kiện trong sổ chưa chắc chắn" : null,
		},
	];
	if (citation.type && document.type !== citation.type) {
		const name = authority.types.get(document.type)?.name ?? document.type;
		evidence.push({ weight: -2.5, reason: null, warning: `Loại văn bản khác sổ: sổ ghi ${name}.` });
	}
	return evidence;
}
