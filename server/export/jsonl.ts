/** Ends a line for some readers, though not in JSON. */
const LINE_ENDS = /[\u0085\u2028\u2029]/g;

const escaped = (end: string): string => `\\u${end.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** JSON Lines: each row as one line of JSON, lines ending in LF. */
export async function* jsonl(rows: AsyncIterable<unknown>): AsyncGenerator<string> {
	for await (const row of rows) yield `${JSON.stringify(row).replace(LINE_ENDS, escaped)}\n`;
}
