// The shapes of the HTTP API, by what they are about. This file is the door: import from here.
export * from "./api/admin.ts";
export * from "./api/citations.ts";
export * from "./api/directives.ts";
export * from "./api/explanation.ts";
export * from "./api/extract.ts";
export * from "./api/figures.ts";
export * from "./api/operation.ts";
export { cutSearch, SearchWords } from "./api/parameters.ts";
export * from "./api/problem.ts";
export * from "./api/query.ts";
export * from "./api/reports.ts";
export * from "./api/sources.ts";
export * from "./api/suggest.ts";
export * from "./api/texts.ts";
