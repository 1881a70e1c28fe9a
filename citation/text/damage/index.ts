import { TCVN3, VNI } from "./charsets.ts";
import { entities } from "./entities.ts";
import { glued } from "./glued.ts";
import { legacy } from "./legacy.ts";
import { lookalikes } from "./lookalikes.ts";
import { apply, type Edits, type Mended } from "./rewriting.ts";
import { ENTITIES, GLUED, LEGACY, LOOKALIKES, suspicions, UNDERSCORES } from "./suspects.ts";
import { underscores } from "./underscores.ts";

export { type Mended, type Repairs, repairsWithin } from "./rewriting.ts";

/** What {@link Repairs.says} of text in a charset of before Unicode. */
export const CHARSETS: ReadonlySet<string> = new Set([TCVN3.says, VNI.says]);

/** The repairs in their order: an entity may hide a letter of TCVN3, and that one a letter between underscores. */
const PASSES: readonly { of: number; run: (text: string) => Edits }[] = [
	{ of: ENTITIES, run: entities },
	{ of: LEGACY, run: (text) => legacy(text, TCVN3) },
	{ of: LEGACY, run: (text) => legacy(text, VNI) },
	{ of: LOOKALIKES, run: lookalikes },
	{ of: UNDERSCORES, run: underscores },
	{ of: GLUED, run: glued },
];

/**
 * Makes a damaged text readable: HTML entities, the charsets TCVN3 and VNI, letters of other scripts, underscores of
 * word segmentation, blanks lost between words. Each only where the text shows it; what was mended is told in {@link Mended.repairs}.
 *
 * Null for a text with nothing to mend, which costs a look at each of its characters. Linear in the text, never throws.
 */
export function mend(given: string): Mended | null {
	let suspected = suspicions(given);
	let mended: Mended | null = null;
	for (const { of, run } of PASSES) {
		if ((suspected & of) === 0) continue;
		const text = mended?.text ?? given;
		const edits = run(text);
		if (edits.empty) continue;
		mended = apply(text, edits, mended);
		suspected |= suspicions(mended.text);
	}
	return mended;
}
