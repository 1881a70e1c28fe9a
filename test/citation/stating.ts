import { findRelations, type Relation } from "../../citation/index.ts";
import { authority } from "./authority.ts";
import { read } from "./reading.ts";

/** The relations that a text states. */
export const relations = (text: string): Relation[] => findRelations(text, read(text), authority);

/** The relations that a text states, in words: `43-KL/TW continues 25-NQ/TW`, `report implements Luật Đất đai`. */
export function stated(text: string): string[] {
	const citations = read(text);
	const name = (i: number | null): string =>
		i === null ? "report" : citations[i]?.form === "full" ? String(citations[i]?.symbol) : String(citations[i]?.raw);
	return findRelations(text, citations, authority).map(({ from, kind, to }) => `${name(from)} ${kind} ${name(to)}`);
}
