import { roman } from "../citation/index.ts";
import type { Speech } from "../web/language.tsx";
import type { Names } from "../web/names.ts";
import type { CitationsState } from "../web/pages/citations-address.ts";
import type { SearchPart } from "../web/pages/citations-states.tsx";
import { type QueryControls, writeQuery } from "../web/query-text.ts";
import { confidenceWords, MENTION_WORDS, relationWords } from "../web/words.ts";

/** What a citation search asks for, part by part in words, each with the search that is without it. */
export function searchParts(
	state: CitationsState,
	controls: QueryControls,
	names: Names,
	{ say, word, date }: Speech,
): SearchPart[] {
	const parts: SearchPart[] = [];
	const add = (words: string, change: Partial<CitationsState>): void =>
		void parts.push({ words, without: { ...state, ...change } });
	const addControl = (words: string, change: Partial<QueryControls>): void =>
		add(words, { q: writeQuery({ ...controls, ...change }) });
	const or = ` ${say("hoặc", "or")} `;
	const { words, phrases, any, not } = controls;
	if (words) addControl(words, { words: "" });
	for (const phrase of phrases) addControl(`“${phrase}”`, { phrases: phrases.filter((other) => other !== phrase) });
	for (const group of any) addControl(group.join(or), { any: any.filter((other) => other !== group) });
	for (const text of not)
		addControl(`${say("không có", "without")} “${text}”`, { not: not.filter((other) => other !== text) });
	const list = (
		name: "type" | "number" | "term" | "year" | "issuer" | "province" | "source",
		print: (value: string) => string,
	) => {
		if (controls[name].length > 0) addControl(controls[name].map(print).join(or), { [name]: [] });
	};
	list("type", names.type);
	list("number", (number) => `${say("số", "number")} ${number}`);
	list("term", (term) => `${say("khóa", "term")} ${/^\d+$/.test(term) ? roman(Number(term)) : term}`);
	list("year", (year) => `${say("năm", "year")} ${year}`);
	list("issuer", names.issuer);
	list("province", names.province);
	list("source", (id) => names.source(id) ?? id);
	if (controls.from) addControl(`${say("đăng từ", "published from")} ${date(controls.from)}`, { from: "" });
	if (controls.to) addControl(`${say("đăng đến", "published to")} ${date(controls.to)}`, { to: "" });
	const { quanhe, trangthai, tincay, vb, cu } = state;
	if (vb) add(vb, { vb: null });
	if (quanhe) add(word(relationWords({ kind: quanhe, direction: "out" })), { quanhe: null });
	if (trangthai) add(word(MENTION_WORDS[trangthai]), { trangthai: null });
	if (tincay !== null) add(`${word(confidenceWords(tincay / 10))}${say(" trở lên", " or surer")}`, { tincay: null });
	if (cu) add(say("dẫn văn bản đã bị thay thế", "document had been replaced"), { cu: false });
	return parts;
}
