/** Where a value of a JSON text stands; offsets, the end is the one behind it. */
export interface Span {
	start: number;
	end: number;
}

/** Where an object of a list and its keys stand. */
export interface EntrySpan extends Span {
	/** What its `id` says, if it has one. */
	id: unknown;
	/** Its values by their keys, in their order; `nameStart` is where the key's own quotation mark stands. */
	keys: Map<string, Span & { nameStart: number }>;
}

const SPACE = /\s/;

/** Index of the first character that is no space. */
function skip(text: string, at: number): number {
	while (at < text.length && SPACE.test(text.charAt(at))) at++;
	return at;
}

function endOfString(text: string, at: number): number {
	for (let i = at + 1; i < text.length; i++)
		if (text[i] === "\\") i++;
		else if (text[i] === '"') return i + 1;
	return text.length;
}

/** Index behind the value that begins there. */
function endOfValue(text: string, at: number): number {
	const first = text.charAt(at);
	if (first === '"') return endOfString(text, at);
	if (first !== "{" && first !== "[") {
		let end = at;
		while (end < text.length && !/[\s,\]}]/.test(text.charAt(end))) end++;
		return end;
	}
	let depth = 0;
	for (let i = at; i < text.length; ) {
		const character = text.charAt(i);
		if (character === '"') {
			i = endOfString(text, i);
			continue;
		}
		if (character === "{" || character === "[") depth++;
		else if (character === "}" || character === "]") depth--;
		i++;
		if (depth === 0) return i;
	}
	return text.length;
}

function keysOf(text: string, { start, end }: Span): EntrySpan["keys"] {
	const keys: EntrySpan["keys"] = new Map();
	if (text[start] !== "{") return keys;
	let at = skip(text, start + 1);
	while (at < end - 1) {
		const nameStart = at;
		const nameEnd = endOfString(text, at);
		const valueStart = skip(text, skip(text, nameEnd) + 1);
		const valueEnd = endOfValue(text, valueStart);
		keys.set(JSON.parse(text.slice(nameStart, nameEnd)), { nameStart, start: valueStart, end: valueEnd });
		at = skip(text, valueEnd);
		if (text[at] === ",") at = skip(text, at + 1);
	}
	return keys;
}

/**
 * Where the entries of a JSON list stand in its text, so that one can be edited without touching the others.
 *
 * @param text valid JSON of a list; a byte order mark may stand before it.
 */
export function spansOf(text: string): { entries: EntrySpan[]; end: number } {
	const entries: EntrySpan[] = [];
	let at = skip(text, text.indexOf("[") + 1);
	while (at < text.length && text[at] !== "]") {
		const span = { start: at, end: endOfValue(text, at) };
		const keys = keysOf(text, span);
		const id = keys.get("id");
		entries.push({ ...span, keys, id: id && JSON.parse(text.slice(id.start, id.end)) });
		at = skip(text, span.end);
		if (text[at] === ",") at = skip(text, at + 1);
	}
	return { entries, end: at };
}
