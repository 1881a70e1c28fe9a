import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { Client } from "pg";
import { freePort } from "../free-port.ts";

/** Where Debian keeps the programs of each version of PostgreSQL. */
const DEBIAN = "/usr/lib/postgresql";

/** The folder of PostgreSQL's own programs, of the newest version there is. */
function programs(): string {
	const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
	const folders = [
		...versions.map((version) => join(DEBIAN, version, "bin")),
		...(process.env.PATH ?? "").split(delimiter),
	];
	const found = folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "pg_ctl")));
	if (found === undefined)
		throw new Error("PostgreSQL's programs are missing, 15 or newer (Debian: apt-get install postgresql).");
	return found;
}

/** PostgreSQL refuses to run as root: then it runs as its own user, or as nobody. */
function runner(): { uid?: number; gid?: number } {
	if (process.getuid?.() !== 0) return {};
	const users = readFileSync("/etc/passwd", "utf8")
		.split("\n")
		.map((line) => line.split(":"));
	const user = users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody");
	return { uid: Number(user?.[2]), gid: Number(user?.[3]) };
}

/** A new folder that belongs to the user that the server runs as. */
function folderOfRunner(): string {
	const folder = mkdtempSync(join(tmpdir(), "trichdan-postgres-"));
	const { uid, gid } = runner();
	if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
	return folder;
}

/**
 * A process that stops the server in a folder and removes it when its input ends: when it is told to, and when this process
 * is gone, however that came.
 */
function guard(folder: string): ChildProcess {
	const stop = 'cat; "$0" -D "$1/data" -m immediate -w -s stop; rm -rf "$1"';
	const started = spawn("sh", ["-c", stop, join(programs(), "pg_ctl"), folder], {
		...runner(),
		cwd: tmpdir(),
		stdio: ["pipe", "ignore", "ignore"],
		detached: true,
	});
	started.unref();
	(started.stdin as Socket).unref();
	return started;
}

export interface ServerOptions {
	/** Whether it waits for the disk: for tests of what is lost when it is killed. */
	durable?: boolean;
	/** Lines of its configuration. */
	settings?: string[];
}

/** A PostgreSQL server of the tests' own, in a folder of its own. */
export class PostgresServer {
	readonly folder: string;
	readonly port: number;
	readonly #guard: ChildProcess;
	#databases = 0;

	private constructor(folder: string, port: number) {
		this.folder = folder;
		this.port = port;
		this.#guard = guard(folder);
	}

	/** Makes and starts one. Its order of text is Vietnamese, so that a test finds what leans on the database's. */
	static async start({ durable = false, settings = [] }: ServerOptions = {}): Promise<PostgresServer> {
		const folder = folderOfRunner();
		const server = new PostgresServer(folder, await freePort());
		server.program("initdb", [
			...["-D", server.data, "-U", "trichdan", "-A", "trust", "-E", "UTF8", "--no-sync", "--data-checksums"],
			...["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=vi"],
		]);
		const lines = [
			"listen_addresses = '127.0.0.1'",
			`port = ${server.port}`,
			`unix_socket_directories = '${folder}'`,
			"shared_buffers = 64MB",
			"max_connections = 60",
			"log_min_messages = fatal",
			...(durable ? [] : ["fsync = off", "synchronous_commit = off", "full_page_writes = off"]),
			...settings,
		];
		writeFileSync(join(server.data, "postgresql.auto.conf"), `${lines.join("\n")}\n`);
		server.resume();
		return server;
	}

	/** Makes and starts a replica of it, which follows what it writes. */
	async replica(settings: string[] = []): Promise<PostgresServer> {
		const folder = folderOfRunner();
		const replica = new PostgresServer(folder, await freePort());
		this.program("pg_basebackup", [
			...["-d", `host=127.0.0.1 port=${this.port} user=trichdan`, "-D", replica.data],
			...["--write-recovery-conf", "--wal-method=stream", "--checkpoint=fast", "--no-sync"],
		]);
		const lines = [`port = ${replica.port}`, `unix_socket_directories = '${folder}'`, ...settings];
		appendFileSync(join(replica.data, "postgresql.auto.conf"), `${lines.join("\n")}\n`);
		replica.resume();
		return replica;
	}

	/** Runs one of PostgreSQL's programs as the user that the server runs as; returns what it printed. */
	program(name: string, args: string[]): string {
		return execFileSync(join(programs(), name), args, {
			...runner(),
			cwd: this.folder,
			encoding: "utf8",
			stdio: ["ignore", "pipe", "pipe"],
		});
	}

	get data(): string {
		return join(this.folder, "data");
	}

	/** Address of a database of it. */
	address(database: string): string {
		return `postgres://trichdan@127.0.0.1:${this.port}/${database}`;
	}

	/** Process ids of those of its processes that serve a client. */
	backends(): number[] {
		const [postmaster] = readFileSync(join(this.data, "postmaster.pid"), "utf8").split("\n");
		const children = execFileSync("ps", ["-o", "pid=,args=", "--ppid", String(postmaster)], { encoding: "utf8" });
		return children
			.split("\n")
			.filter((line) => line.includes("postgres: trichdan "))
			.map((line) => Number.parseInt(line, 10));
	}

	/** Starts it after a stop. */
	resume(): void {
		this.program("pg_ctl", ["-D", this.data, "-l", join(this.folder, "log"), "-w", "-t", "60", "-s", "start"]);
	}

	/** `fast`: connections are cut, nothing is lost; `immediate`: as if the machine lost its power. */
	stop(mode: "fast" | "immediate"): void {
		this.program("pg_ctl", ["-D", this.data, "-m", mode, "-w", "-t", "60", "-s", "stop"]);
	}

	/** Makes a new database, empty or a copy of one that nobody is connected to; returns its address. */
	async database(template?: string): Promise<string> {
		const name = `test_${++this.#databases}`;
		await this.command(
			`CREATE DATABASE ${name}${template === undefined ? "" : ` TEMPLATE ${template} STRATEGY file_copy`}`,
		);
		return this.address(name);
	}

	/** Runs a statement on the server, outside of all databases of the tests; returns its rows. */
	async command(sql: string): Promise<Record<string, unknown>[]> {
		const client = new Client({ connectionString: this.address("postgres") });
		await client.connect();
		const { rows } = await client.query(sql).finally(() => client.end());
		return rows;
	}

	/** Has it read its files of configuration again; whoever connects from now on finds what they say. */
	async reload(): Promise<void> {
		const loaded = async () => String((await this.command("SELECT pg_conf_load_time()::text AS at"))[0]?.at);
		const before = await loaded();
		await this.command("SELECT pg_reload_conf()");
		while ((await loaded()) === before);
	}

	/** Stops it and removes its folder. */
	async end(): Promise<void> {
		// Nothing else may keep this process alive until it is gone.
		this.#guard.ref();
		const gone = once(this.#guard, "exit");
		this.#guard.stdin?.end();
		await gone;
	}
}
