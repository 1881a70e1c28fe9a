import { fold } from "../fold.ts";
import type { Span } from "../types.ts";
import type { Case, Found } from "./finding.ts";
import { isDated } from "./meant.ts";
import { beside, quoted } from "./print.ts";

/** Words that introduce a number of any type. */
const ANY_TYPE = new Set(["van-ban", "cong-van"]);
/** Types that share a code, or of which one is issued by the other. */
const CONFUSED = new Set(["quy-dinh", "quyet-dinh", "quy-che"]);

/** The word of type that begins a citation; null where it has none of its own. */
function typeWord({ citation, authority }: Case): { span: Span; type: string } | null {
	const folded = fold(citation.raw);
	const match = authority.typeWords.matchAt(folded.plain, 0);
	if (!match) return null;
	const span = { start: citation.start, end: citation.start + folded.endAt(match.end) };
	return { span, type: match.value.type };
}

/** The word of type, where register or symbol say another. */
export function checkType(one: Case): Found[] {
	const { citation, document, text, authority } = one;
	const word = citation.form === "full" ? typeWord(one) : null;
	if (!word || ANY_TYPE.has(word.type)) return [];
	const code = /\d[a-zđ]?-(\p{Lu}[\p{L}]*)\/|\/(\p{Lu}[\p{L}]*)-/u.exec(citation.symbol ?? "");
	const byCode = (authority.typesByCode.get(code?.[1] ?? code?.[2] ?? "") ?? []).map(({ slug }) => slug);
	const known = document ? document.type : citation.type === null ? byCode[0] : undefined;
	if (known === undefined || known === word.type) return [];
	const both = CONFUSED.has(known) && CONFUSED.has(word.type);
	// A Quyết định that issues a Quy chế or Quy định is cited by either word.
	if (both && (known === "quy-che" || word.type === "quy-che" || /^ban hành/iu.test(document?.title ?? ""))) return [];
	if (!both && citation.type !== null) return [];
	const names = (document ? [known] : byCode).map((type) => authority.types.get(type)?.name ?? type);
	const name = names.join(" hoặc ");
	const printed = quoted(text.slice(word.span.start, word.span.end));
	const message = document
		? beside(printed, `${name} số ${document.symbol}`, document)
		: `Bài ghi ${printed}; ${code?.[1] ?? code?.[2]} là ký hiệu của ${name}.`;
	const settled = document !== null && isDated(citation.date, document);
	const severity = settled && document.confidence !== "low" ? "error" : "warning";
	const replacement = names.length > 1 ? null : /^\p{Lu}/u.test(printed) ? name : name.toLowerCase();
	return [{ kind: "type-differs", severity, message, replacement, span: word.span }];
}
