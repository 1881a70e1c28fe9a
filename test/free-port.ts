import { once } from "node:events";
import { createServer } from "node:net";

/*
 * Ports that the system gives to nobody by itself: Linux has whoever dials, or listens on any port, take one of 32768 and
 * above. So none of them is taken when the program that was told of it comes to listen.
 */
const FIRST = 12_000;
const COUNT = 20_000;
/** Each process of a run begins elsewhere. */
let next = process.pid * 997;

async function isFree(port: number): Promise<boolean> {
	const server = createServer().listen(port, "127.0.0.1");
	try {
		await once(server, "listening");
	} catch {
		return false;
	}
	server.close();
	await once(server, "close");
	return true;
}

/** A port of this machine that nothing listens on, another one each time. */
export async function freePort(): Promise<number> {
	for (;;) {
		const port = FIRST + (next++ % COUNT);
		if (await isFree(port)) return port;
	}
}
