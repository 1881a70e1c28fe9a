import { indexTerms, tokens } from "../../../citation/index.ts";
import type { Connection } from "./connection.ts";

/**
 * What the full text index keeps of a report: the terms of title and text joined by blanks, each once. No pair reaches
 * from the title into the text.
 */
function reportTerms(title: string, text: string): string {
	const terms = [title, text].flatMap((part) => indexTerms(tokens(part).map((token) => token.text)));
	return [...new Set(terms)].join(" ");
}

/** Makes a report findable. */
export function addTerms(connection: Connection, id: number, title: string, text: string): void {
	connection
		.sql("INSERT INTO report_terms (rowid, terms) SELECT sort_key, ? FROM report WHERE id = ?")
		.run(reportTerms(title, text), id);
}

/** Takes a report out of the index. Its row id follows the date: called before that changes. */
export function dropTerms(connection: Connection, id: number): void {
	connection.sql("DELETE FROM report_terms WHERE rowid = (SELECT sort_key FROM report WHERE id = ?)").run(id);
}
