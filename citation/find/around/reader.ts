import type { Authority } from "../../authority.ts";
import type { Folded } from "../../text/fold.ts";
import type { Issuer, Span } from "../../types.ts";
import type { TitleReading } from "./title.ts";

/** What stands around a citation and belongs to it; spans are into the folded text. */
export interface Surroundings {
	date: { value: string; span: Span } | null;
	issuer: { value: Issuer; span: Span } | null;
	/** The number is null where only the years of the term are printed. */
	term: { value: number | null; span: Span } | null;
	title: TitleReading | null;
	/** Province slug and district or commune name behind the issuer. */
	province: string | null;
	place: string | null;
	/** Province of the place before the day in a letterhead: it is the document's if that is a local one. */
	seat: string | null;
	/** Slug of the type in the heading below a letterhead. */
	type: string | null;
	/** What is said of a whole list: `cùng ngày 02/8/2012` its day, `đều của Bộ Chính trị` its body. */
	together: "day" | "body" | null;
	/** Whether it is said to be issued, without a day: the day may stand before. */
	issued: boolean;
	/** Whether a body that no table holds is named as the issuer: `của Chi cục Kiểm lâm`. */
	ofOther: boolean;
	/** Where the last part ends. */
	end: number;
}

/** What is known of a citation before its surroundings are read. */
export interface Cited {
	/** Where it starts and ends in the folded text. */
	start: number;
	end: number;
	/** Whether it prints its symbol. */
	numbered: boolean;
	/** Whether no word introduces the number, as in a letterhead or a table. */
	bare: boolean;
	/** The body that the symbol tells; null where only words can. */
	implied: Issuer | null;
	/** Whether the symbol prints `TƯ`, which may be the Centre's or a province's. */
	horned: boolean;
	/** Year in its name; a date of another year is not its own. */
	year: string | null;
	/** Whether a year alone behind it is that of the work done: `thực hiện Quy chế dân chủ ở cơ sở năm 2021`. */
	standing: boolean;
	/** Whether it can have a term of the Party: no law and no document of the State has one. */
	termed: boolean;
}

/** The citations that follow one, for what belongs to it ends where the next starts. */
export interface Ahead {
	/** Where each citation of the text starts, and which is the next. */
	starts: readonly number[];
	next: number;
	/** Where the text ends, or the quoted title in which the citation stands. */
	end: number;
}

/** Where the next citation starts at or behind a place. */
export function nextAfter({ starts, next, end }: Ahead, from: number): number {
	let i = next;
	while ((starts[i] ?? from) < from) i++;
	return Math.min(starts[i] ?? end, end);
}

/** The text around a citation while it is read. */
export interface Reader {
	folded: Folded;
	authority: Authority;
	cited: Cited;
	ahead: Ahead;
	/** ISO date of the report. */
	published: string | null;
	found: Surroundings;
	/** Where the next citation starts: nothing behind it belongs to this one. */
	limit: number;
	/** A bracket opened behind the citation is still to be closed. */
	open: boolean;
	/** A title without marks was read: what comes behind it must show that it belongs to the document. */
	late: boolean;
}

/** Where the next part may begin, and what parts it from the last one. */
export interface Place {
	at: number;
	bracket: boolean;
	comma: boolean;
}
