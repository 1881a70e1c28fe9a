import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { projectRoot } from "../../data/root.ts";
import type { Source } from "../../model/source.ts";
import { type Check, look, ok, warning } from "../checks.ts";
import { type Context, placeOf, settingPath } from "../context.ts";
import { contactCheck } from "../crawl-checks.ts";
import { count, createOutput } from "../io.ts";
import { EXIT, type Run } from "../run.ts";
import { replicaChecks, spaceChecks, storeChecks } from "../store-checks.ts";

function lookAtBuild(): Check[] {
	const script = join(projectRoot, "dist", "web", "client", "main.js");
	if (existsSync(script)) return [ok("build", "browser scripts are built")];
	return [warning("build", "browser scripts are not built", "Run `make setup`.")];
}

async function examine(context: Context): Promise<Check[]> {
	const place = placeOf(context.settings);
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
		look("index", () => storeChecks(place, sources)),
		look("replica", () => replicaChecks(context.settings.TRICHDAN_DB_READ)),
		look("space", () => spaceChecks(place)),
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
