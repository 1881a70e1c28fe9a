import { officialDate, roman } from "../format.ts";
import { isLocalSymbol, UNKNOWN } from "../id.ts";
import { LOCAL_BODIES } from "../kinds.ts";
import { isHeld, outOfStep } from "../resolve/series.ts";
import type { Citation, KnownDocument } from "../types.ts";
import type { Case, Found } from "./finding.ts";
import { bearersOf, isOfCentralBody, isOfLocalBody } from "./meant.ts";
import { sameDay, titled } from "./near.ts";
import { datedForm, linesOf } from "./print.ts";

/** Most documents listed for one number. */
const LISTED = 6;
const isLocal = (citation: Citation): boolean =>
	(citation.symbol !== null && isLocalSymbol(citation.symbol)) ||
	(citation.issuer !== null && LOCAL_BODIES.has(citation.issuer));

function unknownLocal({ citation, resolution: { id } }: Case, isKnown: boolean): Found[] {
	const placeless = citation.scope === null && (citation.place === null || (id?.includes(UNKNOWN) ?? false));
	if (isKnown && !placeless) return [];
	const what = isKnown ? "Chưa rõ văn bản của địa phương nào" : "Sổ chưa có văn bản này (văn bản của địa phương)";
	const ask = placeless ? " Bài chưa nói của tỉnh, thành phố, huyện hay xã nào; nên ghi rõ cơ quan ban hành." : "";
	return [{ kind: "unknown", severity: "note", message: `${what}.${ask}` }];
}

/** A number that no document of the register fits, and what the register has near it. */
export function checkUnknown(one: Case): Found[] {
	const { citation, resolution, document, authority } = one;
	const { status, id } = resolution;
	// A document outside the register that reports cite is known.
	const met = status === "resolved" && !authority.documentsById.has(id ?? "");
	// A body named beside another's code is told as a slip of the symbol.
	if (document !== null || met || citation.symbol === null || isOfLocalBody(one) || isOfCentralBody(one)) return [];
	if (isLocal(citation)) return unknownLocal(one, status === "ambiguous");
	return status !== "ambiguous" || !isDateless(one) ? unknownCentral(one) : [];
}

/** Whether candidates are still open because the text states no full date that would tell them apart. */
function isDateless({ citation: { date }, resolution, authority }: Case): boolean {
	if (date === null) return true;
	return resolution.candidates.some(({ id }) => {
		const known = authority.documentsById.get(id)?.date;
		return !known || known.startsWith(date) || date.startsWith(known);
	});
}

function outOfStepWords(neighbour: KnownDocument, { citation: { date }, authority }: Case): string {
	const later = (neighbour.date ?? "") > (date ?? "");
	const order = later ? "số nhỏ hơn nhưng ngày sau ngày bài ghi" : "số lớn hơn nhưng ngày trước ngày bài ghi";
	return ` Sổ ghi ${datedForm(neighbour, authority)}: ${order}.`;
}

/** What the draft states that none of the documents of that number has: its date, else its term. */
function misfit({ citation: { symbol, term, date } }: Case): string {
	const stated = date ? ` ${officialDate(date)}` : term === null ? "" : ` khóa ${roman(term)}`;
	return stated ? `Sổ không có ${symbol}${stated}` : "Những gì bài ghi không khớp văn bản nào trong sổ";
}

function unknownCentral(one: Case): Found[] {
	const { citation, authority } = one;
	const { symbol, type, title } = citation;
	const bearers = bearersOf(citation, authority).filter((other) => type === null || other.type === type);
	const near = [...(title === null ? [] : titled(title, authority)), ...sameDay(one), ...bearers];
	const held = isHeld(symbol, type);
	const neighbour = outOfStep(one.citation, one.authority);
	const message = [
		bearers.length > 0
			? `${misfit(one)}; sổ có ${bearers.length} văn bản mang số này.`
			: `Sổ chưa có văn bản này${held ? "" : " (sổ mới ghi một phần loại văn bản này)"}.`,
		neighbour ? outOfStepWords(neighbour, one) : "",
	].join("");
	const others = linesOf(near, authority).slice(0, LISTED);
	return [{ kind: "unknown", severity: held || bearers.length > 0 ? "warning" : "note", message, others }];
}

/** Words before a name that mean all documents it stands for. */
const ALL = /(?:các|những)\s+$/iu;

/**
 * Whether a name is one for several documents of which one is meant: a plenum's or a law's. A policy's name (`Quy chế dân
 * chủ ở cơ sở`) rightly stands for the whole line of its documents, and so does one of two plenums at once.
 */
function isOpenName({ citation: { rule, start }, text }: Case, documents: readonly KnownDocument[]): boolean {
	const several = ALL.test(text.slice(Math.max(0, start - 10), start).normalize("NFC"));
	return !several && /^(?:plenum|law-name)/.test(rule) && new Set(documents.map(({ term }) => term)).size === 1;
}

/** A number or name that several documents of the register share, where the draft does not tell which is meant. */
export function checkAmbiguous(one: Case): Found[] {
	const { citation, resolution, document, authority } = one;
	if (resolution.status !== "ambiguous" || document !== null || isOfLocalBody(one) || isOfCentralBody(one)) return [];
	if (!isDateless(one)) return [];
	const documents = resolution.candidates.flatMap(({ id }) => authority.documentsById.get(id) ?? []);
	const [only, ...more] = documents;
	if (!only) return [];
	const others = linesOf(documents.slice(0, LISTED), authority);
	if (more.length === 0) {
		if (only.confidence !== "low") return [];
		const message = `Sổ ghi một văn bản mang số này, dữ kiện chưa chắc: ${datedForm(only, authority)}.`;
		return [{ kind: "ambiguous", severity: "note", message, others }];
	}
	if (citation.form === "named") {
		if (!isOpenName(one, documents)) return [];
		const message = `Tên này là của ${documents.length} văn bản trong sổ. Nên ghi số, ký hiệu của văn bản.`;
		return [{ kind: "ambiguous", severity: "note", message, others }];
	}
	const ask = documents.every(({ term }) => term !== null) ? "ngày ban hành hoặc khóa" : "ngày ban hành";
	const message = `Sổ có ${documents.length} văn bản mang số này; bài chưa cho biết văn bản nào. Nên ghi thêm ${ask}.`;
	return [{ kind: "ambiguous", severity: "warning", message, others }];
}
