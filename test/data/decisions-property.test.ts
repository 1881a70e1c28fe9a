import { expect } from "chai";
import fc from "fast-check";
import type { Store } from "../../data/store/port.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import type { NewDocument } from "../../model/admin.ts";
import { AppError } from "../../model/errors.ts";
import type { NewMention } from "../../model/mention.ts";
import { freshStore } from "../postgres/shared.ts";
import { directive, mention, report, stub } from "./builders.ts";
import { K10, K11 } from "./store-bench.ts";

/*
 * Whatever people decide, in whatever order, and whatever is read meanwhile: with all of it undone, newest first, the index
 * is what it would be without.
 */

const SLIPS = ["chi-thi:77-ct-tu:yen-bai:k19", "chi-thi:77-ct-tu:khong-ro", "chi-thi:7-ct-tu:khong-ro"];
const IDS = [K10, K11, ...SLIPS];
/** Documents that a split makes known: one of an id of its own, one that may be known already. */
const FACTS = { type: "chi-thi", symbol: "77-CT/TU", title: null, issuedOn: null, issuer: null, place: null };
const MADE: NewDocument[] = [
	{ ...FACTS, term: 20, province: "nghe-an" },
	{ ...FACTS, term: 19, province: "yen-bai" },
];
const NOTE = { by: "Lan", reason: "đã đối chiếu bản gốc" };
/** Three places that can cite, spelled one way or another. */
const RAWS = ["Chỉ thị số 77-CT/TU", "Chỉ thị 77-CT/TU"];

interface Reading {
	/** What each place is read as; null: none. */
	meant: (string | null)[];
}
interface Text extends Reading {
	spelled: number;
}
type Step =
	| { save: Text; at: number }
	| { again: Reading; at: number }
	| { correct: { place: number; id: string | null }; at: number }
	| { merge: [string, string] }
	| { split: { place: number; into: string | NewDocument }; at: number }
	| { undo: number };

const reading = fc.array(fc.constantFrom(...IDS, null), { minLength: 2, maxLength: 2 });
const at = fc.nat(2);
const text = fc.record({ meant: reading, spelled: fc.nat(1) });
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 1, arbitrary: fc.record({ save: text, at }) },
	{ weight: 2, arbitrary: fc.record({ again: fc.record({ meant: reading }), at }) },
	{
		weight: 3,
		arbitrary: fc.record({ correct: fc.record({ place: fc.nat(1), id: fc.constantFrom(...IDS, null) }), at }),
	},
	{ weight: 2, arbitrary: fc.record({ merge: fc.tuple(fc.constantFrom(...SLIPS), fc.constantFrom(...IDS)) }) },
	{
		weight: 2,
		arbitrary: fc.record({ split: fc.record({ place: fc.nat(1), into: fc.constantFrom(...IDS, ...MADE) }), at }),
	},
	{ weight: 2, arbitrary: fc.record({ undo: fc.nat(5) }) },
);

/** The text of a report: the first place keeps its start, whatever is spelled there. */
const textOf = (one: number, spelled: number): string =>
	`Tin ${one}. Theo ${RAWS[spelled]}, huyện đã làm. ${"Vẫn theo "}${RAWS[0]} mà làm.`;

const mentionsIn = (words: string, meant: (string | null)[]): NewMention[] => {
	const places = [...words.matchAll(/Chỉ thị (số )?77-CT\/TU/g)];
	return meant.flatMap((id, i) => {
		const place = places[i];
		if (id === null || place === undefined) return [];
		const end = place.index + place[0].length;
		return [
			mention(words, place[0], id, { start: place.index, end, status: SLIPS.includes(id) ? "stub" : "resolved" }),
		];
	});
};
const cited = (meant: (string | null)[]) => SLIPS.filter((id) => meant.includes(id)).map((id) => stub(id));

const refusals = ["conflict", "not_found"];

/** Does what a person asks for; what the store refuses changes nothing. */
async function attempt(work: Promise<{ id: number }>): Promise<number[]> {
	try {
		return [(await work).id];
	} catch (thrown) {
		expect(thrown).to.be.instanceOf(AppError);
		expect(refusals).to.include((thrown as AppError).code);
		return [];
	}
}

async function write(store: Store, done: Step): Promise<void> {
	if ("save" in done) {
		const words = textOf(done.at, done.save.spelled);
		const { meant } = done.save;
		const one = report({ url: `http://a/${done.at}`, text: words });
		await store.saveReport(one, mentionsIn(words, meant), cited(meant), null);
	} else if ("again" in done) {
		const stored = await store.report(done.at + 1);
		const { meant } = done.again;
		if (stored) await store.replaceMentions(stored.id, mentionsIn(stored.text, meant), cited(meant), 1);
	}
}

async function decide(store: Store, done: Step, changes: number[]): Promise<void> {
	if ("correct" in done) {
		const { place, id } = done.correct;
		const start = (await store.mentionsOf(done.at + 1))[place]?.start;
		if (start === undefined) return;
		changes.push(...(await attempt(store.correct([{ report: done.at + 1, start, directive: id }], NOTE))));
	} else if ("split" in done) {
		const { place, into } = done.split;
		const found = (await store.mentionsOf(done.at + 1))[place];
		if (!found?.directiveId) return;
		const choice = { citations: [{ report: done.at + 1, start: found.start }] };
		changes.push(...(await attempt(store.split(found.directiveId, choice, into, NOTE))));
	} else if ("merge" in done) changes.push(...(await attempt(store.merge(...done.merge, NOTE))));
	else if ("undo" in done) {
		const change = changes[done.undo];
		if (change !== undefined && (await attempt(store.undo(change, NOTE))).length > 0) changes.splice(done.undo, 1);
	}
}

async function filled(open: () => Promise<Store>): Promise<Store> {
	const store = await open();
	await store.putRegister({ directives: [directive(K10), directive(K11)], relations: [], fingerprint: "1" });
	for (const one of [0, 1, 2])
		await write(store, { save: { meant: [SLIPS[one] as string, K11], spelled: 0 }, at: one });
	return store;
}

async function held(store: Store) {
	const reports = await store.reportsAfter(0, 9);
	const { items } = await store.directives({}, "symbol", { limit: 9 });
	return {
		meant: await Promise.all(
			reports.map(async ({ id }) =>
				(await store.mentionsOf(id)).map(({ start, raw, directiveId }) => [start, raw, directiveId]),
			),
		),
		directives: Object.fromEntries(items.map(({ id, mentions, reports }) => [id, { mentions, reports }])),
	};
}

/** In PostgreSQL each run has two databases of its own, so there are fewer. */
const STORES: [name: string, open: () => Promise<Store>, numRuns: number][] = [
	["in SQLite", async () => openSqlite(":memory:"), 100],
	["in PostgreSQL", freshStore, 15],
];

describe("Whatever people decide", () => {
	for (const [name, open, numRuns] of STORES)
		it(`is undone without a trace ${name}`, async function () {
			this.timeout(120_000);
			await fc.assert(
				fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
					const [store, untouched] = [await filled(open), await filled(open)];
					const changes: number[] = [];
					for (const done of steps) {
						await write(store, done);
						await write(untouched, done);
						await decide(store, done, changes);
						expect(await store.check()).to.deep.equal([]);
					}
					for (const change of changes.toReversed()) await store.undo(change, NOTE);
					expect(await store.check()).to.deep.equal([]);
					expect(await held(store)).to.deep.equal(await held(untouched));
					await store.close();
					await untouched.close();
				}),
				{ numRuns },
			);
		});
});
