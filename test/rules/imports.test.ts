import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect } from "chai";
import { projectRoot } from "../../data/root.ts";

const run = promisify(execFile);
const PARTS = ["citation", "model", "data", "crawler", "server", "web", "cli"];

interface Cruised {
	modules: { source: string; dependencies: { resolved: string }[] }[];
	summary: { violations: { rule: { name: string }; from: string; to: string }[] };
}

describe("the import table", () => {
	let cruised: Cruised;

	before(async () => {
		const { stdout } = await run("node_modules/.bin/depcruise", ["--output-type", "json", ...PARTS], {
			cwd: projectRoot,
			maxBuffer: 2 ** 28,
		}).catch((error: { stdout: string }) => error);
		cruised = JSON.parse(stdout) as Cruised;
	});

	it("was checked on modules that were really seen, in every part", () => {
		for (const part of PARTS) {
			const seen = cruised.modules.filter(({ source }) => source.startsWith(`${part}/`) && /\.tsx?$/.test(source));
			expect(seen, part).to.have.length.above(part === "cli" ? 5 : 8);
		}
		const imports = cruised.modules.flatMap(({ dependencies }) => dependencies);
		expect(imports.filter(({ resolved }) => resolved.startsWith("citation/"))).to.have.length.above(20);
	});

	it("holds", () => {
		const broken = cruised.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
		expect(broken).to.deep.equal([]);
	});
});
