// The citation engine on 5 MB of realistic text: how fast beside single regular expressions, how time grows with the
// text, and how much memory it takes. CPU time, the best of several rounds, all in one run, on the built code.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileAuthority, findCitations, resolveCitations } from "../dist/citation/index.js";
import { loadAuthority } from "../dist/data/authority/load.js";
import { LARGE_TEXTS } from "./large-texts.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const MEGABYTE = 1e6;
const ROUNDS = 7;
const WORDS_PER_CITATION = 60;
const FORMS = ["full", "short", "lists", "local", "named", "back", "pinpoints"];

const authority = compileAuthority(loadAuthority(join(ROOT, "data/authority")));
const context = { published: "2026-09-01" };
const run = (text) => resolveCitations(findCitations(text, authority, context), text, authority, context);

/** The same numbers on every machine and every run. */
function seeded(seed) {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
		return state / 0x7fffffff;
	};
}

/** Sentences of the project's own passages, with the number of citations in each. */
function sentences() {
	const [filler, cited] = [[], []];
	for (const form of FORMS)
		for (const line of readFileSync(join(ROOT, `test/passages/${form}.jsonl`), "utf8")
			.trim()
			.split("\n"))
			for (const sentence of JSON.parse(line)
				.text.normalize("NFC")
				.split(/(?<=[.;!?])\s+|\n+/)) {
				if (sentence.length < 20) continue;
				const citations = findCitations(sentence, authority, context).length;
				(citations > 0 ? cited : filler).push({ sentence, citations, words: sentence.split(/\s+/).length });
			}
	return { filler, cited };
}

const { filler, cited } = sentences();

/** How many citations a text has, and how many words to each. */
function density(text) {
	const found = findCitations(text, authority, context).length;
	return { found, words: Math.round(text.split(/\s+/).length / found) };
}

/** A report in the manner of the passages, with one citation in about sixty words. */
function report(bytes) {
	// A sentence beside another one tells more than it does alone, so the first try says how far apart to set them.
	const { words } = density(mixture(MEGABYTE / 4, WORDS_PER_CITATION));
	return mixture(bytes, WORDS_PER_CITATION ** 2 / words);
}

function mixture(bytes, wordsPerCitation) {
	const random = seeded(1);
	const parts = [];
	let [size, words, citations] = [0, 0, 0];
	while (size < bytes) {
		const from = citations * wordsPerCitation <= words ? cited : filler;
		const one = from[Math.floor(random() * from.length)];
		parts.push(one.sentence, random() < 0.2 ? "\n" : " ");
		size += Buffer.byteLength(one.sentence) + 1;
		words += one.words;
		citations += one.citations;
	}
	return parts.join("");
}

/** CPU seconds of the fastest of several rounds. */
function cpu(work, text, rounds = ROUNDS) {
	let best = Number.POSITIVE_INFINITY;
	for (let round = 0; round < rounds; round++) {
		// Another string each time: the engine of JavaScript remembers what an expression found in the last one.
		const another = `${text}${" ".repeat(round)}`;
		const before = process.cpuUsage();
		work(another);
		const { user, system } = process.cpuUsage(before);
		best = Math.min(best, (user + system) / 1e6);
	}
	return best;
}

function speed() {
	const text = report(5 * MEGABYTE);
	const size = Buffer.byteLength(text) / MEGABYTE;
	const escaped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
	const spellings = authority.data.types.flatMap(({ name, spellings: more }) => [name, ...more]).map(escaped);
	const words = [...new Set(spellings)].sort((a, b) => b.length - a.length).join("|");
	const symbol = String.raw`\d{1,5}[a-e]?(?:[./]\d{1,4})?\s?[-–/]\s?\p{L}{1,10}(?:\s?[-–/&]\s?[\p{L}\d&]{1,20})+`;
	const whole = new RegExp(`(?:${words})\\s+(?:số\\s*:?\\s*)?${symbol}`, "giu");
	const bare = new RegExp(symbol, "gu");
	const floor = cpu((given) => given.match(whole), text);
	const rows = [
		["one expression: every type word, then a symbol", floor],
		["one expression: a symbol alone", cpu((given) => given.match(bare), text)],
		["find", cpu((given) => findCitations(given, authority, context), text)],
		["find and resolve", cpu(run, text)],
	];
	const { found, words: each } = density(text);
	console.log(`Speed: ${size.toFixed(1)} MB, ${found} citations, one in ${each} words`);
	for (const [name, seconds] of rows)
		console.log(
			`  ${name.padEnd(48)} ${(size / seconds).toFixed(1).padStart(7)} MB/s ${(seconds / floor).toFixed(1).padStart(6)} × the first`,
		);
}

function growth() {
	console.log("Growth: CPU time of 2n over n, n = 2.5 million characters");
	const half = 2.5 * MEGABYTE;
	for (const [name, make] of Object.entries(LARGE_TEXTS)) {
		const [once, twice] = [cpu(run, make(half), 3), cpu(run, make(2 * half), 3)];
		console.log(
			`  ${name.padEnd(48)} ${(twice / once).toFixed(2).padStart(7)} × (${once.toFixed(2)} s, ${twice.toFixed(2)} s)`,
		);
	}
}

/** Peak memory of a process that reads the report, less that of one that only holds it. */
function memory() {
	const peak = (mode) =>
		Number(spawnSync(process.execPath, [fileURLToPath(import.meta.url), mode], { encoding: "utf8" }).stdout);
	const bytes = Buffer.byteLength(report(5 * MEGABYTE));
	const more = (peak("--read") - peak("--hold")) * 1024;
	console.log(`Memory: ${(more / bytes).toFixed(1)} × the text, at the peak`);
}

const [mode] = process.argv.slice(2);
if (mode === "--hold" || mode === "--read") {
	const text = report(5 * MEGABYTE);
	const kept = mode === "--read" ? run(text) : [];
	console.log(process.resourceUsage().maxRSS + 0 * kept.length);
} else {
	speed();
	growth();
	memory();
}
