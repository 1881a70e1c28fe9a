/** All that is told from an address alone. */
export { isArticle, isDocument, isFile, pageOf } from "./urls/articles.ts";
export { hostOf, normaliseUrl, sameHost } from "./urls/normalise.ts";
export { templateOf, trapOf } from "./urls/traps.ts";
