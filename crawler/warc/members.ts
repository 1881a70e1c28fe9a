import type { FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { messageOf } from "../../model/errors.ts";
import { Damage } from "./damage.ts";

const CHUNK = 64 * 1024;
const MAGIC = Buffer.from([0x1f, 0x8b, 0x08]);
const HEADER = 10;
/** Names and comments in a member's header are no longer than this. */
const MOST_HEADER = 4096;
/** Bits of a gzip header that say which fields follow; the upper three are of no use. */
const FIELD = { crc: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 };
const START_OF_RECORD = Buffer.from("WARC/");

/** The bytes of a file from a place on. */
export async function* bytesFrom(file: FileHandle, from: number): AsyncGenerator<Buffer, void> {
	for (let at = from; ; ) {
		const buffer = Buffer.allocUnsafe(CHUNK);
		const { bytesRead } = await file.read(buffer, 0, CHUNK, at);
		if (bytesRead === 0) return;
		yield buffer.subarray(0, bytesRead);
		at += bytesRead;
	}
}

async function read(file: FileHandle, at: number, length: number): Promise<Buffer> {
	const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
	return buffer.subarray(0, bytesRead);
}

/** Whether a file is compressed: by its first bytes, or by its name where these are damaged. */
export async function isCompressed(file: FileHandle, path: string): Promise<boolean> {
	const start = await read(file, 0, START_OF_RECORD.length);
	return start.subarray(0, MAGIC.length).equals(MAGIC) || (/\.gz$/i.test(path) && !start.equals(START_OF_RECORD));
}

/** How long the header of the member at the start of these bytes is; null where there is none. */
function headerLength(bytes: Buffer): number | null {
	if (bytes.length < HEADER || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return null;
	const flags = bytes[3] ?? 0;
	if (flags & FIELD.reserved) return null;
	let at = HEADER;
	if (flags & FIELD.extra) at += bytes.length >= at + 2 ? 2 + bytes.readUInt16LE(at) : MOST_HEADER;
	for (const field of [FIELD.name, FIELD.comment])
		if (flags & field) {
			const end = bytes.indexOf(0, at);
			if (end === -1) return null;
			at = end + 1;
		}
	if (flags & FIELD.crc) at += 2;
	return at <= bytes.length ? at : null;
}

/** One member of a gzip file: in a WARC, one record. */
export interface Member {
	bytes: AsyncGenerator<Buffer, void>;
	/** Where the next member begins; known once all bytes were read. */
	end(): number;
}

/** The member of a gzip file that begins at a place. Its bytes throw Damage where they are broken. */
export async function memberAt(file: FileHandle, at: number): Promise<Member> {
	const header = headerLength(await read(file, at, MOST_HEADER));
	if (header === null) throw new Damage("its gzip header is broken");
	let end = at;
	async function* bytes(): AsyncGenerator<Buffer, void> {
		// Raw, for only so does the decompressor stop at the member's end and tell where that is.
		const inflate = createInflateRaw();
		const source = Readable.from(bytesFrom(file, at + (header ?? 0)));
		source.once("error", (error) => inflate.destroy(error)).pipe(inflate);
		let sum = 0;
		let length = 0;
		try {
			for await (const chunk of inflate as AsyncIterable<Buffer>) {
				sum = crc32(chunk, sum);
				length += chunk.length;
				yield chunk;
			}
		} catch (error) {
			const isOfBytes = error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
			if (!isOfBytes) throw error;
			throw new Damage(
				error.code === "Z_BUF_ERROR" ? "it is cut off" : `its compression is broken (${messageOf(error)})`,
			);
		} finally {
			source.destroy();
			inflate.destroy();
		}
		const trailer = await read(file, at + (header ?? 0) + inflate.bytesWritten, 8);
		if (trailer.length < 8) throw new Damage("it is cut off");
		if (trailer.readUInt32LE(0) !== sum || trailer.readUInt32LE(4) !== length % 2 ** 32)
			throw new Damage("its checksum is wrong");
		end = at + (header ?? 0) + inflate.bytesWritten + 8;
	}
	return { bytes: bytes(), end: () => end };
}

/** Whether a record begins with the member at a place. */
async function beginsRecord(file: FileHandle, at: number): Promise<boolean> {
	try {
		const { bytes } = await memberAt(file, at);
		for await (const chunk of bytes) return chunk.subarray(0, START_OF_RECORD.length).equals(START_OF_RECORD);
		return false;
	} catch (error) {
		if (error instanceof Damage) return false;
		throw error;
	}
}

/** Where a pattern next stands in a file, from a place on; null: nowhere. */
export async function find(file: FileHandle, pattern: Buffer, from: number): Promise<number | null> {
	let tail = Buffer.alloc(0);
	let at = from;
	for await (const chunk of bytesFrom(file, from)) {
		const bytes = Buffer.concat([tail, chunk]);
		const found = bytes.indexOf(pattern);
		if (found !== -1) return at - tail.length + found;
		tail = bytes.subarray(Math.max(0, bytes.length - pattern.length + 1));
		at += chunk.length;
	}
	return null;
}

/** Where the next member begins that holds a record, from a place on; null: nowhere. */
export async function nextMember(file: FileHandle, from: number): Promise<number | null> {
	for (let at = await find(file, MAGIC, from); at !== null; at = await find(file, MAGIC, at + 1))
		if (await beginsRecord(file, at)) return at;
	return null;
}
