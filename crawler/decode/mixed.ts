import { readLatin } from "./mojibake.ts";

const isNext = (byte: number | undefined): boolean => byte !== undefined && byte >> 6 === 2;

/** Length of the UTF-8 character that starts at a byte; 0 for none. Beyond three bytes there is no letter of ours. */
function lengthAt(bytes: Buffer, at: number): number {
	const byte = bytes[at] ?? 0;
	if (byte < 0x80) return 1;
	if (!isNext(bytes[at + 1])) return 0;
	if (byte >= 0xc2 && byte <= 0xdf) return 2;
	if (!isNext(bytes[at + 2])) return 0;
	if (byte >= 0xe1 && byte <= 0xef) return 3;
	return byte === 0xf0 && isNext(bytes[at + 3]) ? 4 : 0;
}

/** Reads UTF-8, and what is none of it as letters of Western Europe. */
export function readMixed(bytes: Buffer): string {
	const pieces: string[] = [];
	let [from, at, isUtf8] = [0, 0, true];
	const take = (to: number): void => {
		const piece = bytes.subarray(from, to);
		pieces.push(isUtf8 ? piece.toString("utf8") : readLatin(piece));
		from = to;
	};
	while (at < bytes.length) {
		const length = lengthAt(bytes, at);
		if (length > 0 !== isUtf8) {
			take(at);
			isUtf8 = !isUtf8;
		}
		at += length || 1;
	}
	take(at);
	return pieces.join("");
}
