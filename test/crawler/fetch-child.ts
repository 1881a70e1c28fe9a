import { createFetcher } from "../../crawler/fetch.ts";
import { messageOf } from "../../model/errors.ts";

// Fetches one address in a process of its own, and tells how it ended and how far its memory had grown at most.
const fetcher = createFetcher();
const before = process.memoryUsage().rss;
const message = await fetcher.get(process.argv[2] ?? "", { allowPrivateNetwork: true }).then(() => "", messageOf);
await fetcher.close();
console.log(JSON.stringify({ message, grown: process.resourceUsage().maxRSS * 1024 - before }));
