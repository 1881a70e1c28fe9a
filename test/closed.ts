import type { Socket } from "node:net";

/** Resolves when a connection is gone, however it ended: `once` of Node.js rejects where the other side has reset it. */
export const closed = (socket: Socket): Promise<void> =>
	new Promise((resolve) => {
		socket.once("close", () => resolve());
	});
