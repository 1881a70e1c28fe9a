/** What was mended in one way: the phrase for readers, and where, as offsets into the text as given, in order. */
export interface Repairs {
	/** Vietnamese: `thực thể HTML`. */
	says: string;
	starts: number[];
	ends: number[];
}

/** A text made readable, with the way back to the text as given. */
export interface Mended {
	text: string;
	/** Where in the text as given the character at each UTF-16 unit of `text` starts, and where it ends. */
	starts: Int32Array;
	ends: Int32Array;
	repairs: Repairs[];
}

/** Replacements in a text, in order and apart from each other, each with the stretch that readers are told of. */
export class Edits {
	readonly says: string;
	readonly starts: number[] = [];
	readonly ends: number[] = [];
	readonly texts: string[] = [];
	/** Stretches to report, where they are not the replacements themselves. */
	readonly stretches: { start: number; end: number }[] = [];

	constructor(says: string) {
		this.says = says;
	}

	get empty(): boolean {
		return this.starts.length === 0;
	}

	/** Puts `text` in the place of `[start, end)`, which must hold a character and lie behind the replacements before. */
	put(start: number, end: number, text: string): void {
		this.starts.push(start);
		this.ends.push(end);
		this.texts.push(text);
	}
}

/** Carries edits out on a text that may have been mended before; the maps lead back to the first text. */
export function apply(text: string, edits: Edits, before: Mended | null): Mended {
	const count = edits.starts.length;
	let length = text.length;
	for (let n = 0; n < count; n++)
		length += (edits.texts[n]?.length ?? 0) - ((edits.ends[n] ?? 0) - (edits.starts[n] ?? 0));
	const starts = new Int32Array(length);
	const ends = new Int32Array(length);
	const startOf = (i: number): number => before?.starts[i] ?? i;
	const endOf = (i: number): number => before?.ends[i - 1] ?? i;
	const pieces: string[] = [];
	let made = 0;
	let from = 0;
	for (let n = 0; n <= count; n++) {
		const start = edits.starts[n] ?? text.length;
		pieces.push(text.slice(from, start));
		for (let i = from; i < start; i++) {
			starts[made] = startOf(i);
			ends[made++] = endOf(i + 1);
		}
		if (n === count) break;
		const end = edits.ends[n] ?? start;
		const put = edits.texts[n] ?? "";
		pieces.push(put);
		starts.fill(startOf(start), made, made + put.length);
		ends.fill(endOf(end), made, made + put.length);
		made += put.length;
		from = end;
	}
	const stretches = edits.stretches.length > 0 ? edits.stretches : null;
	const repairs: Repairs = {
		says: edits.says,
		starts: stretches ? stretches.map(({ start }) => startOf(start)) : edits.starts.map(startOf),
		ends: stretches ? stretches.map(({ end }) => endOf(end)) : edits.ends.map(endOf),
	};
	return { text: pieces.join(""), starts, ends, repairs: [...(before?.repairs ?? []), repairs] };
}

/** What was mended inside `[start, end)` of the text as given, in words. Takes a step for each doubling of the repairs. */
export function repairsWithin({ repairs }: Mended, start: number, end: number): string[] {
	return repairs
		.filter(({ starts, ends }) => {
			let [low, high] = [0, ends.length];
			while (low < high) {
				const middle = (low + high) >> 1;
				if ((ends[middle] ?? 0) <= start) low = middle + 1;
				else high = middle;
			}
			return (starts[low] ?? end) < end;
		})
		.map(({ says }) => says);
}
