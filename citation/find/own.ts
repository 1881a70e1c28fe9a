import { familyOf, LAW_TYPES } from "../kinds.ts";
import type { Reading } from "../text/reading.ts";
import type { Citation } from "../types.ts";

/** `Nghị quyết này`; only this word can mean the text itself, `trên` and `đó` point back. */
const THIS = /\sn[àa]y$/iu;
/** The label of a letterhead's number, at the start of its line. */
const LABEL = /(?:^|[\n|])[\s*]{0,4}so\s{0,2}:?\s{0,3}$/;
/** The words by which a body enacts, and the first article of what it enacts, each on a line of its own. */
const ENACTS = /(?:^|\n)[\s*]{0,4}(?:(?<resolves>quyet nghi)\s?:|(?<decides>quyet dinh)\s?:|dieu 1\s?[.:]\s)/;
/** Types whose documents have articles. */
const IN_ARTICLES: ReadonlySet<string> = new Set([
	...LAW_TYPES,
	"nghi-quyet",
	"nghi-dinh",
	"quyet-dinh",
	"thong-tu",
	"quy-dinh",
	"quy-che",
]);
/** How far into a text its own heading may stand. */
const HEADING = 300;

/** What the text itself is: by its letterhead, by the words that enact it, or by the title of its page. */
export class OwnAct {
	readonly #reading: Reading;
	readonly #titled: Citation | null;
	/** The first citation of the text, where it stands at its head like the heading of an act. */
	readonly #heading: Citation | null;
	/** The latest letterhead by the type of its number: a decision and the plan that comes with it have one each. */
	readonly #heads = new Map<string, Citation>();
	/** What prints the number that the page is titled by. */
	#printed: Citation | null = null;
	/** Where its enacting words or first article stand in the text as given; null until it is asked. */
	#enacted: { at: number; type: string | null } | null = null;

	/** @param titled What the title of the page begins with; null where that is no citation with its symbol. */
	constructor(citations: readonly Citation[], reading: Reading, titled: Citation | null) {
		const [first] = citations;
		this.#reading = reading;
		this.#titled = titled;
		const heads = first?.form === "full" && first.start < HEADING;
		this.#heading = heads && /(?:^|\n)\s*$/.test(reading.given.slice(0, first.start)) ? first : null;
	}

	/** Passes a citation that prints its symbol, on the way through the text; `bare` where no word introduces it. */
	pass(citation: Citation, bare: boolean): void {
		if (citation.symbol !== null && citation.symbol === this.#titled?.symbol) this.#printed ??= citation;
		if (!bare || citation.type === null) return;
		const start = this.#reading.from(citation.start);
		if (LABEL.test(this.#reading.plain.slice(Math.max(0, start - 12), start)))
			this.#heads.set(familyOf(citation.type), citation);
	}

	/**
	 * What a word that points back means, where that is the text itself: the citation of its own number, or null where it
	 * prints none. Undefined where the word points to another document.
	 */
	meant(back: Citation): Citation | null | undefined {
		if (back.type === null || !THIS.test(back.raw)) return undefined;
		const type = familyOf(back.type);
		const head = this.#heads.get(type);
		if (head) return head;
		this.#enacted ??= enactedIn(this.#reading);
		const { at, type: enacted } = this.#enacted;
		if (back.start > at && (enacted === null ? IN_ARTICLES.has(type) : enacted === type))
			return this.#heading && familyOf(this.#heading.type ?? "") === type ? this.#heading : null;
		return this.#titled && familyOf(this.#titled.type ?? "") === type ? (this.#printed ?? this.#titled) : undefined;
	}
}

function enactedIn({ plain, at }: Reading): { at: number; type: string | null } {
	const match = ENACTS.exec(plain);
	if (match === null) return { at: Number.POSITIVE_INFINITY, type: null };
	const { resolves, decides } = match.groups ?? {};
	const type = resolves !== undefined ? "nghi-quyet" : decides !== undefined ? "quyet-dinh" : null;
	return { at: at(match.index), type };
}
