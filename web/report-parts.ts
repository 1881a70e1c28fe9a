import type { ReportCitation, ReportReply } from "../model/api.ts";
import { PART_LENGTH } from "./links.ts";

/** A part of a long text: a half-open range of offsets. */
export interface TextPart {
	start: number;
	end: number;
}

/** What a citation costs on a page, mark, row and links, in characters of text: so much less text goes into its part. */
const CITATION_LENGTH = 500;

type Places = readonly Pick<ReportCitation, "start" | "end">[];

/** The place from which nothing more fits into a part that begins at `start`; `next`: the first citation there. */
function full(start: number, citations: Places, next: number): number {
	let end = start + PART_LENGTH;
	for (let i = next; i < citations.length; i++) {
		const at = citations[i]?.start ?? 0;
		if (at >= end) break;
		end -= CITATION_LENGTH;
		// The citation that is too much begins the next part.
		if (end <= at) return i === next ? (citations[i]?.end ?? at) : at;
	}
	return end;
}

/**
 * A text in parts that make pages of about one size, cut at a line break or a blank where one is near and never inside a
 * citation; a short text is one part.
 */
export function textParts(text: string, citations: Places = []): TextPart[] {
	const parts: TextPart[] = [];
	let start = 0;
	let next = 0;
	const size = (): number => text.length - start + CITATION_LENGTH * (citations.length - next);
	while (size() > PART_LENGTH * 1.3) {
		const wanted = full(start, citations, next);
		const least = start + (wanted - start) / 2;
		const line = text.lastIndexOf("\n", wanted - 1);
		const blank = text.lastIndexOf(" ", wanted - 1);
		let end = line >= least ? line + 1 : blank >= least ? blank + 1 : wanted;
		while ((citations[next]?.start ?? text.length) < end) {
			end = Math.max(end, citations[next]?.end ?? end);
			next++;
		}
		end = Math.max(end, start + 1);
		if (end >= text.length) break;
		parts.push({ start, end });
		start = end;
	}
	parts.push({ start, end: text.length });
	return parts;
}

/** What a report's page shows of it: a report may have a hundred thousand citations, its page has one part of them. */
export interface ReportShown {
	parts: TextPart[];
	/** Which of the parts, and the citations in it in order. */
	index: number;
	part: TextPart;
	citations: ReportCitation[];
}

/** The part of a report that an offset in its text asks for. */
export function shownOf({ text, citations: all }: Pick<ReportReply, "text" | "citations">, at: number): ReportShown {
	const parts = textParts(text, all);
	const found = parts.findIndex(({ start, end }) => at >= start && at < end);
	const index = Math.max(0, found);
	const part = parts[index] ?? { start: 0, end: text.length };
	const citations = all.filter(({ start }) => start >= part.start && start < part.end);
	return { parts, index, part, citations };
}
