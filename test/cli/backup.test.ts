import { watch } from "node:fs";
import { readdir } from "node:fs/promises";
import { expect } from "chai";
import { makeIndex } from "../faults/oracle.ts";
import { scratch, start, trichdan } from "./trichdan.ts";

describe("backup and restore", function () {
	this.timeout(120_000);
	let folder: Awaited<ReturnType<typeof scratch>>;
	const settings = () => ({ TRICHDAN_DB: folder.path("index.db") });
	beforeEach(async () => {
		folder = await scratch();
	});
	afterEach(() => folder.remove());

	it("copy an index to a file and back", async () => {
		await makeIndex(folder.path("index.db"), 5);
		const made = await trichdan(["backup", folder.path("backup.db")], settings());
		expect(made.status, made.stderr).to.equal(0);
		expect(made.stdout).to.match(
			/^\S+backup\.db: made, \d+\.\d MiB, schema \d+; 5 reports, \d+ rows of \d+ tables verified\.\n$/,
		);
		const place = { TRICHDAN_DB: folder.path("new/index.db") };
		const back = await trichdan(["restore", folder.path("backup.db"), "--json"], place);
		expect(back.status, back.stderr).to.equal(0);
		expect(JSON.parse(back.stdout)).to.deep.include({ path: folder.path("new/index.db") });
		expect(JSON.parse(back.stdout).tables.mention).to.include({ rows: 15 });
		const again = await trichdan(["restore", folder.path("backup.db")], place);
		expect(again.status).to.equal(2);
		expect(again.stderr).to.match(/^trichdan: \S+new\/index\.db is there already\. Stop `serve`.*\n$/);
	});

	it("leave nothing when they are told to stop", async () => {
		await makeIndex(folder.path("index.db"), 150);
		const before = await readdir(folder.path("."));
		const running = start(["backup", folder.path("backup.db")], settings());
		await new Promise<void>((resolve) => {
			const watcher = watch(folder.path("."), (_, name) => {
				if (!name?.endsWith(".part")) return;
				watcher.close();
				resolve();
			});
		});
		running.process.kill("SIGTERM");
		await running.finished;
		expect(running.process.signalCode).to.equal("SIGTERM");
		const left = (await readdir(folder.path("."))).filter((name) => !/-(?:wal|shm)$/.test(name));
		expect(left).to.deep.equal(before);
	});

	it("leave an index in PostgreSQL to its own tools", async () => {
		for (const command of ["backup", "restore"]) {
			const { status, stderr } = await trichdan([command, folder.path("backup.db")], {
				TRICHDAN_DB: "postgres://trichdan@127.0.0.1:1/trichdan",
			});
			expect(status).to.equal(2);
			expect(stderr).to.match(/PostgreSQL database.*pg_dump.*pg_basebackup/);
		}
	});
});
