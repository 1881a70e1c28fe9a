import { CONFUSED } from "../kinds.ts";
import { fold } from "../text/fold.ts";
import type { Span } from "../types.ts";
import type { Case, Found } from "./finding.ts";
import { isDated } from "./meant.ts";
import { beside, quoted } from "./print.ts";

/** Words that introduce a number of any type. */
const ANY_TYPE = new Set(["van-ban", "cong-van"]);
/** The word of type that begins a citation, with all types it stands for: `QĐ` is two. Null where it has none of its own. */
function typeWord({ citation, authority }: Case): { span: Span; types: string[] } | null {
	const folded = fold(citation.raw);
	const match = authority.typeWords.matchAt(folded.plain, 0);
	if (!match) return null;
	const span = { start: citation.start, end: citation.start + folded.endAt(match.end) };
	const { abbreviation, type } = match.value;
	const codes = abbreviation ? (authority.codesByLetters.get(folded.plain.slice(0, match.end))?.types ?? []) : [];
	const coded = codes.flatMap((code) => authority.typesByCode.get(code) ?? []);
	return { span, types: [type, ...coded.map(({ slug }) => slug)] };
}

/** The word of type, where register or symbol say another. */
export function checkType(one: Case): Found[] {
	const { citation, document, text, authority } = one;
	const ofPlenum = citation.form === "named" && citation.rule.startsWith("plenum");
	const word = citation.form === "full" || ofPlenum ? typeWord(one) : null;
	if (!word || word.types.some((type) => ANY_TYPE.has(type))) return [];
	const code = /\d[a-zđ]?-(\p{Lu}[\p{L}]*)\/|\/(\p{Lu}[\p{L}]*)-/u.exec(citation.symbol ?? "");
	const byCode = (authority.typesByCode.get(code?.[1] ?? code?.[2] ?? "") ?? []).map(({ slug }) => slug);
	const known = document ? document.type : citation.type === null ? byCode[0] : undefined;
	if (known === undefined || word.types.includes(known)) return [];
	const both = CONFUSED.has(known) && word.types.some((type) => CONFUSED.has(type));
	// A Quyết định that issues a Quy chế or Quy định is cited by either word.
	if (both && ([known, ...word.types].includes("quy-che") || /^ban hành/iu.test(document?.title ?? ""))) return [];
	if (!both && !ofPlenum && citation.type !== null) return [];
	const names = (document ? [known] : byCode).map((type) => authority.types.get(type)?.name ?? type);
	const name = names.join(" hoặc ");
	const printed = quoted(text.slice(word.span.start, word.span.end));
	const message = document
		? beside(printed, `${name} số ${document.symbol}`, document)
		: `Dự thảo ghi ${printed}; ${code?.[1] ?? code?.[2]} là ký hiệu của ${name}.`;
	const settled = document !== null && isDated(citation.date, document);
	const severity = settled && document.confidence !== "low" ? "error" : "warning";
	const replacement = names.length > 1 ? null : /^\p{Lu}/u.test(printed) ? name : name.toLowerCase();
	return [{ kind: "type-differs", severity, message, replacement, span: word.span }];
}
