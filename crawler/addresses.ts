import { promises as dns, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { AppError } from "../model/errors.ts";

/** Resolves a host to all of its addresses; given by tests, the system's resolver otherwise. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;

export const systemResolve: Resolve = (host) => dns.lookup(host, { all: true, verbatim: true });

const PORTS = new Set(["", "80", "443"]);

/** Whether an address is on the public network: not loopback, private, link-local, mapped or tunnelled. */
export function isPublic(address: string): boolean {
	// An IPv4 address inside an IPv6 one is judged as what it stands for.
	return ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";
}

const refuse = (url: string, why: string): AppError =>
	new AppError("fetch_refused", `${url} was not fetched: ${why}.`, {
		remedy: "If the address is meant to be fetched, set allowPrivateNetwork for its source in the sources file.",
	});

/**
 * Refuses what must not be asked for, by the address alone: other protocols, passwords, and, unless the source allows
 * it, odd ports and hosts that are written as an address of a private network.
 *
 * @throws AppError `fetch_refused`
 */
export function checkUrl(url: URL, allowPrivateNetwork: boolean): void {
	if (!/^https?:$/.test(url.protocol))
		throw new AppError("fetch_refused", `${url.href} was not fetched: only http and https are.`, {
			remedy: "Correct the address in the sources file.",
		});
	if (url.username !== "" || url.password !== "") throw refuse(url.origin, "it carries a user name or a password");
	if (allowPrivateNetwork) return;
	if (!PORTS.has(url.port)) throw refuse(url.href, `port ${url.port} is neither 80 nor 443`);
	// A resolver is never asked about these, so they are judged here. `URL` has made `2130706433` into `127.0.0.1`.
	const host = url.hostname.replace(/^\[|\]$/g, "");
	if (ipaddr.isValid(host) && !isPublic(host)) throw refuse(url.href, `${host} is not on the public network`);
}

/**
 * The look-up of a connection: every address of the host must be public, at the very moment of connecting, so that no
 * second answer of the name server can slip in.
 */
export function guardedLookup(resolve: Resolve, allowPrivateNetwork: boolean): LookupFunction {
	return (host, options, callback) => {
		resolve(host).then(
			(addresses) => {
				const bad = allowPrivateNetwork ? undefined : addresses.find(({ address }) => !isPublic(address));
				const [first] = addresses;
				if (bad || !first) {
					const why = bad ? `its address ${bad.address} is not on the public network` : "it has no address";
					callback(refuse(host, why) as NodeJS.ErrnoException, "", 0);
				} else if (options.all) callback(null, addresses);
				else callback(null, first.address, first.family);
			},
			(error: NodeJS.ErrnoException) => callback(error, "", 0),
		);
	};
}
