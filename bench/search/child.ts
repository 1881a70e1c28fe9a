import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { fileURLToPath } from "node:url";

/** A body as a server gave it. */
export interface Answer {
	type: string;
	body: string;
}

/**
 * What a server has used: CPU milliseconds of all its threads, megabytes that it holds, and how long its event loop was
 * late since it was last asked, in milliseconds (99 of a hundred times no longer).
 */
export interface Used {
	cpu: number;
	memory: number;
	late: number;
}

const MEGABYTE = 2 ** 20;
/** How often the event loop is looked at, in milliseconds. */
const RESOLUTION = 10;

/** In a child: tells its port, and what it has used whenever it is asked. */
export function answerParent(port: number): void {
	const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
	delay.enable();
	process.on("message", (message) => {
		if (message !== "used") return;
		const { user, system } = process.cpuUsage();
		// What is measured includes the pause between two looks.
		const late = Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION);
		delay.reset();
		const memory = process.memoryUsage.rss() / MEGABYTE;
		process.send?.({ cpu: (user + system) / 1000, memory, late } satisfies Used);
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

/** Tells a child to end by itself, and waits until it has. */
export async function stop(child: ChildProcess): Promise<void> {
	const ended = once(child, "exit");
	child.disconnect();
	await ended;
}
