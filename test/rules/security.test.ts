import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { projectRoot } from "../../data/root.ts";

const read = (path: string): string => readFileSync(join(projectRoot, path), "utf8");

/** The rows of a table that begin with a number: the number, and the tests that the row names; without a folder, of `test/faults`. */
function rowsOf(path: string): { number: number; files: string[] }[] {
	return read(path)
		.split("\n")
		.flatMap((line) => {
			const number = /^\| (\d+) \|/.exec(line)?.[1];
			if (number === undefined) return [];
			const files = [...line.matchAll(/`([\w./-]+\.ts)`/g)].map(([, name = ""]) =>
				name.includes("/") ? name : `test/faults/${name}`,
			);
			return [{ number: Number(number), files }];
		});
}

const upTo = (most: number): number[] => Array.from({ length: most }, (_, i) => i + 1);

const TABLES = { "SECURITY.md": 15, "docs/faults.md": 30 };

describe("What may be done to the program, and what may befall it", () => {
	for (const [path, most] of Object.entries(TABLES))
		it(`is told in ${path}, each with tests that are there`, () => {
			const rows = rowsOf(path);
			expect(rows.map(({ number }) => number)).to.deep.equal(upTo(most));
			for (const { number, files } of rows) {
				expect(files.length, `row ${number} names no test`).to.be.at.least(1);
				for (const file of files) expect(existsSync(join(projectRoot, file)), `row ${number}: ${file}`).to.equal(true);
			}
		});

	it("is told of every test that was written for it", () => {
		const named = new Set(Object.keys(TABLES).flatMap((path) => rowsOf(path).flatMap(({ files }) => files)));
		for (const folder of ["test/threats", "test/faults"])
			for (const name of readdirSync(join(projectRoot, folder)).filter((one) => one.endsWith(".test.ts")))
				expect([...named], `${folder}/${name}`).to.include(`${folder}/${name}`);
	});
});
