import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { expect } from "chai";
import { figure } from "./rounds.ts";
import { limitFiles, openFiles, type Server, startServer } from "./server.ts";

const SPARE = 20;
const CONNECTIONS = 150;
const PATHS = ["/healthz", "/readyz", "/tim?q=d%C3%A2n+v%E1%BA%ADn", "/api/v1/reports?q=nq"];

describe("a server that has no file descriptors left", function () {
	this.timeout(60_000);
	let server: Server;
	before(async () => {
		server = await startServer();
	});
	after(() => server.end());

	it("turns away what it cannot take, lives, and answers as before when they have gone", async function () {
		const pid = server.running.process.pid ?? 0;
		// The first answers open what stays open.
		for (const path of PATHS) expect(await server.status(path), path).to.equal(200);
		const before = openFiles(pid);
		limitFiles(pid, before + SPARE);
		for (let round = 0; round < 3; round++) {
			const sockets: Socket[] = [];
			const turnedAway = new Promise<void>((resolve) => {
				let closed = 0;
				for (let i = 0; i < CONNECTIONS; i++) {
					const socket = connect(server.port, "127.0.0.1");
					sockets.push(socket);
					socket.on("error", () => {});
					socket.resume();
					// Hardly more of them can stay than there are descriptors.
					socket.once("close", () => ++closed >= CONNECTIONS - 2 * SPARE && resolve());
				}
			});
			await turnedAway;
			await Promise.all(sockets.filter(({ closed }) => !closed).map((socket) => once(socket.destroy(), "close")));
			for (const path of PATHS) {
				let status: number | null = null;
				// Until the server has seen that they are gone, it may have none for this one.
				for (let tries = 0; tries < 1000 && status === null; tries++) status = await server.status(path);
				expect(status, path).to.equal(200);
			}
		}
		let left = openFiles(pid);
		for (let tries = 0; tries < 1000 && left > before; tries++) {
			await server.status("/healthz");
			left = openFiles(pid);
		}
		expect(left).to.be.at.most(before);
		figure(this, `${CONNECTIONS} connections for ${SPARE} descriptors, ${before} open before, ${left} after`);
	});
});
