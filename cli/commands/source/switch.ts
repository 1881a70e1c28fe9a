import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { replaceText, withKey } from "../../../crawler/onboard/sources-file.ts";
import { type Context, settingPath } from "../../context.ts";
import { createOutput } from "../../io.ts";
import { knownSources } from "../../options.ts";
import { EXIT, type Run } from "../../run.ts";

async function turn(context: Context, ids: string[], enabled: boolean, json: boolean): Promise<number> {
	const output = createOutput(context.io, json);
	const chosen = knownSources(await context.sources(), ids);
	const changed = chosen.filter((source) => source.enabled !== enabled).map(({ id }) => id);
	const file = settingPath(context.settings.TRICHDAN_SOURCES);
	if (changed.length > 0) {
		const before = await readFile(file, "utf8");
		await replaceText(file, before, withKey(before, changed, "enabled", enabled));
	}
	const word = enabled ? "enabled" : "disabled";
	output.result({ changed, enabled }, () => {
		for (const { id } of chosen) output.line(`${id} is ${changed.includes(id) ? `now ${word}` : `${word} already`}.`);
	});
	return EXIT.done;
}

/** `source enable ID…` and `source disable ID…` */
export function switchCommands(group: Command, run: Run): void {
	for (const [name, enabled] of [
		["enable", true],
		["disable", false],
	] as const)
		group
			.command(name)
			.summary(enabled ? "let sources be crawled" : "leave sources alone")
			.description(
				enabled
					? "Lets `crawl` and `schedule` take the sources of themselves. Try each with `source test` first."
					: "Keeps `crawl` and `schedule` from taking the sources of themselves; what was read of them stays.",
			)
			.argument("<id...>", "ids of the sources")
			.option("--json", "print JSON")
			.action((ids: string[], options: { json?: boolean }) =>
				run((context) => turn(context, ids, enabled, options.json ?? false)),
			);
}
