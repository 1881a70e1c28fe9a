import type { Authority } from "../../authority.ts";
import { NAME_TABLE_ROW, NICKNAME_ROW } from "../../grammar.ts";
import type { Folded } from "../../text/fold.ts";
import type { PhraseMatch } from "../../text/phrases.ts";
import type { Reading } from "../../text/reading.ts";
import { beginnings, NAMES } from "../../text/vocabulary.ts";
import type { NamedDocument } from "../../types.ts";
import type { IntroWord } from "../words.ts";
import { counts } from "./after.ts";
import { at, isAccented, type Unnumbered, unnumbered } from "./shape.ts";

/** Kinds of names that stand for their document in lower case too; others are common nouns there (`chiến lược biển`). */
const ANY_CASE = new Set(["nickname", "scheme", "programme"]);

/** Kinds that have a reading of their own: laws, and what the grammar's rows read by its form. */
const READ_ELSEWHERE = /^(?:law|code|plenum|congress|misnomer|two documents)/;

/** Letters, digits and nothing else of a name in lower case: what must agree where a text has diacritics. */
const spelling = (text: string): string =>
	text
		.normalize("NFC")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();

/** Whether a name stands there with its own diacritics: `khoản 10` is not `Khoán 10`. */
function isSpelled(folded: Folded, { start, end, value }: PhraseMatch<NamedDocument>): boolean {
	const stands = spelling(folded.text.slice(start, end));
	return [value.name, ...value.forms].some((form) => spelling(form) === stands);
}

const made = (
	word: Pick<IntroWord, "start" | "type">,
	{ end, value }: PhraseMatch<NamedDocument>,
	rule: string,
): Unnumbered => ({ ...unnumbered(word), end, form: "named", rule, documents: value.documents });

/** A name of the table that begins with a type word; a bare number is not a name but a short form. */
export function readName(folded: Folded, authority: Authority, word: IntroWord): Unnumbered[] {
	const found = authority.names.matchAt(folded.plain, word.start);
	// `Nghị quyết Khoán 10`: a nickname behind the word for what it is.
	const nickname =
		folded.plain.charAt(word.end) === " " ? authority.nicknames.matchAt(folded.plain, word.end + 1) : null;
	const isSuch = nickname?.value.documents.some((id) => authority.documentsById.get(id)?.type === word.type);
	if (nickname && isSuch && isSpelled(folded, nickname) && !word.abbreviation)
		return [made(word, nickname, NAME_TABLE_ROW.id)];
	if (found === null || found.end <= word.end || READ_ELSEWHERE.test(found.value.kind)) return [];
	if (found.value.kind.startsWith("short form") && /\d/.test(folded.plain.slice(word.end, found.end))) return [];
	if (!word.capital && !(ANY_CASE.has(found.value.kind) && isSpelled(folded, found))) return [];
	return [made(word, found, NAME_TABLE_ROW.id)];
}

/** Behind these a name is a title's or a list's own word: `Quy định số 37-QĐ/TW về những điều …`. */
const NOT_BEHIND = /(?:^|[^a-z])(?:ve|quy dinh|cu the|gom|co|ca)\s+$/;
const BEFORE = 16;
const SPELLED_OUT = /["”'’]?\s*(?:\(|:|,|-|gồm|là|bao gồm)\s*(?:các\s+)?(?:nghị quyết|NQ)/iuy;

/**
 * Every name of the table that begins with no type word: `Khoán 10`, `19 điều đảng viên không được làm`. Without
 * diacritics they are too like other words to be read.
 */
export function findNicknames(reading: Reading, authority: Authority): Unnumbered[] {
	const { plain, words } = reading;
	const found: Unnumbered[] = [];
	for (const i of beginnings(words, NAMES)) {
		const start = words.starts[i] ?? 0;
		if (/[a-z0-9.,/-]/.test(plain[start - 1] ?? " ")) continue;
		const match = authority.nicknames.matchAt(plain, start);
		if (!match || !isAccented(reading, match) || !isSpelled(reading, match)) continue;
		if (/\d$/.test(plain.slice(start, match.end)) && counts(reading, match.end, true)) continue;
		// `"Bộ tứ trụ cột" gồm Nghị quyết 57, 59, 66, 68`: the citations are those of the list.
		if (match.value.documents.length > 1 && at(SPELLED_OUT, reading.text, match.end)) continue;
		if (NOT_BEHIND.test(plain.slice(Math.max(0, start - BEFORE), start))) continue;
		const type = authority.documentsById.get(match.value.documents[0] ?? "")?.type ?? "van-ban";
		found.push(made({ start, type }, match, NICKNAME_ROW.id));
	}
	return found;
}
