import { createFetcher, type Fetcher, type FetcherOptions, type FetchRequest } from "../../crawler/fetch.ts";
import type { TestServer } from "./support.ts";

export const HTML = { "content-type": "text/html; charset=utf-8" };

/** What a test of the fetcher opens; all of it is closed after the test. */
export function opener() {
	const open: { close(): Promise<void> }[] = [];
	const fetcher = (options: FetcherOptions = {}): Fetcher => {
		const made = createFetcher(options);
		open.push(made);
		return made;
	};
	return {
		fetcher,
		site: async (made: Promise<TestServer>): Promise<TestServer> => {
			const server = await made;
			open.push(server);
			return server;
		},
		/** One fetch by a fetcher of its own, from a server on loopback. */
		get: (url: string, request: FetchRequest = {}, options: FetcherOptions = {}) =>
			fetcher(options).get(url, { allowPrivateNetwork: true, ...request }),
		close: async () => {
			// Clients first: a server waits for its connections.
			for (const made of open.splice(0).reverse()) await made.close();
		},
	};
}
