import type { DateSource } from "../../model/report.ts";
import type { Quality } from "../pages.ts";
import { isLead, isScrap } from "./body.ts";
import { JUNK_KINDS, type JunkKind, NOTICE_KINDS, PROSECUTED, SPAM } from "./junk.ts";
import { isBoilerplate, isFooter, sameLine } from "./lines.ts";
import type { PageLine } from "./page-lines.ts";

/** What a page shows, as far as it tells whether a report was read. */
export interface Evidence {
	title: string;
	text: string;
	published: string | null;
	dateSource: DateSource | null;
	/** Whether the title is the site's, for want of one of its own. */
	isSiteTitle: boolean;
	/** The body as it stood on the page: with headline, counters and links. */
	body: readonly PageLine[];
	/** All lines of the page. */
	page: readonly PageLine[];
	/** Whether a recipe, the metadata or an `<h1>` tell which line is the headline. */
	hasHeadline: boolean;
	/** Whether the body is where a recipe or the page itself says it is. */
	isMarked: boolean;
	asksPassword: boolean;
	attachments: number;
}

/** Below it, nothing is indexed. */
const LEAST_SCORE = 0.25;
/** So few words are no report, unless a file is attached. */
const LEAST_WORDS = 15;
/** So few words without a day are a caption or an address. */
const UNDATED_WORDS = 30;
/** A notice is short; with so many words and a day it is a whole one. */
const NOTICE_WORDS = 40;
/** A line of so many characters is a sentence. */
const SENTENCE = 80;
/** A report of so many words is one, whatever else the page says. */
const LONG = 150;
const MOST_SAMPLE = 20_000;
const STARTS_WITH_DAY = /^\(?\d{1,2}[/-]\d{1,2}[/-]\d{4}/;
/** Longer lines are sentences of a text, not what a server says. */
const SIGN_LENGTH = 200;
/** In its first sentences a notice says what it is; a report says later what it says of pages. */
const OPENING = { sentences: 3, characters: 600 };
const SENTENCE_END = /(?<=[.!?…])\s+|\n/u;
/** With a document's name before it, the first sentence of a notice is long. */
const OPENING_SENTENCE = 400;

const WORD = /[\p{L}\p{M}]+/gu;
/** A letter that Vietnamese has and English has not. */
const DIACRITIC = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/iu;
/** Frequent Vietnamese words without a mark. */
const PLAIN_WORDS = new Set(
	"cho trong theo khi ra hai ba nay sau trung tham gia cao quan dung khai nhau thi sinh xuân nông thôn dân ban công tin ta trên tinh do qua an sao chi".split(
		" ",
	),
);
/** The shape of a Vietnamese syllable written without its marks. */
const SYLLABLE =
	/^(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|q|qu|r|s|t|th|tr|v|x)?(?:a|e|i|o|u|y|ai|ao|au|ay|eo|eu|ia|ie|ieu|iu|oa|oai|oay|oe|oi|oo|ua|uay|ue|ui|uo|uoi|uou|uu|uy|uya|uye|uyu|ye|yeu)(?:c|ch|m|n|ng|nh|p|t)?$/i;

/** Share of the words that are Vietnamese: by their marks, or where a text has none, by the shape of its syllables. */
export function vietnameseShare(text: string): number {
	const words = text.slice(0, MOST_SAMPLE).normalize("NFC").match(WORD) ?? [];
	if (words.length === 0) return 0;
	const marked = words.filter((word) => DIACRITIC.test(word) || PLAIN_WORDS.has(word.toLowerCase())).length;
	const shaped = words.filter((word) => SYLLABLE.test(word)).length;
	// English has some words of that shape, never nearly all.
	return Math.min(1, Math.max(marked / words.length / 0.6, shaped / words.length > 0.85 ? 1 : 0));
}

const wordsIn = (text: string): number => text.slice(0, MOST_SAMPLE * 5).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** The kind of no report that a headline or line says the page is. */
function junkOf(line: string, kinds: readonly JunkKind[] = JUNK_KINDS, most = SIGN_LENGTH): string | null {
	if (line.length > most) return null;
	const text = line.normalize("NFC").trim();
	return kinds.find(({ patterns }) => patterns.some((pattern) => pattern.test(text)))?.fault ?? null;
}

/** Whether the page itself states a day, not its address nor the report's first sentence alone. */
const statesDay = ({ dateSource }: Evidence): boolean => dateSource === "page" || dateSource === "metadata";

/**
 * What a notice says that is sent for every address of a site. Reports are written of the same; they state a day.
 */
function givesNotice({ title, text }: Evidence): string | null {
	const opening = text.slice(0, OPENING.characters).split(SENTENCE_END, OPENING.sentences);
	for (const said of [title, ...opening]) {
		const kind = junkOf(said, NOTICE_KINDS, OPENING_SENTENCE);
		if (kind) return kind;
	}
	return null;
}

/** What a page that holds no report says of itself; a long report is not asked. */
function saysJunk(evidence: Evidence, words: number): string | null {
	const { title, body, page, asksPassword } = evidence;
	const inTitle = title === "" ? null : junkOf(title);
	if (inTitle) return inTitle;
	if (words >= LONG) return null;
	const notice = statesDay(evidence) ? null : givesNotice(evidence);
	if (notice) return notice;
	// Beside a notice, the page's other lines may say much: "no comments yet", "log in to comment".
	const heard = words >= NOTICE_WORDS ? body.filter(({ linked }) => linked === 0) : page;
	for (const { text, linked, heading } of heard.slice(0, 400)) {
		if (linked > 0 || (words >= NOTICE_WORDS && heading === 0)) continue;
		const said = junkOf(text);
		if (said) return said;
	}
	return asksPassword && words < NOTICE_WORDS ? "a login page" : null;
}

/** A page of gambling or pills: many different words of the trade, close together, and none of the law's. */
function isSpam(title: string, text: string, words: number): boolean {
	const sample = `${title}\n${text.slice(0, MOST_SAMPLE)}`.normalize("NFC");
	const different = (pattern: RegExp): number =>
		new Set([...sample.matchAll(pattern)].map(([word]) => word.toLowerCase())).size;
	const density = (sample.match(SPAM)?.length ?? 0) / Math.max(50, Math.min(words, 3000));
	return density > 0.03 && different(SPAM) >= 4 && different(PROSECUTED) < 2;
}

/** Teasers or bare links in the place of a report: headlines of others, and little that stands under none of them. */
function isListing(body: readonly PageLine[], isDated: boolean): boolean {
	let leads = 0;
	let free = 0;
	let isUnderLead = false;
	for (const line of body) {
		if (isLead(line)) {
			leads++;
			isUnderLead = true;
		} else if (!isScrap(line)) {
			if (!isUnderLead) free += wordsIn(line.text);
			isUnderLead = false;
		}
	}
	return leads >= 4 && free < leads * (isDated ? 5 : 15);
}

/** Headlines that lead away, each with its day, and what was read is below the first: a list, perhaps of whole reports. */
function isAmongReports(body: readonly PageLine[], page: readonly PageLine[]): boolean {
	const first = body.find((line) => !isLead(line) && !isScrap(line));
	const at = page.findIndex(({ text }) => text === first?.text);
	const heads = page.flatMap((line, i) =>
		line.heading > 0 && isLead(line) && STARTS_WITH_DAY.test(page[i + 1]?.text ?? "") ? [i] : [],
	);
	return heads.length >= 4 && (heads[0] ?? at) <= at;
}

/** Whether the first sentence that was read is one of the teasers of a list. */
function isTeaser(body: readonly PageLine[], page: readonly PageLine[]): boolean {
	let isUnderLead = false;
	const teasers: string[] = [];
	for (const line of page) {
		if (isLead(line)) isUnderLead = true;
		else if (!isScrap(line)) {
			if (isUnderLead) teasers.push(line.text);
			isUnderLead = false;
		}
	}
	const first = body.find((line) => !isLead(line) && !isScrap(line));
	return teasers.length >= 3 && first !== undefined && teasers.includes(first.text);
}

/** Whether most of a text is the site's footer, for want of a report. */
function isMostlyFooter(text: string): boolean {
	const footer = text.split("\n").reduce((sum, line) => sum + (isFooter(line) ? line.length : 0), 0);
	return footer > text.length / 2;
}

const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/**
 * Judges what was read from a page: the score falls with each sign that it is not a whole report and nothing else.
 *
 * Junk is what says so itself (an error, a login, a search), lists of links, what is not Vietnamese, and what is nearly
 * empty. A short notice with its day is none, nor a page whose text is an attached file.
 */
export function judge(evidence: Evidence): Quality {
	const { title, text, published, body, isMarked, attachments } = evidence;
	const words = wordsIn(text);
	const faults: string[] = [];
	let score = 1;
	const fault = (what: string, factor: number): void => {
		faults.push(what);
		score *= factor;
	};
	const says = saysJunk(evidence, words);
	if (says) fault(says, 0);
	if (title === "") fault("no title", 0.4);
	else if (evidence.isSiteTitle) fault("the title is the site's", 0.6);
	if (published === null) fault("no day", 0.8);

	if (words === 0) fault("no text", attachments > 0 ? 0.35 : 0);
	else if (words < LEAST_WORDS) fault(`${words} words`, attachments > 0 ? 0.5 : 0.2);
	else if (words < UNDATED_WORDS && published === null && !isMarked)
		fault(`${words} words`, attachments > 0 ? 0.7 : 0.3);
	else if (words < NOTICE_WORDS) fault(`${words} words`, attachments > 0 ? 0.7 : 0.5);
	else if (words < 80) fault(`${words} words`, 0.85);

	if (words >= NOTICE_WORDS && !text.split("\n").some((line) => line.length >= SENTENCE)) fault("no sentences", 0.5);

	const vietnamese = vietnameseShare(text);
	if (words > 0 && vietnamese < 0.3) fault("not Vietnamese", 0);
	else if (words > 0 && vietnamese < 0.7) fault("little Vietnamese", 0.6);
	if (isSpam(title, text, words)) fault("spam", 0);
	if (words < LONG && !statesDay(evidence) && isMostlyFooter(text)) fault("the site's footer", 0.1);
	const isList =
		isListing(body, published !== null) ||
		(!isMarked && words < LONG && isTeaser(body, evidence.page)) ||
		(!isMarked && !evidence.hasHeadline && isAmongReports(body, evidence.page));
	if (isList) fault("a list of pages", isMarked ? 0.3 : 0.1);

	const characters = body.reduce((sum, line) => sum + line.text.length, 0);
	const linked = shareOf(
		body.reduce((sum, line) => sum + (line.toFile ? 0 : line.linked), 0),
		characters,
	);
	if (linked > 0.5) fault("mostly links", 0.3);
	else if (linked > 0.25) fault("many links", 0.7);
	const scraps = body.filter(({ text: line }) => isBoilerplate(line)).length;
	if (body.length > 4 && shareOf(scraps, body.length) > 0.4) fault("mostly boilerplate", 0.6);
	if (words > 0 && sameLine(text) === sameLine(title)) fault("the title alone", 0.3);

	score = Math.round(score * 100) / 100;
	return { score, faults, junk: score < LEAST_SCORE };
}
