import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { gzipSync } from "node:zlib";
import { answerCalls } from "./calls.ts";
import { ODD_PORT, OTHER, PORTAL, TRAP_PORTS, TRAPS } from "./places.ts";

// All servers of the test's internet: portals that answer, and traps that only count who comes.

const HTML = { "content-type": "text/html; charset=utf-8" };
const PACKED = gzipSync("<p>Nghị quyết của Trung ương về công tác dân vận.</p>".repeat(2000));

const trapped: string[] = [];
const portals = { connections: 0, asked: [] as string[] };
/** Answers that are held back until they are let go. */
const held: ServerResponse[] = [];
let onHeld = (): void => {};

function answer(request: IncomingMessage, response: ServerResponse): void {
	const url = new URL(request.url ?? "/", "http://cong.test");
	portals.asked.push(`${request.headers.host}${request.url}`);
	switch (url.pathname) {
		case "/chuyen":
			response.writeHead(302, { location: url.searchParams.get("den") ?? "/" }).end();
			break;
		case "/dut":
			response.writeHead(200, { ...HTML, connection: "close" }).end("được");
			break;
		case "/nen":
			response.writeHead(200, { ...HTML, "content-encoding": "gzip" }).end(PACKED);
			break;
		case "/cho":
			response.writeHead(200, HTML).write("một nửa");
			held.push(response);
			onHeld();
			break;
		default:
			response.writeHead(200, HTML).end("được");
	}
}

const work = {
	/** Traps that were walked into, once for each connection; and connections to portals, since last asked. */
	seen: () => ({ trapped: trapped.splice(0), connections: portals.connections, asked: portals.asked.splice(0) }),
	/** Resolves when an answer is held back halfway. */
	holds: () =>
		new Promise<void>((resolve) => {
			onHeld = resolve;
			if (held.length > 0) resolve();
		}),
	letGo: () => {
		for (const response of held.splice(0)) response.end();
	},
};
export type Portals = typeof work;

const listening: Promise<void>[] = [];
const listen = (
	server: { listen(port: number, host: string, done: () => void): unknown },
	host: string,
	port: number,
): void => {
	listening.push(
		new Promise((resolve) => {
			server.listen(port, host, resolve);
		}),
	);
};
for (const host of [PORTAL, OTHER])
	for (const port of [80, ODD_PORT]) {
		const server = createServer(answer);
		server.on("connection", () => {
			portals.connections++;
		});
		listen(server, host, port);
	}
for (const host of TRAPS)
	for (const port of TRAP_PORTS) {
		const server = createTcpServer((socket) => {
			trapped.push(`${host} ${port}`);
			socket.on("error", () => {}).end("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 2\r\n\r\nok");
		});
		listen(server, host, port);
	}
await Promise.all(listening);
answerCalls(work);
