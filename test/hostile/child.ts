import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { projectRoot } from "../../data/root.ts";
import { PROGRAM } from "../program.ts";

/** A crawler that runs as a process of its own. */
export interface Child {
	process: ChildProcess;
	/** Whether it has ended. */
	ended(): boolean;
	finished: Promise<{ status: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }>;
}

/** Starts the command line, with no setting but those given; `under` is a program with its arguments that runs it. */
export function launch(args: string[], settings: Record<string, string>, under: readonly string[] = []): Child {
	const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("TRICHDAN_"));
	const [program = "", ...rest] = [...under, process.execPath, ...PROGRAM, ...args];
	const child = spawn(program, rest, {
		cwd: projectRoot,
		env: { ...Object.fromEntries(inherited), ...settings },
		stdio: ["ignore", "pipe", "pipe"],
	});
	const closed = once(child, "close");
	return {
		process: child,
		ended: () => child.exitCode !== null || child.signalCode !== null,
		finished: Promise.all([text(child.stdout), text(child.stderr), closed]).then(([stdout, stderr]) => ({
			status: child.exitCode,
			signal: child.signalCode,
			stdout,
			stderr,
		})),
	};
}

/** Waits for an event that a running child is to bring about; fails with its words where it ends before. */
export async function meanwhile<T>(child: Child, event: Promise<T>): Promise<T> {
	const end = child.finished.then(({ status, stderr }): never => {
		throw new Error(`it ended with ${status} before: ${stderr}`);
	});
	end.catch(() => {});
	return Promise.race([event, end]);
}

/** The most memory that a process held so far, in megabytes; null where this system does not tell. */
export function peakMemory(pid: number | undefined): number | null {
	const file = `/proc/${pid}/status`;
	if (!existsSync(file)) return null;
	const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(file, "utf8"))?.[1];
	return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}
