import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { text as readAll } from "node:stream/consumers";
import type { Command } from "commander";
import {
	type Citation,
	type CitationContext,
	findCitations,
	type Resolution,
	resolveCitations,
} from "../../citation/index.ts";
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

async function extractLines(context: Context): Promise<number> {
	const { stdin, stdout, stderr } = context.io;
	let number = 0;
	let broken = 0;
	for await (const line of createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
		number++;
		if (line.trim() === "") continue;
		try {
			const {
				id,
				text,
				context: page,
			} = JSON.parse(line) as { id?: unknown; text?: unknown; context?: CitationContext };
			if (typeof text !== "string") throw new Error('"text" is not a string');
			const answer = `${JSON.stringify({ id, citations: extract(context, text, page ?? {}) })}\n`;
			if (!stdout.write(answer)) await once(stdout, "drain");
		} catch (error) {
			broken++;
			stderr.write(
				`trichdan: line ${number}: ${messageOf(error)}; expected {"id","text","context"}. The line is skipped.\n`,
			);
		}
	}
	return broken === 0 ? EXIT.done : EXIT.partly;
}

async function readText(context: Context, file: string): Promise<string> {
	if (file === "-") {
		if (context.io.stdin.isTTY)
			throw new AppError("usage", "No text was given.", { remedy: "Name a file, or pipe a text into the command." });
		return readAll(context.io.stdin);
	}
	try {
		return await readFile(file, "utf8");
	} catch (error) {
		throw new AppError("file_unreadable", `Cannot read ${file}: ${messageOf(error)}.`, {
			remedy: "Check the path, or pipe the text in.",
			cause: error,
		});
	}
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
		.argument("[file]", "a text file, or - for standard input", "-")
		.option("--jsonl", 'read {"id","text","context"} lines, write {"id","citations"} lines in the same order')
		.option("--json", "print JSON")
		.action((file: string, options: { jsonl?: boolean; json?: boolean }) =>
			run(async (context) => {
				if (options.jsonl) return extractLines(context);
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
