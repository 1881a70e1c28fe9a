/** Widths between which a text is set in lines: shorter ones are headings and cells, longer ones are whole paragraphs. */
const NARROW = 30;
const WIDE = 130;
/** How much shorter than the widest beside it a full line may be: the next word did not fit. */
const SLACK = 12;
/** What ends a sentence, a clause or a cell, so that the line ends with it. */
const ENDS = ".:;!?|";
const LIST_MARK = /^(?:\p{L}\p{M}*|\d{1,3}|[IVX]{1,5})[.)]|^[-+*•–]/u;
/** A line break, or the end of the text; looked for no farther than a line may be wide. */
const LINE_BREAK = 0x0a;

/**
 * Tells the line breaks that only the width of a page or a column made from those that end something: a wrapped line
 * goes on in small letters, or is as long as its neighbours and the next word did not fit.
 */
export class Lines {
	readonly #given: string;
	#start = 0;
	#before = 0;

	constructor(given: string) {
		this.#given = given;
	}

	/** Whether the one line break between `end` of a line and `next`, the start of the next, is a mere wrap. In order. */
	isWrap(end: number, next: number): boolean {
		const given = this.#given;
		const width = end - this.#start;
		const before = this.#before;
		this.#start = next;
		this.#before = width;
		const last = given.charAt(end - 1);
		if (width === 0 || ENDS.includes(last) || next >= given.length) return false;
		const ahead = given.slice(next, next + 6);
		if (LIST_MARK.test(ahead)) return false;
		const first = ahead.charAt(0);
		if (first !== first.toUpperCase()) return true;
		// Lines of capitals are headings, each its own.
		if (isCapital(last) && isCapital(first)) return false;
		if (width < NARROW || width > WIDE) return false;
		const after = this.#widthOf(next);
		const widest = Math.max(width, before, after);
		const full = (one: number): boolean => one >= widest - SLACK;
		return widest <= WIDE && full(width) && (full(before) || full(after));
	}

	#widthOf(start: number): number {
		const given = this.#given;
		let end = start;
		while (end < given.length && end - start <= WIDE && given.charCodeAt(end) !== LINE_BREAK) end++;
		return end - start;
	}
}

const isCapital = (letter: string): boolean => letter !== letter.toLowerCase();
