import type { Citation } from "../types.ts";
import { isIssued } from "./clause.ts";
import type { Layout } from "./layout.ts";
import { CALLED, DOES_TOO, ISSUING } from "./signs.ts";

/** What a citation is to the sentence it stands in, whatever the sentence has said before. */
export class Roles {
	readonly #layout: Layout;
	readonly #citations: readonly Citation[];

	constructor(layout: Layout, citations: readonly Citation[]) {
		this.#layout = layout;
		this.#citations = citations;
	}

	#citation(i: number): Citation {
		return this.#citations[i] as Citation;
	}

	/** `Quyết định A ban hành Quy chế`: what the rules do is done by the decision that they came with. */
	cameWith(i: number): number {
		if (this.isAlias(i)) return i - 1;
		if (i === 0 || this.#citation(i).symbol !== null || this.#citation(i - 1).symbol === null) return i;
		return ISSUING.test(this.#layout.between(i).plain) ? i - 1 : i;
	}

	/** `Quy định số 37-QĐ/TW (sau đây gọi là Quy định 37)`: the name only says how the document is called. */
	isAlias(i: number): boolean {
		if (i === 0 || this.#citation(i).form !== "short") return false;
		const { symbol, type } = this.#citation(i);
		const named = this.#citation(i - 1);
		return (
			symbol !== null && symbol === named.symbol && type === named.type && CALLED.test(this.#layout.between(i).plain)
		);
	}

	/** Whether the sentence begins with the citation. */
	isSubject(i: number): boolean {
		const { start } = this.#layout.at(i);
		return /^[\s*+-]*$/.test(this.#layout.stretch(this.#layout.begin(i), start).plain);
	}

	/** Whether the text says that somebody issued the citation, so that a purpose named behind it is its own. */
	isMade(i: number): boolean {
		return isIssued(`,${this.#layout.before(this.#layout.at(i).start, 40)}`);
	}

	/** `ban hành Kế hoạch A về thực hiện B, C`: C goes with B, unless it was issued beside A and does something itself. */
	isMadeFor(head: number, i: number): boolean {
		const { told } = this.#layout.at(i);
		return this.isMade(head) && !DOES_TOO.test(this.#layout.stretch(told, told + 90).plain);
	}
}
