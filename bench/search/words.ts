import type { AuthorityData } from "../../citation/index.ts";
import { pick, seeded, zipf } from "./random.ts";

/** What the synthetic texts are made of, most frequent first. */
export interface Words {
	/** Single syllables with their diacritics. */
	syllables: string[];
	/** Two syllables that belong together: `dân vận`. */
	compounds: string[];
}

/** These give folded frequencies near those of real reports: of texts of 0.9 kB `dan van` is in 2 %, a test phrase in 5 %. */
const SYLLABLES = 6_000;
const COMPOUNDS = 20_000;
const SYLLABLE_SHIFT = 25;
const COMPOUND_SHIFT = 12;

const INITIALS = "b c ch d đ g gi h k kh l m n ng nh ph qu r s t th tr v x".split(" ");
const RIMES =
	`a ac ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e em en eng eo ep et ê êm ên
	ênh êp êt êu i ia ich iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oai oan oang oc oi om on ong op ot ô ôc ôi ôm ôn
	ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung uôc uôi uôn uông uôt up ut ư ưa ưc ưi ưng ươc ươi ươn ương ươp ưt ưu y`.split(
		/\s+/,
	);
const TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];

/** A syllable as the language could have it. */
function madeUp(random: () => number): string {
	const tone = pick(random, TONES);
	const rime = pick(random, RIMES).replace(/[aăâeêioôơuưy]+/u, (vowels) => {
		// Where there are two, the one with a mark of its own bears the tone, else the first.
		const at = Math.max(0, vowels.search(/[ăâêôơư]/u));
		return vowels.slice(0, at + 1) + tone + vowels.slice(at + 1);
	});
	return (pick(random, INITIALS) + rime).normalize("NFC");
}

/** Values by how often they occur, most frequent first, each once. */
function byFrequency(values: Iterable<string>): string[] {
	const counts = new Map<string, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([value]) => value);
}

/** Runs of small-letter words in the titles of the register: real syllables beside their real neighbours. */
const runsOf = ({ documents }: AuthorityData): string[][] =>
	documents.flatMap(({ title }) =>
		(title ?? "")
			.normalize("NFC")
			.toLowerCase()
			.split(/[^\p{L} ]+/u)
			.map((run) => run.split(" ").filter((word) => word !== "")),
	);

/** The words for a seed: those of the register's titles first, then made-up ones, whose tail is as long as real texts have. */
export function wordsOf(authority: AuthorityData, seed: number): Words {
	const random = seeded(seed);
	const runs = runsOf(authority);
	const syllables = new Set(byFrequency(runs.flat()));
	while (syllables.size < SYLLABLES) syllables.add(madeUp(random));
	const compounds = new Set(byFrequency(runs.flatMap((run) => run.slice(1).map((word, i) => `${run[i]} ${word}`))));
	const any = zipf([...syllables], SYLLABLE_SHIFT);
	while (compounds.size < COMPOUNDS) compounds.add(`${any(random)} ${any(random)}`);
	return { syllables: [...syllables], compounds: [...compounds].slice(0, COMPOUNDS) };
}

/** Gives running text: compounds and single syllables in turn, by chance. */
export function writer({ syllables, compounds }: Words): (random: () => number, length: number) => string {
	const single = zipf(syllables, SYLLABLE_SHIFT);
	const double = zipf(compounds, COMPOUND_SHIFT);
	return (random, length) => {
		const parts: string[] = [];
		for (let n = 0; n < length; ) {
			const isDouble = random() < 0.5;
			parts.push(isDouble ? double(random) : single(random));
			n += isDouble ? 2 : 1;
		}
		return parts.join(" ");
	};
}
