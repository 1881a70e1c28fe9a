import { type Suffix, FORMS as TYPES } from "../../web/forms.ts";

/** A form that is made of rows, by what stands at the end of its address. */
export type FormName = Exclude<Suffix, "json" | "zip">;

const utf8 = (form: FormName): string => `${TYPES[form].type}; charset=utf-8`;

/** Content-Type of each form. A feed is read, the others are saved as files. */
export const FORMS: Record<FormName, { type: string; isFile: boolean }> = {
	csv: { type: `${utf8("csv")}; header=present`, isFile: true },
	jsonl: { type: utf8("jsonl"), isFile: true },
	ris: { type: utf8("ris"), isFile: true },
	bib: { type: utf8("bib"), isFile: true },
	"csl.json": { type: utf8("csl.json"), isFile: true },
	atom: { type: utf8("atom"), isFile: false },
};

const SUFFIX = /\.(csv|jsonl|ris|bib|csl\.json|atom)$/;

/** Takes the form off the end of an address; null where it names none. */
export function readForm(path: string): { path: string; form: FormName } | null {
	const match = SUFFIX.exec(path);
	return match ? { path: path.slice(0, match.index), form: match[1] as FormName } : null;
}
