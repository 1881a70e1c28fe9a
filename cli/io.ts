import cliProgress from "cli-progress";

/** Where the command line reads and writes; tests put their own in its place. */
export interface Io {
	stdin: NodeJS.ReadStream;
	stdout: NodeJS.WriteStream;
	stderr: NodeJS.WriteStream;
}

/** A command's way to speak: lines for people, or one JSON value. */
export interface Output {
	json: boolean;
	/** A line for people; nothing with `--json`. */
	line(text?: string): void;
	/** The result: printed as JSON with `--json`, else by `print`. */
	result(value: unknown, print: () => void): void;
}

/** Writes to standard output in the form that was asked for. */
export function createOutput(io: Io, json: boolean): Output {
	const line = (text = ""): void => {
		if (!json) io.stdout.write(`${text}\n`);
	};
	return {
		json,
		line,
		result: (value, print) => {
			if (json) io.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
			else print();
		},
	};
}

/** Work shorter than this shows no bar. */
const BAR_AFTER_MS = 2000;

/** Progress of long work: a bar on a terminal once it takes over two seconds, nothing when piped. */
export function createProgress(
	io: Io,
	json: boolean,
	unit: "count" | "bytes" = "count",
): { update(done: number, total: number): void; stop(): void } {
	if (!io.stderr.isTTY || json) return { update: () => {}, stop: () => {} };
	const bar = new cliProgress.SingleBar(
		{
			stream: io.stderr,
			format: "{bar} {value}/{total} · {eta_formatted} left",
			hideCursor: true,
			...(unit === "bytes" && {
				formatValue: (value: number, _: unknown, type: string) =>
					type === "value" || type === "total" ? `${(value / 1e6).toFixed(1)} MB` : String(value),
			}),
		},
		cliProgress.Presets.shades_classic,
	);
	const begun = Date.now();
	let shown = false;
	return {
		update: (done, total) => {
			if (!shown && Date.now() - begun > BAR_AFTER_MS) {
				bar.start(total, done);
				shown = true;
			} else if (shown) {
				bar.setTotal(total);
				bar.update(done);
			}
		},
		stop: () => {
			if (shown) bar.stop();
		},
	};
}

/** A number with what it counts: `1 file`, `1,234 files`. */
export const counted = (n: number, noun: string): string => `${count(n)} ${noun}${n === 1 ? "" : "s"}`;

/** A number with its thousands separator: `1,234`. */
export const count = (n: number): string => new Intl.NumberFormat("en").format(n);
