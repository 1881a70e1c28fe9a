import { createSocket } from "node:dgram";
import { answerCalls } from "./calls.ts";
import { type Answers, NAME_SERVER, NAMES } from "./places.ts";

// A name server, as far as a resolver needs one (RFC 1035): answers questions for A and AAAA, with a time to live of 0.

const TYPES: Record<number, keyof Answers> = { 1: "A", 28: "AAAA" };
const NO_SUCH_NAME = 3;

/** How often each question was asked, by name and type. */
const asked = new Map<string, number>();

function answersTo(name: string, type: keyof Answers | undefined): string[] | null {
	const told = NAMES[name];
	if (!told) return null;
	if (!type) return [];
	const times = asked.get(`${name} ${type}`) ?? 0;
	asked.set(`${name} ${type}`, times + 1);
	return told[Math.min(times, told.length - 1)]?.[type] ?? [];
}

/** The bytes of an address. */
function bytesOf(address: string): Buffer {
	if (!address.includes(":")) return Buffer.from(address.split(".").map(Number));
	const mapped = /^::ffff:([\d.]+)$/.exec(address)?.[1];
	if (mapped) return Buffer.concat([Buffer.alloc(10), Buffer.from([0xff, 0xff]), bytesOf(mapped)]);
	const [before = "", behind = ""] = address.split("::").map((half) =>
		half
			.split(":")
			.filter((group) => group !== "")
			.map((group) => group.padStart(4, "0"))
			.join(""),
	);
	return Buffer.from(before.padEnd(32 - behind.length, "0") + behind, "hex");
}

function answer(question: Buffer): Buffer {
	const labels: string[] = [];
	let at = 12;
	for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
		labels.push(question.toString("latin1", at + 1, at + 1 + length));
		at += length + 1;
	}
	const end = at + 5;
	const addresses = answersTo(labels.join(".").toLowerCase(), TYPES[question.readUInt16BE(at + 1)]);
	const header = Buffer.alloc(12);
	header.writeUInt16BE(question.readUInt16BE(0), 0);
	header.writeUInt16BE(0x8180 | (addresses ? 0 : NO_SUCH_NAME), 2);
	header.writeUInt16BE(1, 4);
	header.writeUInt16BE(addresses?.length ?? 0, 6);
	const records = (addresses ?? []).map((address) => {
		const data = bytesOf(address);
		const record = Buffer.alloc(12);
		record.writeUInt16BE(0xc00c, 0);
		question.copy(record, 2, at + 1, end);
		record.writeUInt16BE(data.length, 10);
		return Buffer.concat([record, data]);
	});
	return Buffer.concat([header, question.subarray(12, end), ...records]);
}

const server = createSocket("udp4");
server.on("message", (question, { port, address }) => server.send(answer(question), port, address));
server.bind(53, NAME_SERVER, () => answerCalls({ asked: () => Object.fromEntries(asked) }));

export type Names = { asked: () => Record<string, number> };
