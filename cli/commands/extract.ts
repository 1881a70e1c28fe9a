import { once } from "node:events";
import { open } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { Command } from "commander";
import { z } from "zod";
import {
	type Citation,
	type CitationContext,
	findCitations,
	findRelations,
	type Relation,
	type Resolution,
	resolveCitations,
} from "../../citation/index.ts";
import { Day } from "../../model/dates.ts";
import { messageOf } from "../../model/errors.ts";
import { provinceFault } from "../../model/near.ts";
import type { Context } from "../context.ts";
import { createOutput } from "../io.ts";
import { provinceSlugs } from "../options.ts";
import { EXIT, type Run } from "../run.ts";
import { readText, unreadable } from "../text-input.ts";

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
	/** What the text says that this document does to others; `to` is an index into the citations. */
	relations: StatedRelation[];
}

/** A relation without the one that does it, which stands around it. */
export type StatedRelation = Omit<Relation, "from">;

export interface Extraction {
	citations: ExtractedCitation[];
	/** What the text says that it does itself: `Hội nghị tổng kết 10 năm thực hiện …`. */
	relations: StatedRelation[];
}

/** The citations of a text with what they mean and how they bear on each other. */
export function extract(context: Pick<Context, "authority">, text: string, page: CitationContext): Extraction {
	const authority = context.authority();
	const found = findCitations(text, authority, page);
	const resolutions = resolveCitations(found, text, authority, page);
	const documents = documentsOf(context, found, resolutions);
	const stated = new Map<number | null, StatedRelation[]>();
	for (const { from, ...relation } of findRelations(text, found, authority))
		stated.set(from, [...(stated.get(from) ?? []), relation]);
	const relationsOf = (from: number | null) => stated.get(from) ?? [];
	const citations = found.flatMap((citation, i) => {
		const resolution = resolutions[i];
		if (!resolution) return [];
		const { id, ...meaning } = resolution;
		const document = id === null ? null : (documents.get(id) ?? null);
		return [{ ...citation, ...meaning, directive: id, document, relations: relationsOf(i) }];
	});
	return { citations, relations: relationsOf(null) };
}

/** `SYMBOL@DATE` by id: of the register, or, for a document known only by being cited, as the text dates it. */
function documentsOf(
	context: Pick<Context, "authority">,
	citations: Citation[],
	resolutions: Resolution[],
): Map<string, string> {
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

const EXPECTED = 'expected {"id","text","context"}';

/** A line as it should be, or in words why it is not. */
function readLine(line: string, provinces: readonly string[]): z.infer<typeof Line> | string {
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch (error) {
		return `it is no JSON: ${messageOf(error)}; ${EXPECTED}.`;
	}
	const result = Line.safeParse(value);
	if (result.success) {
		const { province } = result.data.context ?? {};
		const fault = province ? provinceFault(province, provinces) : null;
		return fault ? `context.province: ${fault.problem}. ${fault.remedy}` : result.data;
	}
	const [issue] = result.error.issues;
	return `${issue?.path.join(".") || "it"}: ${issue?.message}; ${EXPECTED}.`;
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
	const provinces = provinceSlugs(context);
	let number = 0;
	let broken = 0;
	for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
		number++;
		if (line.trim() === "") continue;
		const read = readLine(line, provinces);
		if (typeof read === "string") {
			broken++;
			stderr.write(`trichdan: line ${number}: ${read} The line is skipped.\n`);
			continue;
		}
		const answer = `${JSON.stringify({ id: read.id, ...extract(context, read.text, read.context ?? {}) })}\n`;
		if (!stdout.write(answer)) await once(stdout, "drain");
	}
	return broken === 0 ? EXIT.done : EXIT.partly;
}

const STATUS: Record<Resolution["status"], string> = {
	resolved: "is",
	ambiguous: "may be one of",
	stub: "is not in the register:",
	unlinked: "has neither number nor known name to link by",
};

function describe(context: Context, one: ExtractedCitation): string {
	const listed = (one.directive ? [one.directive] : one.candidates.map(({ id }) => id)).map((id) => {
		const known = context.authority().documentsById.get(id);
		return known
			? `${known.symbol ?? known.title} (${known.date ?? "?"}) ${known.symbol ? known.title : ""}`.trim()
			: id;
	});
	const titles = listed.slice(0, 4).join(" | ");
	const near = one.status === "unlinked" && titles !== "" ? "; nearest in the register:" : "";
	return `${one.start}–${one.end}  ${oneLine(one.raw)}\n    ${STATUS[one.status]}${near} ${titles}`.trimEnd();
}

/** One line for each relation: what is done, to which citation, and the words that say so. */
const deeds = (of: { relations: StatedRelation[] }, citations: ExtractedCitation[]): string[] =>
	of.relations.map(({ kind, to, words }) => `    ${kind} ${oneLine(citations[to]?.raw ?? "")} (“${oneLine(words)}”)`);

const oneLine = (text: string): string => text.replace(/\s+/g, " ");

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
				const extraction = extract(context, await readText(context.io, file), {});
				const output = createOutput(context.io, options.json ?? false);
				output.result({ ...extraction }, () => {
					const { citations, relations } = extraction;
					if (citations.length === 0) output.line("No citation found.");
					for (const one of citations) output.line([describe(context, one), ...deeds(one, citations)].join("\n"));
					if (relations.length > 0) output.line(["the text itself", ...deeds({ relations }, citations)].join("\n"));
				});
				return EXIT.done;
			}),
		);
}
