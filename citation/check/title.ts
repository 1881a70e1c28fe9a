import { plain } from "../text/slug.ts";
import type { Case, Found } from "./finding.ts";
import { titled } from "./near.ts";
import { bareTitle, beside, hasTitle, lineOf, linesOf, quoted } from "./print.ts";
import { compareTitles } from "./titles.ts";

/** Likeness below which a title is another title, not the same in other words. */
const ALIKE = 0.6;

/** The title in quotation marks, where it is not the document's; one without, only where it is another document's. */
export function checkTitle(one: Case): Found[] {
	const { citation, document, text, authority } = one;
	const span = citation.parts.title;
	if (!document || !span || citation.title === null || !hasTitle(document)) return [];
	const known = bareTitle(document.title);
	// Some rows have for a title what the document is, `Nghị quyết Hội nghị lần thứ …`, which nobody quotes.
	if (plain(known).startsWith(plain(authority.types.get(document.type)?.name ?? ""))) return [];
	const { same, likeness } = compareTitles(citation.title, known);
	if (same) return [];
	const owners = titled(citation.title, authority).filter(({ id }) => id !== document.id);
	const inQuotes = /["“«]/.test(text.charAt(span.start - 1));
	const other = likeness < ALIKE;
	if (!inQuotes && (!other || owners.length === 0)) return [];
	const about = /^về\s/iu.test(citation.title) ? known : known.replace(/^Về(?: việc)?\s+/u, "");
	const replacement = /^\p{Lu}/u.test(citation.title)
		? about.charAt(0).toUpperCase() + about.slice(1)
		: about.charAt(0).toLowerCase() + about.slice(1);
	const owner = owners[0] ? ` Tên như bài ghi là của ${lineOf(owners[0], authority).mark.split(":")[0]}.` : "";
	return [
		{
			kind: "title-differs",
			severity: other && document.confidence !== "low" ? "warning" : "note",
			message: beside(`tên “${quoted(citation.title)}”`, `tên “${known}”`, document) + owner,
			replacement,
			span,
			others: linesOf(owners.slice(0, 3), authority),
		},
	];
}
