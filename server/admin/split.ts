import { type Response, Router } from "express";
import { z } from "zod";
import type { Authority } from "../../citation/index.ts";
import { NewDocument, type SplitChoice } from "../../model/admin.ts";
import type { Pair } from "../../web/language.tsx";
import { withQuery } from "../../web/links.ts";
import { type SplitFilter, SplitPage, SplitPreviewPage, splitHref } from "../../web/pages/admin/split.tsx";
import { FACTS, type Fact, type Target } from "../../web/pages/admin/split-target.tsx";
import type { Context } from "../context.ts";
import { limitsOf } from "../limits.ts";
import { closeMethods } from "../methods.ts";
import { readAsCited } from "../new-document.ts";
import { BadParameter } from "../parse.ts";
import { redirect, sendPage } from "../respond.ts";
import { readDay } from "../search/text-query.ts";
import { placeOf } from "./card.ts";
import { deskOf } from "./desk.ts";
import { line, reasonIn, several } from "./form.ts";
import { picked } from "./pick.ts";
import { sessionOf } from "./session.ts";
import { refusalOf } from "./told.ts";

const HERE = "/quan-tri/tach";
/** Citations on a page: as many as stay under 60 kB beside the lists of issuers and provinces. */
const ROWS = 40;

const day = line(10).transform((text) => readDay(text) ?? null);
const slug = line(60).transform((text) => text || null);
const Asked = z.object({ tu: line(300), tinh: slug, tungay: day, denngay: day, sau: line(500) });
const Sent = Asked.omit({ sau: true }).extend({
	cach: line(10),
	cau: several,
	dich: line(10),
	vao: line(300),
	"chon-vao": line(200),
	buoc: line(10),
	...(Object.fromEntries(FACTS.map((fact) => [fact, line(500)])) as Record<Fact, ReturnType<typeof line>>),
});
type Sent = z.infer<typeof Sent>;

const filterOf = ({ tinh, tungay, denngay }: z.infer<typeof Asked> | Sent): SplitFilter => ({
	tinh,
	tu: tungay,
	den: denngay,
});

/** A day, month or year as people type it, as ISO has it: `3/6/2013`, `6/2013`, `2013`. */
function isoOf(typed: string): string {
	const parts = typed.split(/[/.-]/).map((part) => part.padStart(2, "0"));
	return (parts[0]?.length === 4 ? parts : parts.toReversed()).join("-");
}

/** The field of a new document by the key of its fact. */
const FACT_OF: Record<keyof NewDocument, Fact> = {
	type: "loai",
	symbol: "so",
	title: "ten",
	issuedOn: "ngay",
	issuer: "coquan",
	term: "khoa",
	province: "diaphuong",
	place: "noi",
};
const FAULTS: Record<Fact, Pair> = {
	loai: ["Hãy chọn loại văn bản.", "Choose its type."],
	so: [
		"Số, ký hiệu bắt đầu bằng số và không có khoảng trắng, ví dụ 25-NQ/TW.",
		"A number begins with digits and has no blanks, such as 25-NQ/TW.",
	],
	ten: ["Tên dài quá 500 ký tự.", "The title is over 500 characters."],
	ngay: [
		"Hãy ghi ngày, tháng hoặc năm: 03/06/2013, 06/2013, 2013.",
		"Give a day, month or year: 03/06/2013, 06/2013, 2013.",
	],
	coquan: ["Hãy chọn cơ quan trong danh sách.", "Choose an issuer of the list."],
	khoa: ["Khóa là một số từ 1 đến 99.", "A term is a number from 1 to 99."],
	diaphuong: ["Hãy chọn tỉnh, thành trong danh sách.", "Choose a province of the list."],
	noi: ["Viết không dấu, nối bằng gạch, ví dụ van-yen.", "Write it without accents, with hyphens, such as van-yen."],
};

/** Reads the facts of a new document, or says of each what is wrong. */
function newDocument(sent: Sent, authority: Authority): { made: NewDocument | null; faults: Target["faults"] } {
	const or = (value: string): string | null => value || null;
	const read = NewDocument.safeParse({
		type: sent.loai,
		symbol: sent.so,
		title: or(sent.ten),
		issuedOn: sent.ngay === "" ? null : isoOf(sent.ngay),
		issuer: or(sent.coquan),
		term: sent.khoa === "" ? null : Number(sent.khoa),
		province: or(sent.diaphuong),
		place: or(sent.noi),
	});
	const faultsOf = (facts: unknown[]): Target["faults"] =>
		Object.fromEntries(facts.map((fact) => FACT_OF[fact as keyof NewDocument]).map((fact) => [fact, FAULTS[fact]]));
	if (!read.success) return { made: null, faults: faultsOf(read.error.issues.map(({ path }) => path[0])) };
	try {
		return { made: readAsCited(read.data, authority), faults: {} };
	} catch (thrown) {
		if (!(thrown instanceof BadParameter)) throw thrown;
		return { made: null, faults: faultsOf([thrown.parameter.replace(/^into\./, "")]) };
	}
}

/** Which citations go. */
function choiceOf(sent: Sent): SplitChoice {
	if (sent.cach !== "loc") return { citations: sent.cau.flatMap((text) => placeOf(text) ?? []) };
	const { tinh, tungay, denngay } = sent;
	return {
		...(tinh === null ? {} : { province: tinh }),
		...(tungay === null ? {} : { from: tungay }),
		...(denngay === null ? {} : { to: denngay }),
	};
}

const NOTHING: Pair = [
	"Chưa chọn trích dẫn nào. Hãy đánh dấu từng câu, hoặc lọc rồi chọn mọi câu đang lọc.",
	"No citation is chosen. Mark some, or filter and take all of the filter.",
];

/** `/quan-tri/tach`: two documents of one. */
export function splitRoutes(context: Context): Router {
	const { store } = context;
	const router = Router();

	/** The document that gets the citations: its id or its facts; null where what was typed names none. */
	async function targetOf(sent: Sent): Promise<{ into: string | NewDocument | null; target: Target }> {
		const facts = Object.fromEntries(FACTS.map((fact) => [fact, sent[fact]])) as Record<Fact, string>;
		const isNew = sent.dich === "moi";
		if (isNew) {
			const { made, faults } = newDocument(sent, context.authority);
			return { into: made, target: { isNew, into: sent.vao, found: [], facts, faults } };
		}
		const { directive, found } = await picked(context, sent["chon-vao"] || sent.vao);
		const fault: Pair = sent.vao
			? found.length > 0
				? ["Hãy chọn một trong các văn bản dưới đây.", "Choose one of these documents."]
				: ["Không thấy văn bản nào như vậy.", "No such document was found."]
			: ["Hãy ghi văn bản nhận các trích dẫn.", "Name the document that they go to."];
		return {
			into: directive?.id ?? null,
			target: { isNew, into: directive?.id ?? sent.vao, found, facts, faults: directive ? {} : { into: fault } },
		};
	}

	interface Shown {
		cursor: string | null;
		chosen: Set<string>;
		isAll: boolean;
		target: Target | null;
		refusal: ReturnType<typeof refusalOf> | null;
	}

	async function show(res: Response, typed: string, filter: SplitFilter, shown: Shown): Promise<void> {
		const from = await picked(context, typed);
		const { directive } = from;
		const asked = {
			directive: directive?.id,
			province: filter.tinh === null ? undefined : [filter.tinh],
			from: filter.tu ?? undefined,
			to: filter.den ?? undefined,
		};
		const limits = limitsOf(res.req);
		const [found, { total }] = directive
			? await Promise.all([
					store.searchCitations(asked, { limit: ROWS, cursor: shown.cursor ?? undefined }, limits),
					store.countCitations(asked, limits),
				])
			: [{ items: [], next: null }, { total: 0 }];
		const facts: Record<Fact, string> = {
			...(Object.fromEntries(FACTS.map((fact) => [fact, ""])) as Record<Fact, string>),
			loai: directive?.type ?? "",
			so: directive?.symbol ?? "",
			coquan: directive?.issuer ?? "",
			diaphuong: directive?.province ?? "",
		};
		sendPage(res, SplitPage, {
			...(await deskOf(context, res)),
			from,
			filter,
			rows: found.items.map(({ report, start, before, text, after }) => ({
				report,
				start,
				before,
				text,
				after,
				isChosen: shown.chosen.has(`${report.id}-${start}`),
			})),
			total,
			cursor: shown.cursor,
			next: found.next,
			isAll: shown.isAll,
			target: shown.target ?? { isNew: false, into: "", found: [], facts, faults: {} },
			refusal: shown.refusal,
		});
	}

	router.get(HERE, async (req, res) => {
		const { tu, sau, ...rest } = Asked.parse(req.query);
		await show(res, tu, filterOf({ tu, sau, ...rest }), {
			cursor: sau || null,
			chosen: new Set(),
			isAll: false,
			target: null,
			refusal: null,
		});
	});

	router.post(HERE, async (req, res) => {
		const sent = Sent.parse(req.body ?? {});
		const filter = filterOf(sent);
		const { into, target } = await targetOf(sent);
		const choice = choiceOf(sent);
		const again = (status: number, refusal: Shown["refusal"]) =>
			show(res.status(status), sent.tu, filter, {
				cursor: null,
				chosen: new Set(sent.cau),
				isAll: sent.cach === "loc",
				target,
				refusal,
			});
		const from = await store.directive(sent.tu);
		if (choice.citations?.length === 0 || !from) return again(400, { text: NOTHING, change: null, status: 400 });
		if (into === null) return again(400, null);
		const { reason, isGiven } = reasonIn(req.body);
		const isToDo = sent.buoc === "lam";
		try {
			if (isToDo && isGiven) {
				const { id } = await store.split(from.id, choice, into, { by: sessionOf(res).by, reason });
				return redirect(res, 303, withQuery(`/quan-tri/nhat-ky/${id}`, { xong: id }));
			}
			const preview = await store.splitPreview(from.id, choice, into);
			sendPage(res.status(isToDo ? 400 : 200), SplitPreviewPage, {
				...(await deskOf(context, res)),
				from,
				into: preview.isNew ? null : await store.directive(preview.into),
				preview,
				sent: sentAgain(sent),
				back: splitHref(from.id, filter),
				reason,
				isReasonMissing: isToDo,
				refusal: null,
			});
		} catch (thrown) {
			const refusal = refusalOf(thrown);
			await again(refusal.status, refusal);
		}
	});

	closeMethods(router);
	return router;
}

/** What was sent, for the form that confirms it. */
function sentAgain({ buoc: _step, cau, ...sent }: Sent): [string, string][] {
	const single = Object.entries(sent).flatMap(([name, value]): [string, string][] =>
		typeof value === "string" && value !== "" ? [[name, value]] : [],
	);
	return [...single, ...(sent.cach === "loc" ? [] : cau.map((place): [string, string] => ["cau", place]))];
}
