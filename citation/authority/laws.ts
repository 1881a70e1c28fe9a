import { LAW_TYPES } from "../kinds.ts";
import { PhraseTable } from "../text/phrases.ts";
import { plain } from "../text/slug.ts";
import type { KnownDocument, NamedDocument } from "../types.ts";
import { push } from "./push.ts";

/** The name a law goes by: its title up to the remark in brackets, `Luật Đất đai`. */
export function lawName(title: string): string {
	return title
		.replace(/\s*[(;].*$/s, "")
		.replace(/\s+năm \d{4}$/, "")
		.trim();
}

/** Kinds of rows of `names.tsv` that name a law. */
const LAW_KINDS = new Set(["law", "code", "ordinance"]);
const LAW_TITLE = /^(luat|bo luat|phap lenh)\b/;

/** A name as printed, and with the other of `i` and `y` in its open syllables: `Xử lý` and `Xử lí`, `Sĩ quan` and `Sỹ quan`. */
function spellings(name: string): ReadonlySet<string> {
	const printed = plain(name);
	return new Set([printed, printed.replace(/\b([hklmst])y\b/g, "$1i"), printed.replace(/\b([hklmst])i\b/g, "$1y")]);
}

/** Laws by name: those of the register under its titles, the names of other laws, and what both are called in short. */
export function compileLaws(
	documents: readonly KnownDocument[],
	names: readonly NamedDocument[],
): PhraseTable<KnownDocument[]> {
	const byName = new Map<string, KnownDocument[]>();
	for (const document of documents) {
		if (!LAW_TYPES.has(document.type)) continue;
		const name = lawName(document.title);
		const full = LAW_TITLE.test(plain(name)) ? name : `${document.type === "luat" ? "Luật" : ""} ${name}`;
		push(byName, plain(full), document);
	}
	for (const list of byName.values()) list.sort((a, b) => (b.date ?? "").localeCompare(a.date ?? ""));
	const table = new PhraseTable<KnownDocument[]>();
	const add = (name: string, list: KnownDocument[]): void => {
		for (const spelled of spellings(name)) table.add(spelled, list);
	};
	for (const [name, list] of byName) add(name, list);
	const byId = new Map(documents.map((document) => [document.id, document]));
	for (const { kind, name, forms, documents: ids } of names) {
		if (!LAW_KINDS.has(kind)) continue;
		const known = byName.get(plain(name)) ?? ids.flatMap((id) => byId.get(id) ?? []);
		// A name with its year is read as name and year.
		for (const form of [name, ...forms]) if (!/\d$/.test(form)) add(form, known);
	}
	return table;
}
