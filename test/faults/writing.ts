import type { Store } from "../../data/store/port.ts";
import { mention, report } from "../data/builders.ts";

const CITED = "25-NQ/TW";
export const DIRECTIVE = "nghi-quyet:25-nq-tw:k11";
/** Citations in each report: fewer of one that is stored, and half of a transaction is there. */
export const CITATIONS = 3;

/** The text of the n-th report: of its own in each sentence, or it would be stored as a copy of another. */
export function textOf(n: number): string {
	const sentence = (k: number): string => {
		const odd = (n * 7919 + k * 104_729) % 100_003;
		return `Đợt ${n}, kỳ ${k}: tổ công tác số ${odd} báo cáo Huyện ủy ${odd * 31} việc thực hiện Nghị quyết số ${CITED} tại ${odd % 977} khu dân cư`;
	};
	return `${Array.from({ length: 12 }, (_, k) => sentence(k)).join(". ")}.`;
}

/** Stores the n-th report with its citations, in one transaction; gives its id. */
export async function write(store: Store, n: number): Promise<number> {
	const text = textOf(n);
	const places: number[] = [];
	for (let at = text.indexOf(CITED); places.length < CITATIONS; at = text.indexOf(CITED, at + 1)) places.push(at);
	const mentions = places.map((start) => mention(text, CITED, DIRECTIVE, { start, end: start + CITED.length }));
	const { id } = await store.saveReport(report({ title: `Tin ${n}`, text }), mentions, [], null);
	return id;
}
