import type { Command } from "commander";
import { isDue } from "../../../crawler/crawl/due.ts";
import type { Store } from "../../../data/store/port.ts";
import { ZONE } from "../../../model/dates.ts";
import { nextCrawl } from "../../../model/schedule.ts";
import type { Source } from "../../../model/source.ts";
import type { Context } from "../../context.ts";
import { counted, createOutput } from "../../io.ts";
import { EXIT, type Run } from "../../run.ts";

interface Row {
	id: string;
	name: string;
	province: string | null;
	level: Source["level"];
	home: string;
	family: string | null;
	enabled: boolean;
	/** First crawl of the live site that brought a report; null: not yet. */
	verifiedAt: string | null;
	lastRunAt: string | null;
	/** What the last crawl had to say; null where it had nothing. */
	lastNote: string | null;
	/** When it is crawled next: `now` where it is due, null where it is switched off. */
	nextAt: string | null;
	alarms: { kind: string; since: string; message: string }[];
}

const RUNS = 8;

async function rowOf(source: Source, store: Store | null, now: Date): Promise<Row> {
	const { id, name, province, level, home, family, enabled } = source;
	const state = (await store?.sourceState(id)) ?? null;
	const runs = (await store?.runs(RUNS, id)) ?? [];
	const alarms = (await store?.alarms({ sourceId: id, limit: 10 })) ?? [];
	const planned = nextCrawl(source, state?.nextAt ?? null, now);
	return {
		id,
		name,
		province,
		level,
		home,
		family: family ?? null,
		enabled,
		verifiedAt: state?.verifiedAt ?? null,
		lastRunAt: runs[0]?.startedAt ?? null,
		lastNote: runs[0]?.note ?? null,
		nextAt: !enabled ? null : isDue(source, runs, state, now) ? "now" : (planned ?? null),
		alarms: alarms.map(({ kind, since, message }) => ({ kind, since, message })),
	};
}

/** An instant as people in Vietnam read it: `25/11/2026 09:30`. */
const shown = (instant: string): string => {
	const parts = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, dateStyle: "short", timeStyle: "short" });
	return parts.format(new Date(instant)).replace(",", "");
};

function show(rows: Row[], line: (text?: string) => void): void {
	if (rows.length === 0) {
		line("There is no source yet. `npx trichdan source add URL` looks at a site and writes its entry.");
		return;
	}
	const width = Math.max(0, ...rows.map(({ id }) => id.length));
	for (const row of rows) {
		const state = row.enabled ? "enabled " : "prepared";
		const facts = [
			row.province ?? "whole country",
			row.family ?? "no family",
			row.verifiedAt ? `verified ${shown(row.verifiedAt)}` : "unverified",
			row.lastRunAt ? `last crawl ${shown(row.lastRunAt)}` : "never crawled",
			...(row.nextAt === null ? [] : [row.nextAt === "now" ? "due now" : `next ${shown(row.nextAt)}`]),
		];
		line(`${row.id.padEnd(width)}  ${state}  ${row.name}`);
		line(`${" ".repeat(width)}            ${facts.join(" · ")}`);
		for (const { kind, since, message } of row.alarms) line(`  ! ${kind} since ${shown(since)}: ${message}`);
	}
	const enabled = rows.filter((row) => row.enabled).length;
	line(`${counted(rows.length, "source")}, ${enabled} enabled. \`source enable ID\` switches one on.`);
}

async function list(context: Context, json: boolean): Promise<number> {
	const output = createOutput(context.io, json);
	const sources = await context.sources();
	const store = await context.storeIfThere();
	const now = new Date();
	const rows: Row[] = [];
	for (const source of sources) rows.push(await rowOf(source, store, now));
	output.result({ sources: rows }, () => show(rows, output.line));
	return EXIT.done;
}

/** `source list` */
export function listCommand(group: Command, run: Run): void {
	group
		.command("list")
		.summary("list the sources, with how they fare")
		.description(
			"Lists the entries of the sources file: whether each is enabled or only prepared, whether a crawl of the live site has verified it, when it was crawled last and will be next, and the alarms that stand.",
		)
		.option("--json", "print JSON")
		.action((options: { json?: boolean }) => run((context) => list(context, options.json ?? false)));
}
