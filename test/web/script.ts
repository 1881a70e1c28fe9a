import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

/** Builds the script of the pages as it is now, whatever was built before, into a folder of its own. */
export async function buildScript(): Promise<{ folder: string; remove: () => Promise<void> }> {
	const folder = await mkdtemp(join(tmpdir(), "trichdan-"));
	await build({
		entryPoints: ["web/client/main.ts"],
		bundle: true,
		format: "esm",
		outfile: join(folder, "main.js"),
		logLevel: "error",
	});
	return { folder, remove: () => rm(folder, { recursive: true }) };
}
