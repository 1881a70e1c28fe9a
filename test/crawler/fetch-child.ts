import { readFileSync } from "node:fs";
import { createFetcher } from "../../crawler/fetch.ts";
import { messageOf } from "../../model/errors.ts";

/**
 * The most memory that this process has held, in bytes. What the system counts as a process's maximum includes what its
 * parent held when it was started; Linux also tells the program's own.
 */
function peak(): number {
	try {
		return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1]) * 1024;
	} catch {
		return process.resourceUsage().maxRSS * 1024;
	}
}

// Fetches one address in a process of its own, and tells how it ended and how far its memory had grown at most.
const fetcher = createFetcher();
const before = process.memoryUsage().rss;
const message = await fetcher.get(process.argv[2] ?? "", { allowPrivateNetwork: true }).then(() => "", messageOf);
await fetcher.close();
console.log(JSON.stringify({ message, grown: peak() - before }));
