import type { NewDirective } from "../../model/directive.ts";
import { contentHash } from "../../model/hash.ts";
import type { NewMention } from "../../model/mention.ts";
import type { FetchedPage, NewReport } from "../../model/report.ts";

/** A directive of the register. */
export const directive = (id: string, over: Partial<NewDirective> = {}): NewDirective => {
	const [type = "", symbol = ""] = id.split(":");
	return {
		id,
		symbol: symbol.replace(/^(\d+)-([a-z]+)-([a-z]+)$/, "$1-$2/$3").toUpperCase(),
		number: symbol.split("-")[0] ?? null,
		type,
		title: `Title of ${id}`,
		issuedOn: null,
		issuer: null,
		issuerName: null,
		level: "central",
		term: null,
		province: null,
		origin: "authority",
		aliases: [],
		...over,
	};
};

/** A directive known only by being cited, of which nothing else is known. */
export const stub = (id: string, over: Partial<NewDirective> = {}): NewDirective =>
	directive(id, { title: null, origin: "cited", ...over });

/** A report; its hash fits its title and text. */
export const report = (over: Partial<NewReport> = {}): NewReport => {
	const title = over.title ?? "Tin trong tỉnh";
	const text = over.text ?? "Thực hiện Nghị quyết số 25-NQ/TW, công tác dân vận có nhiều đổi mới.";
	return {
		url: null,
		file: null,
		sourceId: "nghe-an",
		publishedOn: "2023-02-28",
		dateSource: "metadata",
		dateInferred: false,
		author: null,
		province: "nghe-an",
		fetchedAt: "2026-11-22T06:00:00.000Z",
		attachedTo: null,
		extractor: null,
		quality: null,
		extractorVersion: 1,
		grammarVersion: 1,
		...over,
		title,
		text,
		contentHash: over.contentHash ?? contentHash(title, text),
	};
};

/** A mention of `directiveId` (null: ambiguous) where `raw` first stands in the text. */
export const mention = (
	text: string,
	raw: string,
	directiveId: string | null,
	over: Partial<NewMention> = {},
): NewMention => {
	const start = text.indexOf(raw);
	return {
		start,
		end: start + raw.length,
		form: "full",
		raw,
		symbol: "25-NQ/TW",
		type: "nghi-quyet",
		date: null,
		issuer: null,
		term: null,
		title: null,
		scope: null,
		place: null,
		parts: {},
		named: [],
		repairs: [],
		rule: "party",
		status: directiveId === null ? "ambiguous" : "resolved",
		relations: [],
		directiveId,
		confidence: 0.9,
		reasons: [],
		warnings: [],
		candidates: [],
		...over,
	};
};

/** A page as fetched. */
export const page = (url: string, over: Partial<FetchedPage> = {}): FetchedPage => ({
	url,
	sourceId: "nghe-an",
	status: 200,
	outcome: "report",
	contentType: "text/html; charset=utf-8",
	finalUrl: url,
	note: null,
	body: Buffer.from([31, 139, 0, 255]),
	bodyHash: "b".repeat(64),
	etag: '"1"',
	lastModified: null,
	fetchedAt: "2026-11-22T06:00:00.000Z",
	...over,
});
