import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError, messageOf } from "../model/errors.ts";

/** Where to listen; port 0 takes any free one. */
export interface Address {
	host: string;
	port: number;
}

export interface Listening extends Address {
	/** `http://127.0.0.1:3000`. */
	url: string;
	/**
	 * Ends. While requests are under way it answers others for up to five seconds, so that whoever spreads requests over
	 * several servers can ask whether this one is ready and go on elsewhere; then it takes no more connections. Running
	 * requests are cut off after ten seconds.
	 */
	close(): Promise<void>;
}

/** Longest wait for running requests when the server is told to stop, in milliseconds. */
const GRACE = 10_000;
/** How much of that it goes on answering others. */
const NOTICE = 5_000;
/** How often is looked whether requests are still under way, and connections that fell idle are closed meanwhile. */
const SWEEP = 50;

/** Room for a paragraph pasted into the search box, as its address spells it, in bytes. */
const MAX_HEADER = 64 * 1024;
const LIMITS = {
	maxHeaderSize: MAX_HEADER,
	headersTimeout: 15_000,
	requestTimeout: 30_000,
	connectionsCheckingInterval: 5_000,
	keepAliveTimeout: 5_000,
};
const MAX_CONNECTIONS = 512;

/**
 * Serves an app over HTTP.
 *
 * @throws AppError `port_taken` where the address cannot be had.
 */
export async function listen(app: RequestListener, { host, port }: Address): Promise<Listening> {
	const server = createServer(LIMITS, app);
	server.maxConnections = MAX_CONNECTIONS;
	let underWay = 0;
	server.on("request", (_req, res) => {
		underWay++;
		res.once("close", () => underWay--);
	});
	await new Promise<void>((resolve, reject) => {
		server.once("error", (error: NodeJS.ErrnoException) => reject(unusable(error, host, port)));
		server.listen(port, host, resolve);
	});
	const bound = server.address() as AddressInfo;
	const shown = host.includes(":") ? `[${host}]` : host;
	return {
		host,
		port: bound.port,
		url: `http://${shown}:${bound.port}`,
		close: async () => {
			const cut = setTimeout(() => server.closeAllConnections(), GRACE);
			const until = performance.now() + NOTICE;
			while (underWay > 0 && performance.now() < until) await sleep(SWEEP);
			await new Promise<void>((resolve) => {
				// A connection kept alive falls idle when its answer is done, after close() has looked.
				const sweep = setInterval(() => server.closeIdleConnections(), SWEEP);
				server.close(() => {
					clearTimeout(cut);
					clearInterval(sweep);
					resolve();
				});
			});
		},
	};
}

function unusable(error: NodeJS.ErrnoException, host: string, port: number): unknown {
	if (error.code === "EADDRINUSE")
		return new AppError("port_taken", `Port ${port} on ${host} is in use.`, {
			remedy: "Stop the other program or set TRICHDAN_PORT.",
			cause: error,
		});
	if (error.code === "ENOTFOUND" || error.code?.startsWith("EAI_"))
		return new AppError("port_taken", `There is no address ${host} to listen on.`, {
			remedy: "Set TRICHDAN_HOST to an address of this machine, 127.0.0.1 for itself alone.",
			cause: error,
		});
	if (error.code === "EACCES" || error.code === "EADDRNOTAVAIL")
		return new AppError("port_taken", `Cannot listen on ${host}, port ${port}: ${messageOf(error)}.`, {
			remedy: "Set TRICHDAN_HOST to an address of this machine and TRICHDAN_PORT to a port above 1023.",
			cause: error,
		});
	return error;
}
