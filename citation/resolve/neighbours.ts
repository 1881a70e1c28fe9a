import type { Authority } from "../authority.ts";
import type { KnownDocument } from "../types.ts";
import type { Weighing } from "./evidence.ts";

/** How far apart, in citations, one still speaks for another; a bound, so that long lists stay linear. */
const WITHIN = 40;
/** How many citations to either side count as beside one. */
const BESIDE = 3;

/** What stands beside one citation, as far as it is settled. */
export interface Neighbours {
	/** Ids of the documents cited within reach. */
	others: ReadonlySet<string>;
	/** The documents cited directly beside. */
	beside: readonly KnownDocument[];
}

/** The neighbours of the citation at `index`; `settled` holds what each citation of the text was taken to mean. */
export function neighboursOf(index: number, settled: readonly (KnownDocument | null)[]): Neighbours {
	const others = new Set<string>();
	const beside: KnownDocument[] = [];
	const last = Math.min(settled.length - 1, index + WITHIN);
	for (let i = Math.max(0, index - WITHIN); i <= last; i++) {
		const other = settled[i];
		if (!other) continue;
		if (i !== index) others.add(other.id);
		if (Math.abs(i - index) <= BESIDE) beside.push(other);
	}
	return { others, beside };
}

/**
 * Step 6 of the expert's order: a known relation, the same document or the same day of signing elsewhere in the text
 * speaks for a candidate.
 */
export function byNeighbours(weighing: Weighing, { others, beside }: Neighbours, authority: Authority): void {
	if (others.size === 0) return;
	const { document } = weighing;
	const relations = authority.relationsOf.get(document.id) ?? [];
	const relation = relations.find(({ from, to }) => others.has(from === document.id ? to : from));
	if (others.has(document.id)) weighing.add(6, "trong bài đã dẫn rõ cùng văn bản này");
	else if (relation) {
		const other = authority.documentsById.get(relation.from === document.id ? relation.to : relation.from);
		// Beside the document that replaced it, it is no mistake to cite the old one.
		const old = relation.kind === "replaces" && relation.to === document.id;
		weighing.add(old ? 8 : 4, `có quan hệ với ${other?.symbol ?? other?.title} cũng được dẫn trong bài`);
	}
	const together = beside.filter((other) => other.date === document.date && other.id !== document.id).length;
	if (document.date !== null && together > 0) weighing.add(1.5 + together, "cùng ngày với văn bản dẫn kề bên");
	const ofTerm = beside.filter(
		(other) => other.term !== null && other.term === document.term && other.id !== document.id,
	);
	// The same day says all that the same term would.
	if (ofTerm.length > 0 && together === 0)
		weighing.add(Math.min(1.5, 0.75 * ofTerm.length), "cùng khóa với văn bản dẫn kề bên");
	// A number without its symbol goes on the series of those beside it: `Nghị quyết số 57 và 71` are the Party's.
	const series = seriesOf(document);
	if (beside.some((other) => other.id !== document.id && seriesOf(other) === series))
		weighing.add(1, "cùng loại số với văn bản dẫn kề bên");
}

const seriesOf = ({ symbol }: KnownDocument): string | undefined => symbol?.replace(/^[\d.]+[a-z]?/i, "");
