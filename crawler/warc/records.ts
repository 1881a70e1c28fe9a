import { type FileHandle, open } from "node:fs/promises";
import { Damage } from "./damage.ts";
import { bytesFrom, find, isCompressed, memberAt, nextMember } from "./members.ts";
import { Reader } from "./reader.ts";

/** A record of a WARC: its own headers, keys in lower case, and what stands in it. */
export interface WarcRecord {
	/** Where it begins in the file; of a compressed file, where its member does. */
	at: number;
	headers: Map<string, string>;
	/** The lines of the headers as they stand. */
	head: Buffer;
	block: Buffer;
}

/** A record that could not be read, and why. */
export interface BrokenRecord {
	at: number;
	fault: string;
}

/** A record that was not wanted. */
export interface PassedRecord {
	at: number;
}

export type FoundRecord = WarcRecord | BrokenRecord | PassedRecord;

/** Bytes of a record; more is no page or document. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_HEAD = 64 * 1024;

const isStart = (line: Buffer): boolean => line.subarray(0, 7).toString("latin1") === "WARC/1.";

/** The headers of a record, `first` being its first line. */
async function readHead(reader: Reader, first: Buffer): Promise<Pick<WarcRecord, "headers" | "head">> {
	if (!isStart(first)) throw new Damage("it does not begin as a WARC record does");
	const lines = [first];
	const headers = new Map<string, string>();
	let length = 0;
	let name = "";
	for (;;) {
		const line = await reader.line(MOST_HEAD);
		if (line === null) throw new Damage("it is cut off");
		length += line.length;
		if (length > MOST_HEAD) throw new Damage(`its headers are longer than ${MOST_HEAD} bytes`);
		const text = line.toString("utf8").trimEnd();
		if (text === "") break;
		lines.push(line);
		const colon = text.indexOf(":");
		// A line that begins with a blank goes on with the one before.
		if (/^[ \t]/.test(text)) headers.set(name, `${headers.get(name) ?? ""} ${text.trim()}`);
		else if (colon > 0) {
			name = text.slice(0, colon).trim().toLowerCase();
			headers.set(name, text.slice(colon + 1).trim());
		}
	}
	return { headers, head: Buffer.concat(lines) };
}

type Wanted = (headers: Map<string, string>) => boolean;

/** The next record. One that is wanted and too large is told as broken. */
async function readRecord(reader: Reader, at: number, first: Buffer, wanted: Wanted): Promise<FoundRecord> {
	const { headers, head } = await readHead(reader, first);
	const stated = headers.get("content-length") ?? "";
	if (!/^\d{1,15}$/.test(stated)) throw new Damage("it does not state its length");
	const length = Number(stated);
	const isWanted = wanted(headers);
	const isTooLarge = isWanted && length > MOST_BYTES;
	const block = await reader.take(length, isWanted && !isTooLarge);
	if (isTooLarge) return { at, fault: `it holds ${length} bytes, more than ${MOST_BYTES}` };
	return isWanted ? { at, headers, head, block } : { at };
}

/**
 * The records that a reader holds. Each is told only when what follows it shows that its length was right.
 *
 * @param begins called with the reader's position at which a record begins; returns its place in the file.
 */
async function* recordsOf(
	reader: Reader,
	begins: (position: number) => number,
	wanted: Wanted,
): AsyncGenerator<FoundRecord, void> {
	for (let first = await reader.lineWithText(MOST_HEAD); first !== null; ) {
		const record = await readRecord(reader, begins(reader.position - first.length), first, wanted);
		first = await reader.lineWithText(MOST_HEAD);
		if (first !== null && !isStart(first)) throw new Damage("its length is wrong");
		yield record;
	}
}

/** Where in the file reading has come to: the start of the record, or member, that is being read. */
interface Place {
	at: number;
}

/** Reads a compressed file member by member. */
async function* compressed(file: FileHandle, place: Place, wanted: Wanted) {
	const { size } = await file.stat();
	while (place.at < size) {
		const { at } = place;
		const member = await memberAt(file, at);
		const reader = new Reader(member.bytes);
		// Held back until the member's checksum was seen.
		let last: FoundRecord | null = null;
		try {
			for await (const record of recordsOf(reader, () => at, wanted)) {
				if (last) yield last;
				last = record;
			}
		} finally {
			await reader.close();
		}
		if (last) yield last;
		place.at = member.end();
	}
}

/** Reads a file that is not compressed. */
async function* plain(file: FileHandle, place: Place, wanted: Wanted) {
	const { at: from } = place;
	const reader = new Reader(bytesFrom(file, from));
	const begins = (position: number): number => {
		place.at = from + position;
		return place.at;
	};
	try {
		yield* recordsOf(reader, begins, wanted);
	} finally {
		await reader.close();
	}
}

/**
 * The records of a WARC, one after the other in constant memory, whether it is compressed or not. A broken record
 * is told as such, once for a broken stretch, and reading goes on with the next whole one.
 *
 * @param wanted whether a record is, by its headers; others are passed over.
 */
export async function* readWarc(path: string, wanted: Wanted): AsyncGenerator<FoundRecord, void> {
	const file = await open(path);
	try {
		const isPacked = await isCompressed(file, path);
		const read = isPacked ? compressed : plain;
		const place: Place = { at: 0 };
		for (;;) {
			try {
				yield* read(file, place, wanted);
				return;
			} catch (error) {
				if (!(error instanceof Damage)) throw error;
				yield { at: place.at, fault: error.message };
				const next: number | null = isPacked
					? await nextMember(file, place.at + 1)
					: await nextPlain(file, place.at + 1);
				if (next === null) return;
				place.at = next;
			}
		}
	} finally {
		await file.close();
	}
}

/** Where the next record begins in a file that is not compressed. */
async function nextPlain(file: FileHandle, from: number): Promise<number | null> {
	const found = await find(file, Buffer.from("\nWARC/1."), from);
	return found === null ? null : found + 1;
}
