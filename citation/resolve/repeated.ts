import { UNKNOWN } from "../id.ts";
import { LAW_TYPES } from "../kinds.ts";
import { plain } from "../text/slug.ts";
import type { Citation, Resolution } from "../types.ts";

/**
 * A short or back form means what the last full citation before it means that has its symbol, else the first after.
 * A full one that tells too little of a document unknown to the register means the one that the text tells more of.
 */
export function asBefore(citations: readonly Citation[], resolutions: Resolution[]): Resolution[] {
	const vague = new Set<string>();
	const first = new Map<string, Resolution>();
	for (const [i, { form, symbol, date }] of citations.entries()) {
		const resolution = resolutions[i];
		if (form !== "full" || symbol === null || !resolution) continue;
		if (date === null && isVague(resolution)) vague.add(symbol);
		if (!first.has(symbol)) first.set(symbol, resolution);
	}
	const told = new Map<string, Resolution>();
	for (const [i, citation] of citations.entries()) {
		const resolution = resolutions[i];
		if (citation.form !== "full" || !resolution || !vague.has(citation.symbol ?? "") || isVague(resolution)) continue;
		for (const key of [keyOf(citation), keyOf({ ...citation, scope: null })])
			if (!told.has(key)) told.set(key, resolution);
	}
	const laws = lawsTold(citations, resolutions);
	const latest = new Map<string, Resolution>();
	return resolutions.map((resolution, i) => {
		const citation = citations[i];
		if (citation && isBareLaw(citation)) {
			const law = laws.get(lawName(citation));
			return law ? { ...law, reasons: [AGAIN, ...law.reasons] } : resolution;
		}
		if (!citation?.symbol) return resolution;
		const { form, symbol, date } = citation;
		const source =
			form !== "full"
				? toldApart(citation, resolution)
					? null
					: (latest.get(symbol) ?? first.get(symbol))
				: date === null && isVague(resolution)
					? told.get(keyOf(citation))
					: null;
		const meant = source ? { ...source, reasons: [AGAIN, ...source.reasons] } : resolution;
		if (form === "full") latest.set(symbol, meant);
		return meant;
	});
}

const AGAIN = "nhắc lại văn bản đã dẫn rõ trong bài";

/** The name of a law, without its year and number. */
const lawName = ({ raw }: Citation): string =>
	plain(raw)
		.replace(/\s+/g, " ")
		.replace(/ so ?:? ?\d.*$/, "")
		.replace(/ (?:nam )?(?:19|20)\d\d$/, "");

const isLaw = ({ type, raw }: Citation): boolean => type !== null && LAW_TYPES.has(type) && /^\p{L}/u.test(raw);
const isBareLaw = (citation: Citation): boolean =>
	citation.form === "named" && citation.date === null && isLaw(citation);

/** The laws that the text names together with their number or year: their bare names mean them too. */
function lawsTold(citations: readonly Citation[], resolutions: readonly Resolution[]): Map<string, Resolution> {
	const told = new Map<string, Resolution>();
	for (const [i, citation] of citations.entries()) {
		const resolution = resolutions[i];
		if (!resolution || resolution.id === null || !isLaw(citation) || isBareLaw(citation)) continue;
		if (citation.form === "full" || citation.form === "named") told.set(lawName(citation), resolution);
	}
	return told;
}

/** A short form that comes with a day, a term or a title of its own is no mere repetition. */
const toldApart = ({ date, parts }: Citation, { status }: Resolution): boolean =>
	status === "resolved" && (date !== null || parts.term !== undefined || parts.title !== undefined);

/** A document known only by being cited, of which this citation does not tell term, year or place. */
const isVague = ({ status, id }: Resolution): boolean => status === "stub" && (id?.includes(UNKNOWN) ?? false);

/** What two citations must share to be of one document, as far as they tell: type, symbol and place. */
const keyOf = ({ type, symbol, scope }: Citation): string => [type, symbol, scope].join(" ");
