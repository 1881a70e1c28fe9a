import type { Folded } from "../text/fold.ts";
import { matches, skip } from "../text/sticky.ts";
import type { Pinpoint, PinpointPart } from "../types.ts";
import { LEVELS, type LevelRow } from "./pinpoint/levels.ts";

/** Marks round a value: `điểm “c”`, `tiết b)`. */
const QUOTE = "[\"']?";
const AFTER = "[\"']?\\)?";

interface Level {
	row: LevelRow;
	spelled: string;
	value: RegExp;
	/** Further values behind the first: `Điều 15, 16, 17`, `điểm a, b và c`. */
	more: RegExp;
}

const BY_WORD = new Map<string, Level>(
	LEVELS.flatMap((row) =>
		row.words.map(([folded, spelled]): [string, Level] => [
			folded,
			{
				row,
				spelled,
				value: new RegExp(
					`\\s{1,2}(?:so\\s{1,2})?${QUOTE}(?<v>${row.value})${AFTER}(?:\\s?\\((?<inner>[a-z]\\d?)\\))?`,
					"yd",
				),
				more: new RegExp(
					`\\s?(?:,|;|-|va|hoac|den)\\s{0,2}(?:so\\s)?${QUOTE}(?<v>${row.value})${AFTER}(?=[\\s,;.)]|$)`,
					"yd",
				),
			},
		]),
	),
);
const WORDS = [...BY_WORD.keys()].toSorted((a, b) => b.length - a.length).join("|");
/** `giai đoạn` and `chi tiết` are words of their own. */
const LEVEL_WORDS = new RegExp(`(?<![a-z])(?<!(?:giai|chi)\\s)(?:${WORDS})(?=\\s)`, "g");
const LEVEL_HERE = new RegExp(`(?:${WORDS})(?=\\s)`, "y");

/** Farthest that a pinpoint may begin from its citation, in characters, and how many values a unit may have. */
const REACH = 200;
const MOST = 24;
/** What joins the units of one pinpoint: `điểm a khoản 2`, `khoản 1, khoản 2, Điều 4`, `Điều 5 và Điều 6`. */
const JOIN = /\s?(?:,|;|-|va(?= )|hoac|den|thuoc|cua|tai|\()?\s{0,2}(?:cac\s)?/y;
/** What may stand between a pinpoint and the citation it points into. */
const TO = /^[\s,]{0,3}(?:(?:cua|tai|theo|trong|thuoc|o)\s{1,2})?(?:cac\s{1,2})?$/;
/** The same for annexes and forms, which are issued with their document. */
const WITH = /^[\s,(]{0,3}(?:(?:duoc\s)?(?:ban hanh\s)?kem theo\s{1,2})(?:cac\s)?$/;
const CONNECTORS = new Set(["cua", "tai", "theo", "trong", "thuoc", "cac", "kem", "hanh", "ban"]);
const LAST_WORDS = /^(?:[a-z]|[ivxl]{1,7}|nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi|mot|bon|lam|cuoi)$/;
/** Before a pinpoint in brackets: `(tại Điều 5)`; behind one that is parted from its citation by a comma. */
const INTO = /\(\s?(?:(?:xem|tai|theo|o)\s)?/y;
const COMMA = /\s?,\s{1,2}(?:tai\s)?/y;
const CLOSES = /\s?[),;:.]/y;
/** What may be said of the part behind a comma; `Điều 5 của Hợp đồng` and `Điều 5 Quy chế` belong elsewhere. */
const SAID = /\s?(?:$|[,;.:)])|\s(?:quy dinh|neu|yeu cau|ghi|xac dinh|cho phep|thi|la|ve|da|cung|khong|co)(?![a-z])/y;

interface Unit {
	start: number;
	end: number;
	parts: PinpointPart[];
}

/** A pinpoint and where it stands in the folded text. */
export interface PinpointReading {
	start: number;
	end: number;
	parts: PinpointPart[];
}

const ASCII = /^[\0-\x7f]*$/;

/** The unit at `at`, a level and its values, or null. */
function unitAt(folded: Folded, at: number): Unit | null {
	const { plain, text } = folded;
	const word = plain.slice(at, skip(LEVEL_HERE, plain, at));
	const level = BY_WORD.get(word);
	if (!level) return null;
	// Text with diacritics must have the right ones.
	const spelled = text.slice(at, at + word.length).toLowerCase();
	if (!ASCII.test(spelled) && spelled !== level.spelled) return null;
	const parts: PinpointPart[] = [];
	let end = at + word.length;
	for (let pattern = level.value; parts.length < MOST; pattern = level.more) {
		pattern.lastIndex = end;
		const match = pattern.exec(plain);
		const [from, to] = match?.indices?.groups?.v ?? [end, end];
		const value = text.slice(from, to);
		// A letter with a mark is a word: `điểm a và ở`.
		if (!match || (value.length === 1 && !/^[a-zđ\d]$/iu.test(value))) break;
		parts.push({ level: level.row.level, value });
		const inner = match.indices?.groups?.inner;
		if (inner) parts.push({ level: "diem", value: text.slice(...inner) });
		end += match[0].length;
	}
	return parts.length > 0 ? { start: at, end, parts } : null;
}

const joined = (units: readonly Unit[]): PinpointReading | null => {
	const [first, last] = [units[0], units.at(-1)];
	return first && last ? { start: first.start, end: last.end, parts: units.flatMap(({ parts }) => parts) } : null;
};

const isWordChar = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);

/** A quick look at the last words before a citation: whether they can end a pinpoint. Most citations have none. */
function canEnd(plain: string, start: number, floor: number): boolean {
	let at = start;
	for (let hop = 0; hop < 5; hop++) {
		while (at > floor && start - at < 40 && " \n,()\"'".includes(plain.charAt(at - 1))) at--;
		const end = at;
		while (at > floor && end - at < 12 && isWordChar(plain.charCodeAt(at - 1))) at--;
		if (at === end) return false;
		if (plain.charCodeAt(end - 1) < 0x3a || plain.charCodeAt(at) < 0x3a) return true;
		const word = plain.slice(at, end);
		if (!CONNECTORS.has(word)) return LAST_WORDS.test(word);
	}
	return false;
}

/**
 * The pinpoint that stands directly before a citation: `điểm a khoản 2 Điều 5 ⟨Nghị định số 30/2020/NĐ-CP⟩`. `floor` is
 * where the citation before ends.
 */
function pinpointBefore(folded: Folded, start: number, floor: number): PinpointReading | null {
	const { plain } = folded;
	if (!canEnd(plain, start, floor)) return null;
	const from = Math.max(floor, start - REACH);
	const units: Unit[] = [];
	let next = start;
	for (const { index } of [...plain.slice(from, start).matchAll(LEVEL_WORDS)].toReversed()) {
		const unit = unitAt(folded, from + index);
		if (!unit || unit.end > next) break;
		const between = plain.slice(unit.end, next);
		const attached =
			next < start
				? skip(JOIN, plain, unit.end) === next
				: TO.test(between) ||
					((unit.parts[0]?.level === "phu-luc" || unit.parts[0]?.level === "mau") && WITH.test(between));
		if (!attached || between.includes("\n\n")) break;
		units.unshift(unit);
		next = unit.start;
	}
	const found = joined(units);
	if (!found) return null;
	// A heading on a line of its own is no pinpoint, nor is what brackets give to the citation before.
	const heading = /(?:^|\n)\s*$/.test(plain.slice(Math.max(0, found.start - 8), found.start));
	if (heading && /^[\s,]*\n[\s,]*$/.test(plain.slice(found.end, start))) return null;
	const opened = /\(\s?$/.test(plain.slice(Math.max(0, found.start - 2), found.start));
	return opened && /^[^(]*\)$/.test(plain.slice(found.start, found.end)) ? null : found;
}

/**
 * The pinpoint right behind a citation, in brackets or after a comma: `Nghị định số 30/2020/NĐ-CP (Điều 5)`. `limit` is
 * where what belongs to the next citation starts.
 */
function pinpointBehind(folded: Folded, from: number, limit: number): PinpointReading | null {
	const { plain, text } = folded;
	const at = skip(/\s?/y, plain, from);
	const mark = plain.charAt(at);
	if (mark !== "(" && mark !== ",") return null;
	const inner = skip(mark === "(" ? INTO : COMMA, plain, at);
	const units: Unit[] = [];
	for (let unit = unitAt(folded, inner); unit && unit.end <= limit && units.length < MOST; ) {
		units.push(unit);
		unit = unitAt(folded, skip(JOIN, plain, unit.end));
	}
	const found = joined(units);
	if (!found) return null;
	if (mark === ",") {
		const capital = /^\s\p{Lu}/u.test(text.slice(found.end, found.end + 2));
		return !capital && matches(SAID, plain, found.end) ? found : null;
	}
	if (plain.charAt(found.end - 1) === ")") return { ...found, end: found.end - 1 };
	return matches(CLOSES, plain, found.end) ? found : null;
}

/** A pinpoint with its offsets in the text as given. */
export function pinpointOf(folded: Folded, given: string, found: PinpointReading): Pinpoint {
	const start = folded.at(found.start);
	const end = folded.endAt(found.end);
	return { text: given.slice(start, end), start, end, parts: found.parts };
}

/**
 * The pinpoint of each citation, or null. `all` is where what belongs to a citation ends. A pinpoint belongs to one
 * citation only: to the one directly behind it, else to the one directly before.
 */
export function readPinpoints(
	folded: Folded,
	citations: readonly { start: number; end: number; all: number }[],
): (PinpointReading | null)[] {
	const before = citations.map(({ start }, i) => pinpointBefore(folded, start, citations[i - 1]?.end ?? 0));
	return citations.map(({ end, all }, i) => {
		if (before[i]) return before[i];
		const limit = before[i + 1]?.start ?? citations[i + 1]?.start ?? folded.plain.length;
		return pinpointBehind(folded, end, limit) ?? (all > end ? pinpointBehind(folded, all, limit) : null);
	});
}
