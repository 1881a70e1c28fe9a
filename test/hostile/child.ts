import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { projectRoot } from "../../data/root.ts";

/** A crawler that runs as a process of its own. */
export interface Child {
	process: ChildProcess;
	/** Whether it has ended. */
	ended(): boolean;
	finished: Promise<{ status: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }>;
}

const newest = (folder: string): number =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
		.reduce((latest, { parentPath, name }) => Math.max(latest, statSync(join(parentPath, name)).mtimeMs), 0);

/** The built program where it is as new as the sources, for it starts in half the time; else the sources. */
function program(): string[] {
	const built = join(projectRoot, "dist/.built");
	const isFresh =
		existsSync(built) &&
		["citation", "model", "data", "crawler", "server", "web", "cli"].every(
			(part) => newest(join(projectRoot, part)) <= statSync(built).mtimeMs,
		);
	return isFresh ? [join(projectRoot, "dist/cli/main.js")] : ["--import=tsx", join(projectRoot, "cli/main.ts")];
}

const PROGRAM = program();

/** Starts the command line, with no setting but those given. */
export function launch(args: string[], settings: Record<string, string>): Child {
	const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("TRICHDAN_"));
	const child = spawn(process.execPath, [...PROGRAM, ...args], {
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
