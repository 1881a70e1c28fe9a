import { existsSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Socket } from "node:net";
import { fileURLToPath } from "node:url";
import type { District, Province } from "../../citation/index.ts";
import type { Places } from "../../crawler/place.ts";
import { AppError } from "../../model/errors.ts";

/** The moment at which tests read: dates without a year are read against it. */
export const NOW = new Date("2026-11-25T02:00:00Z");

/** The error that a promise ends in; fails the test where it ends well. */
export async function errorOf(promise: Promise<unknown>): Promise<AppError> {
	try {
		await promise;
	} catch (error) {
		if (error instanceof AppError) return error;
		throw error;
	}
	throw new Error("expected an error, there was none");
}

/** The AppError that a function throws. */
export function thrownBy(action: () => unknown): AppError {
	try {
		action();
	} catch (error) {
		if (error instanceof AppError) return error;
		throw error;
	}
	throw new Error("expected an error, there was none");
}

export interface TestServer {
	origin: string;
	/** Paths asked for, in order. */
	asked: string[];
	/** Connections: made in all, open now, and the most that were at one time. */
	connections: { made: number; open: number; most: number };
	close(): Promise<void>;
}

/** Counts the connections of a server. */
function counted(server: { on(event: "connection", listener: (socket: Socket) => void): unknown }) {
	const connections = { made: 0, open: 0, most: 0 };
	server.on("connection", (socket) => {
		connections.made++;
		connections.open++;
		connections.most = Math.max(connections.most, connections.open);
		socket.once("close", () => {
			connections.open--;
		});
	});
	return connections;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const closing = (server: Server, sockets?: Set<Socket>) => () =>
	new Promise<void>((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections?.();
		for (const socket of sockets ?? []) socket.destroy();
	});

const listening = async (server: {
	listen(port: number, host: string, done: () => void): unknown;
	address(): unknown;
}) => {
	await new Promise<void>((resolve) => {
		server.listen(0, "127.0.0.1", resolve);
	});
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** A real server on loopback. A path without a handler answers 404. */
export async function serve(routes: Record<string, Handler | string>): Promise<TestServer> {
	const asked: string[] = [];
	const server = createServer((request, response) => {
		const path = request.url ?? "";
		asked.push(path);
		const route = routes[path] ?? routes[path.replace(/\?.*$/, "?")];
		if (typeof route === "function") route(request, response);
		else if (route === undefined)
			response.writeHead(404, { "content-type": "text/html" }).end("<p>Không có trang này</p>");
		else response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(route);
	});
	const connections = counted(server);
	return { origin: await listening(server), asked, connections, close: closing(server) };
}

/** A server that answers every connection with these very bytes, or as told, and closes it. */
export async function serveRaw(answer: string | Buffer | ((socket: Socket) => void)): Promise<TestServer> {
	const sockets = new Set<Socket>();
	const server = createTcpServer((socket) => {
		sockets.add(socket);
		socket.on("error", () => {});
		socket.once("data", () => (typeof answer === "function" ? answer(socket) : socket.end(answer)));
	});
	const connections = counted(server);
	const origin = await listening(server);
	return { origin, asked: [], connections, close: closing(server as unknown as Server, sockets) };
}

const province = (slug: string, name: string, aliases: string[] = []): Province => ({
	slug,
	name,
	committee: `Tỉnh ủy ${name}`,
	aliases,
	successor: slug,
	successorName: name,
	hosts: [],
	congress2020: null,
});
const district = (slug: string, name: string, of: string): District => ({ slug, name, kind: "huyện", province: of });

/** A few places, enough to tell and to confuse. */
export const PLACES: Places = {
	provinces: [
		province("yen-bai", "Yên Bái"),
		province("lao-cai", "Lào Cai"),
		province("an-giang", "An Giang", ["AG"]),
		province("hau-giang", "Hậu Giang", ["HG"]),
		province("quang-tri", "Quảng Trị"),
		province("hoa-binh", "Hòa Bình"),
		province("bac-lieu", "Bạc Liêu"),
		province("thai-binh", "Thái Bình"),
		province("ho-chi-minh", "Thành phố Hồ Chí Minh", ["TP.HCM"]),
	],
	districts: [
		district("thoai-son", "Thoại Sơn", "an-giang"),
		district("trieu-phong", "Triệu Phong", "quang-tri"),
		district("chau-thanh", "Châu Thành", "an-giang"),
		district("chau-thanh", "Châu Thành", "hau-giang"),
		district("hoa-binh", "Hòa Bình", "bac-lieu"),
	],
};

const seedsFolder = fileURLToPath(new URL("../../../shared/seeds/", import.meta.url));

/** The folder of the project's seed pages, or null where this checkout stands without it. */
export const seeds = existsSync(seedsFolder) ? seedsFolder : null;

/** A paragraph long enough to be one. */
export const PARAGRAPH =
	"Thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Ban Chấp hành Trung ương Đảng khóa XI, các cấp ủy trong huyện đã " +
	"đổi mới nội dung, phương thức công tác dân vận; cán bộ về tận thôn nghe dân nói, nói cho dân hiểu và làm cho dân tin.";
