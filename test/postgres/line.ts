import { createServer, connect as dial, type Server, type Socket } from "node:net";
import { closed } from "../closed.ts";

/** Hands on what came, unless who was to have it has left meanwhile. */
function pass(data: Buffer, to: Socket): void {
	if (to.writable) to.write(data);
}

/** A way to the database that can be cut, at once or when the answer to a commit is on its way, or fall silent. */
export class Line {
	readonly #server: Server;
	readonly #open = new Set<Socket>();
	#port = 0;
	/** Nothing passes any more, and nobody is told: a cable is out, or the machine at the other end stands still. */
	isSilent = false;
	/** Called with what the client sends; true: the line is cut, and what was sent arrives with `deliver`. */
	cutsAt: ((sent: Buffer) => "before" | "after" | null) | null = null;

	constructor(target: URL) {
		this.#server = createServer((client) => {
			const server = dial(Number(target.port), target.hostname);
			for (const socket of [client, server]) {
				this.#open.add(socket);
				socket.on("error", () => {}).on("close", () => this.#open.delete(socket));
			}
			let isLost = false;
			server.on("data", (answer) => {
				if (isLost) client.destroy();
				else if (!this.isSilent) pass(answer, client);
			});
			client.on("data", (sent) => {
				if (this.isSilent) return;
				const cut = this.cutsAt?.(sent) ?? null;
				if (cut === null) {
					pass(sent, server);
					return;
				}
				this.cutsAt = null;
				if (cut === "after") {
					isLost = true;
					pass(sent, server);
				} else {
					server.destroy();
					client.destroy();
				}
			});
			client.on("close", () => server.end());
		});
	}

	async open(): Promise<this> {
		await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
		this.#port = (this.#server.address() as { port: number }).port;
		return this;
	}

	through(address: string): string {
		const url = new URL(address);
		url.port = String(this.#port);
		return url.href;
	}

	/** Resolves when those that are connected through it have left. */
	async left(): Promise<void> {
		await Promise.all([...this.#open].map(closed));
	}

	async close(): Promise<void> {
		for (const socket of this.#open) socket.destroy();
		await new Promise((resolve) => this.#server.close(resolve));
	}
}
