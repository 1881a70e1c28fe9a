import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Request, Response } from "express";
import { ipKeyGenerator } from "express-rate-limit";
import { AppError } from "../../model/errors.ts";
import { goneSignal } from "../limits.ts";
import { FORMS, type FormName } from "./forms.ts";
import { gathered } from "./pages.ts";

/** Exports under way at once; each holds a page of rows and asks the index for the next as fast as its reader takes them. */
const AT_ONCE = 16;
/** Of which one address has no more than so many: whoever reads slowly leaves room for the others. */
const OF_ONE = 4;
/** Once so many are under way, the places that are left go to addresses that have none: a few cannot take them all. */
const SHARED = 8;
/** A reader that takes nothing for so long is not waited for, in milliseconds. */
const STALLED = 60_000;

/** The address of each export under way; an IPv6 client has a whole network. */
const running: string[] = [];

/**
 * Takes a place for an export.
 *
 * @returns gives it back.
 * @throws AppError `busy` where there is none.
 */
function takePlace({ ip }: Request): () => void {
	const reader = ipKeyGenerator(ip ?? "");
	const own = running.filter((one) => one === reader).length;
	if (own >= OF_ONE)
		throw new AppError("busy", `${OF_ONE} exports to this address are under way already.`, {
			remedy: "Try again when one is done.",
		});
	if (running.length >= (own > 0 ? SHARED : AT_ONCE))
		throw new AppError("busy", `${running.length} exports are under way already.`, {
			remedy: "Try again in a moment.",
		});
	running.push(reader);
	return () => running.splice(running.indexOf(reader), 1);
}

/**
 * Sends data in a form, see {@link sendMade}.
 *
 * @param name of the file, without its ending.
 */
export function sendForm(
	req: Request,
	res: Response,
	form: FormName,
	name: string,
	make: (signal: AbortSignal) => AsyncIterable<string>,
): Promise<void> {
	const { type, isFile } = FORMS[form];
	return sendMade(req, res, { type, file: isFile ? `${name}.${form}` : null }, (signal) => gathered(make(signal)));
}

/**
 * Sends data as it is made and no faster than it is taken. What goes wrong before the first piece is told as everywhere;
 * later the connection is cut, so that half a file is not taken for a whole one.
 *
 * @param file name to save it by; null for what is read in place.
 * @param make makes the data; the signal is raised when the reader goes away.
 * @throws AppError `busy` where as many exports are under way, in all or to this address, as there may be.
 */
export async function sendMade<Piece extends string | Uint8Array>(
	req: Request,
	res: Response,
	{ type, file }: { type: string; file: string | null },
	make: (signal: AbortSignal) => AsyncGenerator<Piece, void, void>,
): Promise<void> {
	const giveBack = takePlace(req);
	const gone = goneSignal(req);
	try {
		const chunks = make(gone);
		const first = await chunks.next();
		if (file !== null) res.attachment(file);
		res.set("Content-Type", type);
		if (req.method === "HEAD") {
			await chunks.return();
			return void res.end();
		}
		res.setTimeout(STALLED, () => res.destroy());
		await pipeline(Readable.from(startingWith(first, chunks), { objectMode: false }), res);
	} catch (error) {
		// A reader that has gone cannot be told, and what gave up for that is no fault.
		if (!gone.aborted) throw error;
	} finally {
		giveBack();
	}
}

async function* startingWith<Piece>(first: IteratorResult<Piece, void>, rest: AsyncGenerator<Piece, void, void>) {
	if (first.done) return;
	yield first.value;
	yield* rest;
}
