import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { isAllowed, type Locked, licencesDocument, lockedPackages } from "../../bench/licences.ts";
import { projectRoot } from "../../data/root.ts";

const read = (path: string): string => readFileSync(join(projectRoot, path), "utf8");

/** What may run a script of its own when it is installed: it compiles SQLite. */
const NATIVE = "better-sqlite3";

interface Manifest {
	dependencies: Record<string, string>;
	devDependencies: Record<string, string>;
	allowScripts: Record<string, boolean>;
}

describe("what comes from others", () => {
	const manifest = JSON.parse(read("package.json")) as Manifest;
	const packages = lockedPackages();
	const where = (fits: (one: Locked) => boolean): string[] =>
		[...packages].filter(([, one]) => fits(one)).map(([path]) => path);

	it("is named by exact versions, the same in the manifest and the lockfile", () => {
		const root = (JSON.parse(read("package-lock.json")) as { packages: Record<string, Manifest> }).packages[""];
		for (const kind of ["dependencies", "devDependencies"] as const) {
			expect(root?.[kind], kind).to.deep.equal(manifest[kind]);
			for (const [name, version] of Object.entries(manifest[kind])) {
				expect(version, name).to.match(/^\d+\.\d+\.\d+$/);
				expect(packages.get(`node_modules/${name}`)?.version, name).to.equal(version);
			}
		}
		expect(read(".npmrc")).to.match(/^save-exact=true$/m);
	});

	it("is held to a SHA-512 of its content, every package, and none comes from elsewhere than a registry", () => {
		expect(packages.size).to.be.above(400);
		expect(where(({ integrity = "" }) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity))).to.deep.equal([]);
		for (const link of ["git+", "git:", "github:", "file:", '"link": true', '"inBundle": true'])
			expect(read("package-lock.json"), link).to.not.include(link);
	});

	it("runs no script when it is installed but that of the native module", () => {
		const scripted = where(({ hasInstallScript }) => hasInstallScript === true).map((path) =>
			path.slice("node_modules/".length),
		);
		expect(scripted).to.include(NATIVE);
		const told = new Map(
			Object.entries(manifest.allowScripts).map(([name, may]) => [name.replace(/(?!^)@.*$/, ""), may]),
		);
		expect(scripted.filter((name) => !told.has(name))).to.deep.equal([]);
		expect([...told].filter(([, may]) => may).map(([name]) => name)).to.deep.equal([NATIVE]);
	});

	it("is under licences that let us give the program on, and docs/licences.md lists them (`make licences`)", () => {
		expect([...packages].filter(([path, one]) => !isAllowed(path, one))).to.deep.equal([]);
		expect(read("docs/licences.md")).to.equal(licencesDocument());
	});

	it("would be refused under a licence that asks for more", () => {
		const of = (license: string, dev = false): boolean =>
			isAllowed("node_modules/x", { version: "1.0.0", license, dev });
		for (const license of [
			"GPL-3.0-only",
			"AGPL-3.0",
			"SSPL-1.0",
			"",
			"UNLICENSED",
			"(MIT AND GPL-3.0-only)",
			"OFL-1.1",
		])
			expect(of(license), license).to.equal(false);
		expect(of("(MIT OR GPL-3.0-or-later)")).to.equal(true);
		expect([of("MPL-2.0"), of("MPL-2.0", true)]).to.deep.equal([false, true]);
	});

	it("is listed in full for those who must know what they run (`make sbom`)", () => {
		const line = /^\t@(npm sbom [^>]+) > /m.exec(read("Makefile"))?.[1] ?? "";
		const [command = "", ...args] = line.trim().split(" ");
		const bom = JSON.parse(execFileSync(command, args, { cwd: projectRoot, encoding: "utf8" })) as {
			bomFormat: string;
			components: { name: string; version: string; hashes?: { alg: string }[] }[];
		};
		expect(bom.bomFormat).to.equal("CycloneDX");
		const listed = new Map(bom.components.map((one) => [`${one.name}@${one.version}`, one.hashes?.[0]?.alg]));
		const missing = [...packages].filter(([path, { version }]) => {
			const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
			return listed.get(`${name}@${version}`) !== "SHA-512";
		});
		expect(missing).to.deep.equal([]);
	});
});
