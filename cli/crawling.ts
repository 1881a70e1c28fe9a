import { GRAMMAR_VERSION } from "../citation/index.ts";
import type { CrawlOptions, CrawlResult } from "../crawler/crawl.ts";
import { postJson } from "../crawler/fetch/post.ts";
import { createFetcher } from "../crawler/fetch.ts";
import { notify } from "../crawler/health/notify.ts";
import { createParser } from "../crawler/parse.ts";
import { version } from "../data/root.ts";
import type { Source } from "../model/source.ts";
import type { Context } from "./context.ts";
import { count, counted } from "./io.ts";

/** What a crawl works with besides its lock; `close` when done. */
export type CrawlTools = Omit<CrawlOptions, "lock"> & { close(): Promise<void> };

/** Makes what a crawl works with, by the settings. */
export async function crawlTools(context: Context): Promise<CrawlTools> {
	const { provinces, districts } = context.authorityData();
	const store = await context.store();
	const fetcher = createFetcher({ version, contact: context.settings.TRICHDAN_CONTACT ?? null });
	const parser = createParser();
	return {
		store,
		fetcher,
		parser,
		extract: context.cite(),
		grammarVersion: GRAMMAR_VERSION,
		families: context.families(),
		places: { provinces, districts },
		log: context.log,
		now: () => new Date(),
		close: async () => {
			await Promise.all([parser.close(), fetcher.close()]);
		},
	};
}

/** Tells the webhook, where there is one, of alarms that it has not taken yet. */
export async function tellAlarms(context: Context, sources: readonly Source[]): Promise<void> {
	const { TRICHDAN_WEBHOOK: webhook } = context.settings;
	if (webhook === undefined) return;
	const store = await context.store();
	await notify({ store, post: postJson, webhook, sources, now: () => new Date(), log: context.log });
}

/** What a crawl of a source did, in a line, and a second one where there is something to be said of it as a whole. */
export function runLines({ id, name }: Pick<Source, "id" | "name">, { counts, note }: CrawlResult): string[] {
	const did =
		`${id} (${name}): ${counted(counts.fetched, "page")} fetched, ${counted(counts.created, "report")} new, ` +
		`${count(counts.updated)} changed, ${count(counts.unchanged)} unchanged, ${count(counts.failed)} failed; ` +
		`${counted(counts.mentions, "citation")}.`;
	return note === null ? [did] : [did, `  ${note}`];
}
