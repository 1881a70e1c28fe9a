import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const SECONDS = 10;
/** Apart, so that no two writers store the same report. */
const APART = 100_000;

const message = async (child: ReturnType<typeof fork>): Promise<unknown> => (await once(child, "message"))[0];

/** Reports a second that so many processes at once store in an index; `first`: a number above all that are in it. */
export async function writtenBy(writers: number, index: string, first: number): Promise<number> {
	const file = fileURLToPath(new URL("writer.ts", import.meta.url));
	const children = Array.from({ length: writers }, (_, i) =>
		fork(file, [index, String(first + i * APART), String(SECONDS)], { execArgv: ["--import=tsx"] }),
	);
	await Promise.all(children.map(message));
	const counts = children.map(message);
	for (const child of children) child.send("go");
	const stored = (await Promise.all(counts)) as number[];
	return stored.reduce((sum, one) => sum + one, 0) / SECONDS;
}
