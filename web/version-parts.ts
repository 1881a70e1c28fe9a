/** A stretch of words: in both versions, in the older one alone, in the newer one alone. */
export interface Words {
	kind: "same" | "removed" | "added";
	text: string;
}

/** A run of paragraphs: unchanged ones, or changed ones as stretches of words in the order in which they are read. */
export type Stretch = { kind: "same"; paragraphs: string[] } | { kind: "changed"; paragraphs: Words[][] };

/** What changed from one text to another. */
export interface TextDiff {
	stretches: Stretch[];
	/** False where the texts differ so much that what is between their like beginnings and ends was not compared. */
	complete: boolean;
}

/** What a page shows in a row: a changed paragraph, or a fold of unchanged ones. */
export type Row =
	| {
			kind: "changed";
			words: Words[] /** Characters left out of a paragraph that is too long for a page. */;
			cut: number;
	  }
	| { kind: "same"; count: number /** Null where they are too long to be folded in. */; paragraphs: string[] | null };

export interface DiffPart {
	rows: Row[];
	/** The first row of the next page; null on the last one. */
	next: number | null;
	/** Changed paragraphs in all. */
	changed: number;
}

/** Characters of changed and of folded text on a page, and what the tags of a stretch of words cost beside it. */
const MOST_CHANGED = 18_000;
const MOST_FOLDED = 8_000;
const STRETCH_COST = 24;

function cutWords(words: Words[], most: number): { words: Words[]; cut: number; cost: number } {
	const kept: Words[] = [];
	let cost = 0;
	let cut = 0;
	for (const { kind, text } of words) {
		const room = most - cost - STRETCH_COST;
		const shown = text.slice(0, Math.max(0, room));
		cut += text.length - shown.length;
		if (shown === "") continue;
		kept.push({ kind, text: shown });
		cost += shown.length + STRETCH_COST;
	}
	return { words: kept, cut, cost };
}

const lengthOf = (words: Words[]): number => words.reduce((sum, { text }) => sum + text.length + STRETCH_COST, 0);

/** What one page shows of a comparison, from a row on. */
export function diffPart({ stretches }: TextDiff, from: number): DiffPart {
	const rows: Row[] = [];
	let at = 0;
	let changed = 0;
	let cost = 0;
	let folded = 0;
	let next: number | null = null;
	const isAsked = (): boolean => at >= from && next === null;
	for (const stretch of stretches) {
		if (stretch.kind === "same") {
			if (isAsked()) {
				const size = stretch.paragraphs.reduce((sum, { length }) => sum + length + STRETCH_COST, 0);
				const fits = folded + size <= MOST_FOLDED;
				if (fits) folded += size;
				const count = stretch.paragraphs.filter((text) => text.trim() !== "").length;
				if (count > 0) rows.push({ kind: "same", count, paragraphs: fits ? stretch.paragraphs : null });
			}
			at++;
			continue;
		}
		changed += stretch.paragraphs.length;
		for (const words of stretch.paragraphs) {
			if (isAsked()) {
				if (cost > 0 && cost + lengthOf(words) > MOST_CHANGED) next = at;
				else {
					const row = cutWords(words, MOST_CHANGED);
					cost += row.cost;
					rows.push({ kind: "changed", words: row.words, cut: row.cut });
				}
			}
			at++;
		}
	}
	return { rows, next, changed };
}
