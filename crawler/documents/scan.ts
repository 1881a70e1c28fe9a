import { vietnameseShare } from "../article/quality.ts";

/** Lines that a digital signature prints on a page: they are no text of the document, and all that a scan may have. */
export const STAMPS: { pattern: RegExp; example: string }[] = [
	{ pattern: /^(?:được )?(?:ký|kí)(?: số)? bởi\s*:/iu, example: "Ký bởi: VĂN PHÒNG TỈNH ỦY" },
	{ pattern: /^người (?:ký|kí)\s*:/iu, example: "Người ký: Văn phòng Tỉnh ủy" },
	{
		pattern: /^(?:thời gian|ngày giờ|giờ|ngày) (?:ký|kí)\s*:/iu,
		example: "Thời gian ký: 14.01.2022 08:30:00 +07:00",
	},
	{ pattern: /^digitally signed by\b/iu, example: "Digitally signed by Van phong Tinh uy" },
	{ pattern: /^signature (?:not verified|valid)$/iu, example: "Signature Not Verified" },
	{ pattern: /^DN:\s*(?:C|CN|O)=/u, example: "DN: C=VN, O=TINH UY, CN=Van phong" },
	{ pattern: /^date:\s*\d{4}\.\d{2}\.\d{2}/iu, example: "Date: 2022.01.14 08:30:00 +07'00'" },
];
/** Lines that belong to a stamp only where they stand beside one. */
const BESIDE = /^(?:email|cơ quan|đơn vị|tổ chức|chức vụ)\s*:/iu;

/** The lines without those of digital signatures. */
export function withoutStamps(lines: string[]): string[] {
	let isStamp = false;
	return lines.filter((line) => {
		isStamp = STAMPS.some(({ pattern }) => pattern.test(line)) || (isStamp && BESIDE.test(line));
		return !isStamp;
	});
}

/** Letters that a font without a table gives: of private use, replaced, or none at all. */
const NO_LETTER = /[\ue000-\uf8ff\ufffd\u0000-\u0008\u000e-\u001f\u007f-\u009f]/gu;
const MOST_UNREADABLE = 0.1;
/** Below it, a text shows no Vietnamese. */
const LEAST_VIETNAMESE = 0.1;
/** What other languages show all the same: letters, most of them small. Codes of a font taken for letters do not. */
const LEAST_LETTERS = 0.6;
const LEAST_SMALL = 0.3;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Whether a text layer is there but says nothing, for its fonts do not tell which letter is which. */
export function isUnreadable(text: string): boolean {
	if (count(text, NO_LETTER) > text.length * MOST_UNREADABLE) return true;
	if (text === "" || vietnameseShare(text) >= LEAST_VIETNAMESE) return false;
	const letters = count(text, /\p{L}/gu);
	return letters < count(text, /\S/gu) * LEAST_LETTERS || count(text, /\p{Ll}/gu) < letters * LEAST_SMALL;
}
