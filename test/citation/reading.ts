import {
	type Citation,
	type CitationContext,
	findCitations,
	type Resolution,
	resolveCitations,
} from "../../citation/index.ts";
import { authority } from "./authority.ts";

/** The citations of a text, read with the real tables. */
export const read = (text: string, context: CitationContext = {}): Citation[] =>
	findCitations(text, authority, context);

/** The one citation of a text; a test that gets none or several fails with what was found. */
export function only(text: string, context: CitationContext = {}): Citation {
	const [first, ...more] = read(text, context);
	if (!first || more.length > 0)
		throw new Error(
			`one citation was wanted, found ${JSON.stringify([first, ...more].map((c) => c?.raw))} in: ${text}`,
		);
	return first;
}

export const symbols = (text: string, context: CitationContext = {}): (string | null)[] =>
	read(text, context).map(({ symbol }) => symbol);

export const raws = (text: string, context: CitationContext = {}): string[] =>
	read(text, context).map(({ raw }) => raw);

/** The citation with that symbol, or the first whose span begins so. */
export function citing(text: string, symbolOrRaw: string, context: CitationContext = {}): Citation {
	const found = read(text, context);
	const one = found.find(({ symbol, form }) => symbol === symbolOrRaw && form === "full");
	const other = one ?? found.find(({ raw }) => raw.startsWith(symbolOrRaw));
	if (!other) throw new Error(`no ${symbolOrRaw} among ${JSON.stringify(found.map((c) => c.raw))} in: ${text}`);
	return other;
}

export type Resolved = Citation & { resolution: Resolution };

/** The citations of a text, each with what it means. */
export function resolve(text: string, context: CitationContext = {}): Resolved[] {
	const found = read(text, context);
	const meant = resolveCitations(found, text, authority, context);
	return found.map((citation, i) => ({ ...citation, resolution: meant[i] as Resolution }));
}

/** What the citation with that symbol, or that text, means. */
export function meaning(text: string, symbolOrRaw: string, context: CitationContext = {}): Resolution {
	const found = resolve(text, context);
	const one =
		found.find(({ symbol, form }) => symbol === symbolOrRaw && form === "full") ??
		found.find(({ raw }) => raw.startsWith(symbolOrRaw));
	if (!one) throw new Error(`no ${symbolOrRaw} among ${JSON.stringify(found.map((c) => c.raw))} in: ${text}`);
	return one.resolution;
}

/** `25-NQ/TW@2013-06-03` of a document of the register, to write expectations a reader can check. */
export function named(id: string | null): string | null {
	const document = id === null ? undefined : authority.documentsById.get(id);
	return document ? `${document.symbol ?? id}@${document.date ?? ""}` : id;
}

/** The stretch of a text that a part of a citation points at. */
export const at = (text: string, span: { start: number; end: number } | undefined): string | undefined =>
	span && text.slice(span.start, span.end);
