import type { ChildProcess } from "node:child_process";
import type { Calls } from "./calls.ts";
import { createNamespace, type Namespace } from "./namespace.ts";
import { BY_HOSTS_FILE, NAME_SERVER, OTHER, PORTAL, TRAPS } from "./places.ts";
import type { Portals } from "./portals.ts";
import type { Visitor } from "./visitor.ts";

/** A small internet: portals, traps and a name server, and one who visits them. */
export interface Internet {
	net: Namespace;
	portals: Calls<Portals>;
	names: ChildProcess;
	visitor: Calls<Visitor>;
}

/** Addresses that every loopback has. */
const isOfLoopback = (address: string): boolean => address.startsWith("127.") || address === "::1";

export async function openInternet(): Promise<Internet> {
	const net = createNamespace([PORTAL, OTHER, NAME_SERVER, ...TRAPS.filter((trap) => !isOfLoopback(trap))], {
		hosts: `127.0.0.1 localhost\n${PORTAL} ${BY_HOSTS_FILE} # in no name server\n`,
		resolvConf: `nameserver ${NAME_SERVER}\noptions timeout:2 attempts:1\n`,
	});
	try {
		const names = await net.start("names");
		const portals = await net.start<Portals>("portals");
		const visitor = await net.start<Visitor>("visitor");
		return { net, portals: portals.calls, names: names.process, visitor: visitor.calls };
	} catch (error) {
		await net.close();
		throw error;
	}
}
