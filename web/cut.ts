/** The beginning of a text, cut between words, with a sign that it goes on; a short text as it is. */
export const beginningOf = (text: string, length: number): string =>
	text.length <= length ? text : `${text.slice(0, length).replace(/\s+\S*$/u, "")} …`;

/** The end of a text, likewise. */
export const endOf = (text: string, length: number): string =>
	text.length <= length ? text : `… ${text.slice(-length).replace(/^\S*\s+/u, "")}`;
