import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { openPostgres } from "../../data/store/postgres/open.ts";
import type { Migrated } from "../../data/store/shared/migrations.ts";
import { sharedServer } from "./shared.ts";

const PROCESSES = 8;
const script = fileURLToPath(new URL("migrator.ts", import.meta.url));

/** A process that is ready to bring a database up to date. */
async function migrator(address: string): Promise<{ go(): Promise<Migrated> }> {
	const child = spawn(process.execPath, ["--import=tsx", script, address], { stdio: ["pipe", "pipe", "inherit"] });
	await once(child.stdout, "readable");
	return {
		async go() {
			child.stdin.write("go\n");
			const said = await text(child.stdout);
			expect(said).to.match(/^ready\n\{.*\}\n$/);
			return JSON.parse(said.slice("ready\n".length)) as Migrated;
		},
	};
}

describe("Migrating a PostgreSQL database", function () {
	this.timeout(180_000);

	it(`is done by one of ${PROCESSES} processes that start at once; the others wait for it`, async () => {
		const address = await (await sharedServer()).database();
		const ready = await Promise.all(Array.from({ length: PROCESSES }, () => migrator(address)));
		const done = await Promise.all(ready.map((one) => one.go()));
		const newest = done[0]?.to;
		expect(newest).to.be.above(0);
		expect(done.map(({ to }) => to)).to.deep.equal(done.map(() => newest));
		const applied = done.filter((one) => one.applied.length > 0);
		expect(applied).to.have.length(1);
		expect(applied[0]?.applied).to.have.length(newest ?? 0);
		const store = await openPostgres(address, { patienceMs: 0, migrate: false });
		expect(await store.dataVersion()).to.equal(0);
		await store.close();
	});
});
