/** The only door of the citation library. */
export { documentId, isLocalSymbol, isPartySymbol, permalink, UNKNOWN } from "./id.ts";
export { sentenceAround } from "./sentence.ts";
export { plain, slug } from "./slug.ts";
export { indexTerms, queryTerms, type Token, tokens } from "./tokens.ts";
export type * from "./types.ts";
