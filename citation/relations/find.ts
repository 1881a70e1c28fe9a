import type { Authority } from "../authority.ts";
import { type Reading, readingOf } from "../text/reading.ts";
import type { Citation, Relation } from "../types.ts";
import { isInName, isIssued, isPlanned, isSaidOf, isTakenBack, opensClause, type Stretch } from "./clause.ts";
import { type Cue, Layout } from "./layout.ts";
import { Letterhead } from "./letterhead.ts";
import { goesWithLast, isPossible } from "./lists.ts";
import { Roles } from "./roles.ts";
import {
	AND_THEN,
	ANNEXED,
	ARTICLE,
	BORN_OF,
	COPIED,
	DONE_BY,
	DRAWS_ON,
	FOUNDS,
	GOAL,
	LIST_OPENS,
	MAKING,
	PURPOSE,
	SINCE,
	SUMMED_UP_TOO,
} from "./signs.ts";

/** How far back it may stand that a cue is taken back. */
const NEAR = 80;
/** Most documents that a sentence is said to rest on, so that relations do not grow with the square of its length. */
const MOST_FRAMES = 12;

/** A list of citations that the sentence has open; lists nest as titles do. */
interface List {
	/** Citations, null for the report, that act on the members; none for a bare list. */
	heads: (number | null)[];
	/** The members act on the heads instead. */
	turned: boolean;
	cue: Cue | null;
	members: number[];
	said: Relation[];
	/** A list inside a title is over when `và` has come. */
	closed: boolean;
}

/** Walks through the citations of a text once and keeps what the sentence has open. */
class Walk {
	readonly #relations = new Set<Relation>();
	readonly #reading: Reading;
	readonly #citations: readonly Citation[];
	readonly #layout: Layout;
	readonly #letterhead: Letterhead;
	readonly #roles: Roles;
	#lists: List[] = [];
	/** What the sentence rests on: `Căn cứ …`, or `Thực hiện …` at the head of a clause. */
	#frame: List | null = null;
	/** A document of the sentence whose coming into force ends others. */
	#effective: number | null = null;
	#expiry: Cue | null = null;

	constructor(reading: Reading, citations: readonly Citation[]) {
		this.#reading = reading;
		this.#citations = citations;
		this.#layout = new Layout(reading, citations);
		this.#letterhead = new Letterhead(this.#layout);
		this.#roles = new Roles(this.#layout, citations);
	}

	run(): Relation[] {
		const layout = this.#layout;
		for (let i = 0; i < this.#citations.length; i++) {
			const joined = layout.isJoined(i);
			this.#endOthers(i);
			if (!joined) {
				this.#lists = [];
				this.#frame = null;
				this.#effective = null;
				this.#expiry = null;
			}
			this.#letterhead.pass(i);
			if (joined && this.#roles.isAlias(i)) continue;
			const cue = layout.cueOf(i);
			if (!cue || !this.#follow(i, cue, joined)) this.#extend(i, joined);
			if (!layout.hasEffect(i)) continue;
			this.#effective = i;
			if (!joined) this.#expiry = layout.expiryIn(layout.begin(i), layout.at(i).start);
		}
		this.#endOthers(this.#citations.length);
		return [...this.#relations];
	}

	#citation(i: number): Citation {
		return this.#citations[i] as Citation;
	}

	/** Takes a relation down, unless it cannot be. Citations are told by index, the report by null. */
	#say(from: number | null, to: number, cue: Cue): Relation | null {
		const [doer, done] = [from === null ? null : this.#citation(from), this.#citation(to)];
		// What points back in the sentence of the text itself points to the text.
		if (done.form === "back" && (from === null || from === this.#letterhead.own)) return null;
		if (doer && !isPossible(doer, done, cue.row.kind)) return null;
		const { at, endAt, given } = this.#reading;
		const [start, end] = [at(cue.start), endAt(cue.end)];
		const relation: Relation = {
			from,
			to,
			kind: cue.row.kind,
			evidence: {
				// The report's own number stands in its head, not in the sentence.
				start: Math.min(start, done.start, from === this.#letterhead.own ? start : (doer?.start ?? start)),
				end: Math.max(end, done.end, doer?.end ?? end),
			},
			words: given.slice(start, end),
			rule: cue.row.id,
		};
		this.#relations.add(relation);
		return relation;
	}

	/** Puts a citation on a list; false where nothing can be said of it. */
	#put(list: List, member: number): boolean {
		list.members.push(member);
		const { cue, heads, said } = list;
		if (!cue || heads.length === 0) return true;
		for (const head of heads) {
			const relation = list.turned && head !== null ? this.#say(member, head, cue) : this.#say(head, member, cue);
			if (relation) said.push(relation);
		}
		return said.length > 0;
	}

	/** Opens a list within those that are open; false where nothing can be said of its first member. */
	#open(heads: List["heads"], first: number, cue: Cue | null, turned = cue?.row.turned ?? false): boolean {
		const list: List = { heads, turned, cue, members: [], said: [], closed: false };
		if (!this.#put(list, first)) return false;
		this.#lists.push(list);
		return true;
	}

	/** What the cue before citation `i` says of it; false where it says nothing. */
	#follow(i: number, cue: Cue, joined: boolean): boolean {
		const { row } = cue;
		const layout = this.#layout;
		const words = layout.stretch(cue.start, cue.end);
		const near = layout.before(cue.start, NEAR);
		if (isTakenBack(near, row)) return false;
		if (SUMMED_UP_TOO.test(near) && this.#lists.at(-1)?.cue?.row.kind === "concludes") return false;
		if (isInName(near, words.plain))
			return joined && FOUNDS.test(layout.between(i, cue.start).plain) && this.#byCitation(i, cue);
		if (joined && this.#byCitation(i, cue)) return true;
		const before = layout.stretch(layout.begin(i), cue.start).plain;
		const opens = opensClause(before, words.text);
		const inTitle = opens && this.#letterhead.titles(cue.start);
		const inArticle = row.by === "document" && ARTICLE.test(layout.before(cue.start, 14));
		if (row.by === "document" && !inTitle && !inArticle) {
			if (row.kind !== "repeals" && row.kind !== "replaces") return false;
			// Who does it may yet come: `Bãi bỏ A kể từ ngày Thông tư này có hiệu lực`.
			this.#lists = [];
			return this.#open([], i, cue);
		}
		if (row.kind === "concludes" && isPlanned(before)) return false;
		const basis = row.kind === "based-on";
		this.#lists = [];
		// What lies at the bottom of something is not yet the basis of the report.
		const doer = inArticle ? this.#letterhead.own : this.#reportAt(cue, opens);
		this.#open(basis && !opens ? [] : [doer], i, cue);
		if (basis) this.#letterhead.rest();
		if (opens || basis) this.#frame = this.#lists[0] ?? null;
		return true;
	}

	/** The report by its own number, in its title and where it says what it rests on; elsewhere null. */
	#reportAt({ start, row }: Cue, opens: boolean): number | null {
		const head = this.#letterhead;
		const isOwn =
			row.kind === "based-on" ? opens && head.isHead(start) : head.titles(start) || head.isAmongBases(start);
		return isOwn ? head.own : null;
	}

	/** Whether it is the citation before that does what the cue says, or has it done. */
	#byCitation(i: number, cue: Cue): boolean {
		const between = this.#layout.between(i, cue.start);
		const { row } = cue;
		if (row.kind === "based-on") return BORN_OF.test(between.plain) && this.#open([i - 1], i, cue);
		const top = this.#lists.at(-1);
		if (row.by === "document" && !row.turned && top && AND_THEN.test(between.plain) && this.#isStillDoer(top, i)) {
			this.#lists.pop();
			return this.#open(top.heads, i, cue);
		}
		if (
			row.by === "document" &&
			AND_THEN.test(between.plain) &&
			DRAWS_ON.test(this.#layout.before(this.#layout.at(i - 1).start, 40))
		)
			return i > 1 && this.#layout.isJoined(i - 1) && this.#open([i - 2], i, cue);
		// `A được sửa đổi bởi B và được thay thế bởi C`: it is still A to which it is done.
		if (row.turned && top?.turned && top.cue?.row.turned && AND_THEN.test(between.plain)) {
			this.#lists.pop();
			return this.#open(top.heads, i, cue);
		}
		const made = (row.by === "people" || row.id === "guides") && this.#roles.isMade(i - 1);
		if (
			(row.by === "people" || row.id === "guides") &&
			GOAL.test(between.text) &&
			(made || this.#roles.isSubject(i - 1) || MAKING.test(between.plain))
		)
			return this.#open([this.#roles.cameWith(i - 1)], i, cue);
		if (row.id === "guides" && top?.cue?.row.kind === "based-on" && COPIED.test(between.plain))
			return this.#open([i - 1], i, cue);
		const text = between.text.replace(row.turned ? DONE_BY : made ? PURPOSE : /$/, "");
		if (!isSaidOf({ text, plain: between.plain.slice(0, text.length) }, row.by)) return false;
		if (this.#open([this.#roles.cameWith(i - 1)], i, cue)) return true;
		// `Nghị định A hướng dẫn Luật B được sửa đổi theo Nghị định C`: no decree changes a law, so it is A.
		const [head] = top?.heads ?? [];
		return row.turned === true && typeof head === "number" && this.#open([head], i, cue);
	}

	/** `A thay thế B, bãi bỏ C`, `A hướng dẫn B, thay thế C` of one type with A: it is A that goes on. */
	#isStillDoer({ cue, heads: [head] }: List, next: number): boolean {
		if (cue?.row.by === "document" && !cue.row.turned) return true;
		const { type } = this.#citation(next);
		return typeof head === "number" && this.#citation(head).type === type && this.#citation(next - 1).type !== type;
	}

	/** A citation without a cue of its own: annexed, issued, or the next of a list. */
	#extend(i: number, joined: boolean): void {
		const top = this.#lists.at(-1);
		if (joined && top) {
			const between = this.#layout.between(i);
			if (ANNEXED.test(between.plain) && this.#citation(i - 1).symbol === null) {
				this.#moveOn(i, top);
				return;
			}
			const list = this.#framed(i, between) ?? this.#listOf(i);
			if (list) {
				this.#put(list, i);
				return;
			}
		}
		this.#lists = [];
		this.#open([], i, null);
	}

	/** `quy chế … ban hành kèm theo Quyết định …`: what is said of the annex is meant of the document it came with. */
	#moveOn(i: number, list: List): void {
		list.members[list.members.length - 1] = i;
		const said = list.said.at(-1);
		if (said?.to !== i - 1) return;
		said.to = i;
		said.evidence.end = Math.max(said.evidence.end, this.#citation(i).end);
	}

	/** The list of what the sentence is about, opened by its frame: `Căn cứ A, tỉnh ban hành B` says of B what it rests on. */
	#framed(i: number, between: Stretch): List | null {
		let list: List | null = null;
		if (this.#expiry && LIST_OPENS.test(between.plain))
			list = { heads: [i - 1], turned: false, cue: this.#expiry, members: [], said: [], closed: false };
		else if (this.#frame && isIssued(between.plain)) {
			const { cue, members, said } = this.#frame;
			if (cue?.row.kind === "based-on") for (const relation of said.splice(0)) this.#relations.delete(relation);
			list = { heads: members.slice(-MOST_FRAMES), turned: true, cue, members: [], said: [], closed: false };
		}
		if (list) this.#lists = [list];
		return list;
	}

	/** The open list that citation `i` goes on with, the innermost first; the inner ones are over then. */
	#listOf(i: number): List | null {
		const join = this.#layout.joinOf(i);
		if (!join) return null;
		for (let depth = this.#lists.length - 1; depth > 0; depth--) {
			const list = this.#lists[depth];
			const head = list?.heads[0];
			if (!list?.cue || list.closed || typeof head !== "number") continue;
			const outer = this.#lists[depth - 1];
			const inList = (outer?.cue ?? null) !== null || (outer?.members.length ?? 0) > 1;
			const alone = !inList && (list.cue.row.by === "document" ? !list.turned : this.#roles.isMadeFor(head, i));
			if (!alone && (join === ";" || (join === "," && !this.#layout.comesToAnd(i)))) continue;
			const last = this.#citation(list.members.at(-1) ?? i);
			if (!goesWithLast(this.#citation(head), last, this.#citation(i), inList && !list.turned)) continue;
			list.closed = join === "and";
			this.#lists.length = depth + 1;
			return list;
		}
		this.#lists.length = 1;
		return this.#lists[0] ?? null;
	}

	/** `A hết hiệu lực kể từ ngày B có hiệu lực`, or B first; `i` is the citation behind the words, if one is. */
	#endOthers(i: number): void {
		if (i === 0) return;
		const layout = this.#layout;
		const behind = layout.isJoined(i) && layout.hasEffect(i) ? i : null;
		const open = this.#lists.at(-1);
		if (behind !== null && open?.cue && open.heads.length === 0 && SINCE.test(layout.between(i).plain))
			for (const member of open.members) this.#say(behind, member, open.cue);
		const expiry = layout.expiryBehind(i - 1);
		if (!expiry) return;
		const { cue, limit } = expiry;
		const adjoins = layout.stretch(cue.end, limit).plain.trim() === "";
		const doer = behind !== null && adjoins ? behind : this.#effective;
		const subject = this.#lists[0];
		const ended = subject?.cue === null ? subject.members : [i - 1];
		if (doer !== null) for (const one of ended) if (one !== doer) this.#say(doer, one, cue);
	}
}

/**
 * What the text says that one cited document does to another, or that the report itself (`from` null) does to one.
 *
 * Only what the prose says: where it is not clear who does it, nothing is told. `citations` are those of
 * `findCitations`, in their order. Linear in the text.
 */
export function findRelations(text: string, citations: readonly Citation[], authority: Authority): Relation[] {
	return citations.length === 0 ? [] : new Walk(readingOf(citations, text, authority), citations).run();
}
