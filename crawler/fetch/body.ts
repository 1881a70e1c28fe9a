import type { Readable, Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";
import { AppError } from "../../model/errors.ts";

export interface BodyLimits {
	/** Bytes as they come over the network, and after they were inflated. */
	wire: number;
	inflated: number;
	/** Whether a larger body is cut, and not refused. */
	cuts?: boolean;
}

/** What the headers say of a body. */
export interface BodyHeaders {
	/** `Content-Encoding`, empty where there is none; several are joined with a comma. */
	encoding: string;
	/** `Content-Length`. */
	length: number | null;
}

const fail = (url: string, why: string): AppError =>
	new AppError("fetch_failed", `${url} was not fetched: ${why}.`, {
		remedy: "Nothing to do if it happens once; the next crawl asks again.",
	});

/** What is too large is so the next time as well. */
const refuse = (url: string, why: string): AppError =>
	new AppError("fetch_refused", `${url} was not fetched: ${why}.`, {
		remedy: "If it is a real report, save its text and import that.",
	});

function inflater(encoding: string, first: Buffer): Transform | null {
	if (encoding === "" || encoding === "identity") return null;
	if (encoding === "gzip" || encoding === "x-gzip") return createGunzip();
	if (encoding === "br") return createBrotliDecompress();
	// Half of the servers that say "deflate" send it without the zlib header.
	return ((first[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
}

/**
 * Reads the body of an answer, inflated. Counts on both sides of the decompressor and stops at either limit, for a
 * small body may be a bomb.
 *
 * @throws AppError `fetch_refused` for a body that is too large; `fetch_failed` for one that is broken, cut short, or in an encoding not asked for, which
 * more than one is.
 */
export async function readBody(body: Readable, headers: BodyHeaders, limits: BodyLimits, url: string): Promise<Buffer> {
	const encoding = headers.encoding.trim().toLowerCase();
	const parts: Buffer[] = [];
	let wire = 0;
	let inflated = 0;
	let isFull = false;
	let stream: Transform | null = null;
	let finished: Promise<void> | null = null;
	const keep = (part: Buffer): void => {
		if (isFull) return;
		const room = limits.inflated - inflated;
		isFull = part.length > room;
		if (isFull && !limits.cuts) throw refuse(url, `it inflates to more than ${limits.inflated} bytes`);
		inflated += part.length;
		parts.push(isFull ? part.subarray(0, room) : part);
	};
	try {
		if (!["", "identity", "gzip", "x-gzip", "deflate", "br"].includes(encoding))
			throw fail(url, `it is encoded as ${encoding}`);
		for await (const chunk of body as AsyncIterable<Buffer>) {
			const isFirst = wire === 0;
			wire += chunk.length;
			if (wire > limits.wire && !limits.cuts) throw refuse(url, `it is larger than ${limits.wire} bytes`);
			if (isFirst) stream = inflater(encoding, chunk);
			if (stream) {
				finished ??= drain(stream, keep);
				if (!stream.write(chunk))
					await Promise.race([new Promise((resolve) => stream?.once("drain", resolve)), finished]);
			} else keep(chunk);
			if (isFull) return Buffer.concat(parts);
		}
		stream?.end();
		await finished;
	} catch (error) {
		if (error instanceof Error && "code" in error && /^Z_|^ERR__?ERROR_|^ERR_BROTLI/.test(String(error.code)))
			throw fail(url, error.code === "Z_BUF_ERROR" ? "it is truncated" : "its compression is broken");
		throw error;
	} finally {
		stream?.destroy();
		// Giving up a body is no error of its own.
		body.on("error", () => {}).destroy();
	}
	if (headers.length !== null && headers.length !== wire)
		throw fail(url, `it is truncated: ${headers.length} bytes were promised, ${wire} came`);
	return Buffer.concat(parts);
}

/** Takes everything that comes out of a decompressor; rejects as soon as `keep` throws. */
function drain(stream: Transform, keep: (part: Buffer) => void): Promise<void> {
	const done = new Promise<void>((resolve, reject) => {
		stream.on("data", (part: Buffer) => {
			try {
				keep(part);
			} catch (error) {
				stream.destroy();
				reject(error);
			}
		});
		stream.once("end", resolve);
		stream.once("error", reject);
	});
	// It may reject while the next chunk is awaited; whoever awaits `finished` still sees it.
	done.catch(() => {});
	return done;
}
