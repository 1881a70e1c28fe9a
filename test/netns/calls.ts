import type { ChildProcess } from "node:child_process";
import { messageOf } from "../../model/errors.ts";

type Work = Record<string, (...given: never[]) => unknown>;
type Call = { id: number; name: string; given: never[] };
type Answer = { id: number; value?: unknown; error?: string };

/** Answers the calls of the process that started this one. */
export function answerCalls(work: Work): void {
	process.on("message", async ({ id, name, given }: Call) => {
		let answer: Answer;
		try {
			answer = { id, value: await work[name]?.(...given) };
		} catch (error) {
			answer = { id, error: messageOf(error) };
		}
		process.send?.(answer);
	});
	// Without it there is nobody left to answer.
	process.on("disconnect", () => process.exit());
	process.send?.({ id: 0 });
}

/** The functions of another process, each to be awaited. */
export type Calls<T extends Work> = {
	[K in keyof T]: (...given: Parameters<T[K]>) => Promise<Awaited<ReturnType<T[K]>>>;
};

/** Calls functions that another process answers by `answerCalls`; resolves when it is ready. */
export async function callsOf<T extends Work>(child: ChildProcess): Promise<Calls<T>> {
	const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
	let last = 0;
	const wait = (id: number) =>
		new Promise<unknown>((resolve, reject) => {
			waiting.set(id, { resolve, reject });
		});
	child.on("message", ({ id, value, error }: Answer) => {
		const one = waiting.get(id);
		waiting.delete(id);
		if (error === undefined) one?.resolve(value);
		else one?.reject(new Error(error));
	});
	child.once("exit", (code) => {
		for (const { reject } of waiting.values()) reject(new Error(`the process has ended with ${code}`));
	});
	await wait(0);
	return new Proxy({} as Calls<T>, {
		get: (_, name: string) =>
			// A promise is told from what is none by its `then`.
			name === "then"
				? undefined
				: (...given: unknown[]) => {
						const id = ++last;
						child.send({ id, name, given });
						return wait(id);
					},
	});
}
