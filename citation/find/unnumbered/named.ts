import type { Authority } from "../../authority.ts";
import { FOREIGN_PARTY, MORE_CONGRESSES, MORE_PLENUMS } from "../../grammar/party.ts";
import { NAMED_ROWS, type NamedRow } from "../../grammar.ts";
import type { Folded } from "../../text/fold.ts";
import { plain } from "../../text/slug.ts";
import { numeral, ordinal } from "../dates.ts";
import type { IntroWord } from "../words.ts";
import { at, type Unnumbered, unnumbered } from "./shape.ts";

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"];
/** The Party terms that adopted the platforms of the register, by year. */
const PLATFORM_TERMS = new Map([
	["1991", 7],
	["2011", 11],
]);
const ROWS_OF = new Map<string, NamedRow[]>();
for (const row of NAMED_ROWS) for (const type of row.types) ROWS_OF.set(type, [...(ROWS_OF.get(type) ?? []), row]);
/** A proper name behind the name of a body: `Đảng bộ tỉnh ⟨Yên Bái⟩`. */
const PROPER_NAME = /(?: (?:TP\.|\p{Lu}\p{L}*)){1,4}/uy;
/** A draft is not the document yet, nor is what is to be made: `lập hiến là làm Hiến pháp`. */
const DRAFT = /(?:du thao|(?<![a-z])(?:lam|soan))\s+$/;
const MOST = 40;
/** No committee has met more often in one term. */
const MOST_PLENUMS = 20;

const known = (authority: Authority, id: string): string[] => (authority.documentsById.has(id) ? [id] : []);

/** The documents that the tables give for a plenum's, congress's or constitution's name. */
function documentsOf(authority: Authority, row: string, named: Unnumbered): string[] {
	if (named.plenum) {
		const type = named.type === "ket-luan" ? "ket luan" : "nghi quyet";
		const part = named.plenum.part === null ? "" : ` lan ${named.plenum.part}`;
		const meeting = `${type} trung uong ${named.plenum.number}${part}`;
		// Without its term it may be that of any: the day of the report tells which.
		const terms = named.term === null ? ROMAN : [ROMAN[named.term - 1] ?? ""];
		const ids = terms.flatMap((term) => {
			const name = plain(`${meeting} khoa ${term}`);
			const found = authority.names.matchAt(name, 0);
			return found?.end === name.length ? found.value.documents : [];
		});
		return [...new Set(ids)];
	}
	if (row === "party-congress" && named.term) return known(authority, `nghi-quyet:dai-hoi:k${named.term}`);
	if (row === "party-charter") return known(authority, "dieu-le:k11");
	if (row === "party-platform") return known(authority, `cuong-linh:k${PLATFORM_TERMS.get(named.year ?? "")}`);
	if (row === "constitution") return known(authority, `hien-phap:${named.year ?? 2013}`);
	if (row === "members-forbidden")
		return authority.nicknames.matchAt("nhung dieu dang vien khong duoc lam", 0)?.value.documents ?? [];
	return [];
}

/** A bracket that closes behind a name belongs to it only where it opened inside: `(trích NQTW 4, khóa XII)`. */
const withoutStrayBracket = (read: string): string =>
	read.endsWith(")") && !read.includes("(") ? read.replace(/\s*\)$/, "") : read;

/** The plenums, terms and congresses that follow and share the words of the first. */
function withMembers(folded: Folded, first: Unnumbered): Unnumbered[] {
	const found = [first];
	const again = first.plenum === null ? MORE_CONGRESSES : MORE_PLENUMS;
	for (let end = first.end; found.length < MOST; ) {
		const more = at(again, folded.plain, end);
		const { span, n, t, only } = more?.groups ?? {};
		if (!more || span === undefined || (only !== undefined && found.at(-1)?.term === null)) break;
		const number = n === undefined ? null : ordinal(n);
		if (n !== undefined && number === null) break;
		const start = end + more[0].length - span.length;
		end += more[0].length;
		found.push({
			...first,
			start,
			end: start + withoutStrayBracket(span).length,
			plenum: number === null ? first.plenum : { number, part: null },
			term: t === undefined && only === undefined ? null : numeral((t ?? only ?? "").replace(/^khoa\s+/, "")),
		});
	}
	// A number without a term is a plenum only where a term behind it is that of all: `Trung ương 6, 7, 8 khóa XII`.
	while (found.length > 1 && found.at(-1)?.term === null) found.pop();
	for (let i = found.length - 2; i >= 0; i--) {
		const one = found[i];
		if (one) one.term ??= found[i + 1]?.term ?? null;
	}
	return found;
}

function readRow(folded: Folded, authority: Authority, word: IntroWord, row: NamedRow): Unnumbered[] {
	if (row.capital && !word.capital) return [];
	const match = at(row.pattern, folded.plain, word.end);
	if (!match || at(FOREIGN_PARTY, folded.plain, word.end + match[0].length)) return [];
	const { n, part, t, y } = match.groups ?? {};
	const plenum = n === undefined ? null : ordinal(n);
	if (n !== undefined && (plenum === null || plenum > MOST_PLENUMS)) return [];
	const end = word.end + withoutStrayBracket(match[0]).length;
	const proper = row.properName ? at(PROPER_NAME, folded.text, end) : null;
	const first: Unnumbered = {
		...unnumbered(word),
		end: end + (proper?.[0].length ?? 0),
		form: "named",
		rule: row.id,
		year: y ?? null,
		plenum: plenum === null ? null : { number: plenum, part: part === undefined ? null : /2|hai/.test(part) ? 2 : 1 },
		term: t === undefined ? null : numeral(t),
		issuer: row.issuer,
	};
	const found = row.repeats ? withMembers(folded, first) : [first];
	for (const one of found) one.documents = documentsOf(authority, row.id, one);
	return found;
}

/** A name that the grammar's rows read behind a type word: the first row that fits. */
export function readNamed(folded: Folded, authority: Authority, word: IntroWord): Unnumbered[] {
	for (const row of ROWS_OF.get(word.type) ?? []) {
		const found = readRow(folded, authority, word, row);
		if (found.length > 0) return DRAFT.test(folded.plain.slice(Math.max(0, word.start - 16), word.start)) ? [] : found;
	}
	return [];
}
