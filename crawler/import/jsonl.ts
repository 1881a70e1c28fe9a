import { createReadStream } from "node:fs";
import { z } from "zod";
import { Day } from "../../model/dates.ts";
import { messageOf } from "../../model/errors.ts";
import { provinceFault } from "../../model/near.ts";
import { cleanLine, cleanLines } from "../article/lines.ts";
import { faultsOf } from "../sources/entries.ts";
import { normaliseUrl } from "../urls.ts";
import type { FoundFile } from "./files.ts";
import { type Entry, type ImportContext, type Item, unfit } from "./item.ts";

const MIB = 1024 * 1024;
/** A line with 5 MB of text, each letter written as an escape. */
const MOST_LINE = 32 * MIB;
const MOST_TEXT = 5 * MIB;

/** One line: a report. What is not known is left out or null. */
const Line = z.strictObject({
	title: z.string().nullish(),
	text: z.string().min(1, "there is no text").max(MOST_TEXT, "the text is longer than 5 MB"),
	url: z
		.string()
		.refine((url) => normaliseUrl(url) !== null, "is not an address of the web")
		.nullish(),
	published: Day.nullish(),
	province: z.string().nullish(),
	author: z.string().nullish(),
	source: z.string().nullish(),
});
type Line = z.infer<typeof Line>;

const REMEDY =
	'A line is {"title"?, "text", "url"?, "published"?, "province"?, "author"?, "source"?}; docs/commands.md explains it.';

const LF = 10;

interface RawLine {
	number: number;
	/** Where in the file the line ends. */
	end: number;
	/** Null for a line that is too long to be read. */
	bytes: Buffer | null;
}

/** The lines of a file, one after the other; one that is too long is passed over. */
async function* linesOf(path: string): AsyncGenerator<RawLine, void> {
	let parts: Buffer[] = [];
	let length = 0;
	let number = 1;
	let at = 0;
	const line = (): RawLine => {
		const bytes = length > MOST_LINE ? null : Buffer.concat(parts);
		parts = [];
		length = 0;
		return { number: number++, end: at, bytes };
	};
	const add = (part: Buffer): void => {
		length += part.length;
		at += part.length;
		if (length <= MOST_LINE) parts.push(part);
		else parts = [];
	};
	for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
		let from = 0;
		for (let to = chunk.indexOf(LF); to !== -1; to = chunk.indexOf(LF, from)) {
			add(chunk.subarray(from, to + 1));
			from = to + 1;
			yield line();
		}
		add(chunk.subarray(from));
	}
	if (length > 0) yield line();
}

function parse(text: string, { sources, places }: ImportContext): Line {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		throw unfit(`it is no JSON: ${messageOf(error)}`, REMEDY);
	}
	const result = Line.safeParse(value);
	if (!result.success) throw unfit(faultsOf(result.error.issues).join("; "), REMEDY);
	const { province, source } = result.data;
	const fault = province
		? provinceFault(
				province,
				places.provinces.map(({ slug }) => slug),
			)
		: null;
	if (fault) throw unfit(`province: ${fault.problem}`, fault.remedy);
	if (source && !sources.some(({ id }) => id === source))
		throw unfit(`source: there is no source "${source}"`, "Leave it out, or name one of the sources file.");
	return result.data;
}

async function itemOf(line: Line, name: string, context: ImportContext): Promise<Item> {
	const { parser, now } = context;
	const title = cleanLine(line.title ?? "");
	// Without a title the text is read as a saved page is: headline and day first.
	const read = title
		? {
				title,
				text: cleanLines(line.text).join("\n"),
				author: null,
				published: null,
				dateSource: null,
				dateInferred: false,
			}
		: await parser.text({ bytes: Buffer.from(line.text), name, contentType: null, now });
	const url = line.url ? normaliseUrl(line.url) : null;
	return {
		read: { ...read, author: line.author?.trim() || read.author },
		url,
		file: url === null ? name : null,
		sourceId: line.source ?? null,
		fetchedAt: now.toISOString(),
		province: line.province ?? null,
		published: line.published ?? null,
		// A line has no place of its own: when lines are put in, all below it move.
		path: null,
		page: null,
	};
}

/** The entries of a JSONL file, a report a line. */
export async function* jsonlEntries(file: FoundFile, context: ImportContext): AsyncGenerator<Entry, void> {
	const utf8 = new TextDecoder("utf-8", { fatal: true });
	for await (const { number, end, bytes } of linesOf(file.path)) {
		if (bytes?.every((byte) => byte <= 0x20)) continue;
		yield {
			where: `line ${number}`,
			name: `${file.name}:${number}`,
			at: end,
			read: async () => {
				if (bytes === null) throw unfit(`it is longer than ${MOST_LINE / MIB} MiB`, REMEDY);
				let text: string;
				try {
					text = utf8.decode(bytes);
				} catch {
					throw unfit("it is not UTF-8", "Save the file as UTF-8.");
				}
				return itemOf(parse(text, context), `${file.name}:${number}`, context);
			},
		};
	}
}
