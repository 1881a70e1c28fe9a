import { promises as dns, type LookupAddress } from "node:dns";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import ipaddr from "ipaddr.js";
import type { Resolve } from "./addresses.ts";

const HOSTS_FILE = "/etc/hosts";
/** Milliseconds until a name server is asked again, and until it is given up. */
const PATIENCE = { timeout: 2000, tries: 3 };
const GIVEN_UP = 8000;
/** How long an answer for IPv6 is waited for when that for IPv4 is there. */
const GRACE = 500;

/** Names that only the system knows: of this machine, or of a local network. */
const isLocalName = (host: string): boolean => !host.includes(".") || /\.(?:local|localhost)$/i.test(host);

const withFamily = (address: string): LookupAddress => ({ address, family: address.includes(":") ? 6 : 4 });

/** Addresses that the hosts file gives a name. */
async function fromHostsFile(host: string): Promise<LookupAddress[]> {
	const text = await readFile(HOSTS_FILE, "utf8").catch(() => "");
	return text
		.split("\n")
		.map((line) => line.replace(/#.*/, "").trim().split(/\s+/))
		.filter(([address = "", ...names]) => ipaddr.isValid(address) && names.includes(host))
		.map(([address = ""]) => withFamily(address));
}

/** The fault of a name server, by the code that the system's own look-up would have given. */
const unanswered = (host: string, cause: unknown): Error =>
	Object.assign(new Error(`the name server does not answer for ${host}`, { cause }), { code: "EAI_AGAIN" });

const isNoName = (error: unknown): boolean =>
	error instanceof Error && "code" in error && (error.code === "ENOTFOUND" || error.code === "ENODATA");

async function fromNameServer(host: string): Promise<LookupAddress[]> {
	// A new one each time, for a machine's name servers change while a crawler runs.
	const resolver = new dns.Resolver(PATIENCE);
	const faults: unknown[] = [];
	const settle = (asked: Promise<string[]>): Promise<string[]> =>
		asked.catch((fault) => {
			faults.push(fault);
			return [];
		});
	const givingUp = setTimeout(() => resolver.cancel(), GIVEN_UP);
	try {
		const asked = { four: settle(resolver.resolve4(host)), six: settle(resolver.resolve6(host)) };
		const four = await asked.four;
		// Some name servers never answer to a question that they do not know.
		const six = await (four.length > 0 ? Promise.race([asked.six, sleep(GRACE, [])]) : asked.six);
		if (four.length + six.length > 0) return [...four, ...six].map(withFamily);
		throw faults.every(isNoName)
			? Object.assign(new Error(`${host} is unknown`, { cause: faults[0] }), { code: "ENOTFOUND" })
			: unanswered(host, faults);
	} finally {
		clearTimeout(givingUp);
		resolver.cancel();
	}
}

/**
 * Resolves as the machine does, but asks the name servers by sockets of its own. The system's look-up holds one of
 * four threads until it has an answer, and all that inflates pages and reads files needs them too: four hosts with a
 * dead name server would stop a crawler.
 *
 * @throws Error with the code `ENOTFOUND`, or `EAI_AGAIN` where the name server gives no answer.
 */
export const systemResolve: Resolve = async (host) => {
	const listed = await fromHostsFile(host.toLowerCase());
	if (listed.length > 0) return listed;
	return isLocalName(host) ? dns.lookup(host, { all: true, verbatim: true }) : fromNameServer(host);
};
