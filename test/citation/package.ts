import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { buildCitationPackage } from "../../bench/citation-package.ts";

const run = promisify(execFile);

/** The package of the library as someone gets it, in folders of their own. */
export interface Installed {
	/** What was packed. */
	built: string;
	/** An otherwise empty project into which the packed file was installed. */
	project: string;
	/** Runs a module of that project and gives what it printed. */
	print(code: string): Promise<string>;
}

async function install(): Promise<Installed> {
	const folder = await mkdtemp(join(tmpdir(), "trichdan-package-"));
	process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
	const built = join(folder, "built");
	const project = join(folder, "project");
	await buildCitationPackage(built);
	await run("npm", ["pack", "--pack-destination", folder], { cwd: built });
	const packed = (await readdir(folder)).find((name) => name.endsWith(".tgz")) ?? "";
	await mkdir(project);
	await writeFile(join(project, "package.json"), JSON.stringify({ name: "reader", private: true, type: "module" }));
	// Offline: whatever the package should need beside itself would be missed here.
	await run("npm", ["install", "--offline", "--no-audit", "--no-fund", join("..", packed)], { cwd: project });
	let count = 0;
	return {
		built,
		project,
		async print(code) {
			const file = `example-${count++}.js`;
			await writeFile(join(project, file), code);
			return (await run(process.execPath, [file], { cwd: project, maxBuffer: 2 ** 26 })).stdout;
		},
	};
}

let installed: Promise<Installed> | undefined;

/** Builds, packs and installs the library, once for all tests of a run. */
export function installedPackage(): Promise<Installed> {
	installed ??= install();
	return installed;
}
