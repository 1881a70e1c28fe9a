import { partyTermOf } from "../authority.ts";
import { dateInWords, officialDate, roman } from "../format.ts";
import { CENTRAL_BODIES } from "../kinds.ts";
import { plain } from "../text/slug.ts";
import type { KnownDocument, Span } from "../types.ts";
import type { Case, Found, Severity } from "./finding.ts";
import { bearerOfKey, bearersOf, isDated } from "./meant.ts";
import { sameDay, titled } from "./near.ts";
import { beside, linesOf, quoted } from "./print.ts";

/** Below this the resolution itself may be wrong, so that a difference is only to be looked at. */
const SURE = 0.7;

/** An error only where the row is no doubtful one and it is settled that its document is meant. */
function severityOf({ citation: { date }, resolution }: Case, document: KnownDocument): Severity {
	if (document.confidence === "low") return "note";
	const settled = resolution.status !== "resolved" || resolution.confidence >= SURE || isDated(date, document);
	return settled ? "error" : "warning";
}

const read = ({ text }: Case, span: Span): string => text.slice(span.start, span.end);

/** A date in the way in which the draft prints its own: in words or in figures, to the year, month or day. */
function dateLike(printed: string, precision: number, known: string): string {
	const date = known.split("-").slice(0, precision).join("-");
	const inWords = /tháng\s.*năm\s/isu.test(printed.normalize("NFC"));
	const right = inWords ? dateInWords(date) : officialDate(date);
	return /^\s*\p{L}/u.test(printed) ? right : right.replace(/^\p{L}+\s/u, "");
}

/** Where the date is printed: behind the citation, or, of a law, as the year in its name. */
function dateSpan({ citation: { parts, raw, start } }: Case): Span | undefined {
	if (parts.date) return parts.date;
	const year = /năm\s+\d{4}$/iu.exec(raw);
	return year ? { start: start + year.index, end: start + raw.length } : undefined;
}

/** The date stated, where it is not the document's. */
export function checkDate(one: Case): Found[] {
	const { citation, document, shared, authority } = one;
	const [stated, known] = [citation.date, document?.date];
	const span = dateSpan(one);
	if (!document || !stated || !known || !span || known.startsWith(stated) || stated.startsWith(known)) return [];
	const rival = bearerOfKey(one);
	// Others of the number are worth a look only where they have the day or the title that is stated.
	const named = citation.title === null ? [] : titled(citation.title, authority);
	const fitting = bearersOf(citation, authority).filter(
		(other) => other.date?.startsWith(stated) || named.includes(other),
	);
	const others = [...sameDay(one), ...(rival ? [rival] : []), ...fitting];
	const printed = dateLike(read(one, span), stated.split("-").length, known);
	return [
		{
			kind: "date-differs",
			severity: severityOf(one, document),
			message: beside(quoted(read(one, span)), officialDate(known), document),
			replacement: shared ? null : printed,
			span,
			others: linesOf(others.filter(({ id }) => id !== document.id).slice(0, 4), authority),
		},
	];
}

/** The term stated, where it is not the document's; of an unknown document, where its date lies in another. */
export function checkTerm(one: Case): Found[] {
	const { citation, document, shared, authority } = one;
	const { term, symbol, date } = citation;
	const span = citation.parts.term;
	if (term === null || !span) return [];
	const central = document ? document.term !== null : symbol !== null && /\/(?:HN)?TW$/.test(symbol);
	const known = document?.term ?? (central && date ? partyTermOf(authority, date) : null);
	if (known === null || known === term || !central) return [];
	const printed = read(one, span).replace(/(\p{L}+\.?\s*)[IVX\d]+/iu, `$1${roman(known)}`);
	const message = document
		? beside(`khóa ${roman(term)}`, `khóa ${roman(known)}`, document)
		: `Dự thảo ghi khóa ${roman(term)}; ${officialDate(date ?? "")} thuộc khóa ${roman(known)}.`;
	return [
		{
			kind: "term-differs",
			severity: document ? severityOf(one, document) : "warning",
			message,
			replacement: shared ? null : printed.trimEnd(),
			span: { start: span.start, end: span.start + read(one, span).trimEnd().length },
		},
	];
}

/** `Trung ương`, `Trung ương Đảng`, `Đảng`: whichever of the Party's central bodies. */
const ANY_CENTRAL = /^(?:dang|(?:trung uong|tw|t\.w|t\.u|tu)(?: dang)?)$/;

/** The issuer stated, where it is not the document's, or not the one whose code the symbol has. */
export function checkIssuer(one: Case): Found[] {
	const { citation, document, shared, text, issuer: stated } = one;
	const span = citation.parts.issuer;
	if (!span || !stated) return [];
	const printed = quoted(text.slice(span.start, span.end));
	if (document) {
		const { issuer, issuerName } = document;
		if (issuer === null || issuerName === "" || stated.slug === issuer || stated.slug === "") return [];
		if (CENTRAL_BODIES.has(issuer) && ANY_CENTRAL.test(plain(printed))) return [];
		const message = beside(printed, issuerName, document);
		return [
			{
				kind: "issuer-differs",
				severity: document.confidence === "medium" ? "warning" : severityOf(one, document),
				message,
				replacement: shared ? null : issuerName,
				span,
			},
		];
	}
	return bodyOfSymbol(one, stated.slug, stated.level, printed, span);
}

/** A body of the centre or a ministry beside the code of another: `Thông tư số 12/2019/TT-BNV của Bộ Tài chính`. */
function bodyOfSymbol(one: Case, slug: string, level: string, printed: string, span: Span): Found[] {
	const { citation, authority, shared } = one;
	const code = (citation.symbol?.split(/[-/]/).at(-1) ?? "").replace(/\d+$/, "");
	const body = authority.issuersByCode.get(code);
	const told = (at: string): boolean => at === "central" || at === "ministry";
	if (!body?.slug || !told(body.level) || !told(level) || body.slug === slug || body.aliases.length === 0) return [];
	if ([slug, body.slug].includes("khac") || [slug, body.slug].includes("dang-uy")) return [];
	return [
		{
			kind: "issuer-differs",
			severity: "warning",
			message: `Dự thảo ghi ${printed}; ${code} là ký hiệu của ${body.name}.`,
			replacement: shared ? null : body.name,
			span,
		},
	];
}
