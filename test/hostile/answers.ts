import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { createGzip, gzipSync } from "node:zlib";
import type { Answer } from "./site.ts";

const HTML = "text/html; charset=utf-8";

/** These bytes, as a page unless told otherwise. */
export const bytes =
	(body: Buffer | string, type: string = HTML, headers: Record<string, string> = {}): Answer =>
	(response) => {
		response.writeHead(200, { "content-type": type, ...headers }).end(body);
	};

/** No page but a status, with headers. */
export const status =
	(code: number, headers: Record<string, string> = {}): Answer =>
	(response) => {
		response.writeHead(code, { "content-type": HTML, ...headers }).end(`<p>Lỗi ${code}</p>`);
	};

export const redirect = (to: string): Answer => status(302, { location: to });

/** The page one byte at a time. */
export const drip =
	(body: string, everyMs: number): Answer =>
	(response) => {
		response.writeHead(200, { "content-type": HTML });
		const left = [...Buffer.from(body)];
		const timer = setInterval(() => {
			const byte = left.shift();
			if (byte === undefined) response.end();
			else response.write(Buffer.of(byte));
		}, everyMs);
		response.once("close", () => clearInterval(timer));
	};

/** Takes the request and never says a word. */
export const silence: Answer = () => {};

/** Promises more bytes than it sends, and hangs up. */
export const cutShort =
	(body: string): Answer =>
	(response) => {
		response.writeHead(200, { "content-type": HTML, "content-length": Buffer.byteLength(body) + 500 });
		response.write(body, () => response.socket?.end());
	};

/** Promises fewer bytes than it sends. */
export const overLong =
	(body: string): Answer =>
	(response) => {
		response.writeHead(200, { "content-type": HTML, "content-length": Math.floor(Buffer.byteLength(body) / 2) });
		response.end(body);
	};

/** A page that is small on the wire and unpacks to so many megabytes of blanks. */
export async function bomb(megabytes: number): Promise<Answer> {
	const blank = Buffer.alloc(1024 * 1024, " ");
	function* unpacked(): Generator<Buffer> {
		yield Buffer.from("<html><body><h1>Thông báo</h1><p>");
		for (let i = 0; i < megabytes; i++) yield blank;
		yield Buffer.from("</p></body></html>");
	}
	const packed = await buffer(Readable.from(unpacked()).pipe(createGzip({ level: 1 })));
	return bytes(packed, HTML, { "content-encoding": "gzip" });
}

/** A page that is sent packed. */
export const gzipped = (body: string, type: string = HTML): Answer =>
	bytes(gzipSync(body), type, { "content-encoding": "gzip" });

/** 429, with the time to come back as it is given: seconds or a date. */
export const tooMany = (retryAfter: string): Answer => status(429, { "retry-after": retryAfter });

/** Answers in turn, the last one for ever. */
export function inTurn(...answers: Answer[]): Answer {
	let turn = 0;
	return (response, hit) => {
		const answer = answers[Math.min(turn++, answers.length - 1)] as Answer;
		if (typeof answer === "function") return answer(response, hit);
		response.writeHead(200, { "content-type": HTML }).end(answer);
	};
}

/** A page within so many boxes. */
export const nested = (body: string, depth: number): string =>
	`<html><body>${"<div>".repeat(depth)}${body}${"</div>".repeat(depth)}</body></html>`;

/** A page with an element of so many attributes. */
export const attributed = (body: string, count: number): string =>
	`<html><body><div ${Array.from({ length: count }, (_, i) => `a${i}="${i}"`).join(" ")}>${body}</div></body></html>`;
