import type { Layout } from "./layout.ts";

/** How far from its number a document's title stands, and the last of what it rests on. */
const TITLE = 700;
const HEAD = 4000;

/** The label of the first number of a text: `Số: 12/KH-UBND`, on one line with the motto where a page was flattened. */
const FIRST = /(?<![a-z])so\s*:\s*$/;
/** The label of a number on a line of its own, or in a table of what is told of a document. */
const LABEL = /(?:^|[\n|])[\s*_+-]{0,6}so(?<colon>[\s*]{0,4}:)?[\s*]{0,4}$/;
const ENTRY = /(?:^|[\n|])[\s*_+-]{0,6}(?:so(?:,? va|,|\/)? )?(?:so|ky)? ?hieu(?: van ban)?[\s*]{0,4}[:|][\s*]{0,4}$/;
/** Behind a number whose label has no colon, or that heads the text: the end of its line, or the place and the day. */
const LINE_ENDS = /^[\s*]{0,3}(?:\n|\||$)|^[ \t|]{1,60}[a-z. ]{2,30},\s*ngay\s/;
/** Where the body begins: what is resolved, the first article, the first section. */
const BODY =
	/\n[\s*"]{0,6}(?:dieu 1[.:\s]|(?:quyet dinh|quyet nghi|quy dinh|ke hoach|nghi quyet)\s*:|(?:phan thu nhat|i|[a1])\s?[./)-])/;

/** The text's own number in its head, and how far what is said in that head is said of it. */
export class Letterhead {
	readonly #layout: Layout;
	#own: number | null = null;
	/** Whether the title is over and what the text rests on has begun. */
	#rests = false;
	/** Where the body begins; null until it is asked. */
	#body: number | null = null;

	constructor(layout: Layout) {
		this.#layout = layout;
	}

	/** The citation that prints the number of the text, as far as it has been read; null where none does. */
	get own(): number | null {
		return this.#own;
	}

	/** Passes citation `i` on the way through the text; a later letterhead takes the place of one before. */
	pass(i: number): void {
		if (!this.#isLabelled(i)) return;
		this.#own = i;
		this.#rests = false;
		this.#body = null;
	}

	/** From here on the text says what it rests on. */
	rest(): void {
		this.#rests = true;
	}

	/** Whether what is said at `at` in the title is said of the text. */
	titles(at: number): boolean {
		return this.#far(at) < TITLE && !this.#rests;
	}

	/** Whether what it rests on at `at` stands in its head. */
	isHead(at: number): boolean {
		return this.#far(at) < HEAD;
	}

	/** `Thực hiện Nghị quyết …;` on a line among what the text rests on, before its body. */
	isAmongBases(at: number): boolean {
		if (this.#own === null || !this.#rests || !this.isHead(at)) return false;
		if (!/\n[\s*"+-]*$/.test(this.#layout.before(at, 8))) return false;
		if (this.#body === null) {
			const { end } = this.#layout.at(this.#own);
			const found = this.#layout.stretch(end, end + HEAD).plain.search(BODY);
			this.#body = found < 0 ? Number.POSITIVE_INFINITY : end + found;
		}
		return at < this.#body;
	}

	#far(at: number): number {
		return this.#own === null ? Number.POSITIVE_INFINITY : at - this.#layout.at(this.#own).end;
	}

	#isLabelled(i: number): boolean {
		const { start, end } = this.#layout.at(i);
		const before = this.#layout.before(start, 32);
		if (i === 0 && FIRST.test(before)) return true;
		if (ENTRY.test(before)) return true;
		const label = LABEL.exec(before);
		if (label?.groups?.colon !== undefined) return true;
		const { text } = this.#layout.stretch(start, end);
		const opens = i === 0 && start <= before.length && before.trim() === "" && text === text.toUpperCase();
		return (label !== null || opens) && LINE_ENDS.test(this.#layout.stretch(end, end + 100).plain);
	}
}
