/** Signs, in the words around citations, of who does what a cue says. On folded text, but for those with diacritics. */

export const AND_THEN = /(?:[,;]|(?<![a-z])(?:va|dong\s+thoi))\s*$/;
/** Before a document that the doer of the next words draws on: `Quy định này kế thừa Quy định A và thay thế Quy định B`. */
export const DRAWS_ON =
	/(?<![a-z])(?:ke\s+thua|phat\s+huy|tham\s+khao|doi\s+chieu)\s+(?:(?:cac|voi|cua|noi\s+dung)\s+){0,3}$/;
export const PURPOSE = /(?<!\p{L})(?:để|nhằm(?:\s+mục đích)?)\s*$/iu;
/** What the document before is for, right behind it or behind its making. */
export const GOAL =
	/^[\s,]*(?:(?:đã\s+|vừa\s+)?(?:được\s+)?(?:ban\s+hành|xây\s+dựng|ra\s+đời|ký)[\s,]*)?(?:để|nhằm)(?:\s+(?!(?:lại|khi|sau|không|đã|sẽ|nếu|mà|hết)\s)[^\s,;.:()"]+){0,10}\s*$/iu;
export const MAKING = /^[\s,]*(?:da\s+|vua\s+)?(?:duoc\s+)?(?:ban\s+hanh|xay\s+dung|ra\s+doi)\s/;
/** `Căn cứ Thông tư A của Bộ Y tế; Hướng dẫn thực hiện Luật B`: a title copied on a line of its own. */
export const COPIED = /^(?:[\s,]*(?:cua|do)\s[^;.]{2,90})?\s*;\s*$/;
/** A body that is founded to carry a document out. */
export const FOUNDS = /(?<![a-z])(?:thanh\s+lap|kien\s+toan)\s/;
/** `tổng kết 15 năm thực hiện A và 10 năm thực hiện B`. */
export const SUMMED_UP_TOO = /(?:,|(?<![a-z])va)\s+\d{1,2}\s+nam\s+(?:trien\s+khai\s+)?$/;
export const DOES_TOO =
	/^[^,;.]{0,80}(?<![a-z])(?:thuc\s+hien|trien\s+khai|(?:so|tong)\s+ket|cu\s+the\s+hoa|sua\s+doi|thay\s+the)/;
/** Opens the shorter name by which a document is called from here on. */
export const CALLED =
	/\(\s*(?:sau\s+day\s+)?(?:(?:duoc\s+)?(?:goi|viet)\s+)?(?:(?:tat|chung|gon|ngan\s+gon)\s+)?(?:la\s+)?["“]?\s*$/;
export const DONE_BY = /\s(?:đã\s+)?được\s[^,;]{2,40}$/u;
export const ISSUING = /(?<![a-z])ban\s+hanh\s*$/;
export const BORN_OF = /^[\s,]*(?:duoc\s+)?(?:ban\s+hanh|xay\s+dung|ra\s+doi)\s*$/;
export const ANNEXED = /kem\s+theo\s*$/;
export const SINCE = /(?<![a-z])tu\s+(?:ngay|khi)\s*$/;
export const LIST_OPENS = /^\s*co\s+hieu\s+luc[^.]*:\s*(?:[-+*]|[a-z]\)|\d{1,2}[.)])?\s*$/;
/** The number of an article makes what follows an order of the text itself. */
export const ARTICLE = /(?<![a-z])dieu\s+\d{1,3}\s*[.:]\s*$/;
