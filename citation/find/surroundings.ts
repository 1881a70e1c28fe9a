import type { Authority } from "../authority.ts";
import { NAME_TABLE_ROW } from "../grammar.ts";
import { LAW_TYPES } from "../kinds.ts";
import type { Folded } from "../text/fold.ts";
import type { CitationContext } from "../types.ts";
import { shareFromHeading } from "./around/heads.ts";
import type { Cited, Surroundings } from "./around/reader.ts";
import { joinTitles, passOutwards, shareTogether } from "./around/together.ts";
import { readAround } from "./around.ts";
import { readBefore } from "./before.ts";
import type { Found } from "./within.ts";

const citedOf = (found: Found): Cited => {
	const { numbered, other } = found;
	return {
		start: found.start,
		end: found.end,
		numbered: numbered !== undefined,
		bare: numbered?.word === null,
		implied: numbered?.reading.issuer ?? null,
		horned: numbered?.reading.horned ?? false,
		year: other?.year ?? null,
		standing: other?.rule === NAME_TABLE_ROW.id,
		termed: numbered ? numbered.rule === "party-symbol" : !LAW_TYPES.has(other.type) && other.rule !== "constitution",
	};
};

const isYearOf = (date: string, day: string): boolean => date.length === 4 && day.length === 10 && day.startsWith(date);

/** What stands before a citation counts only where nothing behind says it. */
function addForegoing(
	around: Surroundings,
	cited: Cited,
	folded: Folded,
	authority: Authority,
	floor: number,
	published: string | null,
): void {
	const before = readBefore(folded, authority, cited, around.issued, floor, published);
	if (before === null) return;
	if (around.issuer === null && before.body) {
		around.issuer = { value: before.body.value, span: before.body.span };
		around.province ??= before.body.province;
		around.place ??= before.body.place;
	}
	if (cited.termed) around.term ??= before.term;
	// `Ngày 22/11/2022, … ban hành Hướng dẫn 05-HD/UBKTTW năm 2022`: the day says more than the year of it.
	if (around.date === null || (before.date && isYearOf(around.date.value, before.date.value)))
		around.date = before.date;
	around.seat ??= before.seat;
}

/**
 * What belongs to each citation of a text: date, issuer, term and title, behind it or before. Null for back references
 * and for members of a list that share what follows the last. Linear in the text: each citation looks at a bounded
 * stretch.
 */
export function readSurroundings(
	folded: Folded,
	authority: Authority,
	found: readonly Found[],
	context: CitationContext,
): (Surroundings | null)[] {
	const published = context.published ?? null;
	const starts = found.map(({ start }) => start);
	const read: (Surroundings | null)[] = [];
	/** Where the quoted title ends that holds the citations after it. */
	let quoted = 0;
	/** Where the citation before ends, alone and with all that belongs to it. */
	let floor = 0;
	let all = 0;
	for (const [i, one] of found.entries()) {
		const cited = citedOf(one);
		const ahead = { starts, next: i + 1, end: cited.start < quoted ? quoted : folded.plain.length };
		const reads = one.other?.form !== "back" && !one.sharesNext;
		const around = reads ? readAround(folded, authority, cited, ahead, published) : null;
		if (around) addForegoing(around, cited, folded, authority, cited.start >= all ? all : floor, published);
		read.push(around);
		const title = around?.title;
		if (title?.kind === "quoted") quoted = Math.max(quoted, title.span.end);
		floor = cited.end;
		all = title?.kind === "cut" ? title.span.start : Math.max(floor, around?.end ?? 0);
	}
	shareTogether(folded, found, read);
	shareFromHeading(folded, authority, found, read);
	passOutwards(folded, found, read);
	joinTitles(folded, found, read);
	return read;
}
