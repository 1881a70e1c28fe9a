import { type Charset, TCVN3, VNI } from "./charsets.ts";
import { legacy, readAll } from "./legacy.ts";
import type { Edits } from "./rewriting.ts";

/** Letters of a text in order: what stands in `[starts[i], ends[i])` is meant as `texts[i]`. */
export type LegacyLetters = Pick<Edits, "starts" | "ends" | "texts">;

/** Charsets of fonts of before Unicode, by their names. */
const BY_NAME: Readonly<Record<"TCVN3" | "VNI", Charset>> = { TCVN3, VNI };

/** Both, in order; where the two read the same stretch the first counts. */
function joined(first: Edits, second: Edits): LegacyLetters {
	if (second.empty) return first;
	if (first.empty) return second;
	const letters: LegacyLetters = { starts: [], ends: [], texts: [] };
	const put = (from: Edits, i: number): void => {
		letters.starts.push(from.starts[i] ?? 0);
		letters.ends.push(from.ends[i] ?? 0);
		letters.texts.push(from.texts[i] ?? "");
	};
	let [one, other, stretch] = [0, 0, 0];
	while (one < first.starts.length || other < second.starts.length) {
		const at = second.starts[other] ?? Number.POSITIVE_INFINITY;
		if ((first.starts[one] ?? Number.POSITIVE_INFINITY) <= at) put(first, one++);
		else {
			while ((first.stretches[stretch]?.end ?? Number.POSITIVE_INFINITY) <= at) stretch++;
			if ((first.stretches[stretch]?.start ?? Number.POSITIVE_INFINITY) > at) put(second, other);
			other++;
		}
	}
	return letters;
}

/**
 * Finds the letters that a text has from the fonts of before Unicode, TCVN3 (ABC) and VNI: `NghÞ quyÕt`, `Nghò quyeát`.
 * Only where the words leave no doubt; or, with a charset given, in all that no letter of Unicode stands in, for one who
 * knows the font. Linear; never throws.
 */
export function legacyLetters(text: string, charset?: "TCVN3" | "VNI"): LegacyLetters {
	return charset ? readAll(text, BY_NAME[charset]) : joined(legacy(text, TCVN3), legacy(text, VNI));
}
