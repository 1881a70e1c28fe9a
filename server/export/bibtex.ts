import type { Entry } from "./entry.ts";

/** What TeX reads as a command, as it is printed. A brace counts for BibTeX even behind a backslash, so it is named. */
const TEX: Record<string, string> = {
	"\\": "\\textbackslash{}",
	"{": "\\textbraceleft{}",
	"}": "\\textbraceright{}",
	"~": "\\textasciitilde{}",
	"^": "\\textasciicircum{}",
	"#": "\\#",
	$: "\\$",
	"%": "\\%",
	"&": "\\&",
	_: "\\_",
};
const tex = (text: string): string => text.replace(/[\\{}~^#$%&_]/g, (mark) => TEX[mark] ?? mark);

/** An address is read as it stands, but for what would end the field. */
const address = (url: string): string => url.replace(/[\\{}]/g, encodeURIComponent);

/**
 * An entry as BibTeX with the fields of biblatex: a document as `@legislation`, a report as `@article` of a newspaper.
 * The second braces keep the capitals of names.
 */
function bibtexEntry(entry: Entry): string {
	const { kind, author, outlet, number, date, authority, place, accessed } = entry;
	const fields: [string, string | null][] = [
		["title", `{${tex(entry.title)}}`],
		["author", author && `{${tex(author)}}`],
		["journal", outlet && tex(outlet)],
		["entrysubtype", kind === "news" ? "newspaper" : null],
		["number", number && tex(number)],
		["institution", authority && `{${tex(authority)}}`],
		["location", place && tex(place)],
		["date", date],
		["year", date?.slice(0, 4) ?? null],
		["url", address(entry.url)],
		["urldate", accessed],
		["langid", "vietnamese"],
	];
	const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`\t${name} = {${value}},\n`]));
	return `@${kind === "statute" ? "legislation" : "article"}{${entry.key},\n${lines.join("")}}\n\n`;
}

/** Entries as BibTeX, in UTF-8. */
export async function* bibtex(entries: AsyncIterable<Entry>): AsyncGenerator<string> {
	for await (const entry of entries) yield bibtexEntry(entry);
}
