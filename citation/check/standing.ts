import type { Authority } from "../authority.ts";
import { LAW_TYPES } from "../kinds.ts";
import { sentenceAround } from "../text/sentence.ts";
import { plain } from "../text/slug.ts";
import type { KnownDocument, KnownRelation } from "../types.ts";
import type { Case, Found } from "./finding.ts";
import { datedForm, linesOf } from "./print.ts";

/** Words of a sentence that itself says that a document is no longer the one in use. */
const SAID =
	/thay the|thay cho|bai bo|huy bo|het hieu luc|het thoi han|khong con hieu luc|cham dut hieu luc|truoc day|truoc do|duoc sua doi/;
/** Longest chain of replacements that is followed; a bound, should the table ever hold a ring. */
const CHAIN = 10;

interface Step {
	document: KnownDocument;
	relation: KnownRelation;
	/** Documents of the same day that came in its place too: one law of 2008 on roads was followed by two. */
	besides: KnownDocument[];
}

/** What came in the place of a document by that day, one after another; empty where nothing is known to have. */
function successorsOf(document: KnownDocument, authority: Authority, on: string | null): Step[] {
	const steps: Step[] = [];
	const seen = new Set([document.id]);
	let current = document;
	while (steps.length < CHAIN) {
		const nexts = (authority.relationsOf.get(current.id) ?? [])
			.filter(({ kind, to }) => (kind === "replaces" || kind === "repeals") && to === current.id)
			.flatMap((relation) => {
				const by = authority.documentsById.get(relation.from);
				return by && !seen.has(by.id) && (on === null || (by.date ?? "") <= on) ? [{ document: by, relation }] : [];
			})
			.toSorted((a, b) => (b.document.date ?? "").localeCompare(a.document.date ?? ""));
		const [next, ...older] = nexts;
		if (!next) break;
		const besides = older.flatMap(({ document: other }) => (other.date === next.document.date ? [other] : []));
		steps.push({ ...next, besides });
		seen.add(next.document.id);
		current = next.document;
	}
	return steps;
}

/**
 * The document cited, where another came in its place by the day of the draft (`on`; null: by now). A draft that says so
 * itself is left alone; one that cites the newer one too (`cited` holds what it cites) gets a note.
 */
export function checkStanding(one: Case, cited: ReadonlySet<string>, on: string | null): Found[] {
	const { citation, document, text, authority } = one;
	if (!document) return [];
	const steps = successorsOf(document, authority, on);
	const [first] = steps;
	const last = steps.at(-1);
	if (!first || !last) return [];
	const around = sentenceAround(text, citation);
	if (SAID.test(plain(text.slice(around.start, around.end)))) return [];
	const all = steps.toReversed().flatMap(({ document, besides }) => [document, ...besides]);
	const beside = all.some(({ id }) => cited.has(id));
	const doubtful = steps.some(({ relation }) => relation.confidence === "low") || document.confidence === "low";
	const verb = first.relation.kind === "repeals" ? "đã bị bãi bỏ bởi" : "đã được thay bằng";
	const named = ({ document, besides }: Step): string =>
		[document, ...besides].map((other) => datedForm(other, authority)).join(" và ");
	// A law comes into force months after its day, and the register does not know when.
	const force = LAW_TYPES.has(last.document.type) ? " (kể từ khi luật mới có hiệu lực)" : "";
	const message = [
		`${doubtful ? "Sổ ghi, chưa chắc: " : ""}${datedForm(document, authority)} ${verb} ${named(first)}`,
		last === first ? "" : `, nay là ${named(last)}`,
		force,
		beside ? "; bài cũng dẫn văn bản thay thế." : ".",
	].join("");
	return [
		{
			kind: "superseded",
			severity: beside || doubtful ? "note" : "warning",
			message,
			others: linesOf(all, authority),
		},
	];
}
