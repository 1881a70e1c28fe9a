const SECTOR = 512;
const FREE = -1;
const END = -2;
const TABLE = -3;

const padded = (data: Buffer): Buffer =>
	Buffer.concat([data, Buffer.alloc((SECTOR - (data.length % SECTOR)) % SECTOR)]);

/** A compound file (OLE 2) with these streams, as the old Office wrote. */
export function makeCompound(streams: { name: string; data: Buffer }[]): Buffer {
	// Short streams would need a table of their own: all are filled up to the length from which they do not.
	const bodies = streams.map(({ data }) =>
		padded(Buffer.concat([data, Buffer.alloc(Math.max(0, 4096 - data.length))])),
	);
	const chains: number[] = [];
	const starts = bodies.map((body) => {
		const start = chains.length;
		for (let i = 1; i < body.length / SECTOR; i++) chains.push(start + i);
		chains.push(END);
		return start;
	});
	const directoryAt = chains.length;
	const entries = [{ name: "Root Entry", type: 5, start: END, size: 0 }].concat(
		streams.map(({ name }, i) => ({ name, type: 2, start: starts[i] ?? 0, size: bodies[i]?.length ?? 0 })),
	);
	const directory = padded(
		Buffer.concat(
			entries.map(({ name, type, start, size }, i) => {
				const entry = Buffer.alloc(128);
				entry.write(name, 0, "utf16le");
				entry.writeInt16LE((name.length + 1) * 2, 64);
				entry.writeInt8(type, 66);
				entry.writeInt8(1, 67);
				entry.writeInt32LE(-1, 68);
				// The streams hang one behind the other.
				entry.writeInt32LE(type === 2 && i + 1 < entries.length ? i + 1 : -1, 72);
				entry.writeInt32LE(type === 5 ? 1 : -1, 76);
				entry.writeInt32LE(start, 116);
				entry.writeInt32LE(size, 120);
				return entry;
			}),
		),
	);
	for (let i = 1; i < directory.length / SECTOR; i++) chains.push(directoryAt + i);
	chains.push(END);
	const tables = Math.ceil((chains.length + 1) / (SECTOR / 4 - 1));
	const tableAt = chains.length;
	for (let i = 0; i < tables; i++) chains.push(TABLE);
	const allocation = Buffer.alloc(tables * SECTOR, 0xff);
	for (const [i, next] of chains.entries()) allocation.writeInt32LE(next, i * 4);
	const header = Buffer.alloc(SECTOR);
	Buffer.from("d0cf11e0a1b11ae1", "hex").copy(header);
	header.writeUInt16LE(0x3e, 24);
	header.writeUInt16LE(3, 26);
	header.writeUInt16LE(0xfffe, 28);
	header.writeInt16LE(9, 30);
	header.writeInt16LE(6, 32);
	header.writeInt32LE(tables, 44);
	header.writeInt32LE(directoryAt, 48);
	header.writeInt32LE(4096, 56);
	header.writeInt32LE(END, 60);
	header.writeInt32LE(END, 68);
	for (let i = 0; i < 109; i++) header.writeInt32LE(i < tables ? tableAt + i : FREE, 76 + i * 4);
	return Buffer.concat([header, ...bodies, directory, allocation]);
}

/**
 * A .doc with this text, in the binary format of Word 97: the header of the file (FIB), the text in UTF-16 and the table
 * of its one piece. It has no styles. `\r` ends a paragraph, `\x07` a cell.
 */
export function makeDoc(text: string): Buffer {
	const textAt = 1024;
	const fib = Buffer.alloc(textAt);
	fib.writeUInt16LE(0xa5ec, 0);
	fib.writeUInt16LE(0xc1, 2);
	// Its tables are in the stream "1Table".
	fib.writeUInt16LE(0x0200, 10);
	fib.writeUInt32LE(textAt, 0x18);
	fib.writeUInt32LE(text.length, 0x4c);
	const pieces = Buffer.alloc(5 + 16);
	pieces.writeUInt8(2, 0);
	pieces.writeUInt32LE(16, 1);
	pieces.writeUInt32LE(0, 5);
	pieces.writeUInt32LE(text.length, 9);
	pieces.writeUInt32LE(textAt, 15);
	fib.writeUInt32LE(0, 0x1a2);
	fib.writeUInt32LE(pieces.length, 0x1a6);
	return makeCompound([
		{ name: "WordDocument", data: Buffer.concat([fib, Buffer.from(text, "utf16le")]) },
		{ name: "1Table", data: pieces },
	]);
}
