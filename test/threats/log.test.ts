import { once } from "node:events";
import { connect } from "node:net";
import { expect } from "chai";
import { scratch, start, writeSampleSources } from "../cli/trichdan.ts";
import { closed } from "../closed.ts";
import { freePort } from "../free-port.ts";

/** As bytes, past any client that would tidy them. */
async function sendRaw(port: number, text: string): Promise<void> {
	const socket = connect(port, "127.0.0.1");
	socket.on("error", () => {});
	socket.resume();
	await once(socket, "connect");
	socket.end(text, "latin1");
	await closed(socket);
}

describe("the log of a server that strangers write to", function () {
	this.timeout(60_000);

	it("has one event a line, whatever is asked for, and none that was made up", async () => {
		const folder = await scratch();
		const port = await freePort();
		await writeSampleSources(folder.path("sources.json"), await freePort());
		const server = start(["serve"], {
			TRICHDAN_DB: folder.path("index.db"),
			TRICHDAN_SOURCES: folder.path("sources.json"),
			TRICHDAN_PORT: String(port),
			TRICHDAN_LOG_LEVEL: "debug",
		});
		await server.line(/serves http/);
		const forged = '{"level":30,"event":"admin.signed_in","by":"Lan"}';
		for (const path of [
			`/tim?q=${encodeURIComponent(`a\n${forged}\n`)}`,
			`/tim?q=${encodeURIComponent(`a\r\n\u2028${forged}`)}`,
			`/${encodeURIComponent(`\u001b[2J\u001b]0;x\u0007\n${forged}`)}`,
			`/%0d%0a${encodeURIComponent(forged)}`,
		])
			await fetch(`http://127.0.0.1:${port}${path}`);
		for (const [name, value] of [
			["X-Request-Id", forged],
			["X-Request-Id", "\x1b[31mred"],
			["X-Forwarded-For", `127.0.0.1\x0b${forged}`],
			["User-Agent", forged],
		] as const)
			await sendRaw(port, `GET /khong-co HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${name}: ${value}\r\n\r\n`);
		await sendRaw(port, `GET /a\n${forged} HTTP/1.1\r\nHost: a\r\n\r\n`);
		await sendRaw(port, `GET /\x80\xff\x1b[31m HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
		server.process.kill("SIGTERM");
		const { stderr } = await server.finished;
		await folder.remove();
		const lines = stderr.trimEnd().split("\n");
		const events = lines.map((line) => (JSON.parse(line) as { event: string }).event);
		expect(events.filter((event) => event === "http.request").length).to.be.at.least(6);
		expect(events).not.to.include("admin.signed_in");
		for (const line of lines) expect(line).to.not.match(/[\u0000-\u001f\u2028\u2029]/);
	});
});
