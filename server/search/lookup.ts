import type { Entry } from "./entry.ts";
import type { Understood } from "./interpret.ts";
import type { NumberIndex } from "./numbers.ts";
import { looseParts, type SearchText } from "./query.ts";
import { rankByNumber, type Wanted } from "./rank.ts";
import { compact } from "./spelling.ts";

/** Whether the letters beside the number are the entry's: all of `nq tw`, its beginning `nqt`, or one of them. */
function codesFit({ codes, letters }: Entry, asked: string[]): boolean {
	return asked.length === 0 || letters.startsWith(asked.join("")) || asked.every((code) => codes.includes(code));
}

/** Directives that bear the number asked for, or were issued on the day asked for, best first. */
export function lookUp(numbers: NumberIndex, search: SearchText, understood: Understood, wanted: Wanted): Entry[] {
	const { number, digits, types, codes, term, year, date } = understood;
	const loose = looseParts(search);
	if (number === null) return date === null ? chosen(numbers, search) : rankByNumber(numbers.ofDay(date), wanted);

	// A symbol written whole, in any spelling, needs no reading: `10/2022/QH15`, `25nqtw`, `05 ct tw`.
	const whole = compact(loose.map(({ text }) => text).join(""));
	if (/^\d+[a-z]/.test(whole)) {
		const exact = numbers.ofSymbol(whole);
		if (exact.length > 0) return [...exact, ...(wanted.open ? numbers.symbolsBeginning(whole) : [])];
	}

	const ofType = (entry: Entry): boolean => types.length === 0 || types.includes(entry.directive.type);
	const fits = (entry: Entry): boolean => ofType(entry) && codesFit(entry, codes);
	const dated = ({ directive }: Entry): boolean =>
		(term === null || directive.term === term) &&
		(year === null || directive.issuedOn?.startsWith(String(year)) === true || hasYear(directive.symbol, year)) &&
		(date === null || directive.issuedOn === date);
	const named = numbers.ofNumber(number).filter(fits);
	const exact = named.filter(dated);
	// A term or year that fits none is a slip, or ours is: showing the number beats showing nothing.
	const ranked = rankByNumber(exact.length > 0 ? exact : named, wanted);
	if (!wanted.open && ranked.length > 0) return ranked;
	// Only a number with nothing after it may still be growing, and one with a zero in front is complete.
	const growing =
		digits === number && codes.length === 0 && wanted.words.length === 0 && /\d$/.test(loose.at(-1)?.text ?? "");
	return growing ? [...ranked, ...numbers.beginning(number, (entry) => fits(entry) && dated(entry))] : ranked;
}

const hasYear = (symbol: string | null, year: number): boolean => symbol?.includes(`/${year}/`) === true;

/** Directives that bear a symbol that is one of a choice: `25-NQ/TW OR 18-NQ/TW`. */
function chosen(numbers: NumberIndex, { clauses }: SearchText): Entry[] {
	const [choice = [], ...others] = clauses;
	if (choice.length < 2 || others.length > 0) return [];
	return choice.flatMap(({ text }) => (/^\d+[a-z]/.test(compact(text)) ? numbers.ofSymbol(text) : []));
}
