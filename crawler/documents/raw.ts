/** What a document's reader finds, before it is cleaned. */
export interface RawText {
	/** Paragraphs in reading order. */
	lines: string[];
	/** Title that the file states of itself: a styled heading, or its metadata; null where it has none. */
	title: string | null;
	/** Null for Word files, whose pages are only made when printed. */
	pages: number | null;
}
