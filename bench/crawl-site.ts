// The portals that `bench/crawl.ts` crawls, in a process of their own so that their CPU time is not the crawler's. Takes
// how many hosts and how many articles each; writes their ports as one JSON line, and when its input ends what was asked.
import { once } from "node:events";
import { articlesFrom, servePortal } from "../test/hostile/portal.ts";
import { openHosts } from "../test/hostile/site.ts";

const [hostCount = 0, articleCount = 0] = process.argv.slice(2).map(Number);
const PER_PAGE = 20;
/** All of them are of these days, so that no source is taken to be silent. */
const TODAY = new Date().toISOString().slice(0, 10);
const PER_DAY = 1000;

const hosts = await openHosts(hostCount);
for (const [i, host] of hosts.entries())
	servePortal(host, articlesFrom(i * articleCount, (i + 1) * articleCount - 1, TODAY, PER_DAY), PER_PAGE);
console.log(JSON.stringify(hosts.map(({ port }) => port)));

process.stdin.resume();
await once(process.stdin, "end");
console.log(
	JSON.stringify({
		requests: hosts.map(({ hits }) => hits.length),
		mostAtOnce: Math.max(...hosts.map(({ mostAtOnce }) => mostAtOnce())),
		connections: hosts.map(({ connections }) => connections()),
		/** The shortest time between two requests to one host, in milliseconds. */
		shortestGap: Math.min(
			...hosts.flatMap(({ hits }) => hits.slice(1).map(({ at }, i) => at - (hits[i]?.at ?? Number.NEGATIVE_INFINITY))),
		),
		seconds:
			(Math.max(...hosts.map(({ hits }) => hits.at(-1)?.at ?? 0)) -
				Math.min(...hosts.map(({ hits }) => hits[0]?.at ?? Number.POSITIVE_INFINITY))) /
			1000,
	}),
);
process.exit(0);
