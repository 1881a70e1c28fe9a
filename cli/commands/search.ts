import { type Command, InvalidArgumentError, Option } from "commander";
import { permalink } from "../../citation/index.ts";
import type { CitingSentence, Counts, Part, ReportHit } from "../../data/store/port.ts";
import { printDate } from "../../model/dates.ts";
import { namesFrom } from "../../server/names.ts";
import { Catalogue } from "../../server/search/catalogue.ts";
import { type DirectivesFound, findCitations, findDirectives, findReports } from "../../server/search/find.ts";
import type { Context } from "../context.ts";
import { count, counted, createOutput } from "../io.ts";
import { EXIT, type Run } from "../run.ts";

interface Options {
	directives?: boolean;
	reports?: boolean;
	citations?: boolean;
	relevance?: boolean;
	limit: number;
	json?: boolean;
}

function readLimit(value: string): number {
	if (!/^(?:[1-9]\d?|100)$/.test(value)) throw new InvalidArgumentError("Give a whole number from 1 to 100.");
	return Number(value);
}

interface Searched {
	directives: DirectivesFound | null;
	reports: Part<ReportHit> | null;
	citations: Part<CitingSentence> | null;
}

async function search(context: Context, q: string, options: Options): Promise<Searched> {
	const store = await context.store();
	const authority = context.authorityData();
	const searching = { store, catalogue: new Catalogue(store, authority), names: namesFrom(authority) };
	const paging = { limit: options.limit };
	const all = !(options.directives || options.reports || options.citations);
	const sort = options.relevance ? "relevance" : "newest";
	const reports = options.reports || all ? await findReports(searching, q, {}, sort, paging) : null;
	// Citations are the answer to another question, so they are printed only when asked for.
	const citations = options.citations ? await findCitations(searching, q, {}, paging) : null;
	const totalOf = async (count: Promise<Counts> | null): Promise<number> => (await count)?.total ?? 0;
	return {
		directives: options.directives || all ? await findDirectives(searching, q, {}, undefined, paging) : null,
		reports: reports && { ...reports, total: await totalOf(reports.asked && store.countReports(reports.asked)) },
		citations: citations && {
			...citations,
			total: await totalOf(citations.asked && store.countCitations(citations.asked)),
		},
	};
}

const listed = <T>({ items, total, next }: Part<T>, item: (found: T) => object) => ({
	items: items.map(item),
	total,
	next,
});

/** The found rows without what only the pages use. */
const toJson = ({ directives, reports, citations }: Searched) => ({
	...(directives && { directives: listed(directives, (found) => found) }),
	...(reports && { reports: listed(reports, ({ text: _, ...hit }) => hit) }),
	...(citations && { citations: listed(citations, (found) => found) }),
});

const dateOr = (date: string | null): string => (date === null ? "no date" : printDate(date));

function print({ directives, reports, citations }: Searched, line: (text?: string) => void): void {
	if (directives) {
		line(`Directives: ${count(directives.total)}`);
		for (const { symbol, title, issuedOn, mentions, id } of directives.items) {
			line(`  ${symbol ?? title ?? id}  ${dateOr(issuedOn)}  cited ${counted(mentions, "time")}`);
			line(`    ${symbol ? (title ?? "title not known") : ""}\n    ${permalink(id)}`.replace(/^ {4}\n/, ""));
		}
	}
	if (reports) {
		line(`Reports: ${count(reports.total)}`);
		for (const { id, title, publishedOn, mentions, url } of reports.items)
			line(
				`  ${title}\n    ${dateOr(publishedOn)}  ${counted(mentions, "citation")}  /bc/${id}${url ? `  ${url}` : ""}`,
			);
	}
	if (citations) {
		line(`Citations: ${count(citations.total)}`);
		for (const { report, text, before, after, directiveId } of citations.items)
			line(
				`  ${`${before}[${text}]${after}`.replace(/\s+/g, " ")}\n    ${dateOr(report.publishedOn)}  /bc/${report.id}  ${directiveId === null ? "document not settled" : permalink(directiveId)}`,
			);
	}
}

/** `search QUERY [--directives|--reports|--citations]` */
export function searchCommand(program: Command, run: Run): void {
	program
		.command("search")
		.summary("search directives, reports and citations")
		.description(
			'The same search as the web page: numbers in any spelling, words with or without diacritics, "phrases", -not, OR, and the fields loai: so: khoa: nam: coquan: of the document, tinh: nguon: tu: den: of the report.',
		)
		.argument("<query...>", "what to look for")
		// `-tôn` is of the query; what begins with two dashes is an option that there is not.
		.allowUnknownOption()
		.addOption(new Option("--directives", "directives only").conflicts(["reports", "citations"]))
		.addOption(new Option("--reports", "reports only").conflicts(["directives", "citations"]))
		.addOption(new Option("--citations", "citing sentences only").conflicts(["directives", "reports"]))
		.option("--relevance", "reports by relevance instead of newest first")
		.option("--limit <n>", "how many of each to print, 1 to 100", readLimit, 20)
		.option("--json", "print JSON")
		.action((words: string[], options: Options, command: Command) => {
			const unknown = words.find((word) => word.startsWith("--"));
			if (unknown) command.error(`error: unknown option '${unknown}'`);
			return run(async (context) => {
				const found = await search(context, words.join(" "), options);
				const output = createOutput(context.io, options.json ?? false);
				output.result(toJson(found), () => print(found, output.line));
				return EXIT.done;
			});
		});
}
