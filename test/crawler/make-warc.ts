import { gzipSync } from "node:zlib";
import { WARC_1_1, WARCRecord, WARCSerializer, type WARCType } from "warcio";

/** A record of a WARC. */
export interface RecordOptions {
	type?: WARCType;
	url?: string;
	date?: string;
	status?: string;
	/** Of the answer; of a `resource`, its content type. */
	headers?: Record<string, string>;
	body?: Buffer | string;
}

/** A record, written by warcio: compressed by itself, or not. */
export function record(
	{ type = "response", url = "", date, status = "200 OK", headers = {}, body = "" }: RecordOptions,
	gzip = true,
): Promise<Uint8Array> {
	const isResource = type === "resource";
	const made = WARCRecord.create(
		{
			type,
			url,
			date: date ?? "2022-03-04T05:06:07Z",
			warcVersion: WARC_1_1,
			statusline: `HTTP/1.1 ${status}`,
			...(isResource
				? { warcHeaders: { "Content-Type": headers["Content-Type"] ?? "text/html" } }
				: { httpHeaders: headers }),
		},
		[Buffer.from(body)],
	);
	return WARCSerializer.serialize(made, { gzip });
}

export const HTML = { "Content-Type": "text/html; charset=utf-8" };

/** A page with a report. */
export const page = (title: string, text: string): string =>
	`<html><head><title>${title}</title></head><body><h1>${title}</h1><p class="ngay">14/01/2022</p><div>${text
		.split("\n")
		.map((line) => `<p>${line}</p>`)
		.join("")}</div></body></html>`;

/** A body cut into chunks, as HTTP/1.1 sends it. */
export const chunked = (body: Buffer | string, size = 100): Buffer => {
	const bytes = Buffer.from(body);
	const parts: Buffer[] = [];
	for (let at = 0; at < bytes.length; at += size) {
		const part = bytes.subarray(at, at + size);
		parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from("\r\n"));
	}
	return Buffer.concat([...parts, Buffer.from("0\r\n\r\n")]);
};

export const gzipped = (body: string): Buffer => gzipSync(body);
