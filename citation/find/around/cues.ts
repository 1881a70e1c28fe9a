/**
 * Words that part or join what belongs to a citation, as sticky patterns on folded text.
 */

/** What may stand between two parts; the stars are Markdown's, `**Nghị định số 30/2020/NĐ-CP** ngày …`. */
export const GAP = /[\s,|*]{0,6}/y;
/** Between the cells of a table that was made text. */
export const CELL = /\s?;\s{1,2}(?=\d)/y;
export const BRACKET = /\(\s{0,2}/y;
/** `của`, and what is said of a whole list: `đều của`, `cùng ngày`. */
export const BY = /(?:(?:deu|cung)\s)?cua\s{1,3}/y;
export const TOGETHER = /(?:deu|cung)\s/y;
/** `của Đảng` behind a name says nothing of the body. */
export const OF_PARTY = /cua\s{1,2}dang(?! bo| uy| doan| vien)(?:\s(?:cong san viet nam|va nha nuoc))?(?![a-z])/y;
/** A body that no table holds, by the word that begins such names: passed over, so that what follows it is read. */
export const UNKNOWN_BODY =
	/cua\s{1,2}(?:(?:tong )?cuc|vu|vien|so|ban|hoi|uy ban|lien doan|truong|dai hoc|hoc vien|tap doan|tong cong ty|phong|cong an|bo|toa an|kho bac|trung tam|dang bo|chi bo|doan|chu tich|giam doc|hieu truong|tong giam doc)\s(?:[a-z&.-]{1,20}\s){0,12}?(?=ve\s|v\/v|ngay\s\d|khoa\s[ivx\d]|quy dinh\s|\()/y;

/** The same where nothing follows that a reading could go on with. */
export const OTHER_BODY =
	/cua\s{1,2}(?:chi cuc|cuc|vu|so|hoi(?! nghi| dong| khoa)|lien doan|truong|hoc vien|cong ty|tong cong ty|tap doan|ban quan l[yi]|phong|trung tam|vien)\s[a-z]/y;

const WHEN = "(?:\\s(?:vao|tu|hoi)(?=\\s(?:ngay|thang|nam)))?";
/** Words of issue before a day: `ban hành ngày`, `được ký ban hành ngày`, `thông qua ngày`, `ngày ban hành:`. */
export const ISSUED = new RegExp(
	`(?:cung\\s(?=ngay|nam)|(?:(?:da|vua|deu|cung)\\s){0,2}(?:duoc\\s)?(?:k[yi]\\s)?(?:ban hanh|thong qua|k[yi]|ra doi|ra|ban bo)${WHEN}\\s{1,2}|ngay\\s(?:ban hanh|k[yi])\\s?:?\\s{0,2}|de\\s(?=ngay)|-\\s(?=ngay|\\d))`,
	"y",
);
export const BEGINS_ISSUED = "bcdvktrn-";
/** Before the body that issued the document, or before the verb. */
export const PASSIVE = /(?:(?:da|vua|cung)\s){0,2}(?:duoc|do)\s{1,2}/y;
/** What the body behind `được` did. */
export const DEED = new RegExp(
	`[\\s,]{0,3}(?:(?:da|vua|nhat tri|chinh thuc|thong nhat|xem xet,?)\\s){0,2}(?:k[yi]\\s)?(?:ban hanh|thong qua|k[yi]|ban bo)(?![a-z])${WHEN}`,
	"y",
);
/** The meeting at which a body passed it, before or behind the verb. */
export const SESSION =
	/[\s,]{0,3}(?:tai\s)?(?:k[yi] hop|phien hop)(?:\sbat thuong)?\s(?:(?:lan\s)?thu\s)?(?:\d{1,2}|[a-z]{2,5}(?:\s(?:mot|hai|ba|bon|tu|lam|nam|sau|bay|tam|chin))?)(?![a-z0-9])/y;
/** A day of a year that nobody knows: passed over. */
export const YEARLESS = /ngay\s{0,2}\d{1,2}\s{0,2}[/.-]\s{0,2}\d{1,2}(?!\d|\s{0,2}[/.-]\s{0,2}\d)/y;
export const UNTIL = /den\snam\s(?:19|20)\d\d(?!\d)/y;
/** The short name of a document, in the bracket that gives it: `(sau đây gọi tắt là Quy định 37)`. */
export const SHORT_NAME = /(?:sau day\s)?(?:duoc\s)?(?:goi|viet)\s(?:tat|chung|ngan gon)?[^()\n]{0,100}\)/y;
/** `do đồng chí Trần Quốc Vượng thay mặt ⟨Bộ Chính trị⟩ ký`: up to the body, or up to `ký`. */
export const SIGNER = /(?:[a-z.-]{1,12},?\s){1,14}?(?:thay mat\s|(?=k[yi]\s))/y;

/** What goes on with the document after its day; anything else may be a clause of its own, and the day that one's. */
export const GOES_ON =
	/(?:cua|ve|v\/v|khoa|nhiem k[yi]|do|duoc|quy dinh|phe duyet|ban hanh|huong dan|sua doi|bo sung|thong qua|va|la|da|co|trong|doi voi|sau day|tiep tuc|thuc hien|nham|voi|thi|cho|de|theo|nhu)(?![a-z])/y;
/** What begins such a clause in small letters: `…, ngày 15/3/2025 tỉnh tổ chức`. */
export const CLAUSE =
	/(?:tinh|thanh pho|huyen|thi xa|xa|phuong|so|uy ban|dong chi|tai|cac|toan|truong|co quan|chi bo|dang bo|doan|lanh dao|nhan dan)(?![a-z])/y;
/** What follows a month or year behind a comma that is the document's. */
export const OF_OR_END = /\s{0,3}(?:$|[;.)"]|cua\s|ve\s)/y;
/** What follows a body behind a comma that issued it, rather than did something about it. */
export const AFTER_BODY = /\s{0,2}(?:$|[;.):("|]|khoa\s|ve\s|v\/v|ngay\s)/y;
/** Nouns that a body may own inside a title: `về chức năng, nhiệm vụ của Ban Bí thư` does not say who issued it. */
export const OWNED =
	/(?:lam viec|chuc nang|nhiem vu|quyen han|to chuc|hoat dong|lanh dao|chi dao|vai tro|tham quyen|trach nhiem|bo may|quan l[yi]|bao cao|y kien|ket luan|nghi quyet|chi thi|quyet dinh|quy dinh|thong bao|huong dan|chuong trinh|hanh dong|ke hoach|quy che|uy vien|thanh vien|can bo|kiem tra|giam sat|cong tac|de an|k[yi] hop|hoi nghi|van kien|chu truong)$/;

/** First words of all that can belong to a citation but the names of bodies: most of what follows one begins with none. */
export const FIRST_WORDS: ReadonlySet<string> = new Set(
	[
		"ngay gay ngy thang nam khoa k nhiem dai ky ki phien tai",
		"cung da vua deu duoc do cua ban thong ra de",
		"dong quyen pho tong bo thu chu giam chanh vien bi btv thuong bch lanh lien hoi trung tw",
		"huyen tinh thanh xa quan thi phuong tp",
		"sau goi viet den",
		"ve v vv quy phe huong sua bai thay tiep trien thuc cong",
	].flatMap((words) => words.split(" ")),
);
