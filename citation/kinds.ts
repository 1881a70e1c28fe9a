/** The Party's bodies behind the one code TW, by issuer slug. */
export const CENTRAL_BODIES: ReadonlySet<string> = new Set(["bo-chinh-tri", "ban-bi-thu", "bch-trung-uong"]);

/** Bodies whose documents are local, so that the place is part of what they are, by issuer slug. */
export const LOCAL_BODIES: ReadonlySet<string> = new Set(["tinh-uy", "huyen-uy", "dang-uy", "hdnd", "ubnd"]);

/** Types that are cited by a name of their own, `Luật Đất đai`, by type slug. */
export const LAW_TYPES: ReadonlySet<string> = new Set(["luat", "bo-luat", "phap-lenh"]);

/** Types that one word stands for: `Thông tư này` is said of a joint circular too. */
export const familyOf = (type: string): string =>
	type === "thong-tu-lien-tich" ? "thong-tu" : type === "nghi-quyet-lien-tich" ? "nghi-quyet" : type;

/** Types whose words are taken for one another: they share a code, or the one is issued by the other. */
export const CONFUSED: ReadonlySet<string> = new Set(["quy-dinh", "quyet-dinh", "quy-che"]);
