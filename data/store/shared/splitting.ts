import { documentId } from "../../../citation/index.ts";
import type { Correction, NewDocument, SplitChoice, SplitPreview } from "../../../model/admin.ts";
import { AppError } from "../../../model/errors.ts";
import { refused } from "./changes.ts";
import { type Place, placeKey } from "./decisions.ts";

/* Making two documents of one, see `AdminStore.split`: what is chosen, refused and written down. */

/** Citations that one change moves. */
export const MOST_SPLIT = 500;

/** A citation to be moved; one in a copy is not counted. */
export type Chosen = Place & { counted: 0 | 1 };

/** What the entry of a split tells. */
export interface SplitDone extends Omit<SplitPreview, "staying"> {
	choice: Omit<SplitChoice, "citations">;
	citations: Correction[];
}

const nothing = (message: string): AppError =>
	new AppError("not_found", message, { remedy: "Choose by place and day, or name citations of the document." });

/** @throws AppError `not_found` for a choice that says nothing. */
export function refuseNoChoice({ province, from, to, citations }: SplitChoice): void {
	if (province === undefined && from === undefined && to === undefined && citations === undefined)
		throw nothing("Nothing says which citations go.");
}

/**
 * Looks at the citations of a document that a choice found; of more than `MOST_SPLIT` one more is enough.
 *
 * @throws AppError `not_found` for none, or one that was named and not found; `too_large` for too many.
 */
export function refuseUnfit(from: string, chosen: Chosen[], { citations }: SplitChoice): void {
	if (chosen.length > MOST_SPLIT)
		throw new AppError("too_large", `More than ${MOST_SPLIT} citations of ${from} are chosen.`, {
			remedy: "Split them off in parts, by place or by days.",
		});
	const keys = new Set(chosen.map(placeKey));
	const stray = citations?.find((one) => !keys.has(placeKey(one)));
	if (stray) throw nothing(`Report ${stray.report} has no citation of ${from} at ${stray.start} that is chosen.`);
	if (chosen.length === 0) throw nothing(`No citation of ${from} is chosen.`);
}

/** The id that a document's facts make. */
export function idOfNew({ type, symbol, term, province, place, issuedOn }: NewDocument): string {
	const year = issuedOn === null ? null : Number(issuedOn.slice(0, 4));
	return documentId({ type, symbol, term, year, province, place });
}

/** That the document which gets the citations was merged into another. */
export const targetMerged = (id: string, into: string, change: number): AppError =>
	refused(`${id} was merged into ${into}.`, `Name that one, or undo change ${change} first.`);

/** @throws AppError `conflict` where a document would be split off itself. */
export function refuseSame(from: string, into: string): void {
	if (into === from) throw refused("What is split off a document must be another one.", "Tell in what the two differ.");
}

/** What a split would do; `mentions`: citations that `from` has now. */
export function splitPreviewOf(
	from: string,
	into: string,
	isNew: boolean,
	mentions: number,
	chosen: Chosen[],
): SplitPreview {
	const counted = chosen.filter((one) => one.counted === 1);
	return {
		from,
		into,
		isNew,
		mentions: counted.length,
		reports: new Set(counted.map(({ report }) => report)).size,
		staying: mentions - counted.length,
	};
}

/** What is written down of a split. */
export function splitDone(
	{ staying: _staying, ...moved }: SplitPreview,
	{ citations: _named, ...choice }: SplitChoice,
	chosen: Chosen[],
): SplitDone {
	const citations = chosen.map(({ report, start }) => ({ report, start, directive: moved.into }));
	return { ...moved, choice, citations };
}

/** That a document which a split made known was merged meanwhile. */
export const madeMerged = (id: string, change: number): AppError =>
	refused(`${id}, which the split made known, was merged into another document.`, `Undo change ${change} first.`);
