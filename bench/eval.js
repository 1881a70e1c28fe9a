// Measures the citation engine on the gold set: one run of the command line, as a user would, scored by the set's own
// scorer on several parts of the set, all in one table beside the targets. Says so plainly where the set is absent. With
// a second argument it also notes the figures in that file, for the page that shows them.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = process.argv[2] ?? "";
const scorer = join(folder, "score.mjs");
const OWN = "test/passages";

const linesOf = (file) =>
	readFileSync(file, "utf8")
		.split("\n")
		.filter((line) => line.trim() !== "");
const passagesOf = (file) => (existsSync(file) ? linesOf(file).map((line) => JSON.parse(line)) : []);
const jsonLines = (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

/** Runs a command to its end and gives what it printed; stops this program with its message where it fails. */
function run(command, args, input = "") {
	const { status, stdout, stderr } = spawnSync(command, args, { input, encoding: "utf8", maxBuffer: 2 ** 30 });
	if (status === 0) return stdout;
	console.error(stderr);
	process.exit(status ?? 1);
}

const seeds = passagesOf(join(folder, "gold/seeds.jsonl"));
const dev = passagesOf(join(folder, "gold/dev.jsonl"));
const ownFiles = existsSync(OWN) ? readdirSync(OWN).filter((name) => name.endsWith(".jsonl")) : [];
const own = ownFiles.flatMap((name) => passagesOf(join(OWN, name)));
if (!existsSync(scorer) || dev.length === 0) {
	console.log(
		`The gold set is not here (${folder}): nothing was measured. It lies beside the checkout, in ../shared/eval.`,
	);
	process.exit(0);
}

/**
 * The half that a passage falls into, by the collection it was taken from, so that passages of one writer stay together;
 * by its id where the collection is not told. The rule is a hash, fixed for good: nobody chose what lies where.
 */
const sourcesFile = join(folder, "gold/dev-sources.tsv");
const collections = new Map(existsSync(sourcesFile) ? linesOf(sourcesFile).map((line) => line.split("\t")) : []);
const isHalfA = ({ id }) =>
	(createHash("sha256")
		.update(collections.get(id) ?? id)
		.digest()[0] ?? 0) %
		2 ===
	0;

const all = [...seeds, ...dev];
const parts = [
	["half A", all.filter(isHalfA)],
	["half B", all.filter((passage) => !isHalfA(passage))],
	["seeds", seeds],
	["dev", dev],
	["all", all],
	["own", own],
].filter(([, passages]) => passages.length > 0);

const asked = [...all, ...own].map(({ id, text, context }) => ({ id, text, context: context ?? {} }));
const answered = run("node", ["cli/trichdan.js", "extract", "--jsonl"], jsonLines(asked));
const predictions = new Map(
	answered
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => JSON.parse(line))
		.map(({ id, citations }) => [id, citations]),
);

/** Labels with their predictions, paired as the scorer does: most overlap first, the same symbol before another. */
function pairsOf({ id, citations }) {
	const found = predictions.get(id) ?? [];
	const candidates = citations.flatMap((label) =>
		found.map((one) => {
			const overlap = Math.min(label.end, one.end) - Math.max(label.start, one.start);
			const same = (label.symbol ?? null) === (one.symbol ?? null);
			return { label, one, overlap, weight: overlap + (same ? 1e6 : 0) };
		}),
	);
	const taken = new Set();
	return candidates
		.filter(({ overlap }) => overlap > 0)
		.sort((a, b) => b.weight - a.weight)
		.filter(({ label, one }) => {
			const free = !taken.has(label) && !taken.has(one);
			if (free) taken.add(label).add(one);
			return free;
		});
}

/** Of the labels that name their document, where the engine names one too: how often it is the same. */
function daring(passages) {
	const named = passages
		.flatMap(pairsOf)
		.filter(({ label, one }) => !label.optional && label.document && (one.document ?? null) !== null);
	const right = named.filter(({ label, one }) => label.document === one.document).length;
	return { accuracy: named.length > 0 ? right / named.length : null, of: named.length };
}

const share = ({ accuracy, of }) => (of > 0 ? accuracy : null);
const rate = (figure, name) => (figure.tp + figure.fp + figure.fn > 0 ? figure[name] : null);
/** What is shown: key in `data/accuracy.json`, name, target in per cent, and where it stands in the scorer's figures. */
const ROWS = [
	["precision", "detection, precision", 99, ({ detection }) => rate(detection, "precision")],
	["recall", "detection, recall", 98, ({ detection }) => rate(detection, "recall")],
	["documents", "documents, F1", 99, ({ documents }) => rate(documents, "f1")],
	["spans", "exact spans, F1", 97, ({ exactSpan }) => rate(exactSpan, "f1")],
	["symbol", "symbol", 99.5, ({ accuracy }) => share(accuracy.symbol)],
	["type", "type", 99, ({ accuracy }) => share(accuracy.type)],
	["date", "date", 98, ({ accuracy }) => share(accuracy.date)],
	["issuer", "issuer", 97, ({ accuracy }) => share(accuracy.issuer)],
	["term", "term", 98, ({ accuracy }) => share(accuracy.term)],
	["scope", "scope", null, ({ accuracy }) => share(accuracy.scope)],
	["document", "document", 97, ({ accuracy }) => share(accuracy.document)],
	["named", "document, where one is named", 99, ({ daring }) => share(daring)],
	["relations", "relations, F1", 85, ({ relations }) => rate(relations, "f1")],
];

const scratch = mkdtempSync(join(tmpdir(), "trichdan-eval-"));
const predicted = join(scratch, "predictions.jsonl");
writeFileSync(predicted, answered);
const figures = parts.map(([, passages]) => {
	const gold = join(scratch, "gold.jsonl");
	writeFileSync(gold, jsonLines(passages));
	const scored = JSON.parse(run("node", [scorer, "--gold", gold, "--pred", predicted, "--json"]));
	return { ...scored, daring: daring(passages) };
});
rmSync(scratch, { recursive: true });

const line = (name, target, cells) =>
	console.log([name.padEnd(30), target.padStart(7), ...cells.map((cell) => cell.padStart(8))].join(""));
const percent = (value) => (value === null ? "n/a" : (100 * value).toFixed(2));
line(
	"",
	"target",
	parts.map(([name]) => name),
);
line(
	"passages",
	"",
	figures.map(({ passages }) => String(passages)),
);
line(
	"labels",
	"",
	figures.map(({ detection }) => String(detection.tp + detection.fn)),
);
for (const [, name, target, read] of ROWS)
	line(
		name,
		target === null ? "" : String(target),
		figures.map((figure) => percent(read(figure))),
	);
console.log(`
Per cent. Half A and half B part seeds and dev by a hash of the collection that a passage comes from.
"document": of the labels that name one, where the engine names the same. "where one is named": of those where it names
any. "own": the passages in ${OWN}. Every figure but that one is the scorer's: node ${scorer}`);

const file = process.argv[3];
if (file) {
	const { noteAccuracy } = await import("./accuracy.ts");
	const { dayOf } = await import("../model/dates.ts");
	const { GRAMMAR_VERSION } = await import("../dist/citation/index.js");
	const sets = parts.map(([name, passages], i) => {
		const figure = figures[i];
		const { tp, fn } = figure.detection;
		const shown = ROWS.map(([key, , , read]) => [key, read(figure)]);
		const rounded = shown.map(([key, value]) => [key, value === null ? null : Number(percent(value))]);
		return { name, passages: passages.length, labels: tp + fn, figures: Object.fromEntries(rounded) };
	});
	noteAccuracy(file, { citations: { measuredOn: dayOf(new Date()), grammarVersion: GRAMMAR_VERSION, sets } });
}
