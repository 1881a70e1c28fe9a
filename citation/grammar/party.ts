import { ORDINAL_WORDS } from "../find/dates.ts";
import type { NamedRow } from "./row.ts";

const TERM = "(?:[ivx]{1,7}|\\d{1,2})(?![a-z0-9])";
const N = `(?:\\d{1,2}(?!\\d|/)|(?:${ORDINAL_WORDS})(?![a-z]|\\s+(?:19|20)\\d\\d)|[ivx]{1,5}(?![a-z0-9]))`;
/** The Central Committee in a name: `Trung ương`, `TW`, `T.Ư`; its meeting: `HNTW`. */
const CENTRAL = "(?:trung uong|(?:hn)?t\\.?\\s?[uw](?![a-z]))";
const TERM_TAIL = `(?:\\s*[,-]?\\s*\\(?\\s*(?:khoa|k\\.)\\s*(?<t>${TERM})(?:\\s*\\))?)`;
const YEARS = "nhiem k[yi]\\s+(?:19|20)\\d\\d\\s?-\\s?(?:19|20)?\\d\\d(?!\\d)";
const TENURE = `(?:\\s+${YEARS})`;
const CONGRESS = "(?:\\s+(?:cua\\s+)?(?:dai hoi|dh)\\s+|(?<=dh)\\s+)(?:dai bieu\\s+)?";
/** A level of local committee, as it stands behind `Đảng bộ`. */
const LEVEL =
	"(?:tinh|thanh pho|tp\\.?|huyen|thi xa|quan(?: doi| khu)?|xa|phuong|thi tran|dac khu|cong an|truong|khoi|so|cac co quan)";
/** Mass organisations by the words that their names begin with. */
const ORGANISATION =
	"(?:cong doan(?: viet nam)?|doan(?: thanh nien| tncs)?(?: cong san)?(?: ho chi minh)?|(?:mat tran to quoc|mttq)(?: viet nam)?|hoi (?:nong dan|lien hiep phu nu|lhpn|phu nu|cuu chien binh|ccb|luat gia|chu thap do|nha bao|sinh vien|lien hiep thanh nien|lhtn|nguoi cao tuoi|khuyen hoc)(?: viet nam)?)(?![a-z])";
/** A word of a body's name; words that begin the next thought end it. */
const BODY_WORD =
	"(?!(?:de|ra|ve|da|la|duoc|tai|trong|ma|theo|nham|thi|voi|cac cap|nhiem k[yi]|lan (?:thu|[ivx]{1,7})|khoa [ivx\\d]{1,7}|nghi quyet)\\s)[a-z.&]+\\s+";

/** Resolutions and conclusions named by the meeting that adopted them: plenums and congresses of the Party and of others. */
export const PARTY_ROWS: readonly NamedRow[] = [
	{
		id: "plenum",
		form: "named",
		says: "resolution or conclusion of a plenum of the Central Committee, by its number and term",
		types: ["nghi-quyet", "ket-luan"],
		pattern: new RegExp(
			`(?:\\s+(?:cua\\s+)?hoi nghi)?\\s*(?:(?:(?:ban chap hanh|bch)\\s*)?${CENTRAL}|(?<=tw))(?:\\s+dang)?\\s*,?\\s*(?:lan thu\\s+|thu\\s+)?(?<n>${N})(?:\\s*,?\\s*\\(?\\s*lan (?:thu )?(?<part>[12]|nhat|hai)(?![a-z])\\s*\\)?)?${TERM_TAIL}?`,
			"y",
		),
		issuer: "bch-trung-uong",
		repeats: true,
		examples: [
			"Nghị quyết Trung ương 4 khóa XII",
			"Nghị quyết Hội nghị Trung ương 4 (khóa XII)",
			"Nghị quyết của Hội nghị Trung ương 8 khóa XI",
			"NQ Trung ương 4 khóa XII",
			"Nghị quyết T.Ư 4 khóa XII",
			"Nghị quyết TW7 khóa X",
			"NQTW 4 (khóa XII)",
			"NQ HNTW 6 khóa XII",
			"Kết luận Trung ương 4 khóa XIII",
			"Nghị quyết Trung ương 6 (lần 2) khóa VIII",
			"nghị quyết Trung ương 4 khóa XI",
		],
		rejects: [
			"Nghị quyết Trung ương Đoàn",
			"Nghị quyết của Trung ương",
			"Nghị quyết Trung ương năm 2016",
			"Hội nghị Trung ương 4 khóa XII",
			"Nghị quyết Hội nghị Trung ương 3 khóa XX của Đảng Cộng sản Trung Quốc",
		],
	},
	{
		id: "plenum-in-words",
		form: "named",
		says: "the same with the meeting's full name",
		types: ["nghi-quyet", "ket-luan"],
		pattern: new RegExp(
			`\\s+(?:cua\\s+)?(?:hoi nghi\\s+(?:lan thu\\s+)?|lan thu\\s+)(?<n>${N})(?:\\s*,?\\s*(?:cua\\s+)?(?:ban chap hanh|bch)\\s*${CENTRAL}(?:\\s+dang)?|(?=\\s*,?\\s*\\(?\\s*khoa\\s))${TERM_TAIL}?`,
			"y",
		),
		issuer: "bch-trung-uong",
		repeats: true,
		examples: [
			"Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII",
			"Nghị quyết Hội nghị lần thứ 8 BCH Trung ương (khóa XI)",
			"Nghị quyết Hội nghị lần thứ tư (khóa XII)",
			"Nghị quyết lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII",
		],
		rejects: ["Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Đảng bộ tỉnh"],
	},
	{
		id: "local-plenum",
		form: "named",
		says: "resolution or conclusion of a meeting of a local Party committee, by its number and term",
		types: ["nghi-quyet", "ket-luan"],
		pattern: new RegExp(
			`\\s+(?:cua\\s+)?hoi nghi\\s+(?:lan thu\\s+)?${N}\\s*,?\\s*(?:cua\\s+)?(?:(?:ban chap hanh|bch)\\s+dang bo\\s+|(?=tinh uy|thanh uy|huyen uy|quan uy|dang uy))(?:${BODY_WORD}){1,6}?\\(?\\s*(?:khoa|lan thu)\\s+(?:${TERM})(?:\\s*\\))?`,
			"y",
		),
		issuer: null,
		examples: [
			"Nghị quyết Hội nghị lần thứ 5 Ban Chấp hành Đảng bộ tỉnh khóa XIX",
			"Nghị quyết Hội nghị lần thứ ba Ban Chấp hành Đảng bộ huyện Văn Yên (khóa XXII)",
		],
		rejects: ["Nghị quyết Hội nghị Ban Chấp hành Đảng bộ tỉnh"],
	},
	{
		id: "party-congress",
		form: "named",
		says: "resolution of a national congress of the Party, by its number",
		types: ["nghi-quyet"],
		pattern: new RegExp(
			`${CONGRESS}(?:dang\\s+)?(?:toan quoc\\s+)?(?:cua dang\\s+)?(?:lan thu\\s+|khoa\\s+)?(?<t>${TERM})(?!\\s*,?\\s*(?:cua\\s+)?(?:dang bo|chi bo|dang uy|${ORGANISATION}))(?:\\s+(?:cua\\s+)?dang(?! bo)(?! cong san (?!viet nam)| nhan dan| lao dong (?!viet nam))(?:\\s+cong san viet nam)?(?![a-z]))?`,
			"y",
		),
		issuer: "dai-hoi-dang",
		repeats: true,
		examples: [
			"Nghị quyết Đại hội XIII của Đảng",
			"Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
			"Nghị quyết Đại hội Đảng toàn quốc lần thứ XIII",
			"Nghị quyết Đại hội lần thứ XIII",
			"Nghị quyết Đại hội 13 của Đảng",
			"nghị quyết Đại hội XIII của Đảng Cộng sản Việt Nam",
			"NQ Đại hội XIII",
			"NQ ĐH XIII",
		],
		rejects: [
			"Nghị quyết Đại hội Đảng các cấp",
			"Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIV",
			"Nghị quyết Đại hội XIX Đảng bộ tỉnh",
			"Nghị quyết Đại hội XX của Đảng Cộng sản Trung Quốc",
			"Nghị quyết Đại hội XIII Công đoàn Việt Nam",
			"văn kiện Đại hội XIII của Đảng",
		],
	},
	{
		id: "local-congress",
		form: "named",
		says: "resolution of a congress of a local Party organisation, by its number behind the name or by its years",
		types: ["nghi-quyet"],
		pattern: new RegExp(
			`${CONGRESS}(?:dang bo|chi bo)\\s+(?:${BODY_WORD}){0,10}?(?:(?:lan(?: thu)?\\s+|khoa\\s+)(?:${TERM})${TENURE}?|${YEARS})`,
			"y",
		),
		issuer: null,
		examples: [
			"Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIV",
			"Nghị quyết Đại hội Đảng bộ huyện lần XVI",
			"Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Yên Bái lần thứ XIX",
			"Nghị quyết Đại hội đại biểu Đảng bộ tỉnh khóa XIX",
			"Nghị quyết Đại hội Đảng bộ huyện Văn Yên lần thứ XXII nhiệm kỳ 2020 - 2025",
			"Nghị quyết Đại hội Đảng bộ Khối Cơ quan và Doanh nghiệp tỉnh lần thứ II",
			"Nghị quyết Đại hội Đảng bộ xã nhiệm kỳ 2025 - 2030",
			"Nghị quyết Đại hội Chi bộ lần thứ V",
		],
		rejects: [
			"Nghị quyết Đại hội Đảng bộ huyện đề ra",
			"Nghị quyết Đại hội Đảng bộ các cấp nhiệm kỳ 2020 - 2025",
			"Nghị quyết Đại hội Đảng bộ tỉnh đề ra tại kỳ họp lần thứ ba",
		],
	},
	{
		id: "local-congress-by-number",
		form: "named",
		says: "the same with the number first",
		types: ["nghi-quyet"],
		pattern: new RegExp(
			`${CONGRESS}(?:lan thu\\s+)?(?:${TERM})\\s*,?\\s*(?:cua\\s+)?(?:dang bo|chi bo)(?:\\s+${LEVEL}(?![a-z]))?`,
			"y",
		),
		issuer: null,
		properName: true,
		examples: [
			"Nghị quyết Đại hội XIX Đảng bộ tỉnh",
			"Nghị quyết Đại hội lần thứ XIX Đảng bộ tỉnh Yên Bái",
			"Nghị quyết Đại hội đại biểu lần thứ XXII của Đảng bộ huyện Văn Yên",
		],
		rejects: ["Nghị quyết Đại hội XIII của Đảng"],
	},
	{
		id: "organisation-congress",
		form: "named",
		says: "resolution of a national congress of a mass organisation, by its number",
		types: ["nghi-quyet"],
		pattern: new RegExp(
			`${CONGRESS}(?:toan quoc\\s+)?(?:(?:lan thu\\s+)?(?:${TERM})\\s*,?\\s*(?:cua\\s+)?${ORGANISATION}|${ORGANISATION}\\s+(?:(?:toan quoc|viet nam|cap\\s+)[\\s,]+)?lan thu\\s+(?:${TERM}))`,
			"y",
		),
		issuer: null,
		examples: [
			"Nghị quyết Đại hội XIII Công đoàn Việt Nam",
			"Nghị quyết Đại hội Đoàn toàn quốc lần thứ XII",
			"Nghị quyết Đại hội đại biểu toàn quốc Hội Nông dân Việt Nam lần thứ VIII",
		],
		rejects: ["Nghị quyết Đại hội Công đoàn các cấp"],
	},
];

/** A party abroad behind a name: what went before is none of ours. */
export const FOREIGN_PARTY =
	/\s*,?\s*(?:cua\s+)?(?:dcstq|(?:dang (?:cong san|nhan dan cach mang|lao dong|nhan dan)|dcs)\s+(?!viet nam|vn)[a-z])/y;

/** The same farther behind a number, on the text itself: their committees number their documents too. */
export const FOREIGN_ISSUER =
	/^[^.;\n]{0,70}?(?:Đảng\s+(?:Nhân dân|Cộng sản(?! Việt Nam)\s+\p{Lu}|Lao động Triều|Dân chủ|Cộng hòa|Bảo thủ)|ĐCSTQ|(?:của|nước)\s+(?:Lào|Trung Quốc|Cuba|Triều Tiên|Liên Xô|Campuchia)(?!\p{L}))/u;

/**
 * What may follow a name and share its words: `khóa XII` after `Nghị quyết Trung ương 4 khóa XI và`, `5 khóa XII` after
 * `Nghị quyết Trung ương 4 và`, `Đại hội X` after `Nghị quyết Đại hội IX và`. The member's own span is the group `span`;
 * `n` is a plenum, `t` the term behind it, `only` a term alone.
 */
export const MORE_PLENUMS = new RegExp(
	`\\s*(?:,|va)\\s*(?:va\\s+)?(?<span>(?:(?<=va\\s+)hoi nghi\\s+)?(?:${CENTRAL}\\s*)?(?:lan thu\\s+)?(?<n>\\d{1,2}(?![\\d/-])|(?:${ORDINAL_WORDS})(?![a-z]))${TERM_TAIL}?|\\(?\\s?(?<only>(?:khoa\\s+)?[ivx]{1,5}(?![a-z0-9])|khoa\\s+\\d{1,2}(?![a-z0-9]))(?:\\s*\\))?)`,
	"y",
);
export const MORE_CONGRESSES =
	/\s*(?:,|va)\s*(?<span>(?:dai hoi\s+)?(?:dai bieu toan quoc\s+)?(?:lan thu\s+)?(?<t>[ivx]{1,5})(?![a-z0-9])(?:\s+(?:cua\s+)?dang(?! bo)(?![a-z]))?)/y;
