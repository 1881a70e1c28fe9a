import { once } from "node:events";
import { open, readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { buffer as readAll } from "node:stream/consumers";
import type { Command } from "commander";
import { z } from "zod";
import {
	type Citation,
	type CitationContext,
	findCitations,
	type Resolution,
	resolveCitations,
} from "../../citation/index.ts";
import { decode } from "../../crawler/decode.ts";
import { Day } from "../../model/dates.ts";
import { AppError, messageOf } from "../../model/errors.ts";
import type { Context } from "../context.ts";
import { createOutput } from "../io.ts";
import { EXIT, type Run } from "../run.ts";

/** A citation as the command prints it: what stands in the text, and what it means. */
export interface ExtractedCitation extends Citation {
	status: Resolution["status"];
	/** Id of the document meant. */
	directive: string | null;
	/** `SYMBOL@DATE` of the document meant, where both are known. */
	document: string | null;
	confidence: number;
	reasons: string[];
	warnings: string[];
	candidates: Resolution["candidates"];
}

/** The citations of a text with what they mean. */
export function extract(context: Context, text: string, page: CitationContext): ExtractedCitation[] {
	const authority = context.authority();
	const citations = findCitations(text, authority, page);
	const resolutions = resolveCitations(citations, text, authority, page);
	const documents = documentsOf(context, citations, resolutions);
	return citations.flatMap((citation, i) => {
		const resolution = resolutions[i];
		if (!resolution) return [];
		const { id, ...meaning } = resolution;
		return [{ ...citation, ...meaning, directive: id, document: id === null ? null : (documents.get(id) ?? null) }];
	});
}

/** `SYMBOL@DATE` by id: of the register, or, for a document known only by being cited, as the text dates it. */
function documentsOf(context: Context, citations: Citation[], resolutions: Resolution[]): Map<string, string> {
	const documents = new Map<string, string>();
	for (const [i, { status, id }] of resolutions.entries()) {
		const { symbol, date } = citations[i] ?? {};
		if (id === null || documents.has(id)) continue;
		const known = status === "resolved" ? context.authority().documentsById.get(id) : { symbol, date };
		if (known?.symbol && known.date?.length === 10) documents.set(id, `${known.symbol}@${known.date}`);
	}
	return documents;
}

/** A line of `--jsonl`; further keys are ignored. */
const Line = z.object({
	id: z.union([z.string(), z.number(), z.null()]).optional(),
	text: z.string(),
	context: z
		.object({
			published: Day.nullish(),
			province: z.string().nullish(),
			title: z.string().nullish(),
			url: z.string().nullish(),
		})
		.nullish(),
});

/** A line as it should be, or in words why it is not. */
function readLine(line: string): z.infer<typeof Line> | string {
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch (error) {
		return `it is no JSON: ${messageOf(error)}`;
	}
	const result = Line.safeParse(value);
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	return `${issue?.path.join(".") || "it"}: ${issue?.message}`;
}

async function openLines(file: string): Promise<NodeJS.ReadableStream> {
	const handle = await open(file).catch((error) => unreadable(file, error));
	// A folder can be opened; that it cannot be read shows only later.
	if ((await handle.stat()).isDirectory()) {
		await handle.close();
		unreadable(file, "it is a folder");
	}
	return handle.createReadStream();
}

async function extractLines(context: Context, file: string): Promise<number> {
	const { stdin, stdout, stderr } = context.io;
	const input = file === "-" ? stdin : await openLines(file);
	let number = 0;
	let broken = 0;
	for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
		number++;
		if (line.trim() === "") continue;
		const read = readLine(line);
		if (typeof read === "string") {
			broken++;
			stderr.write(`trichdan: line ${number}: ${read}; expected {"id","text","context"}. The line is skipped.\n`);
			continue;
		}
		const answer = `${JSON.stringify({ id: read.id, citations: extract(context, read.text, read.context ?? {}) })}\n`;
		if (!stdout.write(answer)) await once(stdout, "drain");
	}
	return broken === 0 ? EXIT.done : EXIT.partly;
}

function unreadable(file: string, cause: unknown): never {
	throw new AppError("file_unreadable", `Cannot read ${file}: ${messageOf(cause)}.`, {
		remedy: "Check the path, or pipe the text in.",
		cause,
	});
}

/** The text of a file or of standard input, in whatever encoding `import` would read; offsets are into this text. */
async function readText(context: Context, file: string): Promise<string> {
	if (file === "-" && context.io.stdin.isTTY)
		throw new AppError("usage", "No text was given.", { remedy: "Name a file, or pipe a text into the command." });
	if (/\.html?$/i.test(file))
		throw new AppError("file_unsupported", `${file} is a page, not a text.`, {
			remedy: "Import it (`npx trichdan import`), or save its text as .txt.",
		});
	const bytes = file === "-" ? await readAll(context.io.stdin) : await readFile(file).catch((e) => unreadable(file, e));
	return decode(bytes, { name: file === "-" ? "standard input" : file, contentType: null }).text;
}

const STATUS: Record<Resolution["status"], string> = {
	resolved: "is",
	ambiguous: "may be one of",
	stub: "is not in the register:",
	unlinked: "has no number to link by",
};

function describe(context: Context, one: ExtractedCitation): string {
	const titles = (one.directive ? [one.directive] : one.candidates.map(({ id }) => id)).map((id) => {
		const known = context.authority().documentsById.get(id);
		return known
			? `${known.symbol ?? known.title} (${known.date ?? "?"}) ${known.symbol ? known.title : ""}`.trim()
			: id;
	});
	return `${one.start}–${one.end}  ${one.raw.replace(/\s+/g, " ")}\n    ${STATUS[one.status]} ${titles.slice(0, 4).join(" | ")}`;
}

/** `extract [FILE|-] [--jsonl]` */
export function extractCommand(program: Command, run: Run): void {
	program
		.command("extract")
		.summary("print the citations in a text")
		.description("Prints the citations in a text and which document each one means. Stores nothing.")
		.argument("[file]", "a text file (with --jsonl, a file of lines), or - for standard input", "-")
		.option("--jsonl", 'read {"id","text","context"} lines, write {"id","citations"} lines in the same order')
		.option("--json", "print JSON")
		.action((file: string, options: { jsonl?: boolean; json?: boolean }) =>
			run(async (context) => {
				if (options.jsonl) return extractLines(context, file);
				const citations = extract(context, await readText(context, file), {});
				const output = createOutput(context.io, options.json ?? false);
				output.result({ citations }, () => {
					if (citations.length === 0) output.line("No citation found.");
					for (const one of citations) output.line(describe(context, one));
				});
				return EXIT.done;
			}),
		);
}
