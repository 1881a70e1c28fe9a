const STROKE = /[đĐ]/g;

/** A letter taken apart: its base, then its marks. The stroke of đ counts as one. */
const apart = (letter: string): string => letter.replace(STROKE, "d\u0335").normalize("NFD");

/**
 * Whether a word is another that has lost marks, as scanners lose them: `quyêt đinh` is `quyết định`, while `hiện pháp`
 * is not `hiến pháp`. Both in lower case and composed.
 */
export function hasLostMarks(written: string, right: string): boolean {
	if (written.length !== right.length) return false;
	for (let i = 0; i < written.length; i++) {
		const [is, was] = [written.charAt(i), right.charAt(i)];
		if (is === was) continue;
		const whole = apart(was);
		if ([...apart(is)].some((part) => !whole.includes(part))) return false;
	}
	return true;
}
