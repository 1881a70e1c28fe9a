import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { AppError } from "../../model/errors.ts";

/** Resolves a host to all of its addresses. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;

/** What may be asked for besides the public network's ports 80 and 443, as a source says. */
export interface Reach {
	/** Whether loopback, private and link-local addresses may be asked, at any port. */
	allowPrivateNetwork?: boolean | undefined;
	/** Ports that may be asked besides 80 and 443. */
	ports?: readonly number[] | undefined;
}

/** Judges an address. */
export type IsPublic = (address: string) => boolean;

/** All that is given out for hosts of the IPv6 internet; the list of special ranges has gaps outside of it (`::/96`). */
const GLOBAL_V6 = ipaddr.parseCIDR("2000::/3");

/** Whether an address is on the public network: not loopback, private, link-local, mapped or tunnelled. */
export const isPublic: IsPublic = (address) => {
	if (!ipaddr.isValid(address)) return false;
	// An IPv4 address inside an IPv6 one is judged as what it stands for.
	const parsed = ipaddr.process(address);
	return parsed.range() === "unicast" && (parsed.kind() === "ipv4" || parsed.match(GLOBAL_V6));
};

/** The ranges for documentation (RFC 5737): no network of the world has a host there. */
const DOCUMENTATION = ["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"].map((range) => ipaddr.parseCIDR(range));

/** As `isPublic`, and takes addresses of documentation for public ones. */
export const isPublicOrDocumentation: IsPublic = (address) => {
	if (isPublic(address)) return true;
	if (!ipaddr.isValid(address)) return false;
	const parsed = ipaddr.process(address);
	return parsed.kind() === "ipv4" && DOCUMENTATION.some((range) => parsed.match(range));
};

const refuse = (url: string, why: string, key = "allowPrivateNetwork"): AppError =>
	new AppError("fetch_refused", `${url} was not fetched: ${why}.`, {
		remedy: `If the address is meant to be fetched, set ${key} for its source in the sources file.`,
	});

const USUAL_PORTS = new Set(["", "80", "443"]);

/**
 * Refuses what must not be asked for, by the address alone: other protocols, passwords, and, unless the source allows
 * it, odd ports and hosts that are written as an address of a private network.
 *
 * @throws AppError `fetch_refused`
 */
export function checkUrl(url: URL, { allowPrivateNetwork, ports = [] }: Reach, judge: IsPublic = isPublic): void {
	if (!/^https?:$/.test(url.protocol))
		throw new AppError("fetch_refused", `${url.href} was not fetched: only http and https are.`, {
			remedy: "Correct the address in the sources file.",
		});
	if (url.username !== "" || url.password !== "") throw refuse(url.origin, "it carries a user name or a password");
	if (allowPrivateNetwork) return;
	if (!USUAL_PORTS.has(url.port) && !ports.includes(Number(url.port)))
		throw refuse(url.href, `port ${url.port} is neither 80 nor 443`, "ports");
	// A resolver is never asked about these, so they are judged here. `URL` has made `2130706433` into `127.0.0.1`.
	const host = url.hostname.replace(/^\[|\]$/g, "");
	if (ipaddr.isValid(host) && !judge(host)) throw refuse(url.href, `${host} is not on the public network`);
}

/**
 * The look-up of a connection: every address of the host must be public, at the very moment of connecting, so that no
 * second answer of the name server can slip in.
 */
export function guardedLookup(
	resolve: Resolve,
	{ allowPrivateNetwork }: Reach,
	judge: IsPublic = isPublic,
): LookupFunction {
	return (host, options, callback) => {
		resolve(host).then(
			(addresses) => {
				const bad = allowPrivateNetwork ? undefined : addresses.find(({ address }) => !judge(address));
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
