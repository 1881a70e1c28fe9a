import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { createInterface } from "node:readline/promises";
import { type Command, InvalidArgumentError } from "commander";
import { idOf, type Proposal, propose, type Wishes } from "../../../crawler/onboard/entry.ts";
import { type Exploration, explore } from "../../../crawler/onboard/explore.ts";
import { type Starts, sameSite } from "../../../crawler/onboard/same-site.ts";
import { summaryOf } from "../../../crawler/onboard/sample.ts";
import { replaceText, withEntry } from "../../../crawler/onboard/sources-file.ts";
import { readSources } from "../../../crawler/sources.ts";
import { AppError, messageOf } from "../../../model/errors.ts";
import { Source } from "../../../model/source.ts";
import { type Context, settingPath } from "../../context.ts";
import { count, counted, createOutput, type Io, type Output } from "../../io.ts";
import { knownProvince, provinceSlugs } from "../../options.ts";
import { EXIT, type Run } from "../../run.ts";
import { lookAt } from "./looking.ts";
import { showSample } from "./show.ts";

interface Options {
	id?: string;
	name?: string;
	province?: string;
	level?: string;
	delay?: number;
	allowPrivateNetwork?: boolean;
	dryRun?: boolean;
	yes?: boolean;
	json?: boolean;
}

const LEVELS = Source.shape.level.options;
const DELAY = 3000;

/** Reads the address of an option; one without a protocol is meant by https. */
function addressOf(typed: string): URL {
	const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
	if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
		throw new InvalidArgumentError("Write it as https://baonghean.vn/.");
	return new URL(text);
}

function idFrom(typed: string): string {
	if (!Source.shape.id.safeParse(typed).success)
		throw new InvalidArgumentError("An id holds lower-case letters (a to z), digits and hyphens, as bao-nghe-an.");
	return typed;
}

function nameFrom(typed: string): string {
	if (typed.trim() === "") throw new InvalidArgumentError("A name holds something.");
	return typed.trim();
}

function milliseconds(typed: string): number {
	if (!/^\d{1,6}$/.test(typed)) throw new InvalidArgumentError("Write milliseconds, as 3000.");
	return Number(typed);
}

function levelOf(typed: string): string {
	if (!LEVELS.some((level) => level === typed)) throw new InvalidArgumentError(`It is one of ${LEVELS.join(", ")}.`);
	return typed;
}

/** Refuses an id that another entry has. */
function refuseTaken(id: string, sources: readonly Source[]): void {
	if (sources.some((source) => source.id === id))
		throw new AppError("usage", `There is a source "${id}" already.`, { remedy: "Give another one with --id." });
}

/** Refuses a site that another entry crawls already. */
function refuseSame(starts: Starts, sources: readonly Source[]): void {
	const same = sameSite(starts, sources);
	if (same === null) return;
	const { id, name } = same.source;
	throw new AppError("usage", `The source "${id}" (${name}) begins at ${same.address} already.`, {
		remedy: `Edit that entry where it lacks something; \`npx trichdan source test ${id}\` shows how it fares.`,
	});
}

/** The text of the sources file with the entry in it, as the loader will take it. */
function fileWith(context: Context, file: string, before: string, entry: Proposal["entry"]): string {
	const after = withEntry(before, entry);
	try {
		const provinces = new Set(provinceSlugs(context));
		readSources(after, basename(file), { provinces, families: context.families() });
	} catch (cause) {
		throw new AppError("sources_invalid", `The entry that was made would be refused: ${messageOf(cause)}`, {
			remedy: "Give what is wrong by an option, or write the entry by hand; docs/sources.md tells what it holds.",
			cause,
		});
	}
	return after;
}

function show({ found, proposal }: { found: Exploration; proposal: Proposal }, { line }: Output): void {
	const { entry, province } = proposal;
	line(`${found.home} (${found.encoding})`);
	for (const { url, articles } of found.feeds) line(`  feed     ${url}: ${counted(articles.length, "article")}`);
	for (const url of found.sitemaps) line(`  sitemap  ${url}`);
	for (const { listing, articles } of found.listings) {
		const onward = "next" in listing ? listing.next : "postback" in listing ? listing.postback : null;
		line(`  listing  ${listing.url}: ${counted(articles.length, "article")}${onward ? `, goes on by ${onward}` : ""}`);
	}
	line(`  articles ${found.articles.join(" ") || "every link of a listing"}`);
	line(`  family   ${found.family ? `${found.family.id}: ${found.family.name}` : "none: read by what pages show"}`);
	const by = { option: "as told", host: "by its host", text: "by its articles" };
	line(
		`  province ${province ? `${province.slug} (${by[province.by]})` : "none: each text tells it, or nothing does"}`,
	);
	line();
	for (const sample of found.samples) showSample(summaryOf(sample), line);
	for (const note of found.notes) line(`  ! ${note}`);
	line();
	line(JSON.stringify(entry, null, 2));
}

/** Asks a person; anything but a yes is a no, the end of the input and Ctrl-C too. */
async function isWanted(io: Io, question: string): Promise<boolean> {
	const reader = createInterface({ input: io.stdin, output: io.stdout });
	const closed = new Promise<string>((resolve) => {
		reader.once("SIGINT", () => reader.close());
		reader.once("close", () => resolve(""));
	});
	try {
		return /^\s*(?:y|yes|c|có)\s*$/iu.test(await Promise.race([reader.question(`${question} [y/N] `), closed]));
	} finally {
		reader.close();
	}
}

async function look(context: Context, address: URL, options: Options, wishes: Wishes, output: Output) {
	const { provinces, districts } = context.authorityData();
	const isTerminal = context.io.stderr.isTTY && !output.json;
	const found = await lookAt(context, { home: address.href, ...wishes.reach }, (looking) =>
		explore(address.href, {
			...looking,
			onStep: (step) => {
				if (isTerminal) context.io.stderr.write(`looking at ${step} …\n`);
			},
		}),
	);
	return { found, proposal: propose(found, { ...wishes, province: options.province }, { provinces, districts }) };
}

async function add(context: Context, address: URL, options: Options): Promise<number> {
	const output = createOutput(context.io, options.json ?? false);
	const isTerminal = Boolean(context.io.stdin.isTTY && context.io.stdout.isTTY) && !output.json;
	if (!isTerminal && !options.yes && !options.dryRun)
		throw new AppError("usage", "There is no terminal to ask whether the entry is to be written.", {
			remedy: "Give --yes to write it, or --dry-run to see it only.",
		});
	knownProvince(context, options.province);
	const file = settingPath(context.settings.TRICHDAN_SOURCES);
	const sources = await context.sources();
	refuseSame({ home: address.href, feeds: [], sitemaps: [], listings: [] }, sources);
	refuseTaken(options.id ?? idOf(address.href), sources);

	const port = Number(address.port);
	const allowPrivateNetwork = options.allowPrivateNetwork ?? false;
	const reach = {
		delay: options.delay ?? DELAY,
		ports: port === 0 || allowPrivateNetwork ? [] : [port],
		allowPrivateNetwork,
	};
	const level = LEVELS.find((one) => one === options.level);
	const looked = await look(context, address, options, { id: options.id, name: options.name, level, reach }, output);
	const { entry, province } = looked.proposal;
	const { found } = looked;
	const { home, sitemaps } = found;
	refuseSame(
		{
			home,
			feeds: found.feeds.map(({ url }) => url),
			sitemaps,
			listings: found.listings.map(({ listing }) => listing),
		},
		sources,
	);
	refuseTaken(entry.id, sources);
	const before = await readFile(file, "utf8");
	const after = fileWith(context, file, before, entry);
	show(looked, output);

	let written = false;
	if (!options.dryRun && (options.yes || (await isWanted(context.io, `Write it to ${file}?`)))) {
		await replaceText(file, before, after);
		written = true;
	}
	const starts = {
		feeds: found.feeds.map(({ url, articles }) => ({ url, articles: articles.length })),
		sitemaps: found.sitemaps,
		listings: found.listings.map(({ listing, articles }) => ({ ...listing, articles: articles.length })),
	};
	const samples = found.samples.map(summaryOf);
	output.result({ entry, province, encoding: found.encoding, ...starts, samples, notes: found.notes, written }, () => {
		if (written)
			output.line(
				`Written to ${file}. \`npx trichdan source test ${entry.id}\` tries it again, \`npx trichdan crawl --source ${entry.id}\` crawls it.`,
			);
		else output.line("Nothing was written.");
	});
	return EXIT.done;
}

/** `source add URL` */
export function addCommand(group: Command, run: Run): void {
	group
		.command("add")
		.summary("look at a site and write its entry")
		.description(
			"Looks at a site, politely and within its robots.txt: finds its feed, sitemap, pages that list articles and the family it is of, shows three articles as they would be read, then writes the entry into the sources file.",
		)
		.argument("<url>", "its start page, a page that lists its articles, or one of them", addressOf)
		.option("--id <id>", "id of the source, made of its host unless told", idFrom)
		.option("--name <name>", "name for people, the site's own unless told", nameFrom)
		.option("--province <slug>", "province of its reports, guessed by host and text unless told")
		.option("--level <level>", `whose site it is: ${LEVELS.join(", ")}`, levelOf)
		.option("--delay <ms>", `milliseconds between two requests, ${count(DELAY)} unless told`, milliseconds)
		.option("--allow-private-network", "let loopback and private addresses be asked; written into the entry, too")
		.option("--dry-run", "show only, write nothing")
		.option("--yes", "write without asking")
		.option("--json", "print JSON")
		.action((url: URL, options: Options) => run((context) => add(context, url, options)));
}
