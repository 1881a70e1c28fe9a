import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { setImmediate } from "node:timers/promises";
import { expect } from "chai";
import express, { type ErrorRequestHandler } from "express";
import type { AppError } from "../../../model/errors.ts";
import { sendForm } from "../../../server/export/send.ts";
import { type Listening, listen } from "../../../server/listen.ts";

type Make = (signal: AbortSignal) => AsyncIterable<string>;

describe("sendForm(req, res, form, name, make)", () => {
	let server: Listening;
	let make: Make;
	let told: unknown[];
	/** Resolves when a request has been dealt with, whatever became of it. */
	let over: Promise<void>;

	beforeEach(async () => {
		told = [];
		const app = express();
		app.set("trust proxy", true);
		app.get("/", async (req, res) => {
			const sent = sendForm(req, res, "csv", "bang", make);
			over = sent.catch(() => {});
			await sent;
		});
		const failed: ErrorRequestHandler = (error, _req, res, _next) => {
			told.push(error);
			if (res.headersSent) res.destroy();
			else res.status(503).end();
		};
		app.use(failed);
		server = await listen(app, { host: "127.0.0.1", port: 0 });
	});
	afterEach(() => server.close());

	/** As one address gets it. */
	const answer = async (address = "192.0.2.1"): Promise<IncomingMessage> =>
		(await once(get(server.url, { agent: false, headers: { "X-Forwarded-For": address } }), "response"))[0];

	it("sends the pieces as a file of that name and type", async () => {
		make = async function* () {
			yield "một\r\n";
			yield "hai\r\n";
		};
		const reply = await fetch(server.url);
		expect(await reply.text()).to.equal("một\r\nhai\r\n");
		expect(reply.headers.get("content-disposition")).to.equal("attachment; filename=bang.csv");
		expect(reply.headers.get("content-type")).to.equal("text/csv; charset=utf-8; header=present");
	});

	it("tells what fails before the first piece, as any failure is told", async () => {
		// biome-ignore lint/correctness/useYield: it fails before it comes to that.
		make = async function* () {
			throw new Error("không đọc được");
		};
		expect((await fetch(server.url)).status).to.equal(503);
		expect(told).to.have.length(1);
	});

	it("cuts the connection when it fails later, so that half a file is not taken for a whole one", async () => {
		make = async function* () {
			for (let i = 0; i < 100; i++) yield "x".repeat(10_000);
			throw new Error("giữa chừng");
		};
		const failed = await fetch(server.url)
			.then((reply) => reply.text())
			.then(
				() => null,
				(error: unknown) => error,
			);
		expect(failed).to.be.instanceOf(Error);
		await over;
		expect(told.map(String)).to.deep.equal(["Error: giữa chừng"]);
	});

	it("makes no more once the reader has gone, and calls that no fault", async () => {
		let signal: AbortSignal | undefined;
		const ended = new Promise<void>((resolve) => {
			make = async function* (gone) {
				signal = gone;
				try {
					for (;;) {
						yield "x".repeat(40_000);
						await setImmediate();
					}
				} finally {
					resolve();
				}
			};
		});
		const reply = await answer();
		await once(reply, "data");
		reply.destroy();
		await ended;
		await over;
		expect(signal?.aborted).to.equal(true);
		expect(told).to.deep.equal([]);
	});

	it("calls it no fault either when the making gives up for that", async () => {
		make = async function* (gone) {
			for (;;) {
				gone.throwIfAborted();
				yield "x".repeat(40_000);
				await setImmediate();
			}
		};
		const reply = await answer();
		await once(reply, "data");
		reply.destroy();
		await over;
		expect(told).to.deep.equal([]);
	});

	it("makes no more than the reader takes", async () => {
		const size = 64 * 1024 * 1024;
		let made = 0;
		make = async function* () {
			for (; made < size; made += 32_768) yield "x".repeat(32_768);
		};
		const reply = await answer();
		let read = 0;
		let ahead = 0;
		for await (const chunk of reply) {
			read += (chunk as Buffer).length;
			ahead = Math.max(ahead, made - read);
			await setImmediate();
		}
		expect(read).to.equal(size);
		// What the buffers of two sockets hold; without regard to the reader it would be nearly all.
		expect(ahead).to.be.below(16 * 1024 * 1024);
	});

	it("makes nothing more for HEAD than it takes to know that it can", async () => {
		let ended = false;
		make = async function* () {
			try {
				for (;;) yield "x".repeat(40_000);
			} finally {
				ended = true;
			}
		};
		const reply = await fetch(server.url, { method: "HEAD" });
		expect(reply.status).to.equal(200);
		expect(reply.headers.get("content-type")).to.include("text/csv");
		expect(ended).to.equal(true);
	});

	it("keeps to sixteen at once, four to one address, the second half one to each, and takes the next when one is done", async () => {
		make = async function* () {
			for (;;) {
				yield "x".repeat(40_000);
				await setImmediate();
			}
		};
		const running: IncomingMessage[] = [];
		const ends: Promise<void>[] = [];
		const begins = async (address: string): Promise<void> => {
			const reply = await answer(address);
			expect(reply.statusCode, address).to.equal(200);
			running.push(reply);
			ends.push(over);
		};
		const isRefused = async (address: string): Promise<void> => {
			expect((await answer(address)).statusCode, address).to.equal(503);
			expect((told.pop() as AppError).code).to.equal("busy");
		};
		for (let i = 0; i < 4; i++) await begins("192.0.2.1");
		await isRefused("192.0.2.1");
		for (let i = 0; i < 4; i++) await begins("2001:db8:1:1::1");
		await isRefused("2001:db8:1:1:2::2");
		for (let i = 1; i <= 8; i++) {
			await begins(`198.51.100.${i}`);
			await isRefused(`198.51.100.${i}`);
		}
		await isRefused("203.0.113.1");
		for (const reply of running) reply.destroy();
		await Promise.all(ends);
		make = async function* () {
			yield "xong";
		};
		expect(await (await fetch(server.url)).text()).to.equal("xong");
	});
});
