import { plain, tokens } from "../../citation/index.ts";

/** Abbreviations that officials write and type for words of titles, one a line. Those of types and bodies are in the tables. */
const TABLE = `
atgt	an toàn giao thông
attp	an toàn thực phẩm
bbt	ban bí thư
bch	ban chấp hành
bct	bộ chính trị
bđkh	biến đổi khí hậu
bhtn	bảo hiểm thất nghiệp
bhxh	bảo hiểm xã hội
bhyt	bảo hiểm y tế
bvmt	bảo vệ môi trường
cbcc	cán bộ công chức
cbccvc	cán bộ công chức viên chức
cchc	cải cách hành chính
cđs	chuyển đổi số
cnh	công nghiệp hóa
cntt	công nghệ thông tin
cnxh	chủ nghĩa xã hội
đbqh	đại biểu quốc hội
đmst	đổi mới sáng tạo
dtts	dân tộc thiểu số
gdđt	giáo dục đào tạo
hđh	hiện đại hóa
hđnd	hội đồng nhân dân
hssv	học sinh sinh viên
htx	hợp tác xã
khcn	khoa học công nghệ
ktxh	kinh tế xã hội
llct	lý luận chính trị
llvt	lực lượng vũ trang
mtqg	mục tiêu quốc gia
mttq	mặt trận tổ quốc
ntm	nông thôn mới
pccc	phòng cháy chữa cháy
pctn	phòng chống tham nhũng
qcdc	quy chế dân chủ
qpan	quốc phòng an ninh
tdtt	thể dục thể thao
tthc	thủ tục hành chính
ubkt	ủy ban kiểm tra
ubnd	ủy ban nhân dân
xdđ	xây dựng đảng
xhcn	xã hội chủ nghĩa
`;

const words = new Map(
	TABLE.trim()
		.split("\n")
		.map((row) => {
			const [short = "", long = ""] = row.split("\t");
			return [plain(short), tokens(long).map(({ text }) => text)] as const;
		}),
);

/** The folded words that a folded word abbreviates, or null: `bhyt` stands for `bao hiem y te`. */
export const longForm = (word: string): string[] | null => words.get(word) ?? null;
