import { FactSets, withRoom } from "./fact-sets.ts";
import { MENTION_COLUMNS, REPORT_COLUMNS } from "./facts.ts";
import { MOST_PLACES } from "./mention-terms.ts";

/** Columns of `facts.ts` in their order, each with ids of sets. */
export type Columns = Uint32Array<ArrayBuffer>[];

/** Rows as they are handed over: their numbers one after the other. */
type Numbers = Float64Array | Uint32Array;

const EPOCH = 2_440_588;
const DAY_MS = 86_400_000;
/** Year of a Julian day; 0 for day 0, which stands for an unknown one. */
const yearOf = (day: number): number => (day === 0 ? 0 : new Date((day - EPOCH) * DAY_MS).getUTCFullYear());

const columnsFor = (names: object): Columns => Object.keys(names).map(() => new Uint32Array(0));

/** Puts the numbers of a row, but for its first, into columns that have room for them. */
function put(columns: Columns, place: number, numbers: Numbers, at: number): void {
	for (let i = 0; i < columns.length; i++) (columns[i] as Uint32Array)[place] = numbers[at + 1 + i] as number;
}

/**
 * The facts that results are counted by, in memory, so that counting looks nothing up: of each report and citation the ids
 * of its sets. A store fills them when they are first asked for, then brings them up by what has changed.
 */
export class FactColumns {
	readonly sets = new FactSets();
	/** By report id: ids of its sets, 0 where it is in no index; its year, 0 where that is unknown. */
	readonly reports = columnsFor(REPORT_COLUMNS);
	years = new Uint32Array(0);
	/** By report id: where its citations begin in the columns of `mentions`, in reading order, and how many there are. */
	starts = new Uint32Array(0);
	lengths = new Uint32Array(0);
	readonly mentions = columnsFor(MENTION_COLUMNS);

	/** The data versions that these are of; null before they are filled. */
	reportVersion: number | null = null;
	mentionVersion: number | null = null;
	/** Reports that are in the indexes. */
	indexed = 0;
	/** Length of the columns of `mentions`, and how much of it is in use: a report that is read anew goes to the end. */
	#end = 0;
	#used = 0;

	/** Whether most of the columns of citations is of reports that were read anew since: better filled again. */
	get isLoose(): boolean {
		return this.#end > 2 * this.#used + MOST_PLACES;
	}

	/** Forgets the facts of reports, and makes room for those up to an id. */
	clearReports(last: number): void {
		this.indexed = 0;
		this.#makeRoom(last);
		this.reports[0]?.fill(0);
	}

	/** Takes facts of reports: an id and its sets each. */
	addReports(numbers: Numbers): void {
		for (let at = 0; at < numbers.length; at += this.reports.length + 1) {
			const id = numbers[at] as number;
			if (id >= this.years.length) this.#makeRoom(id);
			if (this.reports[0]?.[id] === 0) this.indexed++;
			put(this.reports, id, numbers, at);
		}
	}

	/** Takes days of reports: an id and a Julian day each. Quick where days come in their order. */
	addDays(numbers: Numbers): void {
		let [known, year] = [0, 0];
		for (let at = 0; at < numbers.length; at += 2) {
			const [id, day] = [numbers[at] as number, numbers[at + 1] as number];
			if (day !== known) [known, year] = [day, yearOf(day)];
			if (id >= this.years.length) this.#makeRoom(id);
			this.years[id] = year;
		}
	}

	/** Forgets the facts of citations, and makes room for so many. */
	clearMentions(rows: number): void {
		this.lengths.fill(0);
		this.#end = 0;
		this.#used = 0;
		this.#makeMentionRoom(rows);
	}

	/** Forgets the citations of a report. */
	dropMentions(id: number): void {
		this.#used -= this.lengths[id] ?? 0;
		this.lengths[id] = 0;
	}

	/**
	 * Takes facts of citations: a spot, which is the report's id times 2048 and what `mentionKey` adds, and its sets each.
	 * The citations of a report follow one another, the last of them first.
	 */
	addMentions(numbers: Numbers): void {
		for (let at = 0; at < numbers.length; at += this.mentions.length + 1) {
			const spot = numbers[at] as number;
			const id = Math.floor(spot / MOST_PLACES);
			const position = MOST_PLACES - 1 - (spot % MOST_PLACES);
			if (this.lengths[id] === 0) {
				this.starts[id] = this.#end;
				this.lengths[id] = position + 1;
				this.#end += position + 1;
				this.#used += position + 1;
				this.#makeMentionRoom(this.#end);
			}
			put(this.mentions, (this.starts[id] as number) + position, numbers, at);
		}
	}

	#makeMentionRoom(length: number): void {
		this.mentions.forEach((column, i) => {
			this.mentions[i] = withRoom(column, length);
		});
	}

	#makeRoom(id: number): void {
		this.reports.forEach((column, i) => {
			this.reports[i] = withRoom(column, id + 1);
		});
		this.years = withRoom(this.years, id + 1);
		this.starts = withRoom(this.starts, id + 1);
		this.lengths = withRoom(this.lengths, id + 1);
	}
}
