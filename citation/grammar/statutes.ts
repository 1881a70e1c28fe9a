import type { NamedRow } from "./row.ts";

/** Documents named by what they are: the constitution, statutes, platforms. */
export const STATUTE_ROWS: readonly NamedRow[] = [
	{
		id: "party-charter",
		form: "named",
		says: "the statutes of the Party",
		types: ["dieu-le"],
		pattern:
			/\s+dang(?! (?:bo|uy|doan)(?![a-z]))(?:\s+cong san viet nam)?(?![a-z])(?:\s*(?:(?<=\s)|\()\s*khoa\s+(?<t>[ivx]{1,5})(?![a-z])(?:\s*\))?)?/y,
		issuer: null,
		examples: ["Điều lệ Đảng", "Điều lệ Đảng Cộng sản Việt Nam", "Điều lệ Đảng khóa XI", "Điều lệ Đảng (khóa XI)"],
		rejects: ["Điều lệ trường học", "Điều lệ Đảng bộ"],
	},
	{
		id: "organisation-charter",
		form: "named",
		says: "the statutes of a mass organisation, by its whole name",
		types: ["dieu-le"],
		pattern:
			/\s+(?:cong doan viet nam|doan (?:tncs|thanh nien cong san) ho chi minh|(?:mttq|mat tran to quoc) viet nam|hoi (?:nong dan|lien hiep phu nu|lhpn|cuu chien binh|ccb|luat gia|lien hiep thanh nien|lhtn|nguoi cao tuoi) viet nam)(?![a-z])/y,
		issuer: null,
		capital: true,
		examples: ["Điều lệ Công đoàn Việt Nam", "Điều lệ Hội Nông dân Việt Nam", "Điều lệ Đoàn TNCS Hồ Chí Minh"],
		rejects: ["Điều lệ Hội", "điều lệ công ty"],
	},
	{
		id: "party-platform",
		form: "named",
		says: "the Party's platform, by its year or its name",
		types: ["cuong-linh"],
		pattern:
			/(?:\s+(?:chinh tri dau tien(?: cua dang)?|xay dung dat nuoc trong thoi k[yi] qua do len (?:chu nghia xa hoi|cnxh))(?![a-z])|(?:\s+chinh tri)?(?:\s+cua dang)?(?=\s+(?:nam\s+)?(?:1930|1951|1991|2011)(?![\d/-])))(?:\s*\(bo sung, phat trien)?(?:\s+(?:nam\s+)?(?<y>1930|1951|1991|2011)(?![\d/-])\)?)?/y,
		issuer: "dai-hoi-dang",
		examples: [
			"Cương lĩnh năm 2011",
			"Cương lĩnh 1991",
			"Cương lĩnh chính trị đầu tiên của Đảng",
			"Cương lĩnh xây dựng đất nước trong thời kỳ quá độ lên chủ nghĩa xã hội (bổ sung, phát triển năm 2011)",
		],
		rejects: ["Cương lĩnh của Đảng", "Cương lĩnh năm 2015", "cương lĩnh hành động"],
	},
	{
		id: "constitution",
		form: "named",
		says: "the Constitution, by its year",
		types: ["hien-phap"],
		pattern:
			/(?!\s+(?:cua\s+)?(?:(?:nuoc|cong hoa|lien bang|vuong quoc|hop chung quoc)\s+){0,2}(?:my|hoa ky|phap|duc|nga|nhat|anh|trung quoc|lien xo|xo viet|lao|campuchia|cuba|singapore|han quoc)(?![a-z]))(?:\s+nuoc\s+(?:cong hoa xa hoi chu nghia|chxhcn|viet nam dan chu cong hoa)(?:\s+viet nam)?)?(?:\s+(?:nam\s+)?(?<y>1946|1959|1980|1992|2013)(?![\d/-]))?/y,
		issuer: null,
		capital: true,
		examples: [
			"Hiến pháp năm 2013",
			"Hiến pháp 1992",
			"Hiến pháp",
			"Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013",
		],
		rejects: ["hiến pháp", "Hiến pháp Hoa Kỳ", "Hiến pháp Cộng hòa Pháp năm 1958", "Hiến pháp của Nhật Bản"],
	},
	{
		id: "members-forbidden",
		form: "named",
		says: "the regulation on what Party members must not do",
		types: ["quy-dinh"],
		pattern: /\s+(?:ve\s+)?(?:(?:nhung|cac|19|muoi chin)\s+)?dieu (?:ma\s+)?dang vien khong duoc lam/y,
		issuer: null,
		examples: [
			"Quy định về những điều đảng viên không được làm",
			"Quy định những điều đảng viên không được làm",
			"quy định 19 điều đảng viên không được làm",
		],
		rejects: ["quy định về đảng viên"],
	},
];
