import type { Correction } from "../../../model/admin.ts";
import { NewDirective } from "../../../model/directive.ts";
import { BY_MERGE, BY_PERSON, decidedBy, NewMention } from "../../../model/mention.ts";
import { refused } from "./changes.ts";

/*
 * What people decided stands over what is read: a correction of one citation over the merging of documents, and both over
 * the grammar. The engines look up and write; what follows from what was found is here.
 */

/** Where a citation stands. */
export type Place = Pick<Correction, "report" | "start">;

/** A place as a key. */
export const placeKey = ({ report, start }: Place): string => `${report} ${start}`;

/** What a person says of a citation of a report. */
export interface Pin {
	start: number;
	raw: string;
	directiveId: string | null;
}

/** A correction that stands, or that stood before, to go back to. */
export interface Pinned extends Correction {
	raw: string;
	auditId: number;
}

/** What a citation was read as that means another document since its own was merged. */
export interface Move {
	start: number;
	origin: string;
	status: string;
}

/** A citation as it was last read by itself, with its document where only citations make that known: it may be gone. */
export interface Machine {
	mention: NewMention;
	stub: NewDirective | null;
	/** The grammar does not find it any more. */
	isLost: boolean;
}

/** A machine's reading as it is kept. */
export function machineOf(json: string): Machine {
	const { mention, stub, isLost } = JSON.parse(json) as Machine;
	return { mention: NewMention.parse(mention), stub: stub && NewDirective.parse(stub), isLost };
}

/** Whether a mention is one that was already decided: it comes from the store, not from a reading. */
const isDecided = (mention: NewMention): boolean => decidedBy(mention) === "person";
export const isMoved = (mention: NewMention): boolean => decidedBy(mention) === "merge";
/** Whether a citation means what it does by a person's word, or because its document was merged. */
export const isHeld = (mention: NewMention): boolean => isDecided(mention) || isMoved(mention);

/** Whether a text still has the characters that a correction is of. */
export const hasPin = (text: string, { start, raw }: Pin): boolean => text.startsWith(raw, start);

/** A citation that means what a person says. */
export const decided = (mention: NewMention, directiveId: string | null): NewMention => ({
	...mention,
	status: directiveId === null ? "unlinked" : "resolved",
	directiveId,
	confidence: 1,
	reasons: [BY_PERSON],
	warnings: [],
});

/** The citation as it was before its document was merged. */
const movedBack = (mention: NewMention, { origin, status }: Omit<Move, "start">): NewMention => ({
	...mention,
	directiveId: origin,
	status: status as NewMention["status"],
	reasons: mention.reasons.filter((reason) => reason !== BY_MERGE),
});

/** The citation as it was read: `move` is of its place. */
export const readingOf = (mention: NewMention, move: Move | undefined): NewMention =>
	move && isMoved(mention) ? movedBack(mention, move) : mention;

/** The documents that citations were read as: of these it matters whether they were merged. */
export const readAs = (mentions: NewMention[]): string[] => [
	...new Set(mentions.flatMap((mention) => (isHeld(mention) ? [] : (mention.directiveId ?? [])))),
];

/** The document that one was merged into. */
export interface Target {
	id: string;
	origin: string;
}

/** What becomes of a reading. */
export interface Decided {
	/** The citations with what people decided in the place of what was read; `lost` are not among them. */
	mentions: NewMention[];
	/** Citations as they were read over which a correction stands: it notes the reading. */
	pinned: NewMention[];
	/** What the citations were read as that mean another document now. */
	moves: Move[];
	/** Corrections of citations that were not found; they are put back in with their last reading. */
	lost: Pin[];
	/** Whether the citations come from a new reading; else what is noted of moves before still holds. */
	isFresh: boolean;
}

/**
 * Puts what people decided over the citations of a report.
 *
 * @param pins Its corrections that the text still has.
 * @param merged What each merged document of `readAs` was merged into.
 */
export function decidedOver(
	mentions: NewMention[],
	pins: readonly Pin[],
	merged: ReadonlyMap<string, Target>,
): Decided {
	const pinned: NewMention[] = [];
	const moves: Move[] = [];
	const now = mentions.map((mention) => {
		// Better grammar may read on from the same place to another end.
		const pin = pins.find(({ start }) => start === mention.start);
		if (pin) {
			if (!isDecided(mention)) pinned.push(mention);
			return decided(mention, pin.directiveId);
		}
		const target = mention.directiveId === null || isHeld(mention) ? undefined : merged.get(mention.directiveId);
		if (!target) return mention;
		moves.push({ start: mention.start, origin: mention.directiveId as string, status: mention.status });
		return {
			...mention,
			directiveId: target.id,
			status: target.origin === "authority" ? ("resolved" as const) : ("stub" as const),
			reasons: [BY_MERGE, ...mention.reasons],
		};
	});
	const lost = pins.filter(
		({ start, raw }) => !now.some((mention) => mention.start < start + raw.length && start < mention.end),
	);
	return { mentions: now, pinned, moves, lost, isFresh: !mentions.some(isMoved) };
}

/** How a citation is changed; null: it goes. */
export type Changed = (mention: NewMention, report: number) => NewMention | null;

/** Citations of a merged document that came by an earlier merge, or by a person's word: they are not moved by themselves. */
export const movedOn =
	(from: string, into: string): Changed =>
	(mention) =>
		mention.directiveId === from && isHeld(mention) ? { ...mention, directiveId: into } : mention;

/**
 * Citations of two documents that were one.
 *
 * @param moves What citations were read as, by place, of those that the merge moved.
 * @param isPinned Places whose corrections mean `from` again.
 */
export const parted =
	(from: string, into: string, moves: ReadonlyMap<string, Move>, isPinned: ReadonlySet<string>): Changed =>
	(mention, report) => {
		const key = placeKey({ report, start: mention.start });
		if (isPinned.has(key)) return { ...mention, directiveId: from };
		const move = moves.get(key);
		if (!move || mention.directiveId !== into) return mention;
		return move.origin === from ? movedBack(mention, move) : { ...mention, directiveId: from };
	};

/** What undoing a decision on citations comes to. */
export interface GivenBack {
	/** Documents that what is set back may mean, and that may have gone with their last citation. */
	stubs: NewDirective[];
	/** What each citation was read as, by place; null where the grammar does not find it any more. */
	readings: Map<string, NewMention | null>;
	/** Corrections that stand again, with what was read there, and places that have none any more. */
	again: (Pinned & { mention: NewMention })[];
	free: Place[];
	/** Documents that may be cited by nothing now. */
	left: string[];
}

/**
 * Gives citations that a change pinned their reading back, or what an earlier change said of them.
 *
 * @param standing The corrections of these citations that stand, by place. One that is not there went with its text.
 * @param before What stood before the change, and the stubs that the citations meant.
 * @param mergedBy The change in which each document of `before` was merged that was.
 * @throws AppError `conflict` where a later change stands on it.
 */
export function givenBack(
	change: number,
	citations: Correction[],
	standing: ReadonlyMap<string, { pin: Pinned; machine: Machine }>,
	before: { pinned: Pinned[]; stubs: NewDirective[] },
	mergedBy: ReadonlyMap<string, number>,
): GivenBack {
	const stood = new Map(before.pinned.map((one) => [placeKey(one), one]));
	const given: GivenBack = {
		stubs: [...before.stubs],
		readings: new Map(),
		again: [],
		free: [],
		left: before.stubs.map(({ id }) => id),
	};
	for (const { report, start } of citations) {
		const key = placeKey({ report, start });
		const now = standing.get(key);
		if (!now) continue;
		const { pin, machine } = now;
		if (pin.auditId !== change)
			throw refused(
				`The citation at ${start} of report ${report} was corrected again in change ${pin.auditId}.`,
				"Undo that one first.",
			);
		given.readings.set(key, machine.isLost ? null : machine.mention);
		if (machine.stub) given.stubs.push(machine.stub);
		for (const id of [machine.stub?.id, pin.directive]) if (id) given.left.push(id);
		const earlier = stood.get(key);
		const merged = earlier?.directive && mergedBy.get(earlier.directive);
		if (merged) throw refused(`${earlier.directive} was merged into another document.`, `Undo change ${merged} first.`);
		if (earlier) given.again.push({ ...earlier, mention: machine.mention });
		else given.free.push({ report, start });
	}
	return given;
}

/** Citations as they were read; one whose document is not known any more means none. */
export const readAgain =
	(readings: GivenBack["readings"], isKnown: (id: string) => boolean): Changed =>
	(mention, report) => {
		const was = readings.get(placeKey({ report, start: mention.start }));
		if (was === undefined) return mention;
		if (was === null || was.directiveId === null || isKnown(was.directiveId)) return was;
		return { ...was, directiveId: null, status: "unlinked" };
	};
