import { AppError, messageOf } from "../../model/errors.ts";
import type { Refusal } from "../../web/pages/admin/frame.tsx";
import { statusOf } from "../errors.ts";

type Words = (match: RegExpExecArray) => string;

/** What the store refuses, by its message with the remedy behind it, and how it is told in Vietnamese. */
const REFUSALS: readonly (readonly [RegExp, Words])[] = [
	[
		/^Change (\d+) was undone already, in change (\d+)/,
		([, id, by]) => `Thay đổi ${id} đã được hoàn tác rồi, ở thay đổi ${by}.`,
	],
	[
		/is (a crawl|an undoing), which is not undone/,
		() => "Lần thu thập và lần hoàn tác không hoàn tác được. Hãy làm lại thay đổi bạn muốn.",
	],
	[
		/was corrected again in change (\d+)/,
		([, id]) => `Trích dẫn này sau đó đã được sửa lại ở thay đổi ${id}. Hãy hoàn tác thay đổi ${id} trước.`,
	],
	[
		/^(\S+)(?:, which the split made known,)? was merged into another document.* Undo change (\d+) first/,
		([, id, change]) => `Văn bản ${id} sau đó đã được gộp vào văn bản khác. Hãy hoàn tác thay đổi ${change} trước.`,
	],
	[
		/^(\S+) was merged into (\S+?)\. .*change (\d+) first/,
		([, id, into, change]) =>
			`Văn bản ${id} đã được gộp vào ${into}. Hãy chọn văn bản ấy, hoặc hoàn tác thay đổi ${change} trước.`,
	],
	[/cannot be merged into itself/, () => "Không gộp một văn bản vào chính nó được. Hãy chọn hai văn bản khác nhau."],
	[
		/^(\S+) is in the register/,
		([, id]) => `Văn bản ${id} có trong sổ nên không bị gộp đi được; sổ được sửa trong data/authority/documents.tsv.`,
	],
	[
		/^There is no directive (\S+)\./,
		([, id]) => `Chỉ mục không có văn bản ${id}, có thể nó vừa được gộp. Hãy tìm lại.`,
	],
	[/^Report (\d+) has no citation at/, ([, id]) => `Báo cáo ${id} không còn trích dẫn ở chỗ này: bài đã được đọc lại.`],
	[
		/^Report (\d+) has no citation of/,
		([, id]) => `Một trích dẫn đã chọn trong báo cáo ${id} không còn là của văn bản này. Hãy chọn lại.`,
	],
	[
		/^(No citation of|Nothing says which)/,
		() => "Chưa chọn trích dẫn nào. Hãy đánh dấu từng câu hoặc thu hẹp theo nơi và ngày.",
	],
	[
		/^More than (\d+) citations/,
		([, most]) => `Mỗi lần chỉ tách được ${most} trích dẫn. Hãy tách từng phần, theo nơi hoặc theo ngày.`,
	],
	[
		/must be another one/,
		() => "Văn bản nhận trích dẫn phải khác văn bản đang tách. Hãy ghi rõ chỗ khác nhau: khóa, năm hoặc nơi.",
	],
	[
		/^A crawler is at work \((.+?)\)/,
		([, holder]) =>
			`Một máy thu thập đang làm việc (${holder}), nên chưa chạy thêm được. Nó tự đọc các nguồn khi đến hạn; hãy đợi, hoặc dừng nó rồi thử lại.`,
	],
	[
		/^A crawler is at work/,
		() => "Một máy thu thập đang làm việc, nên chưa chạy thêm được. Hãy đợi nó xong rồi thử lại.",
	],
	[
		/^Message (\d+) was closed already, in change (\d+)/,
		([, id, by]) => `Góp ý ${id} đã được đóng rồi, ở thay đổi ${by}.`,
	],
	[
		/^There is no (change|message) (\d+)/,
		([, what, id]) => `Không có ${what === "change" ? "thay đổi" : "góp ý"} ${id}.`,
	],
];

/** Codes of what a person meets who does something that the data does not allow, or no more. */
const MET: readonly string[] = ["conflict", "not_found", "too_large", "bad_request"];

/**
 * What the store says against a change, in words for the page on which it was asked for, with the status of the answer.
 *
 * @throws what was thrown, where it is nothing that a person can do something about.
 */
export function refusalOf(thrown: unknown): Refusal & { status: number } {
	if (!(thrown instanceof AppError) || !MET.includes(thrown.code)) throw thrown;
	const english = `${messageOf(thrown)} ${thrown.remedy}`;
	const first = /^Undo|or undo/.test(thrown.remedy) ? /change (\d+)/.exec(english)?.[1] : undefined;
	const told = REFUSALS.flatMap(([pattern, words]) => {
		const match = pattern.exec(english);
		return match ? [words(match)] : [];
	});
	return {
		text: [told[0] ?? `Không làm được: ${english}`, english],
		change: first === undefined ? null : Number(first),
		status: statusOf(thrown),
	};
}
