import { crc32, deflateRawSync } from "node:zlib";

/** A file to be put into a ZIP archive. */
export interface ZipEntry {
	name: string;
	data: Buffer | string;
	/** Size that the archive states, where it is to lie. */
	stated?: number;
	/** Bits of its flags; 1: encrypted. */
	flags?: number;
}

/** A ZIP archive with these files, packed. */
export function makeZip(entries: ZipEntry[]): Buffer {
	const locals: Buffer[] = [];
	const centrals: Buffer[] = [];
	let at = 0;
	for (const { name, data, stated, flags = 0 } of entries) {
		const bytes = Buffer.from(data);
		const packed = deflateRawSync(bytes);
		const title = Buffer.from(name);
		const head = Buffer.alloc(26);
		head.writeUInt16LE(20, 0);
		head.writeUInt16LE(flags, 2);
		head.writeUInt16LE(8, 4);
		head.writeUInt32LE(crc32(bytes), 10);
		head.writeUInt32LE(packed.length, 14);
		head.writeUInt32LE(stated ?? bytes.length, 18);
		head.writeUInt16LE(title.length, 22);
		const local = Buffer.concat([Buffer.from("504b0304", "hex"), head, title, packed]);
		const central = Buffer.alloc(46);
		central.writeUInt32LE(0x02014b50, 0);
		central.writeUInt16LE(20, 4);
		head.copy(central, 6);
		central.writeUInt32LE(at, 42);
		locals.push(local);
		centrals.push(central, title);
		at += local.length;
	}
	const directory = Buffer.concat(centrals);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(entries.length, 8);
	end.writeUInt16LE(entries.length, 10);
	end.writeUInt32LE(directory.length, 12);
	end.writeUInt32LE(at, 16);
	return Buffer.concat([...locals, directory, end]);
}
