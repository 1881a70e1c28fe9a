import type { Authority } from "./authority.ts";
import { evenContext, expectText } from "./context.ts";
import { candidatesOf, lookUpBySymbol, titledAlike } from "./resolve/candidates.ts";
import { printDate, type Scene, type Weighing, weigh } from "./resolve/evidence.ts";
import { byNeighbours, neighboursOf } from "./resolve/neighbours.ts";
import { Passage } from "./resolve/passage.ts";
import { asBefore } from "./resolve/repeated.ts";
import { outOfStep, turnedRound } from "./resolve/series.ts";
import { stubId } from "./resolve/stub.ts";
import { subjectsOf } from "./resolve/subjects.ts";
import { readingOf } from "./text/reading.ts";
import type { Candidate, Citation, CitationContext, CitedDocument, Resolution } from "./types.ts";

/** Least lead of the best candidate over the next for it to be taken; set by hand on passages in sight. */
export const LEAD = 1.4;
/** Score of "none of these", against which the confidence of a single candidate is measured. */
const NONE = -4;

/** Most that a resolution by habit alone is sure. */
const BY_HABIT = 0.8;
/** How long a document counts as new. */
const FRESH_DAYS = 200;

/** The day so many days before. */
function daysBefore(day: string, days: number): string {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() - days);
	return date.toISOString().slice(0, 10);
}

function confidence(scores: number[]): number {
	const best = scores[0] ?? NONE;
	const total = [...scores, NONE].reduce((sum, score) => sum + Math.exp(Math.min(0, score - best) / 1.5), 0);
	return Math.round((1 / total) * 1000) / 1000;
}

const FOREIGN: Resolution = {
	status: "unlinked",
	id: null,
	confidence: 0,
	candidates: [],
	reasons: ["văn bản của đảng nước khác"],
	warnings: [],
};

const NO_THEME = { pairs: [], weights: [], like: null, outdone: false };

const toCandidate = ({ document, score, reasons }: Weighing): Candidate => ({
	id: document.id,
	score: Math.round(score * 100) / 100,
	reasons,
});

interface Page {
	authority: Authority;
	/** Day of publication of the report; null where not known. */
	published: string | null;
}

/** Nothing of the register fits: a document known only by this citation, or nobody knows which. */
function unknown(given: Citation, ranked: readonly Weighing[], page: Page): Resolution {
	const { authority, published } = page;
	const [best] = ranked;
	const candidates = ranked.map(toCandidate);
	// A day after the report's own is misprinted, so it tells nothing of the document.
	const future = published !== null && given.date !== null && given.date > published;
	const citation = future ? { ...given, date: null } : given;
	const stub = stubId(citation, authority);
	if (stub === null) {
		const reasons = ["không có số hiệu hay tên đã biết"];
		return { status: "unlinked", id: null, confidence: 0, candidates, reasons, warnings: [] };
	}
	const own = stub.slip === null ? [] : [stub.slip];
	if (future) own.push(`Ngày ghi ${printDate(given.date ?? "")}, sau ngày đăng bài.`);
	if (authority.documentsById.has(stub.id)) {
		// The register holds a document of that very key, and it was found not to be this one.
		const warnings = [...own, ...(best?.warnings ?? [])];
		const reasons = ["số hiệu có trong sổ nhưng không văn bản nào khớp"];
		if (citation.date?.length !== 10 || best?.proven)
			return { status: "ambiguous", id: null, confidence: 0, candidates, reasons, warnings };
		const id = `${stub.id}:${citation.date}`;
		return { status: "stub", id, confidence: 0.4, candidates, reasons, warnings };
	}
	const neighbour = outOfStep(citation, authority);
	if (neighbour !== null) {
		own.push(`Số và ngày không khớp dãy số: ${neighbour.symbol} ngày ${printDate(neighbour.date ?? "")}.`);
		const turned = turnedRound(citation, authority).map(({ id }) => ({
			id,
			score: 0,
			reasons: ["hai chữ số đổi chỗ"],
		}));
		if (turned.length > 0) {
			const reasons = ["số hiệu và ngày không thể cùng đúng"];
			const all = [...turned, ...candidates];
			return { status: "ambiguous", id: null, confidence: 0, candidates: all, reasons, warnings: own };
		}
	}
	const reasons = [best && !best.slip ? "số hiệu có trong sổ nhưng không văn bản nào khớp" : "sổ chưa có văn bản này"];
	return { status: "stub", id: stub.id, confidence: 0.5, candidates, reasons, warnings: own };
}

function decide(citation: Citation, weighed: readonly Weighing[], page: Page): Resolution {
	const ranked = weighed.toSorted((a, b) => b.score - a.score);
	const [best, next] = ranked;
	if (best === undefined || best.score < best.floor) return unknown(citation, ranked, page);
	const candidates = ranked.map(toCandidate);
	const likely = confidence(ranked.map(({ score }) => score));
	// Of several, one that nothing in the text speaks for is meant by habit alone.
	const sure = next && !best.said ? Math.min(likely, BY_HABIT) : likely;
	// A doubtful row of the register is evidence, not proof: it settles nothing without a date or term that agrees.
	const trusted = best.document.confidence !== "low" || best.proven;
	const leads = next === undefined || best.score - next.score >= LEAD;
	const reasons = ["nhiều văn bản cùng khớp"];
	if (!trusted || !leads) return { status: "ambiguous", id: null, confidence: sure, candidates, reasons, warnings: [] };
	const why = next ? "khớp nhất trong các văn bản cùng số" : "số hiệu chỉ có một văn bản trong sổ";
	return {
		status: "resolved",
		id: best.document.id,
		confidence: sure,
		candidates,
		reasons: [best.slip ? "số hiệu in lệch, các dữ kiện khác chỉ văn bản này" : why, ...best.reasons],
		warnings: best.warnings,
	};
}

/**
 * Says which document each citation means, or that several fit, with reasons a person can read.
 *
 * Every citation is first weighed alone; then those still open are weighed again beside the ones that were settled.
 * `met` are documents outside the register that the index knows from other reports; they are candidates too. The result
 * has one entry a citation, in the same order.
 *
 * @param context A value that is no string of the shape it should have counts as not given.
 * @throws TypeError where `text` is no string; nothing else throws.
 */
export function resolveCitations(
	citations: readonly Citation[],
	text: string,
	authority: Authority,
	context?: CitationContext | null,
	met: readonly CitedDocument[] = [],
): Resolution[] {
	expectText(text);
	if (citations.length === 0) return [];
	const { published, title } = evenContext(context);
	const passage = new Passage(readingOf(citations, text, authority), authority, title);
	const subjects = subjectsOf(authority);
	const lookUp = lookUpBySymbol(authority, met);
	const freshFrom = published === null ? null : daysBefore(published, FRESH_DAYS);
	const weighed = citations.map((citation) => {
		if (passage.isForeign(citation)) return null;
		const printed = candidatesOf(citation, passage.isOfOther(citation), authority, lookUp);
		const stated = passage.stated(citation);
		const possible = stated ? [...printed, ...titledAlike(citation, stated, subjects, printed)] : printed;
		if (possible.length === 0) return [];
		passage.moveTo(citation);
		const anniversary = passage.anniversary();
		// A law's name is that of its forerunners too, whether the register holds them or not.
		const alone = possible.length === 1 && citation.named.length === 0;
		const { priors } = authority;
		const scene: Scene = { published, freshFrom, alone, subjects, priors, passage, anniversary };
		const themes = subjects.compare(
			possible.map(({ document }) => document),
			stated,
		);
		return possible.map((one, i) => weigh(citation, one, themes[i] ?? NO_THEME, scene, authority));
	});
	const decided = citations.map((citation, i) => {
		const candidates = weighed[i] ?? null;
		return candidates === null ? FOREIGN : decide(citation, candidates, { authority, published });
	});
	const settled = decided.map(({ status, id }) =>
		status === "resolved" && id !== null ? (authority.documentsById.get(id) ?? null) : null,
	);
	for (const [i, citation] of citations.entries()) {
		const candidates = weighed[i] ?? [];
		if (candidates.length < 2 || candidates.some(({ proven }) => proven)) continue;
		// Where the words beside the number say which it is, nothing farther off says more.
		if (
			decided[i]?.status === "resolved" &&
			candidates.some(({ told, document }) => told && document.id === decided[i]?.id)
		)
			continue;
		const neighbours = neighboursOf(i, settled);
		for (const one of candidates) byNeighbours(one, neighbours, authority);
		decided[i] = decide(citation, candidates, { authority, published });
	}
	return asBefore(citations, decided);
}
