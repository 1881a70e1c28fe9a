// Runs the gold set's own scorer over the command line, as a user would. Says so plainly where the set is absent.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2] ?? "";
const scorer = join(folder, "score.mjs");
const sets = ["seeds", "dev"].map((name) => ({ name, file: join(folder, "gold", `${name}.jsonl`) }));
const present = sets.filter(({ file }) => existsSync(file));

if (!existsSync(scorer) || present.length === 0) {
	console.log(
		`The gold set is not here (${folder}): nothing was measured. It lies beside the checkout, in ../shared/eval.`,
	);
	process.exit(0);
}

const run = "node cli/trichdan.js extract --jsonl";
const score = (title, files) => {
	console.log(`\n${title}`);
	const gold = files.flatMap((file) => ["--gold", file]);
	const { status } = spawnSync("node", [scorer, ...gold, "--run", run], { stdio: "inherit" });
	if (status !== 0) process.exit(status ?? 1);
};
for (const { name, file } of present) score(`${name}.jsonl`, [file]);
if (present.length > 1)
	score(
		"all",
		present.map(({ file }) => file),
	);
