import { type Authority, partyTermOf } from "./authority.ts";
import { type Evidence, pairs, type Scene, weigh } from "./evidence.ts";
import { documentId, isLocalSymbol, isPartySymbol, UNKNOWN } from "./id.ts";
import { plain, slug } from "./slug.ts";
import type { Candidate, Citation, CitationContext, KnownDocument, Resolution } from "./types.ts";

/** Least lead of the best candidate over the next, and least score at which it is taken; set on the development half. */
const LEAD = 1.4;
const FLOOR = -3;
/** Score of "none of these", against which the confidence of a single candidate is measured. */
const NONE = -4;
/** How much text to either side counts as near, in characters. */
const NEAR = 260;

interface Weighed {
	document: KnownDocument;
	evidence: Evidence[];
}

const scoreOf = (weighed: Weighed): number => weighed.evidence.reduce((sum, { weight }) => sum + weight, 0);

/** The latest year that the text speaks of: full dates and `năm 2019`, but no goals (`đến năm 2030`) and no terms. */
function latestYear(folded: string): number | null {
	let latest: number | null = null;
	const pattern =
		/(?:\d{1,2}[/.-]\d{1,2}[/.-]|\d\/(?=\d{4}\/)|thang \d{1,2} nam |(?<!den |dinh huong |tam nhin |huong toi |cuoi )nam )((?:19|20)\d\d)(?!\s*-\s*\d)/g;
	for (const { 1: year } of folded.matchAll(pattern)) latest = Math.max(latest ?? 0, Number(year));
	return latest;
}

/** What the evidence for one citation is weighed against; `page` holds what is the same for all of a text. */
function sceneOf(citation: Citation, text: string, page: Omit<Scene, "near" | "before">): Scene {
	const before = text.slice(Math.max(0, citation.start - NEAR), citation.start);
	return {
		...page,
		near: pairs(`${before} | ${text.slice(citation.end, citation.end + NEAR)}`),
		before: plain(before.slice(-80)),
	};
}

/** Spellings of one symbol under which the register may keep it: Quy định was `QĐi` for some years, `QĐ` for others. */
function spellings(symbol: string): string[] {
	const all = [symbol];
	if (/-QĐi\//.test(symbol)) all.push(symbol.replace("-QĐi/", "-QĐ/"));
	else if (/-QĐ\//.test(symbol)) all.push(symbol.replace("-QĐ/", "-QĐi/"));
	return all;
}

/** Documents of the register that the citation may mean. */
function candidatesOf(citation: Citation, authority: Authority): KnownDocument[] {
	const byName = citation.named.flatMap((id) => authority.documentsById.get(id) ?? []);
	if (byName.length > 0) return byName;
	const slip = citation.issuer !== null && CENTRAL.has(citation.issuer) && citation.symbol?.endsWith("/TU");
	const printed = slip ? citation.symbol?.replace(/TU$/, "TW") : citation.symbol;
	const symbols = printed ? spellings(printed) : shortSymbols(citation, authority);
	const found = symbols.flatMap((symbol) => authority.documentsBySymbol.get(slug(symbol)) ?? []);
	const near = new Set(["quy-dinh", "quyet-dinh", "quy-che"]);
	return found.filter(
		({ type }) => citation.type === null || type === citation.type || (near.has(type) && near.has(citation.type)),
	);
}

/** The symbols that a number without one may stand for: that of the Party's central bodies, `Chỉ thị 05` is `05-CT/TW`. */
function shortSymbols(citation: Citation, authority: Authority): string[] {
	const number = /(\d{1,4})(?:\/\d{4})?$/.exec(citation.raw)?.[1];
	if (citation.form !== "short" || !number || citation.type === null) return [];
	const local = citation.issuer !== null && !CENTRAL.has(citation.issuer);
	if (local) return [];
	const codes = authority.types.get(citation.type)?.codes ?? [];
	const central = codes.map((code) => `${number.padStart(2, "0")}-${code}/TW`);
	const year = /\/(\d{4})$/.exec(citation.raw)?.[1];
	return year ? [`${number}/${year}/NĐ-CP`] : central;
}

const CENTRAL = new Set(["bo-chinh-tri", "ban-bi-thu", "bch-trung-uong"]);

/** How many citations to either side count as beside one. */
const BESIDE = 3;

/** A known relation, the same document or the same day of signing elsewhere in the text speaks for a candidate. */
function byNeighbours(
	document: KnownDocument,
	index: number,
	settled: readonly (KnownDocument | null)[],
	authority: Authority,
): Evidence[] {
	const found: Evidence[] = [];
	const relations = authority.relationsOf.get(document.id) ?? [];
	const near = settled.slice(Math.max(0, index - WITHIN), index + WITHIN + 1);
	const own = Math.min(index, WITHIN);
	const others = new Set(near.flatMap((other, i) => (other === null || i === own ? [] : [other.id])));
	const relation = relations.find(({ from, to }) => others.has(from === document.id ? to : from));
	if (others.has(document.id)) found.push({ weight: 6, reason: "trong bài đã dẫn rõ cùng văn bản này" });
	else if (relation) {
		const other = authority.documentsById.get(relation.from === document.id ? relation.to : relation.from);
		// Beside the document that replaced it, it is no mistake to cite the old one.
		const old = relation.kind === "replaces" && relation.to === document.id;
		found.push({
			weight: old ? 5.5 : 4,
			reason: `có quan hệ với ${other?.symbol ?? other?.title} cũng được dẫn trong bài`,
		});
	}
	const beside = settled.slice(Math.max(0, index - BESIDE), index + BESIDE + 1);
	const together = beside.filter((other) => other?.date === document.date && other.id !== document.id).length;
	if (document.date !== null && together > 0)
		found.push({ weight: 1.5 + together, reason: "cùng ngày với văn bản dẫn kề bên" });
	return found;
}

/** How far apart, in citations, one still speaks for another; a bound, so that long lists stay linear. */
const WITHIN = 40;

function confidence(scores: number[]): number {
	const best = scores[0] ?? NONE;
	const total = [...scores, NONE].reduce((sum, score) => sum + Math.exp(Math.min(0, score - best) / 1.5), 0);
	return Math.round((1 / total) * 1000) / 1000;
}

/** The key of a document that the register does not hold; null where not even the number is known. */
function stubId(citation: Citation, authority: Authority): string | null {
	if (!citation.symbol) return null;
	const code = /-([A-ZĐ][\p{L}]*)\/|\/(?:\d{4}\/)?([A-ZĐ][\p{L}]*)-/u.exec(citation.symbol);
	const type = citation.type ?? authority.typesByCode.get(code?.[1] ?? code?.[2] ?? "")?.[0]?.slug ?? "van-ban";
	const local = isLocalSymbol(citation.symbol);
	const year = citation.date ? Number(citation.date.slice(0, 4)) : null;
	// A provincial body's series goes by the province's congress; those below it go by congresses no table knows.
	const provincial = local && /TU(?:$|-)/.test(citation.symbol);
	const central = isPartySymbol(citation.symbol) && citation.date ? partyTermOf(authority, citation.date) : null;
	return documentId({
		type,
		symbol: citation.symbol,
		term: provincial ? localTerm(citation, authority) : local ? null : (citation.term ?? central),
		year,
		province: citation.scope,
		place: citation.place,
	});
}

/** Number of the provincial congress whose committee issued a document of that date: `k19` for Nghệ An in 2021. */
function localTerm(citation: Citation, authority: Authority): number | null {
	const { date, scope } = citation;
	const congress = authority.data.provinces.find((province) => province.slug === scope)?.congress2020;
	if (!date || !congress) return null;
	const period = authority.data.terms.find(
		(term) =>
			term.kind === "provincial_congress" &&
			(term.termFrom ?? "") <= date &&
			(term.termTo === null || term.termTo > date),
	);
	return period ? congress + period.number : null;
}

const toCandidate = (weighed: Weighed): Candidate => ({
	id: weighed.document.id,
	score: Math.round(scoreOf(weighed) * 100) / 100,
	reasons: weighed.evidence.flatMap(({ reason }) => (reason ? [reason] : [])),
});

const warningsOf = ({ evidence }: Weighed): string[] => evidence.flatMap(({ warning }) => (warning ? [warning] : []));

/** Says that the symbol printed is not that of the document meant: `33-NQ/TU` of Bộ Chính trị is `33-NQ/TW`. */
const slipOf = ({ symbol }: Citation, document: KnownDocument): string[] =>
	symbol !== null && document.symbol !== null && symbol.endsWith("/TU") && document.symbol.endsWith("/TW")
		? [`Bài ghi ${symbol}, đúng là ${document.symbol}.`]
		: [];

function decide(citation: Citation, weighed: Weighed[], authority: Authority): Resolution {
	const ranked = weighed.toSorted((a, b) => scoreOf(b) - scoreOf(a));
	const [best, next] = ranked;
	const candidates = ranked.map(toCandidate);
	const scores = ranked.map(scoreOf);
	const stub = stubId(citation, authority);
	const known = best !== undefined && (scores[0] ?? NONE) >= FLOOR;
	// The register holds a document of that very key, and it was found not to be this one: nobody knows which it is.
	if (!known && best && stub !== null && authority.documentsById.has(stub)) {
		const reasons = ["số hiệu có trong sổ nhưng không văn bản nào khớp"];
		return { status: "ambiguous", id: null, confidence: 0, candidates, reasons, warnings: warningsOf(best) };
	}
	if (!known) {
		const reasons = best ? ["số hiệu có trong sổ nhưng không văn bản nào khớp"] : ["sổ chưa có văn bản này"];
		return stub
			? { status: "stub", id: stub, confidence: 0.5, candidates, reasons, warnings: [] }
			: {
					status: "unlinked",
					id: null,
					confidence: 0,
					candidates,
					reasons: ["không có số hiệu hay tên đã biết"],
					warnings: [],
				};
	}
	const lead = (scores[0] ?? 0) - (next ? (scores[1] ?? 0) : NONE);
	const sure = confidence(scores);
	// A doubtful row of the register is evidence, not proof: it settles nothing without a date or term that agrees.
	const proven = best.document.confidence !== "low" || best.evidence.some(({ weight }) => weight >= 6);
	if (next === undefined ? proven : lead >= LEAD && proven)
		return {
			status: "resolved",
			id: best.document.id,
			confidence: sure,
			candidates,
			reasons: [
				next ? "hợp nhất trong các văn bản cùng số" : "số hiệu chỉ có một văn bản trong sổ",
				...toCandidate(best).reasons,
			],
			warnings: [...slipOf(citation, best.document), ...warningsOf(best)],
		};
	return {
		status: "ambiguous",
		id: null,
		confidence: sure,
		candidates,
		reasons: ["nhiều văn bản cùng khớp"],
		warnings: [],
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
	const page = {
		published: context.published ?? null,
		latestYear: latestYear(plain(text)),
		whole: pairs(`${context.title ?? ""} | ${text}`),
	};
	const weighed = citations.map((citation) => {
		const candidates = candidatesOf(citation, authority);
		if (candidates.length === 0) return [];
		const scene = sceneOf(citation, text, page);
		return candidates.map((document) => ({ document, evidence: weigh(citation, document, scene, authority) }));
	});
	const decideAll = (): Resolution[] => citations.map((citation, i) => decide(citation, weighed[i] ?? [], authority));
	const alone = decideAll();
	const settled = alone.map(({ status, id }) =>
		status === "resolved" && id !== null ? (authority.documentsById.get(id) ?? null) : null,
	);
	for (const [i, candidates] of weighed.entries()) {
		const proven = candidates.some(({ evidence }) => evidence.some(({ weight }) => weight >= PROOF));
		if (candidates.length < 2 || proven) continue;
		for (const { document, evidence } of candidates) evidence.push(...byNeighbours(document, i, settled, authority));
	}
	return asBefore(citations, decideAll());
}

/** Weight of evidence that needs no neighbours beside it: a date, a term. */
const PROOF = 6;

/**
 * A short or back form means what the last full citation before it means that has its symbol, else the first after.
 * A full one that tells too little of a document unknown to the register means the one that the text tells more of.
 */
function asBefore(citations: readonly Citation[], resolutions: Resolution[]): Resolution[] {
	const first = new Map<string, Resolution>();
	const told = new Map<string, Resolution>();
	for (const [i, { form, symbol }] of citations.entries()) {
		const resolution = resolutions[i];
		if (form !== "full" || symbol === null || !resolution) continue;
		if (!first.has(symbol)) first.set(symbol, resolution);
		if (!isVague(resolution) && !told.has(symbol)) told.set(symbol, resolution);
	}
	const latest = new Map<string, Resolution>();
	return resolutions.map((resolution, i) => {
		const { form, symbol } = citations[i] ?? {};
		if (!symbol) return resolution;
		const source =
			form !== "full" ? (latest.get(symbol) ?? first.get(symbol)) : isVague(resolution) ? told.get(symbol) : null;
		const meant = source
			? { ...source, reasons: ["nhắc lại văn bản đã dẫn rõ trong bài", ...source.reasons] }
			: resolution;
		if (form === "full") latest.set(symbol, meant);
		return meant;
	});
}

/** A document known only by being cited, of which this citation does not tell term, year or place. */
const isVague = ({ status, id }: Resolution): boolean => status === "stub" && (id?.includes(UNKNOWN) ?? false);
