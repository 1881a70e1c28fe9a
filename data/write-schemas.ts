import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./root.ts";
import { schemas } from "./schemas.ts";

for (const [path, schema] of Object.entries(schemas()))
	writeFileSync(join(projectRoot, path), `${JSON.stringify(schema, null, "\t")}\n`);
