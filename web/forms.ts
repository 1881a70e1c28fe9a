import { withQuery } from "./links.ts";

/** Another form of a page: where it is, its media type, and what readers know it as. */
export interface FormLink {
	href: string;
	type: string;
	name: string;
}

/** The forms in which data can be had, by what stands at the end of their address. */
export const FORMS = {
	json: { type: "application/json", name: "JSON" },
	csv: { type: "text/csv", name: "CSV (Excel)" },
	jsonl: { type: "application/x-ndjson", name: "JSON từng dòng" },
	zip: { type: "application/zip", name: "gói chứng cứ (ZIP)" },
	atom: { type: "application/atom+xml", name: "nguồn tin Atom" },
	ris: { type: "application/x-research-info-systems", name: "RIS (Zotero, EndNote)" },
	bib: { type: "application/x-bibtex", name: "BibTeX" },
	"csl.json": { type: "application/vnd.citationstyles.csl+json", name: "CSL-JSON" },
} satisfies Record<string, Omit<FormLink, "href">>;
export type Suffix = keyof typeof FORMS;

/** A link to what the API gives as JSON at an address without an ending. */
export const jsonAt = (href: string): FormLink => ({ href, ...FORMS.json });

/** Links to forms of what is at a path; parameters without a value are left out. */
export const formLinks = (
	path: string,
	suffixes: readonly Suffix[],
	parameters: Parameters<typeof withQuery>[1] = {},
): FormLink[] => suffixes.map((suffix) => ({ href: withQuery(`${path}.${suffix}`, parameters), ...FORMS[suffix] }));
