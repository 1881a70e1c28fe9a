import type { Folded } from "../../text/fold.ts";
import { plain } from "../../text/slug.ts";
import { at } from "./shape.ts";

/** Words that go on with the sentence behind a number or name that is complete; none of them is ever counted. */
const GOES_ON = [
	"của|về|ngày|khóa|khoá|do|được|bị|đã|đang|sẽ|vừa|mới|là|và|với|vào|tại|trong|trên|theo|cho|để|từ|kể từ|kể cả|(?:hội nghị )?trung ương|bộ chính trị|đến|cũng|có|không|chưa",
	"còn|nêu|ban hành|ra đời|ra|tạo|gắn|ở|như|thì|mà|khi|sau|trước|này|đó|nói trên|cùng|xác định|quy định|yêu cầu|chỉ rõ",
	"khẳng định|nhấn mạnh|nhằm|giúp|mang|đi|hoặc|hay|thay thế|sửa đổi|hướng dẫn|phải|cần|nhất là|đối với|bằng|qua|thông qua",
].join("|");
const SENTENCE_GOES_ON = new RegExp(`\\s+(?:(?:${GOES_ON})(?!\\p{L})|năm\\s+(?:19|20)\\d\\d)`, "iuy");
/** The few of them that are told without diacritics. */
const SENTENCE_GOES_ON_PLAIN = /\s+(?:cua|ve|ngay|khoa|da|duoc|trong|theo|la|nam\s+(?:19|20)\d\d)(?![a-z])/y;
const STOPS = /\s{0,2}(?:$|[.,;:!?)|\]\x7f"'(\n]|\/\s)|\s-\s/y;

/** Whether what starts at `end` shows that a number or name ended there: a mark, or a word that goes on with the sentence. */
export const endsHere = ({ plain, text }: Folded, end: number, accented = true): boolean =>
	at(STOPS, plain, end) !== null ||
	(accented ? at(SENTENCE_GOES_ON, text, end) : at(SENTENCE_GOES_ON_PLAIN, plain, end)) !== null;

/**
 * Nouns of measure and of things that are counted: behind a number that no `số` marks as one, they make it a count
 * (`Thông báo 15 ngày trước`, `Quyết định 30 triệu đồng`).
 */
const COUNTED = [
	"năm(?!\\s*(?:19|20)\\d\\d)|tháng|ngày(?!\\s*\\d)|tuần|quý|giờ|phút|lần(?! đầu)|đồng|tỷ|tỉ|triệu|nghìn|ngàn|trăm|chục|phần trăm|người|hộ|suất",
	"phần(?! nào| lớn)|cán bộ|đảng viên|hội viên|đoàn viên|học sinh|giáo viên|đại biểu|đồng chí|công dân|công(?! tác| bố| khai| nhận| bằng| cuộc)|nội dung|nhiệm vụ|giải pháp|mục tiêu",
	"chỉ tiêu|tiêu chí|tiêu chuẩn|nguyên tắc|quan điểm|điều(?! chỉnh| kiện| hành| tra| động)|khoản|điểm(?! đến| lại)|mục|chương|trang|văn bản",
	"dự án|mô hình|công trình|loại(?! bỏ| trừ)|nhóm|bước(?! đầu| vào| sang)|cấp(?! bách| thiết| phép| ủy)|bài|câu|cuộc|km|mét|m2|ha|kg|tấn|xã|huyện",
	"giai đoạn|tỉnh|thôn|bản(?! lĩnh| chất)|tổ(?! chức)|đội(?! ngũ)|đơn vị|địa phương|cơ quan|trường hợp|trường|vụ|việc|ý kiến|vấn đề|lĩnh vực|ngành",
	"hình thức|phương án|bộ|căn|chiếc|con(?! người| đường)|cây|hạng mục|chuyên đề|tập thể|cá nhân|gia đình|doanh nghiệp|lớp|ngôi|cặp|lượt|chữ|tầng|giải",
	"nghị quyết|chỉ thị|nghị định|thông tư|đề án|công văn|mã lực",
].join("|");
/** Verbs that are nouns too, counted in a list but not behind its head: `Nghị quyết 57 yêu cầu`, `Nghị quyết 57 và 5 yêu cầu`. */
const COUNTED_IN_LISTS = `${COUNTED}|yêu cầu|kết luận|quy định|quyết định|hướng dẫn|kế hoạch|chương trình|thông báo`;
const counting = (nouns: string) => ({
	accented: new RegExp(`\\s+(?:${nouns})(?!\\p{L})`, "iuy"),
	plain: new RegExp(`\\s+(?:${plain(nouns)})(?![a-z])`, "y"),
});
const BEHIND_HEAD = counting(COUNTED);
const BEHIND_MEMBER = counting(COUNTED_IN_LISTS);

/** Whether the number that ends at `end` counts what stands behind it; `accented` where the text has its diacritics. */
export function counts({ plain, text }: Folded, end: number, accented: boolean): boolean {
	return (accented ? at(BEHIND_HEAD.accented, text, end) : at(BEHIND_HEAD.plain, plain, end)) !== null;
}

/** Whether a number in a list ends there and counts nothing. */
export const endsMember = (folded: Folded, end: number): boolean =>
	endsHere(folded, end) && at(BEHIND_MEMBER.accented, folded.text, end) === null;
