import { lookup } from "node:dns/promises";
import { readFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import ipaddr from "ipaddr.js";
import { createFetcher, type FetchRequest } from "../../crawler/fetch.ts";
import { AppError, messageOf } from "../../model/errors.ts";
import { answerCalls } from "./calls.ts";

// Who goes out into the test's internet: the real fetcher, and others who are less careful, to compare.

/** How a visit ended: the text that came, or why none did. */
export interface Visit {
	url: string;
	text: string | null;
	code: string | null;
	why: string | null;
}

const fetcher = createFetcher({ version: "0", deadline: 12_000, documentationIsPublic: true });
const hasty = createFetcher({ version: "0", deadline: 3000, documentationIsPublic: true });
/** As the fetcher would be by the system's own look-up. */
const plain = createFetcher({
	version: "0",
	deadline: 12_000,
	documentationIsPublic: true,
	resolve: (host) => lookup(host, { all: true, verbatim: true }),
});
const BY = { fetcher, hasty, plain };

async function visit(url: string, request: FetchRequest = {}, by: keyof typeof BY = "fetcher"): Promise<Visit> {
	try {
		const { body } = await BY[by].get(url, request);
		return { url, text: body.toString(), code: null, why: null };
	} catch (error) {
		return { url, text: null, code: error instanceof AppError ? error.code : "", why: messageOf(error) };
	}
}

/** Looks a host up, checks the address it has, then fetches: what a guard is often taken to be. */
async function naive(url: string): Promise<void> {
	const host = new URL(url).hostname.replace(/^\[|\]$/g, "");
	const { address } = await lookup(host);
	const range = ipaddr.parse(address).range();
	if (range !== "unicast" && range !== "reserved") throw new Error(`${address} is ${range}`);
	await (await fetch(url, { signal: AbortSignal.timeout(3000) })).text();
}

const work = {
	visit,
	naive: (url: string) => naive(url).catch(() => {}),
	/** Connections that anybody in this namespace has tried to make so far, answered or not. */
	dialled: (): number => {
		const [names = "", values = ""] = readFileSync("/proc/net/snmp", "utf8").match(/^Tcp:.*$/gm) ?? [];
		return Number(values.split(" ")[names.split(" ").indexOf("ActiveOpens")]);
	},
	/**
	 * Visits some addresses at once, and meanwhile another one again and again, so many times. Tells in which order they
	 * ended, and for how many milliseconds the event loop stood still at most.
	 */
	meanwhile: async (urls: string[], other: string, times: number, by: keyof typeof BY) => {
		const ended: string[] = [];
		const delay = monitorEventLoopDelay({ resolution: 5 });
		delay.enable();
		const visits = urls.map((url) =>
			visit(url, {}, by).finally(() => {
				ended.push(url);
			}),
		);
		const others: Visit[] = [];
		for (let i = 0; i < times; i++) {
			others.push(await visit(other, {}, by));
			ended.push(other);
		}
		const slow = await Promise.all(visits);
		delay.disable();
		return { visits: slow, others, ended, stall: delay.max / 1e6 };
	},
};
export type Visitor = typeof work;

answerCalls(work);
