import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReportItem } from "../../../model/api.ts";
import { gathered } from "../../../server/export/pages.ts";
import { reportWriters } from "../../../server/export/writers.ts";
import { namesFrom } from "../../../server/names.ts";
import { realAuthority } from "../fixture.ts";
import { report } from "./support.ts";

/** Run by memory.test.ts: writes many rows in each form, and prints as JSON how many bytes came out of each. */
const ROWS = 30_000;

async function* rows(): AsyncGenerator<ReportItem> {
	for (let id = 1; id <= ROWS; id++) yield report({ id, title: `Tin số ${id} ${"a".repeat(4000)}` });
}

const site = { names: namesFrom(realAuthority()), origin: "https://trichdan.example" };
const written: Record<string, number> = {};
for (const [form, write] of reportWriters) {
	let bytes = 0;
	const sink = new Writable({
		write(chunk: Buffer, _encoding, done) {
			bytes += chunk.length;
			done();
		},
	});
	await pipeline(Readable.from(gathered(write(rows(), site)), { objectMode: false }), sink);
	written[form] = bytes;
}
process.stdout.write(JSON.stringify(written));
