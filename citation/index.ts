/** The only door of the citation library. */
export { annotate, type Piece } from "./annotate.ts";
export { lawName } from "./authority/laws.ts";
export { type Authority, compileAuthority, partyTermOf } from "./authority.ts";
export type { CheckedCitation, DocumentLine, Finding, FindingKind, Severity } from "./check/finding.ts";
export { draftDay } from "./check/letterhead.ts";
export { type Checked, type CheckOptions, checkCitations } from "./check.ts";
export { findCitations, GRAMMAR_VERSION } from "./find.ts";
export { formatCitation, type Quotable, quotable, roman } from "./format.ts";
export { GRAMMAR, type GrammarRow } from "./grammar.ts";
export { annotateHtml, type HtmlRun, type HtmlText, type MarkAttributes, readHtml } from "./html.ts";
export { documentId, isLocalSymbol, isPartySymbol, permalink, UNKNOWN } from "./id.ts";
export { CUES, type CueRow, EXPIRY } from "./relations/cues.ts";
export { findRelations } from "./relations/find.ts";
export { resolveCitations } from "./resolve.ts";
export { sentenceAround } from "./text/sentence.ts";
export { plain, slug } from "./text/slug.ts";
export { indexTerms, queryTerms, type Token, tokens } from "./text/tokens.ts";
export type * from "./types.ts";
