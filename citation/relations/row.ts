import type { Relation } from "../types.ts";

/**
 * Words that say how one document bears on another.
 *
 * A test runs every row: each example gives exactly the relations beside it, by this row, and no reject gives one by it.
 */
export interface CueRow {
	id: string;
	kind: Relation["kind"];
	/** What it reads, in a sentence. */
	says: string;
	/** On folded text; a blank stands for any white space. */
	pattern: string;
	/** Who does it: only a `document` can amend, while `people` carry out as well, and then the report says it of them. */
	by: "document" | "people";
	/** The citation before the words is what it is done to, the one behind them does it (`được thay thế bởi`). */
	turned?: true;
	/** Words right before which make something else of it. */
	unless?: RegExp;
	/** How it is spelled, where other words look the same without their marks. */
	spelled?: RegExp;
	/** What may stand between the words and the document, besides parts of one; on folded text. */
	through?: RegExp;
	/** Nothing else may stand between. */
	adjacent?: true;
	/** A sentence, then its relations: `43-KL/TW continues 25-NQ/TW`, with `report` for the text itself. */
	examples: (readonly [string, ...string[]])[];
	rejects: string[];
}
