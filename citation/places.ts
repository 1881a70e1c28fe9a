import type { Authority } from "./authority.ts";
import type { Folded } from "./fold.ts";

/** Words after which a province's name is meant as the place of a body, not as a word of the language. */
const BEFORE = /(?:tinh|thanh pho|tp\.?|tinh uy|thanh uy|tinh doan)\s{1,2}$/;

/** The one province that a text names behind `tỉnh`, `Tỉnh ủy` or the like; null where it names none or several. */
export function onlyProvince(folded: Folded, authority: Authority): string | null {
	let only: string | null = null;
	for (const { start, value } of authority.provinceNames.matches(folded.plain)) {
		if (!BEFORE.test(folded.plain.slice(Math.max(0, start - 12), start))) continue;
		if (only !== null && only !== value) return null;
		only = value;
	}
	return only;
}
