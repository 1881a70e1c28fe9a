import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { projectRoot } from "../../data/root.ts";
import { schemas } from "../../data/schemas.ts";
import { Source } from "../../model/source.ts";

interface Entry {
	properties: Record<string, { description?: string; enum?: string[] }>;
	required: string[];
	additionalProperties: boolean;
}

describe("the JSON Schemas for editors", () => {
	for (const [path, schema] of Object.entries(schemas()))
		it(`say in ${path} what the program checks (\`make schema\` writes it anew)`, () => {
			expect(JSON.parse(readFileSync(join(projectRoot, path), "utf8"))).to.deep.equal(
				JSON.parse(JSON.stringify(schema)),
			);
		});

	it("explain every key of a source, and ask for no more of them than the program does", () => {
		const entry = (schemas()["data/sources.schema.json"] as { items: Entry }).items;
		expect(Object.keys(entry.properties)).to.have.members(Object.keys(Source.shape));
		for (const [key, { description }] of Object.entries(entry.properties)) expect(description, key).to.match(/\.|…/);
		expect(entry.required).to.have.members(["id", "name", "province", "level", "home"]);
		expect(entry.additionalProperties).to.equal(false);
	});
});
