import type { VNode } from "preact";
import { z } from "zod";
import type { AuditAction, AuditEntry } from "../../../model/admin.ts";
import type { Directive } from "../../../model/directive.ts";
import { type Pair, useLanguage } from "../../language.tsx";
import { correctHref, directiveHref } from "../../links.ts";
import type { Names } from "../../names.ts";
import { shortName } from "../../quote.ts";

/** Subjects of changes as the store keeps them; what an old one lacks is left out of the words. */
const Citations = z
	.array(z.object({ report: z.number(), start: z.number(), directive: z.string().nullable() }))
	.catch([]);
const Subject = z.object({
	citations: Citations.optional(),
	from: z.string().optional().catch(undefined),
	into: z.string().optional().catch(undefined),
	isNew: z.boolean().optional().catch(undefined),
	mentions: z.number().optional().catch(undefined),
	change: z.number().optional().catch(undefined),
	feedback: z.number().optional().catch(undefined),
	sources: z.array(z.string()).optional().catch(undefined),
});
type Subject = z.infer<typeof Subject>;

export const ACTIONS: Record<AuditAction, Pair> = {
	correct: ["Sửa", "Correction"],
	merge: ["Gộp", "Merge"],
	split: ["Tách", "Split"],
	undo: ["Hoàn tác", "Undoing"],
	crawl: ["Thu thập", "Crawl"],
	feedback: ["Góp ý", "Feedback"],
};

/** Most citations of one change that are named one by one. */
const NAMED = 3;

const subjectOf = (entry: AuditEntry): Subject => Subject.parse(entry.subject);

/** Ids of the documents that changes speak of. */
export const idsIn = (entries: AuditEntry[]): string[] => [
	...new Set(
		entries.flatMap((entry) => {
			const { citations = [], from, into } = subjectOf(entry);
			const ids = citations.slice(0, NAMED).map(({ directive }) => directive);
			return [...ids, citations[0]?.directive, from, into].filter((id) => typeof id === "string");
		}),
	),
];

interface Props {
	entry: AuditEntry;
	/** The documents of {@link idsIn} that are there. */
	directives: Map<string, Directive>;
	names: Names;
}

function Document({ id, directives, names }: { id: string | null | undefined } & Omit<Props, "entry">): VNode {
	const { say, to } = useLanguage();
	if (id === null || id === undefined) return <b>{say("không phải văn bản nào", "no document")}</b>;
	const directive = directives.get(id);
	return (
		<a href={to(directiveHref(id))} lang="vi">
			{directive ? shortName(directive, names) : id.replaceAll(":", " ")}
			{directive?.term ? ` (k${directive.term})` : ""}
		</a>
	);
}

function Corrected({ citations = [], ...rest }: Pick<Subject, "citations"> & Omit<Props, "entry">): VNode {
	const { say, to, counted } = useLanguage();
	const ids = new Set(citations.map(({ directive }) => directive));
	return (
		<>
			{citations.slice(0, NAMED).map(({ report, start }, i) => (
				<>
					{i > 0 ? ", " : null}
					<a key={`${report} ${start}`} href={to(correctHref(report, start))}>
						{say(`trích dẫn ở báo cáo ${report}`, `the citation in report ${report}`)}
					</a>
				</>
			))}
			{citations.length > NAMED
				? ` ${say("và", "and")} ${counted(citations.length - NAMED, "câu khác", "other")}`
				: null}{" "}
			{say("là", "means")}{" "}
			{ids.size > 1 ? (
				counted(ids.size, "văn bản khác nhau", "document")
			) : (
				<Document id={citations[0]?.directive ?? null} {...rest} />
			)}
		</>
	);
}

/** What a change did, in words. */
export function ChangeWords({ entry, ...rest }: Props): VNode {
	const { say, to, counted } = useLanguage();
	const { action } = entry;
	const subject = subjectOf(entry);
	const { from, into, isNew, mentions, change, feedback, sources = [], citations } = subject;
	switch (action) {
		case "correct":
			return (
				<>
					{say("Xác định", "Said that")} <Corrected citations={citations} {...rest} />
				</>
			);
		case "merge":
			return (
				<>
					{say("Gộp", "Merged")} <Document id={from} {...rest} /> {say("vào", "into")} <Document id={into} {...rest} />
				</>
			);
		case "split":
			return (
				<>
					{say("Tách", "Split")} {counted(mentions ?? citations?.length ?? 0, "trích dẫn", "citation")}{" "}
					{say("của", "of")} <Document id={from} {...rest} /> {say("sang", "off to")}{" "}
					{isNew ? say("văn bản mới ", "the new document ") : null}
					<Document id={into} {...rest} />
				</>
			);
		case "undo":
			return (
				<>
					{say("Hoàn tác", "Undid")}{" "}
					<a href={to(`/quan-tri/nhat-ky/${change}`)}>
						{say("thay đổi", "change")} {change}
					</a>
				</>
			);
		case "crawl":
			return (
				<>
					{say("Chạy thu thập:", "Started a crawl:")}{" "}
					{sources.length === 0
						? say("các nguồn đến hạn", "sources that are due")
						: sources.map((id) => rest.names.source(id) ?? id).join(", ")}
				</>
			);
		default:
			return (
				<>
					{say("Đóng góp ý", "Closed message")} {feedback}
				</>
			);
	}
}
