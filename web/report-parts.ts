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
