import type { Authority } from "../authority.ts";
import { FOREIGN_ISSUER } from "../grammar/party.ts";
import { fold } from "../text/fold.ts";
import { type Reading, wordAt } from "../text/reading.ts";
import type { Citation } from "../types.ts";
import { type StatedTitle, type Subjects, share, subjectsOf, type Theme } from "./subjects.ts";

/** How many words to either side of a citation are its passage. */
const NEAR = 56;
/** How many of them stand close by. */
const CLOSE = 14;
/** Characters before a citation in which `5 năm thực hiện` may stand. */
const BEFORE = 80;
const ANNIVERSARY = /(\d{1,2}) nam (?:trien khai )?thuc hien[^.]{0,40}$/;
/** The Party as a whole, and words that name nobody, are no other body. */
const OF_OTHER =
	/^\s{0,2}(?:của|do)\s+(?:(?!Đảng(?! (?:uỷ|ủy|bộ|đoàn))|Trung ương|TW|TƯ|ta\s|chúng|cả |các cấp|mình)\p{Lu}|(?:nhà trường|trường|công ty|bệnh viện|cơ quan|đơn vị|ngành|tỉnh|thành phố|huyện|quận|xã|phường|sở|phòng|chi bộ|hội|đoàn|liên đoàn|viện|ngân hàng)(?!\p{L}))/u;
const YEAR = /(?:19|20)\d\d(?!\d)/g;
/** What stands before a year that is past or present; goals (`đến năm 2030`) and terms are none. */
const YEAR_SAID =
	/(?:\d{1,2}[/.-]\d{1,2}[/.-]|\d\/\d{1,2}\/|thang \d{1,2} nam |(?<!den |dinh huong |tam nhin |huong toi |cuoi )nam )$/;

/** The latest year that the text speaks of: full dates and `năm 2019`. */
function latestYear(plain: string): number | null {
	let latest: number | null = null;
	for (const { 0: year, index } of plain.matchAll(YEAR)) {
		if (Number(year) <= (latest ?? 0) || !YEAR_SAID.test(plain.slice(Math.max(0, index - 24), index))) continue;
		if (/^\s*-\s*\d/.test(plain.slice(index + 4, index + 12))) continue;
		latest = Number(year);
	}
	return latest;
}

/** What one text is about, as a whole and around the citation that is being looked at. */
export class Passage {
	readonly #reading: Reading;
	readonly #subjects: Subjects;
	/** For each word of the text, the number of the pair that it ends. */
	readonly #along: Uint16Array;
	readonly #whole: Uint8Array;
	/** For each pair, the last citation in whose passage it stands. */
	readonly #near: Int32Array;
	/** The same for what stands close by. */
	readonly #close: Int32Array;
	#current = 0;
	#before = "";
	/** Latest year that the text speaks of as past or present; null where it names none. Costs a look through the text. */
	readonly latestYear: () => number | null;

	constructor(reading: Reading, authority: Authority, title: string | null | undefined) {
		this.#reading = reading;
		this.#subjects = subjectsOf(authority);
		this.#along = this.#subjects.along(reading.words);
		this.#whole = new Uint8Array(this.#subjects.size + 1);
		this.#near = new Int32Array(this.#subjects.size + 1);
		this.#close = new Int32Array(this.#subjects.size + 1);
		for (const number of this.#along) this.#whole[number] = 1;
		if (title)
			for (const number of this.#subjects.along(authority.vocabulary.scan(fold(title).codes))) this.#whole[number] = 1;
		let year: number | null | undefined;
		this.latestYear = () => {
			if (year === undefined) year = latestYear(reading.plain);
			return year;
		};
	}

	/** Goes to a citation: what is near is near to it. */
	moveTo({ start, end }: Citation): void {
		const { words, plain } = this.#reading;
		const first = wordAt(this.#reading, start);
		const behind = wordAt(this.#reading, end);
		this.#current++;
		for (let i = Math.max(0, first - NEAR); i < first; i++) this.#near[this.#along[i] ?? 0] = this.#current;
		for (let i = behind; i < Math.min(words.count, behind + NEAR); i++) this.#near[this.#along[i] ?? 0] = this.#current;
		for (let i = Math.max(0, first - CLOSE); i < first; i++) this.#close[this.#along[i] ?? 0] = this.#current;
		for (let i = behind; i < Math.min(words.count, behind + CLOSE); i++)
			this.#close[this.#along[i] ?? 0] = this.#current;
		const at = first < words.count ? (words.starts[first] ?? 0) : plain.length;
		this.#before = plain.slice(Math.max(0, at - BEFORE), at);
	}

	/** How much of a theme stands near, 0 to 1. */
	near(theme: Theme): number {
		return share(theme, this.#near, this.#current);
	}

	/** How much of a theme stands anywhere in the text or the page's title, 0 to 1. */
	whole(theme: Theme): number {
		return share(theme, this.#whole, 1);
	}

	/** How many of the phrases stand close by, how many near, and how many elsewhere in the text. */
	phrases(all: readonly (readonly number[])[]): { close: number; near: number; elsewhere: number } {
		let close = 0;
		let near = 0;
		let elsewhere = 0;
		for (const phrase of all) {
			if (phrase.every((number) => this.#close[number] === this.#current)) close++;
			else if (phrase.every((number) => this.#near[number] === this.#current)) near++;
			else if (phrase.every((number) => this.#whole[number] === 1)) elsewhere++;
		}
		return { close, near, elsewhere };
	}

	/** Whether `của …` right behind a citation names a body that was not known: `Quyết định 213 của Trường Đại học …`. */
	isOfOther({ end, issuer }: Citation): boolean {
		if (issuer !== null) return false;
		const from = this.#reading.from(end);
		return OF_OTHER.test(this.#reading.text.slice(from, from + 40));
	}

	/** Whether what follows a citation says that a party of another country issued it. */
	isForeign({ end }: Citation): boolean {
		const from = this.#reading.from(end);
		return FOREIGN_ISSUER.test(this.#reading.text.slice(from, from + 110));
	}

	/** The title that the text states for a citation, taken apart; null where it states none. */
	stated({ parts }: Citation): StatedTitle | null {
		if (!parts.title) return null;
		const { start, end } = parts.title;
		const reading = this.#reading;
		return this.#subjects.stated(reading.words, this.#along, wordAt(reading, start), wordAt(reading, end));
	}

	/** The years of `sơ kết 5 năm thực hiện` before the citation. */
	anniversary(): number | null {
		const years = this.#before.includes(" nam ") ? ANNIVERSARY.exec(this.#before)?.[1] : undefined;
		return years === undefined ? null : Number(years);
	}
}
