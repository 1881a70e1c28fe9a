import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import { scratch, trichdan } from "../cli/trichdan.ts";
import { sharedServer } from "./shared.ts";

const TEXT = `ĐẢNG BỘ TỈNH NGHỆ AN
Vinh, ngày 14 tháng 3 năm 2023

BÁO CÁO
Kết quả công tác dân vận quý I năm 2023

Thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Ban Chấp hành Trung ương khóa XI, các cấp ủy trong tỉnh đã phân công
cán bộ về từng thôn, bản để nghe dân nói và giải quyết những việc còn vướng mắc.
`;

describe("The command line on PostgreSQL", function () {
	this.timeout(240_000);
	let folder: Awaited<ReturnType<typeof scratch>>;
	let settings: Record<string, string>;
	before(async () => {
		folder = await scratch();
		await writeFile(folder.path("bao-cao.txt"), TEXT);
		// Nobody asks for a password here, so that any will do, and none may be seen.
		const address = new URL(await (await sharedServer()).database());
		address.password = "hunter2";
		settings = { TRICHDAN_DB: address.href };
	});
	after(() => folder.remove());

	const json = async (...args: string[]) => {
		const { status, stdout, stderr } = await trichdan([...args, "--json"], settings);
		expect(status, stderr).to.equal(0);
		expect(stdout + stderr).to.not.include("hunter2");
		return JSON.parse(stdout);
	};

	it("makes no index where one is only asked for", async () => {
		const { status, stderr } = await trichdan(["export", "reports", "--format", "csv"], settings);
		expect(status).to.equal(1);
		expect(stderr).to.match(/^trichdan: There is no index at postgres:\/\/trichdan@127\.0\.0\.1:\d+\/test_\d+\. /);
		expect(stderr).to.not.include("hunter2");
		const { checks } = await json("doctor");
		const index = checks.find(({ name }: { name: string }) => name === "index");
		expect(index).to.include({ state: "warning" });
		expect(index.found).to.match(/\/test_\d+ is not there yet$/);
	});

	it("brings the schema up to date, reads files into the index, and finds them again", async () => {
		const migrated = await json("migrate");
		expect(migrated).to.include({ from: 0 });
		expect(migrated.applied).to.not.deep.equal([]);
		expect(await json("migrate")).to.deep.include({ applied: [], registerChanged: false });
		expect(await json("import", folder.path("bao-cao.txt"))).to.include({ created: 1 });
		expect(await json("import", folder.path("bao-cao.txt"))).to.include({ created: 0, unchanged: 1 });
		const found = await json("search", "dân vận 25-NQ/TW");
		expect(found.reports.items).to.have.length(1);
		expect(found.directives.items[0]).to.include({ id: "nghi-quyet:25-nq-tw:k11", mentions: 1 });
	});

	it("tells in doctor of the server, and that its settings may lose something", async () => {
		const { checks } = (await json("doctor")) as { checks: { name: string; state: string; found: string }[] };
		const of = (name: string) => checks.filter((check) => check.name === name);
		expect(of("index").map(({ state }) => state)).to.deep.equal(["ok"]);
		expect(of("index")[0]?.found).to.include("1 reports, 1 citations");
		expect(of("server")[0]?.found).to.match(/^PostgreSQL \d+\.\d+.*, \d+ MiB in the database, \d+ of 60 connections/);
		// The tests' server does not wait for its disk.
		expect(of("server").filter(({ state }) => state === "warning")).to.have.length(3);
		expect(of("space")).to.deep.equal([]);
	});

	it("tells in doctor of a replica that cannot be reached, by the setting that names it", async () => {
		const replica = { ...settings, TRICHDAN_DB_READ: "postgres://trichdan:hunter2@127.0.0.1:1/trichdan" };
		const { status, stdout } = await trichdan(["doctor", "--json"], replica);
		expect(status).to.equal(1);
		expect(stdout).to.not.include("hunter2");
		const faults = JSON.parse(stdout).checks.filter(({ state }: { state: string }) => state === "fault");
		expect(faults).to.have.length(1);
		expect(faults[0].found).to.match(/^The replica postgres:\/\/trichdan@127\.0\.0\.1:1\/trichdan cannot be reached/);
		expect(faults[0].remedy).to.include("TRICHDAN_DB_READ");
	});
});
