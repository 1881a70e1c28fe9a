import type { MentionStatus, RelationKind } from "../../model/mention.ts";
import type { Pair } from "../language.tsx";
import { withQuery } from "../links.ts";
import type { Division } from "../names.ts";

/** The columns that the table of citations can have, in their order. */
export const COLUMNS = {
	cau: ["Câu có trích dẫn", "Citing sentence"],
	vanban: ["Văn bản", "Document"],
	baocao: ["Báo cáo", "Report"],
	nguon: ["Nguồn", "Outlet"],
	tinh: ["Địa phương", "Province"],
	ngay: ["Ngày đăng", "Published"],
	quanhe: ["Quan hệ", "Relation"],
	trangthai: ["Xác định văn bản", "Identification"],
	tincay: ["Độ tin cậy", "Confidence"],
} as const satisfies Record<string, Pair>;
export type Column = keyof typeof COLUMNS;

export const ALL_COLUMNS = Object.keys(COLUMNS) as Column[];
export const USUAL_COLUMNS: readonly Column[] = ["cau", "vanban", "baocao", "tinh", "ngay", "tincay"];

/** All that the address of a citation search says. */
export interface CitationsState {
	q: string;
	/** What the report says is done to the document. */
	quanhe: RelationKind | null;
	/** How the citation was resolved. */
	trangthai: MentionStatus | null;
	/** Least confidence, in tenths. */
	tincay: number | null;
	/** Id of the one document that is cited. */
	vb: string | null;
	/** Only reports that came out once the document had been replaced. */
	cu: boolean;
	/** Which provinces are meant: the 63 of before 01/07/2025 or the 34 of today. */
	noi: Division;
	/** The columns of the table, in the order of `COLUMNS`. */
	cot: readonly Column[];
}

/** The parameters of a page's address; what is as usual is left out. */
export function parametersOf({ q, quanhe, trangthai, tincay, vb, cu, noi, cot }: CitationsState) {
	return {
		q,
		quanhe,
		trangthai,
		tincay,
		vb,
		cu: cu ? "1" : null,
		noi: noi === "63" ? null : noi,
		cot: cot.join() === USUAL_COLUMNS.join() ? null : cot.join(),
	};
}

/** The address of a citation search; `sau` says where its list goes on. */
export const citationsHref = (state: CitationsState, sau: string | null = null): string =>
	withQuery("/trich-dan", { ...parametersOf(state), sau });

/** The parameters with which the API makes the same search. */
export const apiParameters = ({ q, quanhe, trangthai, tincay, vb, cu, noi }: CitationsState) => ({
	q,
	directive: vb,
	relation: quanhe,
	status: trangthai,
	confidence: tincay === null ? null : tincay / 10,
	outdated: cu ? "true" : null,
	provinces: noi === "63" ? null : noi,
});

/** Whether a search asks for anything; without, the page explains itself. */
export const asksForSomething = ({ q, quanhe, trangthai, tincay, vb, cu }: CitationsState): boolean =>
	q.trim() !== "" || [quanhe, trangthai, tincay, vb].some((value) => value !== null) || cu;
