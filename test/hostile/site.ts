import { EventEmitter } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { text } from "node:stream/consumers";

/** One request as the server saw it. */
export interface Hit {
	method: string;
	/** Path with query. */
	path: string;
	/** Milliseconds of a clock that never jumps. */
	at: number;
	/** Which of the host's connections it came on, from 1. */
	connection: number;
	headers: IncomingMessage["headers"];
	/** What was posted; empty otherwise. */
	body: string;
}

/** What a path answers: a page's HTML, or what to do with the response. */
export type Answer = string | ((response: ServerResponse, hit: Hit) => void | Promise<void>);

/** One host of the hostile site: a real server on a port of its own, which counts. */
export interface HostileHost {
	/** `http://127.0.0.1:40123` */
	origin: string;
	/** `127.0.0.1:40123` */
	host: string;
	port: number;
	/** All requests in the order in which they came. */
	hits: Hit[];
	/** Connections that were opened, and the most requests that were being answered at one time. */
	connections(): number;
	mostAtOnce(): number;
	/** Says what a path (with query) or all that fit a pattern answer; the last one said counts. */
	on(path: string | RegExp, answer: Answer): HostileHost;
	/** How many requests there were for a path or pattern. */
	count(path: string | RegExp): number;
	/** The next request for a path or pattern that comes from now on. */
	next(path: string | RegExp): Promise<Hit>;
	/** Each request from now on, the moment it comes; returns what ends it. */
	watch(see: (hit: Hit) => void): () => void;
	close(): Promise<void>;
}

const fits = (path: string, asked: string | RegExp): boolean =>
	typeof asked === "string" ? path === asked : asked.test(path);

/** Opens a host on loopback; a path that nobody spoke of answers 404. */
export async function openHost(address = "127.0.0.1", port = 0): Promise<HostileHost> {
	const routes: { path: string | RegExp; answer: Answer }[] = [];
	const exact = new Map<string, Answer>();
	const hits: Hit[] = [];
	const sockets = new Map<Socket, number>();
	const events = new EventEmitter().setMaxListeners(0);
	let opened = 0;
	let open = 0;
	let most = 0;

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const hit: Hit = {
			method: request.method ?? "",
			path: request.url ?? "",
			at: performance.now(),
			connection: sockets.get(request.socket) ?? 0,
			headers: request.headers,
			body: "",
		};
		hits.push(hit);
		open++;
		most = Math.max(most, open);
		response.once("close", () => open--);
		events.emit("hit", hit);
		if (request.method === "POST") hit.body = await text(request);
		const route = exact.get(hit.path) ?? routes.findLast(({ path }) => fits(hit.path, path))?.answer;
		if (typeof route === "function") await route(response, hit);
		else if (route !== undefined) response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(route);
		else response.writeHead(404, { "content-type": "text/html; charset=utf-8" }).end("<p>Không có trang này.</p>");
	}

	const server = createServer((request, response) => {
		response.on("error", () => {});
		answer(request, response).catch(() => response.destroy());
	});
	server.on("connection", (socket) => {
		sockets.set(socket, ++opened);
		socket.once("close", () => sockets.delete(socket));
	});
	await new Promise<void>((resolve) => {
		server.listen(port, address, resolve);
	});
	const { port: own } = server.address() as AddressInfo;
	const host: HostileHost = {
		origin: `http://${address}:${own}`,
		host: `${address}:${own}`,
		port: own,
		hits,
		connections: () => opened,
		mostAtOnce: () => most,
		on(path, what) {
			if (typeof path === "string") exact.set(path, what);
			else routes.push({ path, answer: what });
			return host;
		},
		count: (path) => hits.filter((hit) => fits(hit.path, path)).length,
		next: (path) =>
			new Promise((resolve) => {
				const stop = host.watch((hit) => {
					if (!fits(hit.path, path)) return;
					stop();
					resolve(hit);
				});
			}),
		watch(see) {
			events.on("hit", see);
			return () => events.off("hit", see);
		},
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
	return host;
}

/** Opens so many hosts. */
export const openHosts = (count: number): Promise<HostileHost[]> =>
	Promise.all(Array.from({ length: count }, () => openHost()));
