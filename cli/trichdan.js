#!/usr/bin/env node
// The command as npm links it. The program itself is built from TypeScript into dist/.
import { existsSync } from "node:fs";

const main = new URL("../dist/cli/main.js", import.meta.url);
if (existsSync(main)) await import(main.href);
else {
	process.stderr.write("trichdan: the program is not built yet. Run `make setup`, then try again.\n");
	process.exitCode = 1;
}
