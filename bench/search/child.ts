import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A body as a server gave it. */
export interface Answer {
	type: string;
	body: string;
}

/** What a server has used: CPU milliseconds of all its threads, and megabytes that it holds. */
export interface Used {
	cpu: number;
	memory: number;
}

const MEGABYTE = 2 ** 20;

/** In a child: tells its port, and what it has used whenever it is asked. */
export function answerParent(port: number): void {
	process.on("message", (message) => {
		if (message !== "used") return;
		const { user, system } = process.cpuUsage();
		process.send?.({ cpu: (user + system) / 1000, memory: process.memoryUsage.rss() / MEGABYTE } satisfies Used);
	});
	process.on("disconnect", () => process.exit());
	process.send?.(port);
}

/** Starts a file of this folder as a child; gives it with its first message. */
export async function start(file: string, ...args: string[]): Promise<{ child: ChildProcess; first: unknown }> {
	const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, { execArgv: ["--import=tsx"] });
	return { child, first: await messageOf(child) };
}

/** The next message of a child. */
export async function messageOf(child: ChildProcess): Promise<unknown> {
	const answered = new AbortController();
	const { signal } = answered;
	const ended = once(child, "exit", { signal }).then(() => {
		throw new Error(`${child.spawnargs.slice(-2).join(" ")} ended before it answered.`);
	});
	try {
		const [message] = await Promise.race([once(child, "message", { signal }), ended]);
		return message;
	} finally {
		answered.abort();
	}
}

/** What a child has used so far. */
export async function usedBy(child: ChildProcess): Promise<Used> {
	child.send("used");
	return (await messageOf(child)) as Used;
}

export async function stop(child: ChildProcess): Promise<void> {
	const ended = once(child, "exit");
	child.disconnect();
	await ended;
}
