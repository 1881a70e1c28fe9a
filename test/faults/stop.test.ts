import { once } from "node:events";
import { request } from "node:http";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { isSoak, rounds } from "./rounds.ts";
import { type Server, startServer } from "./server.ts";

const DRAFT = "Căn cứ Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Ban Chấp hành Trung ương về công tác dân vận.";

describe("a server that is told to stop", function () {
	this.timeout(isSoak ? 0 : 60_000);
	let server: Server;
	beforeEach(async () => {
		server = await startServer();
	});
	afterEach(() => server.end());

	it("ends what is under way, says meanwhile that it is not ready, and ends with status 0", async () => {
		const body = Buffer.from(DRAFT);
		const asked = request({
			port: server.port,
			host: "127.0.0.1",
			path: "/api/v1/extract",
			method: "POST",
			headers: { "content-type": "text/plain; charset=utf-8", "content-length": body.length },
		});
		const answered = once(asked, "response");
		asked.write(body.subarray(0, 40));
		// The answer to another request tells that this one has come in.
		expect(await server.status("/readyz")).to.equal(200);
		expect(await server.status("/readyz")).to.equal(200);
		server.running.process.kill("SIGTERM");
		let ready = await server.status("/readyz");
		while (ready === 200) ready = await server.status("/readyz");
		expect(ready).to.equal(503);
		expect(await server.status("/healthz")).to.equal(200);
		expect(await server.status("/vb")).to.equal(200);
		asked.end(body.subarray(40));
		const [answer] = await answered;
		expect(answer.statusCode).to.equal(200);
		expect(await text(answer)).to.include("25-NQ/TW");
		const { status, stderr } = await server.running.finished;
		expect([status, stderr]).to.deep.equal([0, ""]);
		expect(await server.status("/healthz")).to.equal(null);
	});

	it("ends at once where nothing is under way, though a client keeps its connection", async () => {
		const kept = await fetch(`http://127.0.0.1:${server.port}/healthz`);
		expect(await kept.json()).to.deep.equal({ status: "ok" });
		server.running.process.kill("SIGINT");
		expect((await server.running.finished).status).to.equal(0);
	});

	it("ends with status 0 also while its threads still start", async () => {
		for (let round = 0; round < rounds(3, 300); round++) {
			const young = await startServer();
			young.running.process.kill("SIGTERM");
			const { status, stderr } = await young.running.finished;
			expect([status, stderr], `round ${round}`).to.deep.equal([0, ""]);
			await young.end();
		}
	});

	it("cuts off a request that never ends, and ends with status 0 all the same", async () => {
		const asked = request({
			port: server.port,
			host: "127.0.0.1",
			path: "/api/v1/extract",
			method: "POST",
			headers: { "content-type": "text/plain", "content-length": 1000 },
		});
		const cut = once(asked, "error");
		asked.write("Căn cứ");
		expect(await server.status("/readyz")).to.equal(200);
		server.running.process.kill("SIGTERM");
		await cut;
		expect((await server.running.finished).status).to.equal(0);
	});
});
