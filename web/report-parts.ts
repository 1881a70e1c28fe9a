import type { ReportCitation, ReportReply } from "../model/api.ts";
import { PART_LENGTH } from "./links.ts";

/** A part of a long text: a half-open range of offsets. */
export interface TextPart {
	start: number;
	end: number;
}

/** A text in parts of about the same length, cut at a line break where one is near; a short text is one part. */
export function textParts(text: string): TextPart[] {
	const parts: TextPart[] = [];
	let start = 0;
	while (text.length - start > PART_LENGTH * 1.3) {
		const wanted = start + PART_LENGTH;
		const line = text.lastIndexOf("\n", wanted);
		const blank = text.lastIndexOf(" ", wanted);
		const end = line > start + PART_LENGTH / 2 ? line + 1 : blank > start + PART_LENGTH / 2 ? blank + 1 : wanted;
		parts.push({ start, end });
		start = end;
	}
	parts.push({ start, end: text.length });
	return parts;
}

/** Most rows of the table of citations; a part that has more is a list of documents, and its text marks them all. */
const MOST_ROWS = 50;

/** What a report's page shows of it: a report may have a hundred thousand citations, its page has one part of them. */
export interface ReportShown {
	parts: TextPart[];
	/** Which of the parts, and the citations in it in order. */
	index: number;
	part: TextPart;
	citations: ReportCitation[];
	/** Those that the table explains. */
	rows: ReportCitation[];
}

/** The part of a report that an offset in its text asks for. */
export function shownOf({ text, citations: all }: Pick<ReportReply, "text" | "citations">, at: number): ReportShown {
	const parts = textParts(text);
	const found = parts.findIndex(({ start, end }) => at >= start && at < end);
	const index = Math.max(0, found);
	const part = parts[index] ?? { start: 0, end: text.length };
	const citations = all.filter(({ start }) => start >= part.start && start < part.end);
	return { parts, index, part, citations, rows: citations.slice(0, MOST_ROWS) };
}
