import { PhraseTable } from "../text/phrases.ts";
import { plain, slug } from "../text/slug.ts";
import { PROVINCES, type Vocabulary } from "../text/vocabulary.ts";
import type { District, Province } from "../types.ts";
import { push } from "./push.ts";

/** Shorter names (`Huế`) are also syllables of other words, so they count only right behind the name of a body. */
const SHORT_NAME = 4;

/** Provinces by their names and by the names of their districts. */
export function compilePlaces(provinces: readonly Province[], districts: readonly District[], vocabulary: Vocabulary) {
	const provinceNames = new PhraseTable<string>();
	const placeNames = new PhraseTable<string>();
	for (const province of provinces)
		for (const name of [province.name, ...province.aliases]) {
			if (plain(name).length > SHORT_NAME) {
				provinceNames.add(name, province.slug);
				vocabulary.addName(name, PROVINCES);
			}
			placeNames.add(name.replace(/^(?:Thành phố|TP\.?)\s*/u, ""), province.slug);
		}
	const provincesOfDistrict = new Map<string, string[]>();
	for (const { name, province } of districts) push(provincesOfDistrict, slug(name), province);
	return { provinceNames, placeNames, provincesOfDistrict };
}
