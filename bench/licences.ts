// The licences of what is installed, by the lockfile: node --import=tsx bench/licences.ts > docs/licences.md
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { projectRoot } from "../data/root.ts";

/** What the lockfile says of an installed package. */
export interface Locked {
	version: string;
	license?: string;
	dev?: boolean;
	integrity?: string;
	hasInstallScript?: boolean;
}

/** The packages of the lockfile by where they are installed, without the project itself. */
export function lockedPackages(): Map<string, Locked> {
	const lock = JSON.parse(readFileSync(join(projectRoot, "package-lock.json"), "utf8")) as {
		packages: Record<string, Locked>;
	};
	return new Map(Object.entries(lock.packages).filter(([path]) => path !== ""));
}

/** Licences under which a package may be part of the program, as SPDX names them. `BSD` is how `duck` writes BSD-2-Clause. */
const FREE = [
	"0BSD",
	"Apache-2.0",
	"BSD",
	"BSD-2-Clause",
	"BSD-3-Clause",
	"BlueOak-1.0.0",
	"CC0-1.0",
	"ISC",
	"MIT",
	"Zlib",
];
/** Of fonts, which are given on as they are. */
const FONTS = ["OFL-1.1"];
/** Of tools that are not part of the program: they are not given on, and what they ask of those who change them asks nothing of us. */
const TOOLS = ["MPL-2.0", "PSF-2.0"];

/** Whether a package may be installed: of licences joined by OR one is enough, of those joined by AND all are needed. */
export function isAllowed(path: string, { license = "", dev = false }: Locked): boolean {
	const allowed = [...FREE, ...(path.includes("/@fontsource") ? FONTS : []), ...(dev ? TOOLS : [])];
	return license
		.replace(/^\((.*)\)$/, "$1")
		.split(" OR ")
		.some((choice) => choice.split(" AND ").every((one) => allowed.includes(one)));
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

function table(packages: [string, Locked][]): string {
	const byLicence = new Map<string, [string, Locked][]>();
	for (const one of packages) {
		const { license = "none told" } = one[1];
		byLicence.set(license, [...(byLicence.get(license) ?? []), one]);
	}
	const rows = [...byLicence]
		.sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
		.map(([licence, those]) => {
			const names = [...new Set(those.map(([path, { version }]) => `${nameOf(path)} ${version}`))].sort();
			return `| ${licence} | ${names.length} | ${names.join(", ")} |`;
		});
	return ["| licence | packages | which |", "| --- | --- | --- |", ...rows].join("\n");
}

/** The text of `docs/licences.md`. */
export function licencesDocument(): string {
	const all = [...lockedPackages()];
	return `# Licences

What is installed by \`npm ci\`, by the lockfile. \`make licences\` writes this page; a test holds it to the lockfile, and refuses a
licence that \`bench/licences.ts\` does not list. trichdan itself is under the MIT licence.

## Part of the program

${table(all.filter(([, { dev }]) => !dev))}

## For building and testing only

${table(all.filter(([, { dev }]) => dev))}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(licencesDocument());
