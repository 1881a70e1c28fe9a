import { once } from "node:events";
import { Agent, request } from "node:http";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { type Site, serve, storeWith } from "../server/fixture.ts";

const SLOW = 500;

describe("five hundred clients that begin a request and never end it", function () {
	this.timeout(120_000);
	let site: Site;
	const sockets: Socket[] = [];
	before(async () => {
		site = await serve(await storeWith("all"));
	});
	after(async () => {
		for (const socket of sockets) socket.destroy();
		await site.end();
	});

	const slow = async (begun: string): Promise<Socket> => {
		const socket = connect(site.port, site.host);
		socket.on("error", () => {});
		sockets.push(socket);
		await once(socket, "connect");
		socket.write(begun);
		return socket;
	};
	const status = async (path: string): Promise<number> => {
		const asked = request({ host: site.host, port: site.port, path, agent: new Agent() }).end();
		const [answer] = await once(asked, "response");
		await text(answer);
		return answer.statusCode;
	};

	it("keep nobody else from reading, and are cut off with 408", async () => {
		const beginnings = [
			"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ",
			"POST /api/v1/check HTTP/1.1\r\nHost: a\r\nContent-",
			"POST /quan-tri/dang-nhap HTTP/1.1\r\nHo",
			"G",
		];
		await Promise.all(Array.from({ length: SLOW }, (_, i) => slow(beginnings[i % beginnings.length] ?? "")));
		for (let i = 0; i < 10; i++)
			for (const path of ["/healthz", "/readyz", "/vb/nghi-quyet/25-nq-tw/k11"])
				expect(await status(path), path).to.equal(200);
		// They were all there meanwhile.
		expect(sockets.filter((socket) => socket.destroyed || socket.readableEnded)).to.deep.equal([]);
		const ends = await Promise.all(sockets.slice(0, 40).map((socket) => text(socket)));
		for (const end of ends) expect(end).to.match(/^HTTP\/1\.1 408 /);
		expect(await status("/healthz")).to.equal(200);
	});
});
