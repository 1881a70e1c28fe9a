import type { Pair } from "./language.tsx";
import { withQuery } from "./links.ts";

/** Another form of a page: where it is, its media type, and what readers know it as. */
export interface FormLink {
	href: string;
	type: string;
	name: Pair;
}

/** The forms in which data can be had, by what stands at the end of their address. */
export const FORMS = {
	json: { type: "application/json", name: ["JSON", "JSON"] },
	csv: { type: "text/csv", name: ["CSV (Excel)", "CSV (Excel)"] },
	jsonl: { type: "application/x-ndjson", name: ["JSON từng dòng", "JSON, one a line"] },
	zip: { type: "application/zip", name: ["gói chứng cứ (ZIP)", "evidence (ZIP)"] },
	atom: { type: "application/atom+xml", name: ["nguồn tin Atom", "Atom feed"] },
	ris: { type: "application/x-research-info-systems", name: ["RIS (Zotero, EndNote)", "RIS (Zotero, EndNote)"] },
	bib: { type: "application/x-bibtex", name: ["BibTeX", "BibTeX"] },
	"csl.json": { type: "application/vnd.citationstyles.csl+json", name: ["CSL-JSON", "CSL-JSON"] },
} as const satisfies Record<string, Omit<FormLink, "href">>;
export type Suffix = keyof typeof FORMS;

/** A link to what the API gives as JSON at an address without an ending. */
export const jsonAt = (href: string): FormLink => ({ href, ...FORMS.json });

/** Links to forms of what is at a path; parameters without a value are left out. */
export const formLinks = (
	path: string,
	suffixes: readonly Suffix[],
	parameters: Parameters<typeof withQuery>[1] = {},
): FormLink[] => suffixes.map((suffix) => ({ href: withQuery(`${path}.${suffix}`, parameters), ...FORMS[suffix] }));
