import { gunzipSync } from "node:zlib";
import { contentHash, sha256 } from "../../../model/hash.ts";

/** A text as it is kept beside its checksum. */
export interface KeptText {
	title: string;
	text: string;
	hash: string;
}

/** A page as it is kept: gzipped, beside the checksum of what it unpacks to. */
export interface KeptBody {
	url: string;
	body: Buffer;
	hash: string;
}

/** The most that a kept page may unpack to: over five times of what a crawl or an import lets in. */
const MOST_BYTES = 2 ** 28;

const isText = ({ title, text, hash }: KeptText): boolean => contentHash(title, text) === hash;

/** What is wrong with a report's text, in words; null where it is what was stored. */
export const reportDamage = (report: KeptText & { id: number }): string | null =>
	isText(report) ? null : `Report ${report.id} does not match its checksum: its text was damaged.`;

/** What is wrong with an earlier version of a report. */
export const versionDamage = (version: KeptText & { id: number; version: number }): string | null =>
	isText(version)
		? null
		: `Version ${version.version} of report ${version.id} does not match its checksum: its text was damaged.`;

/** What is wrong with the bytes of a page. */
export function pageDamage({ url, body, hash }: KeptBody): string | null {
	try {
		if (sha256(gunzipSync(body, { maxOutputLength: MOST_BYTES })) === hash) return null;
	} catch {
		// Bytes that cannot be unpacked are damaged too.
	}
	return `The kept page ${url} does not match its checksum: its bytes were damaged.`;
}
