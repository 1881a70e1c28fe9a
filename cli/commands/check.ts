import type { Command } from "commander";
import type { CheckFinding, CheckReply } from "../../model/api.ts";
import { checkDraft } from "../../server/check.ts";
import { counted, createOutput } from "../io.ts";
import { day, knownProvince } from "../options.ts";
import { EXIT, type Run } from "../run.ts";
import { readText } from "../text-input.ts";

/** Line and column of an offset, both from 1; `lines` holds where each line begins. */
function placeOf(offset: number, lines: readonly number[]): string {
	let line = 0;
	let above = lines.length;
	while (above - line > 1) {
		const middle = (line + above) >> 1;
		if ((lines[middle] ?? 0) <= offset) line = middle;
		else above = middle;
	}
	return `${line + 1}:${offset - (lines[line] ?? 0) + 1}`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

function describe(finding: CheckFinding, { citations }: CheckReply, place: (offset: number) => string): string {
	const { kind, severity, start, raw, message, replacement, others, also } = finding;
	const document = citations[finding.citation]?.document;
	return [
		`${place(start)}  ${severity}  ${kind}  ${oneLine(raw)}`,
		`    ${message}`,
		...(replacement === null ? [] : [`    write: ${replacement}`]),
		...(document && severity === "error" ? [`    in full: ${document.full}`] : []),
		...others.map(({ mark }) => `    - ${mark}`),
		...(also.length === 0 ? [] : [`    also at ${also.map(({ start }) => place(start)).join(", ")}`]),
	].join("\n");
}

function summary({ citations, unchecked, findings }: CheckReply): string {
	const checked = `${counted(citations.length, "citation")} checked`;
	const rest = unchecked === 0 ? "" : ` ${counted(unchecked, "mention")} without a number or known name left out.`;
	if (citations.length === 0) return `No citation found.${rest}`;
	if (findings.length === 0) return `${checked}: no findings.${rest}`;
	const of = (severity: CheckFinding["severity"]): string =>
		counted(findings.filter((finding) => finding.severity === severity).length, severity);
	return `${checked}: ${of("error")}, ${of("warning")}, ${of("note")}.${rest}`;
}

/** `check [FILE|-]` */
export function checkCommand(program: Command, run: Run): void {
	program
		.command("check")
		.summary("check the citations of a draft")
		.description(
			[
				"Holds each citation of a draft against the register: unknown, ambiguous or superseded documents; dates, terms,",
				"issuers, types, titles and symbols that differ; each with the right form to copy. Documents that reports of the",
				"index cite count as known. The draft's own number in its letterhead is left out. Stores nothing. The exit status is 0 when the check is done, with findings too.",
			].join(" "),
		)
		.argument("[file]", "a text file, or - for standard input", "-")
		.option("--province <slug>", "province of the body that writes, as yen-bai")
		.option(
			"--published <date>",
			"day of the draft, as 2022-01-14: later replacements are not told; else the day of its letterhead",
			day,
		)
		.option("--json", "print JSON")
		.action((file: string, options: { province?: string; published?: string; json?: boolean }) =>
			run(async (context) => {
				const page = { province: knownProvince(context, options.province), published: options.published };
				const text = await readText(context.io, file);
				const reply = await checkDraft(text, page, context.authority(), await context.storeIfThere());
				const output = createOutput(context.io, options.json ?? false);
				output.result(reply, () => {
					const lines = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
					for (const finding of reply.findings)
						output.line(describe(finding, reply, (offset) => placeOf(offset, lines)));
					output.line(summary(reply));
				});
				return EXIT.done;
			}),
		);
}
