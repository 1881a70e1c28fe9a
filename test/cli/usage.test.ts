import { execFileSync } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import Database from "better-sqlite3";
import { expect } from "chai";
import { APPLICATION_ID } from "../../data/store/sqlite/open.ts";
import { listening, scratch, trichdan } from "./trichdan.ts";

const oneLine = (text: string): string => {
	const lines = text.trimEnd().split("\n");
	expect(lines, text).to.have.length(1);
	return lines[0] ?? "";
};

describe("the command line, used wrongly", () => {
	let folder: Awaited<ReturnType<typeof scratch>>;
	const settings = () => ({ TRICHDAN_DB: folder.path("index.db") });
	beforeEach(async () => {
		folder = await scratch();
	});
	afterEach(() => folder.remove());

	it("answers an unknown command with status 2 and says where the list is", async () => {
		const { status, stderr } = await trichdan(["imprt"]);
		expect(status).to.equal(2);
		// Its guess included.
		expect(oneLine(stderr)).to.match(/^trichdan: unknown command 'imprt' \(Did you mean import\?\) .*--help/);
	});

	it("answers a missing argument with status 2", async () => {
		const { status, stderr } = await trichdan(["import"]);
		expect(status).to.equal(2);
		expect(oneLine(stderr)).to.match(/^trichdan: missing required argument 'path'/);
	});

	it("takes a word with a minus for one that a search leaves out, and two dashes for an option", async () => {
		const left = await trichdan(["search", "nghị quyết", "-dân", "--limit", "1", "--directives", "--json"], settings());
		expect(left.status, left.stderr).to.equal(0);
		const whole = await trichdan(["search", "nghị quyết", "--limit", "1", "--directives", "--json"], settings());
		const totals = [left, whole].map(({ stdout }) => JSON.parse(stdout).directives.total);
		expect(totals[0]).to.be.above(0).and.below(totals[1]);
		const slip = await trichdan(["search", "nghị quyết", "--relevanc"], settings());
		expect(slip.status).to.equal(2);
		expect(oneLine(slip.stderr)).to.include("unknown option '--relevanc'");
	});

	for (const command of ["import", "crawl", "serve", "extract", "search", "migrate", "doctor"])
		it(`explains ${command} with --help`, async () => {
			const { status, stdout } = await trichdan([command, "--help"]);
			expect(status).to.equal(0);
			expect(stdout).to.include(`Usage: trichdan ${command}`).and.include("--json");
		});

	it("names every wrong setting at once, with the one that was meant", async () => {
		const { status, stderr } = await trichdan(["search", "x"], { TRICHDAN_PROT: "1", TRICHDAN_LOG_LEVEL: "loud" });
		expect(status).to.equal(2);
		expect(oneLine(stderr))
			.to.include("TRICHDAN_PROT is not a setting (did you mean TRICHDAN_PORT?)")
			.and.include("TRICHDAN_LOG_LEVEL=loud")
			.and.include("docs/settings.md");
	});

	it("never prints a token or a password", async () => {
		const wrong = { TRICHDAN_ADMIN_TOKEN: "hunter2", TRICHDAN_DB: "postgres:/me:hunter2@host/db" };
		const { status, stderr } = await trichdan(["search", "x"], wrong);
		expect(status).to.equal(2);
		expect(oneLine(stderr))
			.to.include("TRICHDAN_ADMIN_TOKEN")
			.and.include("TRICHDAN_DB: must be postgres://")
			.and.not.include("hunter2");
		const away = { TRICHDAN_DB: "postgres://me:hunter2@127.0.0.1:1/db?password=hunter2", TRICHDAN_LOG_LEVEL: "debug" };
		const search = await trichdan(["search", "x"], away);
		expect(search.status).to.equal(1);
		expect(oneLine(search.stderr))
			.to.include("The index postgres://me@127.0.0.1:1/db cannot be reached")
			.and.include("Start the PostgreSQL server, or correct TRICHDAN_DB.")
			.and.not.include("hunter2");
		const doctor = await trichdan(["doctor", "--json"], { ...away, TRICHDAN_DB_READ: away.TRICHDAN_DB });
		expect(doctor.status).to.equal(1);
		expect(doctor.stdout).to.include("postgres://me@127.0.0.1:1/db cannot be reached").and.not.include("hunter2");
		expect(doctor.stderr).to.not.include("hunter2");
	});

	it("tells wrong settings in doctor among the rest, which it still looks at", async () => {
		const wrong = { ...settings(), TRICHDAN_PORT: "abc", TRICHDAN_PROT: "1" };
		const { status, stdout, stderr } = await trichdan(["doctor", "--json"], wrong);
		expect(status).to.equal(1);
		expect(stderr).to.equal("");
		const { checks } = JSON.parse(stdout) as { checks: Record<string, string>[] };
		const found = new Map(checks.map((check) => [check.name, check]));
		expect(found.get("settings")).to.include({ state: "fault" });
		expect(found.get("settings")?.found).to.include("TRICHDAN_PORT=abc").and.include("TRICHDAN_PROT");
		expect(found.get("index")?.found).to.include(folder.path("index.db"));
		expect((await trichdan(["doctor"], wrong)).stdout).to.match(/✗ settings .*TRICHDAN_PORT=abc.*\n +→ \S/);
	});

	it("names an address that is none, and a limit that is none", async () => {
		const host = await trichdan(["serve"], { ...settings(), TRICHDAN_HOST: "999.1.1.1" });
		expect(host.status).to.equal(1);
		expect(oneLine(host.stderr)).to.include("999.1.1.1").and.include("TRICHDAN_HOST");
		const limit = await trichdan(["search", "--limit", "0", "nq 25"], settings());
		expect(limit.status).to.equal(2);
		expect(limit.stderr).to.include("1 to 100");
	});

	it("tells in doctor that the index could not be written", async () => {
		await writeFile(folder.path("file"), "not a folder");
		const { status, stdout } = await trichdan(["doctor", "--json"], { TRICHDAN_DB: folder.path("file/index.db") });
		const index = JSON.parse(stdout).checks.find(({ name }: { name: string }) => name === "index");
		expect(index.state).to.equal("fault");
		expect(index.remedy).to.include("TRICHDAN_DB");
		expect(status).to.equal(1);
	});

	it("says that the index is a link to nowhere", async () => {
		await symlink(folder.path("nowhere.db"), folder.path("index.db"));
		const { status, stderr } = await trichdan(["search", "x"], settings());
		expect(status).to.equal(1);
		expect(oneLine(stderr)).to.include("index.db is a link to nowhere");
		const doctor = await trichdan(["doctor"], settings());
		expect(doctor.status).to.equal(1);
		expect(doctor.stdout).to.include("index.db is a link to nowhere");
	});

	it("says that a named pipe is not a regular file, and waits for nobody to write into it", async () => {
		execFileSync("mkfifo", [folder.path("pipe.txt")]);
		const { status, stderr } = await trichdan(["import", folder.path("pipe.txt")], settings());
		expect(status).to.equal(1);
		expect(oneLine(stderr)).to.include("pipe.txt: it is not a regular file");
	});

	it("says that a path does not exist", async () => {
		const { status, stderr } = await trichdan(["import", folder.path("nowhere")], settings());
		expect(status).to.equal(1);
		expect(oneLine(stderr)).to.include("nowhere");
	});

	it("says that a folder holds nothing to read", async () => {
		await mkdir(folder.path("empty"));
		const { status, stderr } = await trichdan(["import", folder.path("empty")], settings());
		expect(status).to.equal(1);
		expect(oneLine(stderr)).to.include("empty").and.include(".txt");
	});

	it("names an unreadable file and a PDF renamed .txt, reads the rest, and ends with status 3", async () => {
		await writeFile(folder.path("good.txt"), "Tin tốt\n\nTỉnh thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013.\n");
		await writeFile(folder.path("report.txt"), "%PDF-1.7\n1 0 obj\n");
		await symlink(folder.path("nowhere"), folder.path("lost.txt"));
		const { status, stdout, stderr } = await trichdan(
			["import", folder.path("good.txt"), folder.path("report.txt"), folder.path("lost.txt")],
			settings(),
		);
		expect(stdout).to.include("1 file read: 1 report new, 0 changed, 0 known already; 1 citation.");
		const lines = stderr.trimEnd().split("\n");
		expect(lines).to.have.length(2);
		expect(lines.find((line) => line.includes("report.txt"))).to.match(/PDF/);
		expect(lines.find((line) => line.includes("lost.txt"))).to.be.a("string");
		expect(status).to.equal(3);
	});

	it("refuses an unknown province and a day that is none", async () => {
		await writeFile(folder.path("a.txt"), "Tin\n\nThực hiện Chỉ thị số 05-CT/TW.\n");
		const province = await trichdan(["import", folder.path("a.txt"), "--province", "atlantis"], settings());
		expect(province.status).to.equal(2);
		expect(oneLine(province.stderr)).to.include("atlantis");
		const day = await trichdan(["import", folder.path("a.txt"), "--published", "31/02/2022"], settings());
		expect(day.status).to.equal(2);
		expect(day.stderr).to.include("2022-01-14");
	});

	it("leaves a database of a newer version alone and says so", async () => {
		const db = new Database(folder.path("index.db"));
		db.pragma(`application_id = ${APPLICATION_ID}`);
		db.pragma("user_version = 999");
		db.exec("CREATE TABLE x (y)");
		db.close();
		const { status, stderr } = await trichdan(["search", "nq 25"], settings());
		expect(status).to.equal(1);
		expect(oneLine(stderr)).to.include("index.db").and.match(/newer/i);
	});

	it("says that a file is not a database", async () => {
		await writeFile(folder.path("index.db"), "this is not a database, it is a letter to a friend".repeat(40));
		const { status, stderr } = await trichdan(["doctor"], settings());
		expect(status).to.equal(1);
		expect(stderr).to.equal("");
		const searched = await trichdan(["search", "nq 25"], settings());
		expect(searched.status).to.equal(1);
		expect(oneLine(searched.stderr)).to.include("index.db");
	});

	it("says that the port is taken and what to do", async () => {
		const other = createServer();
		const port = await listening(other);
		const { status, stderr } = await trichdan(["serve"], { ...settings(), TRICHDAN_PORT: String(port) });
		other.close();
		expect(status).to.equal(1);
		expect(oneLine(stderr)).to.include(String(port)).and.include("TRICHDAN_PORT");
	});
});
