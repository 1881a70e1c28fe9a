import type { Authority } from "./authority.ts";
import { checkDate, checkIssuer, checkTerm } from "./check/facts.ts";
import type { Case, CheckedCitation, Finding, Found } from "./check/finding.ts";
import { checkHabit, settledBy } from "./check/habit.ts";
import { ownNumber } from "./check/letterhead.ts";
import { meantBy, statedIssuer } from "./check/meant.ts";
import { checkPlenum } from "./check/plenum.ts";
import { lineOf } from "./check/print.ts";
import { checkStanding } from "./check/standing.ts";
import { checkSymbol } from "./check/symbol.ts";
import { checkTitle } from "./check/title.ts";
import { checkType } from "./check/type.ts";
import { checkAmbiguous, checkUnknown } from "./check/unknown.ts";
import { evenContext } from "./context.ts";
import type { Citation, Resolution } from "./types.ts";

/** What a check may know beyond the draft. */
export interface CheckOptions {
	/** Day of the draft, ISO: what came in a document's place later than that is not told. */
	published?: string | null | undefined;
}

/** The result of a check; `citations` and `findings` are in the order of the text. */
export interface Checked {
	/** The citations that were held against the register; the draft's own number in its letterhead is none. */
	citations: CheckedCitation[];
	/** Number of those that have neither number nor known name, so that nothing could be said of them. */
	unchecked: number;
	findings: Finding[];
}

/** Kinds that say the same of every mention of a document, and are told at the first. */
const ONCE = new Set(["superseded", "unknown", "ambiguous"]);

/** Parts in the order of the text, then what is said of the citation as a whole. */
const inOrder = (a: Finding, b: Finding): number =>
	Number(ONCE.has(a.kind)) - Number(ONCE.has(b.kind)) || a.start - b.start;

/** Whether date, issuer or term behind a citation stand for another one too, as in `187, 188-KL/TW ngày …`. */
function isShared(citation: Citation, neighbour: Citation | undefined): boolean {
	return (["date", "issuer", "term"] as const).some(
		(part) => citation.parts[part] !== undefined && citation.parts[part]?.start === neighbour?.parts[part]?.start,
	);
}

function findingOf(one: Case, index: number, found: Found): Finding {
	const { kind, severity, message, replacement = null, others = [], span = one.citation } = found;
	const { start, end } = span;
	const raw = one.text.slice(start, end);
	return { kind, severity, start, end, raw, citation: index, message, replacement, others, also: [] };
}

/** What two cases must share for a finding on the whole citation to be told once. */
const keyOf = ({ document, citation: { symbol, type, scope, raw } }: Case): string =>
	document?.id ?? `${type} ${symbol ?? raw} ${scope}`;

/** Joins what is said of one document at several places into one finding at the first. */
function joinRepeated(findings: Finding[], cases: readonly Case[]): Finding[] {
	const first = new Map<string, Finding>();
	return findings.filter((finding) => {
		const one = cases[finding.citation];
		if (!ONCE.has(finding.kind) || !one) return true;
		const key = `${finding.kind} ${keyOf(one)} ${finding.message}`;
		const before = first.get(key);
		if (before) before.also.push({ start: finding.start, end: finding.end });
		else first.set(key, finding);
		return !before;
	});
}

/**
 * Holds the citations of a draft against the register: which are unknown, ambiguous or superseded, and whose date,
 * term, issuer, type, title or symbol differ, each with the right form to copy.
 *
 * `citations` and `resolutions` are what {@link findCitations} and {@link resolveCitations} gave for `text`. Every
 * message states what the draft and what the register says; it never judges. Linear in the text; never throws.
 */
export function checkCitations(
	citations: readonly Citation[],
	resolutions: readonly Resolution[],
	text: string,
	authority: Authority,
	options: CheckOptions = {},
): Checked {
	const { published } = evenContext(options);
	const cited = new Set(resolutions.flatMap(({ status, id }) => (status === "resolved" && id !== null ? [id] : [])));
	const settled = settledBy(citations, resolutions);
	const own = ownNumber(citations, text);
	const cases: Case[] = [];
	let unchecked = 0;
	for (const [i, citation] of citations.entries()) {
		const resolution = resolutions[i];
		if (!resolution || citation.form === "back" || citation === own) continue;
		if (resolution.status === "unlinked") {
			unchecked++;
			continue;
		}
		const shared = isShared(citation, citations[i - 1]) || isShared(citation, citations[i + 1]);
		const issuer = statedIssuer(citation, text, authority);
		const open = { citation, resolution, text, authority, issuer, shared };
		cases.push({ ...open, document: meantBy(open) });
	}
	const findings = cases.flatMap((one, i) =>
		[
			...checkType(one),
			...checkSymbol(one),
			...checkDate(one),
			...checkTerm(one),
			...checkIssuer(one),
			...checkPlenum(one),
			...checkTitle(one),
			...checkAmbiguous(one),
			...checkHabit(one, settled),
			...checkUnknown(one),
			...checkStanding(one, cited, published),
		]
			.map((found) => findingOf(one, i, found))
			.toSorted(inOrder),
	);
	return {
		citations: cases.map(({ citation: { start, end, raw }, document }) => ({
			start,
			end,
			raw,
			document: document && lineOf(document, authority),
		})),
		unchecked,
		findings: joinRepeated(findings, cases),
	};
}
