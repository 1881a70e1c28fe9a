import { AppError, messageOf } from "../model/errors.ts";
import { type Context, createContext } from "./context.ts";
import type { Io } from "./io.ts";

/** Exit status of the command line. */
export const EXIT = { done: 0, failed: 1, usage: 2, partly: 3 } as const;

/** Runs the body of a command with a context, which is closed after it, and keeps its exit status. */
export type Run = (body: (context: Context) => Promise<number>, options?: RunOptions) => Promise<void>;

export interface RunOptions {
	/** Whether the body runs with wrong settings too, as `doctor` does to name them among the rest. */
	tolerant?: boolean;
	/** Whether it runs without anybody watching: then what it does is logged too, where the settings say nothing of it. */
	service?: boolean;
	/** Whether it answers many at once: then searches run in threads of their own. */
	serving?: boolean;
}

/** One line that says what failed, why, and what to do. */
export function describeFailure(error: unknown): { text: string; status: number } {
	if (error instanceof AppError) {
		const status = error.code === "usage" || error.code === "settings_invalid" ? EXIT.usage : EXIT.failed;
		return { text: `trichdan: ${messageOf(error)} ${error.remedy}`, status };
	}
	return { text: `trichdan: ${messageOf(error)} (unexpected; run \`npx trichdan doctor\`)`, status: EXIT.failed };
}

/** Makes the runner; `finish` gets the exit status. */
export function createRun(io: Io, env: Record<string, string | undefined>, finish: (status: number) => void): Run {
	return async (body, options = {}) => {
		let context: Context | undefined;
		try {
			context = createContext(io, env, options);
			finish(await body(context));
		} catch (error) {
			const { text, status } = describeFailure(error);
			io.stderr.write(`${text}\n`);
			finish(status);
		} finally {
			await context?.close();
		}
	};
}
