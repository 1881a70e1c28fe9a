import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, inflateRaw } from "node:zlib";
import { WARCParser } from "warcio";
import { Damage } from "./damage.ts";
import type { WarcRecord } from "./records.ts";

/** What a server answered, as a record holds it. */
export interface Answer {
	status: number;
	contentType: string | null;
	etag: string | null;
	lastModified: string | null;
	/** The body without what it was packed in for the way. */
	body(): Promise<Buffer>;
}

const MOST_BODY = 50_000_000;
/** warcio unpacks a piece at once; small ones keep what a hostile record can make of it small. */
const PIECE = 16 * 1024;

const UNPACK: Record<string, (body: Buffer) => Promise<Buffer>> = {
	gzip: (body) => promisify(gunzip)(body, { maxOutputLength: MOST_BODY }),
	br: (body) => promisify(brotliDecompress)(body, { maxOutputLength: MOST_BODY }),
	// Half of the servers that say "deflate" send it without the zlib header.
	deflate: (body) =>
		promisify(((body[0] ?? 0) & 0x0f) === 8 ? inflate : inflateRaw)(body, { maxOutputLength: MOST_BODY }),
	identity: async (body) => body,
};

async function unpack(body: Buffer, encoding: string): Promise<Buffer> {
	const unpacking = UNPACK[encoding.replace(/^x-/, "")];
	if (!unpacking) throw new Damage(`its body is packed as ${encoding}, which is not read`);
	try {
		return await unpacking(body);
	} catch (error) {
		const isTooLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
		throw new Damage(
			isTooLarge ? `its body unpacks to more than ${MOST_BODY} bytes` : "its body is packed in a broken way",
		);
	}
}

async function* pieces(...parts: Buffer[]): AsyncGenerator<Uint8Array, void> {
	for (const part of parts) for (let at = 0; at < part.length; at += PIECE) yield part.subarray(at, at + PIECE);
}

/**
 * The answer in a `response` or `resource` record; null where it holds none.
 *
 * @throws Damage, also later when the body is asked for, where it is broken or too large.
 */
export async function answerOf({ headers, head, block }: WarcRecord): Promise<Answer | null> {
	if (headers.get("warc-type") === "resource")
		return {
			status: 200,
			contentType: headers.get("content-type") ?? null,
			etag: null,
			lastModified: null,
			body: async () => block,
		};
	const record = await WARCParser.parse(pieces(head, Buffer.from("\r\n"), block, Buffer.from("\r\n\r\n")));
	const http = record?.httpHeaders;
	if (!record || !http) return null;
	const encoding = http.headers.get("content-encoding")?.trim().toLowerCase() || "identity";
	// Left to us: warcio would unpack any amount. It puts chunks together all the same.
	http.headers.delete("content-encoding");
	return {
		status: Number(http.statusCode),
		contentType: http.headers.get("content-type") ?? null,
		etag: http.headers.get("etag") ?? null,
		lastModified: http.headers.get("last-modified") ?? null,
		body: async () => unpack(Buffer.from(await record.readFully(true)), encoding),
	};
}
