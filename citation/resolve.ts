import { type Authority, partyTermOf } from "./authority.ts";
import { type Evidence, pairs, type Scene, weigh } from "./evidence.ts";
import { documentId, isLocalSymbol, isPartySymbol } from "./id.ts";
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

function sceneOf(
	citation: Citation,
	text: string,
	folded: string,
	context: CitationContext,
	whole: Set<string>,
): Scene {
	return {
		published: context.published ?? null,
		latestYear: latestYear(folded),
		near: pairs(
			`${text.slice(Math.max(0, citation.start - NEAR), citation.start)} | ${text.slice(citation.end, citation.end + NEAR)}`,
		),
		whole,
		before: plain(text.slice(Math.max(0, citation.start - 80), citation.start)),
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
	const symbols = citation.symbol ? spellings(citation.symbol) : shortSymbols(citation, authority);
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

/** A known relation, the same number or the same plenum elsewhere in the text speaks for a candidate. */
function byNeighbours(
	document: KnownDocument,
	citation: Citation,
	settled: Map<Citation, KnownDocument>,
	authority: Authority,
): Evidence[] {
	const found: Evidence[] = [];
	for (const [other, known] of settled) {
		if (other === citation) continue;
		if (known.id === document.id) {
			found.push({ weight: 6, reason: "trong bài đã dẫn rõ cùng văn bản này" });
			break;
		}
		const related = authority.relationsOf.get(document.id)?.some((r) => r.from === known.id || r.to === known.id);
		if (related) {
			found.push({ weight: 5, reason: `có quan hệ với ${known.symbol ?? known.title} cũng được dẫn trong bài` });
			break;
		}
	}
	const sameDay = [...settled].some(
		([other, known]) =>
			Math.abs(other.start - citation.start) < 120 &&
			known.date !== null &&
			known.date === document.date &&
			known.id !== document.id,
	);
	if (sameDay) found.push({ weight: 2.5, reason: "cùng ngày với văn bản dẫn kề bên" });
	return found;
}

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
	const central = isPartySymbol(citation.symbol) && citation.date ? partyTermOf(authority, citation.date) : null;
	return documentId({
		type,
		symbol: citation.symbol,
		term: local ? localTerm(citation, authority) : (citation.term ?? central),
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

function decide(citation: Citation, weighed: Weighed[], authority: Authority): Resolution {
	const ranked = weighed.toSorted((a, b) => scoreOf(b) - scoreOf(a));
	const [best, next] = ranked;
	const candidates = ranked.map(toCandidate);
	const scores = ranked.map(scoreOf);
	const stub = stubId(citation, authority);
	const known = best !== undefined && (scores[0] ?? NONE) >= FLOOR;
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
			warnings: best.evidence.flatMap(({ warning }) => (warning ? [warning] : [])),
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
	const folded = plain(text);
	const whole = pairs(`${context.title ?? ""} | ${text}`);
	const weighed = citations.map((citation) => {
		const scene = sceneOf(citation, text, folded, context, whole);
		return candidatesOf(citation, authority).map((document) => ({
			document,
			evidence: weigh(citation, document, scene, authority),
		}));
	});
	const settled = new Map<Citation, KnownDocument>();
	const resolve = (): Resolution[] =>
		citations.map((citation, i) => {
			const resolution = decide(citation, weighed[i] ?? [], authority);
			const document = resolution.id === null ? undefined : authority.documentsById.get(resolution.id);
			if (document && resolution.status === "resolved") settled.set(citation, document);
			return resolution;
		});
	const alone = resolve();
	for (const [i, citation] of citations.entries())
		if (alone[i]?.status === "ambiguous")
			for (const one of weighed[i] ?? [])
				one.evidence.push(...byNeighbours(one.document, citation, settled, authority));
	return asBefore(citations, resolve());
}

/** A short or back form means what the full citation means that gave it its symbol. */
function asBefore(citations: readonly Citation[], resolutions: Resolution[]): Resolution[] {
	return resolutions.map((resolution, i) => {
		const citation = citations[i];
		if (!citation?.symbol || (citation.form !== "short" && citation.form !== "back")) return resolution;
		const full = citations.findIndex((other) => other.form === "full" && other.symbol === citation.symbol);
		const source = resolutions[full];
		return source ? { ...source, reasons: ["nhắc lại văn bản đã dẫn đủ trong bài", ...source.reasons] } : resolution;
	});
}
