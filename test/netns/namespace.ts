import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { messageOf } from "../../model/errors.ts";
import { type Calls, callsOf } from "./calls.ts";

const PREFIX = "trichdan-test-";
const CONFIG = "/etc/netns";

const ip = (...given: string[]): string =>
	execFileSync("ip", given, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** Why there are no network namespaces here; null where there are. */
function missing(): string | null {
	if (process.getuid?.() !== 0) return "this is not root";
	const name = `${PREFIX}${process.pid}-probe`;
	try {
		ip("netns", "add", name);
		ip("netns", "del", name);
		return null;
	} catch (error) {
		return error instanceof Error && "code" in error && error.code === "ENOENT" ? "there is no `ip`" : messageOf(error);
	}
}

/** Skips the suite in plain sight where there are no network namespaces; under CI that is a failure. */
export function needNamespaces(suite: Mocha.Context): void {
	const why = missing();
	if (why === null) return;
	const remedy = `No network namespaces (${why}): run \`apt-get install iproute2\`, then \`make test\` again as root.`;
	if (process.env.CI) throw new Error(remedy);
	console.log(`    skipped: ${remedy}`);
	suite.skip();
}

/** A network of its own, with no way out: all its addresses are on its loopback. */
export interface Namespace {
	/** Gives it an address, or takes it away. */
	address(action: "add" | "del", address: string): void;
	/** Starts a program of this folder inside. */
	start<T extends Record<string, (...given: never[]) => unknown>>(
		file: string,
	): Promise<{ process: ChildProcess; calls: Calls<T> }>;
	/** Ends what runs inside, and takes the namespace away. */
	close(): Promise<void>;
}

/** Takes a namespace away, and ends what runs in it. */
function remove(name: string): void {
	try {
		for (const [pid] of ip("netns", "pids", name).matchAll(/\d+/g)) process.kill(Number(pid), "SIGKILL");
		ip("netns", "del", name);
	} catch {
		// It is gone already.
	}
	rmSync(`${CONFIG}/${name}`, { recursive: true, force: true });
}

const isAlive = (pid: number): boolean => {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
};

/** Takes away what test runs that were killed have left. */
function tidy(): void {
	const names = [...ip("netns", "list").matchAll(/^\S+/gm)].map(([name]) => name);
	const configured = ((): string[] => {
		try {
			return readdirSync(CONFIG);
		} catch {
			return [];
		}
	})();
	for (const name of new Set([...names, ...configured])) {
		const pid = /^trichdan-test-(\d+)-/.exec(name)?.[1];
		if (pid !== undefined && !isAlive(Number(pid))) remove(name);
	}
}

let count = 0;

export function createNamespace(addresses: string[], files: { hosts: string; resolvConf: string }): Namespace {
	tidy();
	const name = `${PREFIX}${process.pid}-${++count}`;
	const children: ChildProcess[] = [];
	const onExit = (): void => {
		for (const child of children) child.kill("SIGKILL");
		remove(name);
	};
	process.once("exit", onExit);
	ip("netns", "add", name);
	ip("-n", name, "link", "set", "lo", "up");
	mkdirSync(`${CONFIG}/${name}`, { recursive: true });
	writeFileSync(`${CONFIG}/${name}/hosts`, files.hosts);
	writeFileSync(`${CONFIG}/${name}/resolv.conf`, files.resolvConf);
	const address = (action: "add" | "del", given: string): void => {
		const isV6 = given.includes(":");
		ip(
			"-n",
			name,
			"addr",
			action,
			`${given}/${isV6 ? 128 : 32}`,
			"dev",
			"lo",
			...(isV6 && action === "add" ? ["nodad"] : []),
		);
	};
	for (const given of addresses) address("add", given);
	return {
		address,
		start: async (file) => {
			const path = fileURLToPath(new URL(`./${file}.ts`, import.meta.url));
			const child = spawn("ip", ["netns", "exec", name, process.execPath, "--import=tsx", path], {
				stdio: ["ignore", "inherit", "inherit", "ipc"],
			});
			children.push(child);
			return { process: child, calls: await callsOf(child) };
		},
		close: async () => {
			process.off("exit", onExit);
			await Promise.all(
				children.map(async (child) => {
					if (child.exitCode !== null || child.signalCode !== null) return;
					const exit = once(child, "exit");
					child.kill("SIGKILL");
					await exit;
				}),
			);
			remove(name);
		},
	};
}
