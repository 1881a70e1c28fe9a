import type { Command } from "commander";
import type { Run } from "../run.ts";
import { addCommand } from "./source/add.ts";
import { listCommand } from "./source/list.ts";
import { recordCommand } from "./source/record.ts";
import { switchCommands } from "./source/switch.ts";
import { testCommand } from "./source/test.ts";

/** `source list|add|test|record|enable|disable` */
export function sourceCommand(program: Command, run: Run): void {
	const group = program
		.command("source")
		.summary("list, add, try and switch the sites that are crawled")
		.description("Looks after the sites that are crawled: the entries of the sources file.");
	for (const command of [listCommand, addCommand, testCommand, recordCommand, switchCommands]) command(group, run);
}
