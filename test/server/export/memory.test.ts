import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "chai";

describe("an export", function () {
	this.timeout(120_000);

	it("takes no more memory for more rows", async () => {
		// Over a hundred megabytes in each form: what kept the rows or the text would not live through it.
		const { stdout } = await promisify(execFile)(process.execPath, [
			"--max-old-space-size=64",
			"--max-semi-space-size=4",
			"--import=tsx",
			fileURLToPath(new URL("write-many.ts", import.meta.url)),
		]);
		const written: Record<string, number> = JSON.parse(stdout);
		expect(Object.keys(written)).to.deep.equal(["csv", "jsonl", "ris", "bib", "csl.json"]);
		for (const [form, bytes] of Object.entries(written)) expect(bytes, form).to.be.above(100e6);
	});
});
