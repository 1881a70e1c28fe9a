import { type Command, InvalidArgumentError, Option } from "commander";
import { permalink } from "../../citation/index.ts";
import { printDate } from "../../model/dates.ts";
import { namesFrom } from "../../server/names.ts";
import { Catalogue } from "../../server/search/catalogue.ts";
import { type DirectivesFound, findDirectives, findReports, type ReportsFound } from "../../server/search/find.ts";
import type { Context } from "../context.ts";
import { count, createOutput } from "../io.ts";
import { EXIT, type Run } from "../run.ts";

interface Options {
	directives?: boolean;
	reports?: boolean;
	limit: number;
	json?: boolean;
}

function readLimit(value: string): number {
	if (!/^(?:[1-9]\d?|100)$/.test(value)) throw new InvalidArgumentError("Give a whole number from 1 to 100.");
	return Number(value);
}

interface Searched {
	directives: DirectivesFound | null;
	reports: ReportsFound | null;
}

async function search(context: Context, q: string, options: Options): Promise<Searched> {
	const store = await context.store();
	const authority = context.authorityData();
	const searching = { store, catalogue: new Catalogue(store, authority), names: namesFrom(authority) };
	const paging = { limit: options.limit };
	return {
		directives: options.reports ? null : await findDirectives(searching, q, {}, undefined, paging),
		reports: options.directives ? null : await findReports(searching, q, {}, paging),
	};
}

/** The found rows without what only the pages use. */
const toJson = ({ directives, reports }: Searched) => ({
	...(directives && { directives: { items: directives.items, total: directives.total, next: directives.next } }),
	...(reports && {
		reports: { items: reports.items.map(({ text: _, ...hit }) => hit), total: reports.total, next: reports.next },
	}),
});

const dateOr = (date: string | null): string => (date === null ? "no date" : printDate(date));

function print({ directives, reports }: Searched, line: (text?: string) => void): void {
	if (directives) {
		line(`Directives: ${count(directives.total)}`);
		for (const { symbol, title, issuedOn, mentions, id } of directives.items) {
			line(`  ${symbol ?? title ?? id}  ${dateOr(issuedOn)}  cited ${count(mentions)} times`);
			line(`    ${symbol ? (title ?? "title not known") : ""}\n    ${permalink(id)}`.replace(/^ {4}\n/, ""));
		}
	}
	if (reports) {
		line(`Reports: ${count(reports.total)}`);
		for (const { id, title, publishedOn, mentions, url } of reports.items)
			line(`  ${title}\n    ${dateOr(publishedOn)}  ${count(mentions)} citations  /bc/${id}${url ? `  ${url}` : ""}`);
	}
}

/** `search QUERY [--directives|--reports]` */
export function searchCommand(program: Command, run: Run): void {
	program
		.command("search")
		.summary("search directives and reports")
		.description(
			'The same search as the web page: numbers in any spelling, words with or without diacritics, "phrases", -not.',
		)
		.argument("<query...>", "what to look for")
		.addOption(new Option("--directives", "directives only").conflicts("reports"))
		.addOption(new Option("--reports", "reports only").conflicts("directives"))
		.option("--limit <n>", "how many of each to print, 1 to 100", readLimit, 20)
		.option("--json", "print JSON")
		.action((words: string[], options: Options) =>
			run(async (context) => {
				const found = await search(context, words.join(" "), options);
				const output = createOutput(context.io, options.json ?? false);
				output.result(toJson(found), () => print(found, output.line));
				return EXIT.done;
			}),
		);
}
