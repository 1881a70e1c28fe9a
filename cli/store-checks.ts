import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { examineServer, isIndexThere, openToLook, printedPlace } from "../data/store/open.ts";
import { refuseDeadLink } from "../data/store/sqlite/open.ts";
import { AppError } from "../model/errors.ts";
import { isPostgres } from "../model/settings.ts";
import type { Source } from "../model/source.ts";
import { type Check, ok, warning } from "./checks.ts";
import { sourceChecks } from "./crawl-checks.ts";
import { count } from "./io.ts";

/** The folder that a path lies in, or the nearest one above that exists. */
function nearestFolder(path: string): string {
	let folder = dirname(path);
	while (!existsSync(folder)) folder = dirname(folder);
	return folder;
}

/** Looks whether the index can be written, or made where it is not there yet. */
function refuseUnwritable(path: string, isThere: boolean): void {
	const folder = nearestFolder(path);
	if (!statSync(folder).isDirectory())
		throw new AppError("store_unusable", `${folder} is a file, so ${path} cannot be made`, {
			remedy: "Set TRICHDAN_DB to another path.",
		});
	if (!isThere) refuseDeadLink(path);
	for (const place of isThere ? [path, folder] : [folder])
		try {
			accessSync(place, constants.W_OK);
		} catch (cause) {
			throw new AppError("store_unusable", `${place} cannot be written, so nothing can be kept in ${path}`, {
				remedy: "Make it writable for this user, or set TRICHDAN_DB to another path.",
				cause,
			});
		}
}

/** Looks the whole index over, and how each source fares. */
export async function storeChecks(place: string, sources: readonly Source[]): Promise<Check[]> {
	const isThere = await isIndexThere(place);
	if (!isPostgres(place) && place !== ":memory:") refuseUnwritable(place, isThere);
	if (!isThere)
		return [warning("index", `${printedPlace(place)} is not there yet`, "Run `npx trichdan crawl` or `import`.")];
	const server = isPostgres(place) ? await serverChecks(place) : [];
	const store = await openToLook(place);
	try {
		const faults = await store.check();
		const { reports, directives, mentions } = await store.stats();
		const figures = `${count(directives)} directives, ${count(reports)} reports, ${count(mentions)} citations`;
		if (faults.length === 0)
			return [
				ok("index", `${store.location}: ${figures}`),
				...server,
				...(await sourceChecks(store, sources, new Date())),
			];
		const remedy = isPostgres(place)
			? "Restore a backup, or crawl again into an empty database."
			: "Restore a backup, or move the file away and crawl again.";
		return [...faults.map((found): Check => ({ name: "index", state: "fault", found, remedy })), ...server];
	} finally {
		await store.close();
	}
}

/** Free space under which a crawl may fill the disk, in MiB. */
const LOW_SPACE = 500;
const MIB = 2 ** 20;

/** Room for an index in a file; what a database has is for its server to know. */
export function spaceChecks(place: string): Check[] {
	if (isPostgres(place)) return [];
	const folder = nearestFolder(place);
	const { bavail, bsize } = statfsSync(folder);
	const free = Math.floor((bavail * bsize) / MIB);
	if (free >= LOW_SPACE) return [ok("space", `${count(free)} MiB free in ${folder}`)];
	return [warning("space", `${count(free)} MiB free in ${folder}`, "Free some space.")];
}

/** A part of the connections of which so many are taken is warned of. */
const CROWDED = 0.9;

/** How the server of a database is set up. */
async function serverChecks(place: string): Promise<Check[]> {
	const { version, bytes, unsafe, connections, mostConnections, isReplica } = await examineServer(place);
	const size = `${count(Math.ceil(bytes / MIB))} MiB in the database`;
	const found = `PostgreSQL ${version}, ${size}, ${count(connections)} of ${count(mostConnections)} connections taken`;
	const checks: Check[] = [ok("server", found)];
	if (isReplica)
		checks.push(warning("server", "it is a replica and takes no changes", "Point TRICHDAN_DB to the primary server."));
	if (connections >= mostConnections * CROWDED)
		checks.push(
			warning(
				"server",
				`${found}: hardly one is left`,
				"Raise max_connections; a server or crawler takes up to eleven.",
			),
		);
	for (const setting of unsafe)
		checks.push(
			setting.startsWith("data_checksums")
				? warning("server", `${setting}: damage on its disk goes unseen`, "Stop it and run pg_checksums --enable.")
				: warning("server", `${setting}: it may lose what it said it had kept`, "Set it to on."),
		);
	return checks;
}

/** A replica that is behind for longer is told of. */
const MOST_BEHIND_SECONDS = 10;

/** How the replica fares that is read from; nothing without one. */
export async function replicaChecks(place: string | undefined): Promise<Check[]> {
	if (place === undefined) return [];
	const { version, isReplica, behindSeconds } = await examineServer(place).catch((thrown: unknown) => {
		if (!(thrown instanceof AppError)) throw thrown;
		throw new AppError(thrown.code, thrown.message.replace(/^The index /, "The replica "), {
			remedy: "Start the replica, or correct TRICHDAN_DB_READ; readers are served by the primary meanwhile.",
			cause: thrown,
		});
	});
	const found = `${printedPlace(place)}: PostgreSQL ${version}`;
	if (!isReplica)
		return [warning("replica", `${found}, and it is no replica`, "Point TRICHDAN_DB_READ to a replica, or unset it.")];
	if (behindSeconds !== null && behindSeconds > MOST_BEHIND_SECONDS)
		return [
			warning(
				"replica",
				`${found}, ${count(Math.round(behindSeconds))} s behind; readers are served by the primary`,
				"Look at the log of the replica and at its disk.",
			),
		];
	return [ok("replica", `${found}, follows`)];
}
