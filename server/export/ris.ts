import type { Entry } from "./entry.ts";

/** A date as RIS writes it: `2013/06/03`, of a month `2013/06//`, of a year `2013///`. */
function risDate(date: string | null): string | null {
	if (date === null) return null;
	const parts = date.split("-");
	return (parts.length === 3 ? parts : [...parts, "", "", ""].slice(0, 4)).join("/");
}

/**
 * An entry as RIS, in the tags by which Zotero's translator reads them: a document is a statute (`TI` name of act, `M1`
 * number, `DA` date enacted), a report a newspaper article (`T2` publication, `CY` place). A statute of Zotero has no
 * field for the body that issued it, so that goes into Extra, which `M2` is, as `Authority:`.
 */
function risEntry(entry: Entry): string {
	const tags: [string, string | null][] = [
		["TI", entry.title],
		["AU", entry.author],
		["T2", entry.outlet],
		["M1", entry.number],
		["DA", risDate(entry.date)],
		["PY", entry.date?.slice(0, 4) ?? null],
		["CY", entry.place],
		["M2", entry.authority && `Authority: ${entry.authority}`],
		["LA", "vi"],
		["UR", entry.url],
		["Y2", risDate(entry.accessed)],
	];
	const lines = tags.flatMap(([tag, value]) => (value === null ? [] : [`${tag}  - ${value}`]));
	return [`TY  - ${entry.kind === "statute" ? "STAT" : "NEWS"}`, ...lines, "ER  - ", "", ""].join("\r\n");
}

/** Entries as RIS. */
export async function* ris(entries: AsyncIterable<Entry>): AsyncGenerator<string> {
	for await (const entry of entries) yield risEntry(entry);
}
