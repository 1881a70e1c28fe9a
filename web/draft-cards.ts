import type { CheckFinding, CheckReply } from "../model/api.ts";

/** A stretch of the draft. */
export type Range = Pick<CheckFinding, "start" | "end">;
type Severity = CheckFinding["severity"];

/** A citation of the draft with all that was found of it. */
export interface Card {
	citation: CheckReply["citations"][number];
	findings: CheckFinding[];
	/** The gravest of its findings. */
	severity: Severity;
}

/** What a severity is called in the style sheet. */
export const STATE = { error: "differs", warning: "review", note: "remark" } as const;

const GRAVEST: readonly Severity[] = ["error", "warning", "note"];

/** The citations with findings, in the order of the text, all and by severity; and the number of those without any. */
export function cardsOf({ citations, findings }: CheckReply): Record<Severity | "all", Card[]> & { clean: number } {
	const byCitation = new Map<number, CheckFinding[]>();
	for (const finding of findings)
		byCitation.set(finding.citation, [...(byCitation.get(finding.citation) ?? []), finding]);
	const all = [...byCitation].flatMap(([index, found]): Card[] => {
		const citation = citations[index];
		const severity = GRAVEST.find((one) => found.some((finding) => finding.severity === one)) ?? "note";
		return citation ? [{ citation, findings: found, severity }] : [];
	});
	const of = (severity: Severity): Card[] => all.filter((card) => card.severity === severity);
	const told = new Set(
		findings.flatMap(({ citation, also }) => [citations[citation], ...also].map((one) => one?.start)),
	);
	const clean = citations.filter(({ start }) => !told.has(start)).length;
	return { all, error: of("error"), warning: of("warning"), note: of("note"), clean };
}

/** The mark of a citation in the draft as shown. */
export const inText = ({ start }: Range): string => `#d${start}`;
