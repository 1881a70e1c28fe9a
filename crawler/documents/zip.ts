import { inflateRawSync } from "node:zlib";
import { AppError } from "../../model/errors.ts";

/** A ZIP archive in memory. */
export interface Zip {
	names: string[];
	exists(name: string): boolean;
	/** @throws AppError `page_refused` for a broken entry, or where all read so far inflates to more than may be. */
	read(name: string): Buffer;
}

interface Entry {
	method: number;
	compressed: number;
	/** Where its local header stands. */
	at: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
/** The comment behind the directory's end is no longer. */
const COMMENT = 0xffff;
const MOST_ENTRIES = 5000;
/** Bytes of all entries that are read, inflated: a report of 500 pages has under 10 MB of XML. */
const MOST_INFLATED = 64 * 1024 * 1024;
/** Bit 0 of an entry's flags. */
const ENCRYPTED = 1;

const refuse = (
	name: string,
	why: string,
	remedy = "Save the file again, or fetch it again; it may have been cut off.",
): AppError => new AppError("page_refused", `${name} was not read: ${why}.`, { remedy });

/** Where the end of the directory stands; -1: nowhere. */
function endOf(bytes: Buffer): number {
	for (let at = bytes.length - END_LENGTH; at >= Math.max(0, bytes.length - END_LENGTH - COMMENT); at--)
		if (bytes.readUInt32LE(at) === END) return at;
	return -1;
}

function directory(bytes: Buffer, name: string): Map<string, Entry> {
	const end = endOf(bytes);
	if (end === -1) throw refuse(name, "the archive has no directory");
	const count = bytes.readUInt16LE(end + 10);
	if (count > MOST_ENTRIES)
		throw refuse(name, `the archive has ${count} entries, more than ${MOST_ENTRIES}`, "Save its text as .txt.");
	const entries = new Map<string, Entry>();
	let at = bytes.readUInt32LE(end + 16);
	for (let i = 0; i < count; i++) {
		if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL)
			throw refuse(name, "the archive's directory is broken");
		const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
			number,
			number,
			number,
		];
		if (bytes.readUInt16LE(at + 8) & ENCRYPTED)
			throw new AppError("file_unsupported", `${name} is encrypted.`, {
				remedy: "Ask for a copy without a password, or save its text as .txt.",
			});
		entries.set(bytes.toString("utf8", at + 46, at + 46 + nameLength), {
			method: bytes.readUInt16LE(at + 10),
			compressed: bytes.readUInt32LE(at + 20),
			at: bytes.readUInt32LE(at + 42),
		});
		at += 46 + nameLength + extra + comment;
	}
	return entries;
}

/**
 * Opens a ZIP archive by its directory. Entries are inflated only when read, and all that are read together to no more
 * than 64 MB: a size that the archive states is not believed.
 *
 * @throws AppError `page_refused` for a broken archive or one of more than 5,000 entries; `file_unsupported` for an
 * encrypted one.
 */
export function unzip(bytes: Buffer, name: string): Zip {
	const entries = directory(bytes, name);
	let room = MOST_INFLATED;
	const inflate = (data: Buffer, method: number): Buffer => {
		if (method === 0) return data;
		if (method !== 8) throw refuse(name, "the archive is packed in a way that is not read");
		try {
			return inflateRawSync(data, { maxOutputLength: Math.max(1, room) });
		} catch (error) {
			if (error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE")
				throw refuse(
					name,
					`it unpacks to more than ${MOST_INFLATED / 1024 / 1024} MB`,
					"If it is a real document, save its text as .txt.",
				);
			throw refuse(name, "the archive is broken");
		}
	};
	return {
		names: [...entries.keys()],
		exists: (entry) => entries.has(entry),
		read(wanted) {
			const entry = entries.get(wanted);
			if (!entry || entry.at + 30 > bytes.length || bytes.readUInt32LE(entry.at) !== LOCAL)
				throw refuse(name, "the archive is broken");
			const start = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28);
			if (start + entry.compressed > bytes.length) throw refuse(name, "the archive is cut off");
			const data = inflate(bytes.subarray(start, start + entry.compressed), entry.method);
			room -= data.length;
			return data;
		},
	};
}
