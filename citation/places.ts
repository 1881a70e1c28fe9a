import type { Authority } from "./authority.ts";
import type { Reading } from "./reading.ts";
import { BEGINS_PROVINCE } from "./vocabulary.ts";

/** Words after which a province's name is meant as the place of a body, not as a word of the language. */
const BEFORE = /(?:tinh|thanh pho|tp\.?|tinh uy|thanh uy|tinh doan)\s{1,2}$/;

/**
 * The one province that a text names behind `tỉnh`, `Tỉnh ủy` or the like, or, where it names none so, the one that it
 * names at all; null where it names several.
 */
export function onlyProvince(folded: Reading, authority: Authority): string | null {
	const marked = new Set<string>();
	const all = new Set<string>();
	const { words } = folded;
	let from = 0;
	for (const i of words.marked) {
		if ((words.starts[i] ?? 0) < from || !authority.vocabulary.has(words.ids[i] ?? 0, BEGINS_PROVINCE)) continue;
		const found = authority.provinceNames.matchAt(folded.plain, words.starts[i] ?? 0);
		if (found === null) continue;
		const { start, end, value } = found;
		from = end;
		if (!/^\p{Lu}/u.test(folded.text.slice(start, end))) continue;
		all.add(value);
		if (BEFORE.test(folded.plain.slice(Math.max(0, start - 12), start))) marked.add(value);
	}
	const named = marked.size > 0 ? marked : all;
	return named.size === 1 ? ([...named][0] ?? null) : null;
}
