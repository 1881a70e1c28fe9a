/** What stands where a title should: a program's default, or the words of a button. */
const NO_TITLE =
	/^(?:microsoft (?:word|excel|powerpoint)\b|powerpoint|untitled|document\d*$|slide \d|scan|img|tải (?:về|xuống|file|tệp)|download|xem (?:tại|chi tiết|file|toàn văn)|(?:tại )?đây$|chi tiết$|(?:file|tệp|văn bản) (?:đính kèm|gốc)|đính kèm)/iu;
const ENDING = /\.(?:pdf|docx?|rtf|indd|cdr|xlsx?|html?)$/iu;
const LEAST_WORDS = 4;

/** A title that metadata or a link state, if it reads as one: some words, no file name; else null. */
export function stated(title: string | null): string | null {
	const text = title?.normalize("NFC").replace(/\s+/gu, " ").trim() ?? "";
	if (NO_TITLE.test(text) || ENDING.test(text) || /[\ufffd\ue000-\uf8ff]/u.test(text)) return null;
	return text.split(" ").length >= LEAST_WORDS ? text : null;
}

/** A file's name in words: `bao-cao_quy%201.pdf` as `bao cao quy 1`. */
export function nameAsTitle(name: string): string {
	const plain = name.replace(/[?#].*$/s, "").replace(ENDING, "");
	let decoded = plain;
	try {
		decoded = decodeURIComponent(plain);
	} catch {
		// A percent sign that stands for itself.
	}
	return decoded.replace(/[_+-]+/g, " ").trim() || name;
}
