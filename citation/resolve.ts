import type { Authority } from "./authority.ts";
import { candidatesOf, lookUpBySymbol } from "./candidates.ts";
import { type Weighing, weigh } from "./evidence.ts";
import { byNeighbours, neighboursOf } from "./neighbours.ts";
import { Passage } from "./passage.ts";
import { readingOf } from "./reading.ts";
import { asBefore } from "./repeated.ts";
import { stubId } from "./stub.ts";
import { subjectsOf } from "./subjects.ts";
import type { Candidate, Citation, CitationContext, KnownDocument, Resolution } from "./types.ts";

/** Least lead of the best candidate over the next, and least score at which it is taken; set by hand on passages in sight. */
const LEAD = 1.4;
const FLOOR = -3;
/** Score of "none of these", against which the confidence of a single candidate is measured. */
const NONE = -4;
function confidence(scores: number[]): number {
	const best = scores[0] ?? NONE;
	const total = [...scores, NONE].reduce((sum, score) => sum + Math.exp(Math.min(0, score - best) / 1.5), 0);
	return Math.round((1 / total) * 1000) / 1000;
}

const toCandidate = ({ document, score, reasons }: Weighing): Candidate => ({
	id: document.id,
	score: Math.round(score * 100) / 100,
	reasons,
});

/** Says that the symbol printed is not that of the document meant: `33-NQ/TU` of Bộ Chính trị is `33-NQ/TW`. */
const slipOf = ({ symbol }: Citation, document: KnownDocument): string[] =>
	symbol !== null && document.symbol !== null && symbol.endsWith("/TU") && document.symbol.endsWith("/TW")
		? [`Bài ghi ${symbol}, đúng là ${document.symbol}.`]
		: [];

/** A register row that fits nothing: a document known only by this citation, or nobody knows which. */
function unknown(
	citation: Citation,
	candidates: Candidate[],
	best: Weighing | undefined,
	authority: Authority,
): Resolution {
	const stub = stubId(citation, authority);
	const reasons = [
		best
			? "số hiệu có trong sổ nhưng không văn bản nào khớp"
			: stub
				? "sổ chưa có văn bản này"
				: "không có số hiệu hay tên đã biết",
	];
	const open = { id: null, confidence: 0, candidates, reasons };
	if (stub === null) return { ...open, status: "unlinked", warnings: [] };
	// The register holds a document of that very key, and it was found not to be this one.
	if (best && authority.documentsById.has(stub)) return { ...open, status: "ambiguous", warnings: best.warnings };
	return { ...open, status: "stub", id: stub, confidence: 0.5, warnings: [] };
}

function decide(citation: Citation, weighed: readonly Weighing[], authority: Authority): Resolution {
	const ranked = weighed.toSorted((a, b) => b.score - a.score);
	const [best, next] = ranked;
	const candidates = ranked.map(toCandidate);
	if (best === undefined || best.score < FLOOR) return unknown(citation, candidates, best, authority);
	const sure = confidence(ranked.map(({ score }) => score));
	// A doubtful row of the register is evidence, not proof: it settles nothing without a date or term that agrees.
	const trusted = best.document.confidence !== "low" || best.proven;
	const leads = next === undefined || best.score - next.score >= LEAD;
	if (!trusted || !leads)
		return {
			status: "ambiguous",
			id: null,
			confidence: sure,
			candidates,
			reasons: ["nhiều văn bản cùng khớp"],
			warnings: [],
		};
	const why = next ? "hợp nhất trong các văn bản cùng số" : "số hiệu chỉ có một văn bản trong sổ";
	return {
		status: "resolved",
		id: best.document.id,
		confidence: sure,
		candidates,
		reasons: [why, ...best.reasons],
		warnings: [...slipOf(citation, best.document), ...best.warnings],
	};
}

/**
 * Says which document each citation means, or that several fit, with reasons a person can read.
 *
 * Every citation is first weighed alone; then those still open are weighed again beside the ones that were settled.
 * The result has one entry a citation, in the same order.
 */
export function resolveCitations(
	citations: readonly Citation[],
	text: string,
	authority: Authority,
	context: CitationContext = {},
): Resolution[] {
	if (citations.length === 0) return [];
	const published = context.published ?? null;
	const passage = new Passage(readingOf(citations, text, authority), authority, context.title);
	const subjects = subjectsOf(authority);
	const bySymbol = lookUpBySymbol(authority);
	const weighed = citations.map((citation) => {
		const candidates = candidatesOf(citation, authority, bySymbol);
		if (candidates.length === 0) return [];
		passage.moveTo(citation);
		const stated = citation.title === null ? null : subjects.stated(citation.title);
		const scene = { published, subjects, passage, stated, anniversary: passage.anniversary() };
		return candidates.map((document) => weigh(citation, document, scene, authority));
	});
	const decided = citations.map((citation, i) => decide(citation, weighed[i] ?? [], authority));
	const settled = decided.map(({ status, id }) =>
		status === "resolved" && id !== null ? (authority.documentsById.get(id) ?? null) : null,
	);
	for (const [i, citation] of citations.entries()) {
		const candidates = weighed[i] ?? [];
		if (candidates.length < 2 || candidates.some(({ proven }) => proven)) continue;
		const neighbours = neighboursOf(i, settled);
		for (const one of candidates) byNeighbours(one, neighbours, authority);
		decided[i] = decide(citation, candidates, authority);
	}
	return asBefore(citations, decided);
}
