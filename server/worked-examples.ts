import { type Authority, findCitations, resolveCitations } from "../citation/index.ts";
import type { WorkedExample } from "../web/pages/method-example.tsx";

/** Three sentences that print one number, each telling less of which document it is. Written for this page. */
const SENTENCES: { text: string; published: string | null }[] = [
	{
		text: "Chiều 22/2, Ban Dân vận Tỉnh ủy đánh giá mười năm thực hiện Nghị quyết số 25 - NQ/TƯ của Trung ương về công tác dân vận.",
		published: "2023-02-22",
	},
	{
		text: "Đảng ủy xã tiếp tục quán triệt Nghị quyết số 25-NQ/TW đến từng chi bộ.",
		published: "2015-03-01",
	},
	{
		text: "Đảng ủy xã tiếp tục quán triệt Nghị quyết số 25-NQ/TW đến từng chi bộ.",
		published: null,
	},
];

/** What the engine of this very server makes of those sentences, so that the page cannot tell of another one. */
export const workedExamples = (authority: Authority): WorkedExample[] =>
	SENTENCES.flatMap(({ text, published }) => {
		const context = published === null ? {} : { published };
		const found = findCitations(text, authority, context);
		const resolutions = resolveCitations(found, text, authority, context);
		const [citation] = found;
		const [resolution] = resolutions;
		if (!citation || !resolution) return [];
		const candidates = resolution.candidates.map(({ id, score, reasons }) => {
			const { title = null, date = null } = authority.documentsById.get(id) ?? {};
			return { id, score, reasons, title, date };
		});
		return [{ text, published, citation, resolution: { ...resolution, candidates } }];
	});
