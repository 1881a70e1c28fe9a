import type { Authority } from "./authority.ts";
import type { Folded } from "./fold.ts";

/** Words after which a province's name is meant as the place of a body, not as a word of the language. */
const BEFORE = /(?:tinh|thanh pho|tp\.?|tinh uy|thanh uy|tinh doan)\s{1,2}$/;

/**
 * The one province that a text names behind `tỉnh`, `Tỉnh ủy` or the like, or, where it names none so, the one that it
 * names at all; null where it names several.
 */
export function onlyProvince(folded: Folded, authority: Authority): string | null {
	const marked = new Set<string>();
	const all = new Set<string>();
	for (const { start, end, value } of authority.provinceNames.matches(folded.plain)) {
		if (!/^\p{Lu}/u.test(folded.text.slice(start, end))) continue;
		all.add(value);
		if (BEFORE.test(folded.plain.slice(Math.max(0, start - 12), start))) marked.add(value);
	}
	const named = marked.size > 0 ? marked : all;
	return named.size === 1 ? ([...named][0] ?? null) : null;
}
