import type { ChildProcess } from "node:child_process";
import { Agent, get } from "node:http";
import { start, stop, usedBy } from "../search/child.ts";

/** A server in a process of its own. */
export interface Server {
	child: ChildProcess;
	port: number;
}

/** The product over an index, or bare Express that gives the bytes it is told. */
export async function serve(index: string | null): Promise<Server> {
	const { child, first } = await (index === null ? start("bare.ts") : start("server.ts", index));
	return { child, port: first as number };
}

export const end = ({ child }: Server): Promise<void> => stop(child);

export interface Answered {
	status: number;
	type: string;
	body: string;
	/** In seconds, where the answer says when to come again. */
	retryAfter: number | null;
	ms: number;
}

/** Asks for a page; throws where there is no answer. */
export function ask({ port }: Pick<Server, "port">, path: string, agent?: Agent): Promise<Answered> {
	const began = performance.now();
	return new Promise((resolve, reject) => {
		const asked = get({ host: "127.0.0.1", port, path, ...(agent && { agent }) }, (response) => {
			const chunks: Buffer[] = [];
			response.on("data", (chunk: Buffer) => chunks.push(chunk));
			response.on("error", reject);
			response.on("end", () => {
				const { "content-type": type = "", "retry-after": again } = response.headers;
				resolve({
					status: response.statusCode ?? 0,
					type,
					body: Buffer.concat(chunks).toString(),
					retryAfter: again === undefined ? null : Number(again),
					ms: performance.now() - began,
				});
			});
		});
		asked.on("error", (error: NodeJS.ErrnoException) => {
			// The server may close a connection that was idle just when it is used again; clients ask anew then.
			if (asked.reusedSocket && error.code === "ECONNRESET") ask({ port }, path, agent).then(resolve, reject);
			else reject(error);
		});
	});
}

/** What a load brought. */
export interface Load {
	/** How many answers of each status. */
	statuses: Record<string, number>;
	/** Requests that got no answer, in words. */
	errors: string[];
	/** Answers of 503 that do not say when to come again. */
	untold: number;
	/** Milliseconds of each answer. */
	times: number[];
	/** The server's CPU milliseconds a request. */
	cpu: number;
	/** How long its event loop was late, see `Used`. */
	late: number;
}

/** Asks for pages over so many connections at once, until there are no more of them or `goesOn` says no. */
export async function load(
	server: Server,
	paths: Iterable<string>,
	connections: number,
	goesOn: () => boolean = () => true,
): Promise<Load> {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	const found: Load = { statuses: {}, errors: [], untold: 0, times: [], cpu: 0, late: 0 };
	const before = await usedBy(server.child);
	const waiting = paths[Symbol.iterator]();
	const one = async (): Promise<void> => {
		while (goesOn()) {
			const { value: path, done } = waiting.next();
			if (done) return;
			try {
				const { status, ms, retryAfter } = await ask(server, path, agent);
				found.statuses[status] = (found.statuses[status] ?? 0) + 1;
				if (status === 503 && retryAfter === null) found.untold++;
				found.times.push(ms);
			} catch (error) {
				found.errors.push(`${path}: ${error}`);
			}
		}
	};
	await Promise.all(Array.from({ length: connections }, one));
	agent.destroy();
	const after = await usedBy(server.child);
	found.late = after.late;
	found.cpu = (after.cpu - before.cpu) / Math.max(1, found.times.length);
	return found;
}

/** The same paths over and over. */
export function* overAndOver(paths: readonly string[]): Generator<string> {
	for (;;) yield* paths;
}
