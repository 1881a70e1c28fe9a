/** Letters that Unicode decomposition does not take apart. */
const STROKED: Record<string, string> = { đ: "d", Đ: "D", ð: "d", Ð: "D", "₫": "d" };

/** The text without Vietnamese diacritics, in lower case: `Nghị quyết` is `nghi quyet`. For names and keys, not offsets. */
export function plain(text: string): string {
	const unstroked = text.replace(/[đĐðÐ₫]/g, (c) => STROKED[c] ?? c);
	// Most of what is looked up is ASCII by now, a symbol say, and need not be taken apart.
	if (!/[^\0-\x7f]/.test(unstroked)) return unstroked.toLowerCase();
	return unstroked
		.normalize("NFD")
		.replace(/\p{M}+/gu, "")
		.toLowerCase();
}

/** A URL-safe key: `Bà Rịa - Vũng Tàu` is `ba-ria-vung-tau`, `25-NQ/TW` is `25-nq-tw`. */
export function slug(text: string): string {
	return plain(text)
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-+|-+$/g, "");
}
