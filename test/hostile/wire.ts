import type { LookupAddress } from "node:dns";
import net from "node:net";

/** A connection that something in this process tried to make. */
export interface Dial {
	address: string;
	port: number;
}

/** Stands between this process and the network: sees every dial, and lets only the stand-ins through. */
export interface Wire {
	dials: Dial[];
	restore(): void;
}

type Lookup = (
	host: string,
	options: object,
	done: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
) => void;
type Options = net.TcpNetConnectOpts & { lookup?: Lookup };

/**
 * Puts itself in the place of `net.connect`, which the HTTP client dials with: addresses among `standIns` are really
 * servers on loopback, by port; a dial to any other is written down and fails.
 */
export function tapWire(standIns: Record<string, number>): Wire {
	const dials: Dial[] = [];
	const connect = net.connect;
	const tapped = (options: Options): net.Socket => {
		const host = options.host ?? "";
		let port = 0;
		const through = (found: string[]): string | null => {
			const [address = ""] = found;
			dials.push({ address, port: Number(options.port) });
			port = standIns[address] ?? 0;
			return port === 0 ? null : address;
		};
		const socket = new net.Socket();
		const go = (error: Error | null, found: string[]): void => {
			if (error) return void socket.destroy(error);
			if (through(found) === null) socket.destroy(new Error("the wire lets nobody there"));
			else socket.connect(port, "127.0.0.1");
		};
		if (net.isIP(host) !== 0 || !options.lookup) setImmediate(go, null, [host]);
		else
			options.lookup(host, { all: true }, (error, found) =>
				go(error, Array.isArray(found) ? found.map(({ address }) => address) : [found]),
			);
		return socket;
	};
	net.connect = tapped as typeof net.connect;
	return {
		dials,
		restore: () => {
			net.connect = connect;
		},
	};
}
