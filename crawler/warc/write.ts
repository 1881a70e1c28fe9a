import { STATUS_CODES } from "node:http";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { WARC_1_1, WARCRecord, WARCSerializer } from "warcio";
import type { FetchedPage } from "../../model/report.ts";

/** Headers of ours beside those of the standard, for what a WARC has no word for. */
export const OWN = {
	/** Id of the source that the page was fetched for. */
	source: "Trichdan-Source",
	/** What became of it. */
	outcome: "Trichdan-Outcome",
	/** Address that was asked for, where a redirect led to another. */
	asked: "Trichdan-Asked",
};

const unpack = promisify(gunzip);
/** No body that was fetched is larger. */
const MOST_BODY = 64 * 1024 * 1024;

/** What a header may hold: a line break would begin another. */
const line = (text: string): string => text.replace(/[\r\n]+/g, " ");

/** The record that a WARC begins with: who wrote it. */
export const warcInfo = (software: string, at: Date): Promise<Uint8Array> =>
	WARCSerializer.serialize(
		WARCRecord.createWARCInfo(
			{ date: at.toISOString(), warcVersion: WARC_1_1 },
			{ software, format: "WARC File Format 1.1", description: "Pages as fetched; status lines and headers rebuilt." },
		),
		{ gzip: true },
	);

/**
 * A page as a gzipped `response` record. The body is as it was stored, unpacked; of its headers those that are known.
 * Null for a page of which no body was kept.
 */
export async function warcResponse(page: FetchedPage): Promise<Uint8Array | null> {
	if (page.body === null) return null;
	const body = await unpack(page.body, { maxOutputLength: MOST_BODY });
	// Of a page that was unchanged, or could not be had the last time, the body is that of an earlier answer.
	const status = page.status >= 200 && page.status < 300 ? page.status : 200;
	const httpHeaders: [string, string][] = [];
	if (page.contentType !== null) httpHeaders.push(["Content-Type", line(page.contentType)]);
	if (page.etag !== null) httpHeaders.push(["ETag", line(page.etag)]);
	if (page.lastModified !== null) httpHeaders.push(["Last-Modified", line(page.lastModified)]);
	httpHeaders.push(["Content-Length", String(body.length)]);
	const warcHeaders: [string, string][] = [
		[OWN.source, page.sourceId],
		[OWN.outcome, page.outcome],
	];
	if (page.finalUrl !== page.url) warcHeaders.push([OWN.asked, page.url]);
	const record = WARCRecord.create(
		{
			type: "response",
			url: page.finalUrl,
			date: page.fetchedAt,
			warcVersion: WARC_1_1,
			warcHeaders,
			httpHeaders,
			statusline: `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`.trimEnd(),
		},
		[body],
	);
	return WARCSerializer.serialize(record, { gzip: true });
}
