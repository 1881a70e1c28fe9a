import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { need } from "./rounds.ts";

const PREFIX = "trichdan-disk-";
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

const run = (program: string, ...args: string[]): string =>
	execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** A disk of a test's own, that it may fill up, break or pull out. */
export interface Disk {
	/** Where it is mounted. */
	path: (name: string) => string;
	/** Mounts it anew with other options: `ro`, `size=9m`. */
	remount(options: string): void;
	/**
	 * Cuts the power: what was not written to the disk is lost. Those who have files open meet faults. Returns the instant
	 * just before, by the clock that never jumps, in nanoseconds.
	 */
	cutPower(): bigint;
	/** Takes it off and mounts it again, as after a restart of the machine. */
	restart(): void;
	/** Takes it off for good, also where somebody still has files open. */
	remove(): void;
}

/** EXT4_IOC_SHUTDOWN without writing the journal out: what a power cut leaves. Node has no ioctl. */
const GO_DOWN = `
import fcntl, os, struct, sys, time
disk = os.open(sys.argv[1], os.O_RDONLY)
instant = time.monotonic_ns()
fcntl.ioctl(disk, 0x8004587d, struct.pack("I", 2))
print(instant)
`;

function unmount(point: string): void {
	try {
		// The loop device of an image goes with its mount.
		run("umount", "--lazy", point);
	} catch {
		// It is off already.
	}
}

/** Takes away what test runs that were killed have left mounted. */
function tidy(): void {
	const isAlive = (pid: number): boolean => {
		try {
			process.kill(pid, 0);
			return true;
		} catch {
			return false;
		}
	};
	const mounted = readFileSync("/proc/mounts", "utf8");
	for (const name of readdirSync(tmpdir())) {
		const pid = /^trichdan-disk-(\d+)-/.exec(name)?.[1];
		if (pid === undefined || isAlive(Number(pid))) continue;
		const folder = join(tmpdir(), name);
		if (mounted.includes(` ${folder}/`)) unmount(join(folder, "disk"));
		rmSync(folder, { recursive: true, force: true });
	}
}

function mounted(mount: (point: string, folder: string) => void): Disk {
	tidy();
	const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
	const point = join(folder, "disk");
	mkdirSync(point);
	const remove = (): void => {
		process.off("exit", remove);
		for (const signal of SIGNALS) process.off(signal, terminate);
		unmount(point);
		rmSync(folder, { recursive: true, force: true });
	};
	// A process that a signal ends does not come to its "exit".
	const terminate = (): void => process.exit(1);
	process.once("exit", remove);
	for (const signal of SIGNALS) process.once(signal, terminate);
	mount(point, folder);
	return {
		path: (name) => join(point, name),
		remount: (options) => void run("mount", "-o", `remount,${options}`, point),
		cutPower: () => BigInt(run("python3", "-c", GO_DOWN, point).trim()),
		restart() {
			run("umount", point);
			mount(point, folder);
		},
		remove,
	};
}

/** A disk in memory, of a size such as `4m`. */
export const memoryDisk = (size: string): Disk =>
	mounted((point) => void run("mount", "-t", "tmpfs", "-o", `size=${size}`, "tmpfs", point));

/** A disk with ext4 on it, in a file. */
export function ext4Disk(): Disk {
	let isMade = false;
	return mounted((point, folder) => {
		const image = join(folder, "image");
		if (!isMade) {
			run("truncate", "--size=128M", image);
			run("mkfs.ext4", "-q", "-F", image);
			isMade = true;
		}
		run("mount", "-o", "loop", image, point);
	});
}

/** Skips a suite where nothing can be mounted, see `need`. */
export const needMounts = (suite: Mocha.Context): void =>
	need(suite, "mounts", () => {
		ext4Disk().remove();
	});
