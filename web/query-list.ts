// Without imports: the script of the pages uses it too.

export const tidied = (text: string): string =>
	text.normalize("NFC").replace(/["“”]/gu, " ").replace(/\s+/gu, " ").trim();
export const quoted = (text: string): string => `"${tidied(text)}"`;

/** Several words, phrases or numbers as one box holds them: with commas, those that have a comma in quotation marks. */
export const listText = (items: readonly string[]): string =>
	items.map((item) => (/[,;]/u.test(item) ? quoted(item) : item)).join(", ");
