import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Command } from "commander";
import { projectRoot } from "../../data/root.ts";
import { openSqlite, refuseDeadLink } from "../../data/store/sqlite/open.ts";
import { AppError } from "../../model/errors.ts";
import type { Source } from "../../model/source.ts";
import { type Check, look, ok, warning } from "../checks.ts";
import { type Context, settingPath } from "../context.ts";
import { contactCheck, sourceChecks } from "../crawl-checks.ts";
import { count, createOutput } from "../io.ts";
import { EXIT, type Run } from "../run.ts";

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

async function lookAtStore(path: string, sources: readonly Source[]): Promise<Check[]> {
	const isThere = path === ":memory:" || existsSync(path);
	if (path !== ":memory:") refuseUnwritable(path, isThere);
	if (!isThere) {
		return [warning("index", `${path} is not there yet`, "Run `npx trichdan crawl` or `import`.")];
	}
	const store = openSqlite(path, { readonly: true, migrate: false });
	try {
		const faults = await store.check();
		const { reports, directives, mentions } = await store.stats();
		const figures = `${count(directives)} directives, ${count(reports)} reports, ${count(mentions)} citations`;
		if (faults.length === 0)
			return [ok("index", `${path}: ${figures}`), ...(await sourceChecks(store, sources, new Date()))];
		const remedy = "Restore a backup, or move the file away and crawl again.";
		return faults.map((found) => ({ name: "index", state: "fault", found, remedy }));
	} finally {
		await store.close();
	}
}

/** Free space under which a crawl may fill the disk, in MiB. */
const LOW_SPACE = 500;

function lookAtSpace(path: string): Check[] {
	const folder = nearestFolder(path);
	const { bavail, bsize } = statfsSync(folder);
	const free = Math.floor((bavail * bsize) / 2 ** 20);
	if (free >= LOW_SPACE) return [ok("space", `${count(free)} MiB free in ${folder}`)];
	return [warning("space", `${count(free)} MiB free in ${folder}`, "Free some space.")];
}

function lookAtBuild(): Check[] {
	const script = join(projectRoot, "dist", "web", "client", "main.js");
	if (existsSync(script)) return [ok("build", "browser scripts are built")];
	return [warning("build", "browser scripts are not built", "Run `make setup`.")];
}

async function examine(context: Context): Promise<Check[]> {
	const path = settingPath(context.settings.TRICHDAN_DB);
	const file = settingPath(context.settings.TRICHDAN_SOURCES);
	// With a fault in them, the check of the sources tells it; the others go on without.
	const sources = await Promise.resolve()
		.then(() => context.sources())
		.catch((): Source[] => []);
	const checks = await Promise.all([
		look("settings", () => {
			if (context.settingsFault) throw context.settingsFault;
			return [ok("settings", "all are known and fit")];
		}),
		look("program", () => [ok("program", `Node.js ${process.versions.node}`)]),
		look("authority", () => {
			const { documents, types, issuers } = context.authorityData();
			return [
				ok("authority", `${count(documents.length)} documents, ${types.length} types, ${issuers.length} issuers`),
			];
		}),
		look("sources", async () => {
			const all = await context.sources();
			const enabled = all.filter((source) => source.enabled).length;
			return [ok("sources", `${file}: ${all.length} sources, ${enabled} of them switched on`)];
		}),
		look("contact", () => [contactCheck(context.settings, sources)]),
		look("index", () => lookAtStore(path, sources)),
		look("space", () => lookAtSpace(path)),
		look("build", lookAtBuild),
	]);
	return checks.flat();
}

const MARK = { ok: "✓", warning: "!", fault: "✗" } as const;

/** `doctor` */
export function doctorCommand(program: Command, run: Run): void {
	program
		.command("doctor")
		.summary("check everything that can be wrong")
		.description(
			"Checks settings, reference data, sources, the index, space and build, and how each source is doing; names each fault with its remedy. Changes nothing.",
		)
		.option("--json", "print JSON")
		.action((options: { json?: boolean }) =>
			run(
				async (context) => {
					const checks = await examine(context);
					const output = createOutput(context.io, options.json ?? false);
					output.result({ checks }, () => {
						for (const { name, state, found, remedy } of checks)
							output.line(`${MARK[state]} ${name.padEnd(10)} ${found}${remedy ? `\n             → ${remedy}` : ""}`);
					});
					return checks.some(({ state }) => state === "fault") ? EXIT.failed : EXIT.done;
				},
				{ tolerant: true },
			),
		);
}
