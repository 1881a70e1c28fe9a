import type { LookupFunction, Socket } from "node:net";
import { buildConnector, Client } from "undici";
import { guardedLookup, type IsPublic, type Reach, type Resolve } from "./addresses.ts";

/** A host's one connection, and who waits for it. */
interface Line {
	client: Client | null;
	/** Ends the connection, also where it is still being dialled: a client that is told to end waits for that. */
	giveUp: () => void;
	/** Origin and guard that the connection is for. */
	madeFor: string;
	/** Whether the host sent more than it had promised, and the connection was cut for it. */
	sentTooMuch: boolean;
	/** Ends when the last of those who wait has had its turn. */
	last: Promise<void>;
	waiting: number;
}

/** A host's connection while it is somebody's turn. */
export type Connection = Pick<Line, "sentTooMuch"> & { client: Client };

export interface Connections {
	/**
	 * Gives work its turn at the host of an address. One at a time for a host, also where it is asked by http and https,
	 * with `www.` and without, guarded and not. Work that fails costs the connection.
	 *
	 * @throws the signal's reason, where it is aborted before the turn has come.
	 */
	use<T>(url: URL, reach: Reach, signal: AbortSignal, work: (connection: Connection) => Promise<T>): Promise<T>;
	close(): Promise<void>;
}

/** Hosts that are kept in mind: a robots.txt may lead anywhere, and a crawler runs for years. */
const MOST_HOSTS = 256;
const MAX_HEADERS = 16 * 1024;
/** Milliseconds that a host may say nothing, and that a connection stays open between two requests. */
const SILENCE = 10_000;
const KEEP_ALIVE = 4_000;

const hostOf = ({ hostname, port }: URL): string => `${hostname.replace(/^www\./, "")}:${port}`;

/** Waits for a promise, unless the signal is aborted before. */
async function unlessAborted(signal: AbortSignal, promise: Promise<void>): Promise<void> {
	signal.throwIfAborted();
	let onAbort = (): void => {};
	const aborted = new Promise<never>((_, reject) => {
		onAbort = () => reject(signal.reason);
		signal.addEventListener("abort", onAbort, { once: true });
	});
	await Promise.race([promise, aborted]).finally(() => signal.removeEventListener("abort", onAbort));
}

/** Dials as undici does, and ends what came of it when told to. */
function createDial(lookup: LookupFunction, given: AbortSignal): buildConnector.connector {
	const dial = buildConnector({ timeout: SILENCE, lookup });
	return (options, callback) => {
		// It returns the socket, though its types keep that to themselves.
		const socket = dial(options, callback) as unknown as Socket;
		const end = (): void => void socket.destroy(new Error("the connection was given up"));
		given.addEventListener("abort", end, { once: true });
		socket.once("close", () => given.removeEventListener("abort", end));
	};
}

export function createConnections(resolve: Resolve, judge: IsPublic): Connections {
	/** The one used last stands last. */
	const lines = new Map<string, Line>();

	async function drop(line: Line): Promise<void> {
		const { client } = line;
		line.client = null;
		line.giveUp();
		await client?.destroy();
	}

	function forgetOne(): void {
		for (const [host, line] of lines)
			if (line.waiting === 0) {
				lines.delete(host);
				void drop(line);
				return;
			}
	}

	function lineOf(host: string): Line {
		const line = lines.get(host) ?? {
			client: null,
			giveUp: () => {},
			madeFor: "",
			sentTooMuch: false,
			last: Promise.resolve(),
			waiting: 0,
		};
		lines.delete(host);
		if (lines.size >= MOST_HOSTS) forgetOne();
		return lines.set(host, line) && line;
	}

	async function connect(line: Line, url: URL, reach: Reach): Promise<Connection> {
		const wanted = `${url.origin} ${reach.allowPrivateNetwork ?? false}`;
		if (line.madeFor !== wanted) await drop(line);
		line.madeFor = wanted;
		line.sentTooMuch = false;
		if (line.client) return line as Connection;
		const given = new AbortController();
		line.giveUp = () => given.abort();
		line.client = new Client(url.origin, {
			pipelining: 1,
			maxHeaderSize: MAX_HEADERS,
			headersTimeout: SILENCE,
			bodyTimeout: SILENCE,
			keepAliveTimeout: KEEP_ALIVE,
			connect: createDial(guardedLookup(resolve, reach, judge), given.signal),
		}).on("disconnect", (_origin, _targets, error) => {
			if (error.message === "bad response") line.sentTooMuch = true;
		});
		return line as Connection;
	}

	return {
		use: async (url, reach, signal, work) => {
			const line = lineOf(hostOf(url));
			const before = line.last;
			let done = (): void => {};
			line.last = new Promise((end) => {
				done = end;
			});
			line.waiting++;
			try {
				await unlessAborted(signal, before);
				const connection = await connect(line, url, reach);
				// A request that is stopped while its host is dialled would only learn of it when that has an end.
				signal.addEventListener("abort", line.giveUp, { once: true });
				return await work(connection).catch(async (error) => {
					await drop(line);
					throw error;
				});
			} finally {
				signal.removeEventListener("abort", line.giveUp);
				line.waiting--;
				void before.then(done);
			}
		},
		close: async () => {
			await Promise.all([...lines.values()].map(drop));
			lines.clear();
		},
	};
}
