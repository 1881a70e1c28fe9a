import { AppError, messageOf } from "../../../model/errors.ts";

/** The code of what was thrown: an SQLSTATE of five characters, or one of the system's (`ECONNREFUSED`). */
const codeOf = (thrown: unknown): string => String((thrown as { code?: unknown } | null)?.code ?? "");

/** What `pg` throws without a code where a connection breaks or none is to be had. */
const BROKEN =
	/Connection terminated|connection timeout|timeout expired|Query read timeout|Client has encountered a connection error|not queryable/i;
/** The system's codes for it. The name of a machine that is down may be unknown meanwhile, as that of a container is. */
const AWAY = new Set([
	...["ECONNREFUSED", "ECONNRESET", "ECONNABORTED", "EPIPE", "ETIMEDOUT"],
	...["EHOSTUNREACH", "EHOSTDOWN", "ENETUNREACH", "ENETDOWN", "EAI_AGAIN", "ENOTFOUND"],
]);

/** Whether the socket of a server on this machine is not there; a file of certificates may be missing too. */
const isSocketMissing = (thrown: unknown): boolean =>
	codeOf(thrown) === "ENOENT" && (thrown as NodeJS.ErrnoException).syscall === "connect";

/** Whether the connection broke: the server is away, or was stopped while it worked (classes 08 and 57P). */
export function isConnectionLost(thrown: unknown): boolean {
	const code = codeOf(thrown);
	if (AWAY.has(code) || isSocketMissing(thrown) || code.startsWith("08") || /^57P0[1-4]$/.test(code)) return true;
	return code === "" && BROKEN.test(messageOf(thrown));
}

/** Whether all connections of this process were taken for too long: the server is there, and may be well. */
const isCrowded = (thrown: unknown): boolean => /timeout exceeded when trying to connect/.test(messageOf(thrown));

/** A deadlock, a snapshot that could not be kept, no connection left on the server, and a lock that others kept too long. */
const PASSING = ["40001", "40P01", "53300", "55P03"];

/** Whether the same may well succeed when tried again. */
export const isTransient = (thrown: unknown): boolean =>
	isConnectionLost(thrown) || isCrowded(thrown) || PASSING.includes(codeOf(thrown));

/** What SQLSTATEs mean to whoever runs the index, by their start. */
const MEANINGS: [code: string, what: string, remedy: string][] = [
	["28", "refuses this user", "Check user and password in TRICHDAN_DB, and the server's pg_hba.conf."],
	["3D000", "does not exist", "Create the database: createdb --encoding=UTF8 NAME."],
	["42501", "may not be used as it must be by this user", "Make this user the owner of the database."],
	["25006", "can only be read: it is a replica", "Point TRICHDAN_DB to the primary server."],
	["53100", "cannot grow: the disk is full", "Free some space there and try again; nothing was half written."],
	["53", "has no room for more", "Look at the server's log, its memory and its max_connections."],
	["58", "cannot read or write its files", "Look at the server's log and its disk."],
	["XX", "is damaged", "Look at the server's log; restore the last backup where it is so."],
];

const TLS =
	"Correct sslmode and sslrootcert in the address (docs/settings.md#postgresql), or the server's certificate.";
const PASSWORD =
	"Put it into the address, PGPASSWORD or the file of PGPASSFILE; docs/settings.md#postgresql tells how.";

/** What has no SQLSTATE, since no connection came about, by code and message. */
const UNCONNECTED: [what: RegExp, meaning: string, remedy: string][] = [
	[/client password must be a/, "wants a password, and none is given", PASSWORD],
	[/SSL|TLS|CERT|SIGNATURE|, open '/, "cannot be reached by an encrypted connection", TLS],
];
const isOfServer = (code: string): boolean => /^\d/.test(code);

/** That a database cannot serve as the index. */
export const unusable = (location: string, what: string, remedy: string, cause?: unknown): AppError =>
	new AppError("store_unusable", `The index ${location} ${what}.`, { remedy, cause });

/**
 * Turns what PostgreSQL threw into an AppError that names the database: `store_unusable` where it cannot be reached or
 * fails, `busy` where others keep it locked or the time was over. Anything else, a fault of ours, is given back as it is.
 */
export function storeFault(location: string, thrown: unknown): unknown {
	if (thrown instanceof AppError) return thrown;
	const code = codeOf(thrown);
	if (isCrowded(thrown) || ["57014", ...PASSING].includes(code))
		return new AppError("busy", `The index ${location} was kept busy for too long (${messageOf(thrown)}).`, {
			remedy: "Try again in a moment.",
			cause: thrown,
		});
	if (isConnectionLost(thrown))
		return unusable(
			location,
			`cannot be reached (${messageOf(thrown) || code})`,
			"Start the PostgreSQL server, or correct TRICHDAN_DB.",
			thrown,
		);
	const meaning =
		MEANINGS.find(([start]) => code.startsWith(start)) ??
		UNCONNECTED.find(([what]) => !isOfServer(code) && what.test(`${code} ${messageOf(thrown)}`));
	if (!meaning) return thrown;
	return unusable(location, `${meaning[1]} (${messageOf(thrown)})`, meaning[2], thrown);
}
