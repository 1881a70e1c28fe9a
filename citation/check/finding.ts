import type { Authority } from "../authority.ts";
import type { Citation, Issuer, KnownDocument, Resolution, Span } from "../types.ts";

/** What a finding is about. */
export type FindingKind =
	| "unknown"
	| "ambiguous"
	| "superseded"
	| "date-differs"
	| "term-differs"
	| "issuer-differs"
	| "type-differs"
	| "title-differs"
	| "symbol-slip";

/**
 * - `error`: the draft disagrees with a fact of the register.
 * - `warning`: someone should look before the draft is signed.
 * - `note`: form only, or nothing that the register could confirm.
 */
export type Severity = "error" | "warning" | "note";

/** A document that a finding names, in the forms that a reader needs. */
export interface DocumentLine {
	id: string;
	/** What tells it from others of its number, in one line: `khóa XI, 03/6/2013, Ban Chấp hành Trung ương: Về …`. */
	mark: string;
	/** The full form to copy. */
	full: string;
}

/** One thing found in a draft. `start` and `end` bound the part at fault, `raw` is what stands there. */
export interface Finding extends Span {
	kind: FindingKind;
	severity: Severity;
	raw: string;
	/** Index of its citation in the list of those checked. */
	citation: number;
	/** What the draft says and what the register says, in Vietnamese. */
	message: string;
	/** What to put in the place of `start` to `end`; null where no one right text is known. */
	replacement: string | null;
	/** Documents that may be meant, or that came in the place of the one meant, the likeliest or newest first. */
	others: DocumentLine[];
	/** Further places of the draft where the same was found. */
	also: Span[];
}

/** A citation that was held against the register. */
export interface CheckedCitation extends Span {
	raw: string;
	/** The document meant, with its right full form; null where that is not settled. */
	document: DocumentLine | null;
}

/** One citation of a draft, with all that it is held against. */
export interface Case {
	citation: Citation;
	resolution: Resolution;
	text: string;
	authority: Authority;
	/** The document of the register that it means; null where that is not settled. */
	document: KnownDocument | null;
	/** The body named as the one that issued, see `statedIssuer`. */
	issuer: Issuer | null;
	/** Whether date, issuer and term stand once for several citations, so that none may put its own in their place. */
	shared: boolean;
}

/** What a check of one aspect reports; `check.ts` adds where it belongs. */
export type Found = Pick<Finding, "kind" | "severity" | "message"> &
	Partial<Pick<Finding, "replacement" | "others">> & {
		/** The part at fault; the citation's own span unless told. */
		span?: Span;
	};
