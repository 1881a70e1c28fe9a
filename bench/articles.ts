// How well reports are read off pages: words, titles and days of the labelled pages in test/articles, of the sample
// site and, where they lie beside the checkout, of the seed pages; and what one page costs. With `--note FILE` only the
// labelled pages are read, and their figures go into that file too.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { guardHtml } from "../crawler/article/html-guard.ts";
import { readArticle } from "../crawler/article.ts";
import { decode } from "../crawler/decode.ts";
import { readPlainText } from "../crawler/plain-text.ts";
import { projectRoot } from "../data/root.ts";
import { dayOf } from "../model/dates.ts";
import { Recipe } from "../model/source.ts";
import { noteAccuracy } from "./accuracy.ts";
import { labelledPages, meanOf, READ_AT, readLabelled, type Score, score } from "./articles-score.ts";

const isDetailed = process.argv.includes("--all");
const percent = (share: number): string => (share * 100).toFixed(1).padStart(6);

function print(name: string, scores: readonly Score[]): void {
	if (scores.length === 0) return;
	const { precision, recall, f1, title, day, author } = meanOf(scores);
	const cells = [precision, recall, f1, title, day, author].map(percent).join(" ");
	console.log(`${name.padEnd(34)} ${String(scores.length).padStart(3)} ${cells}`);
}

console.log(`${"".padEnd(34)}   n   prec. recall     F1  title    day author`);
const pages = labelledPages();
/** What is noted, first with recipes. */
const readings: { words: number; title: number; day: number }[] = [];
const rounded = (share: number): number => Number(percent(share));
for (const withRecipe of [true, false]) {
	const scores = new Map<string, Score>();
	for (const page of pages) scores.set(page.name, score(await readLabelled(page, withRecipe), page.label));
	const of = (heldOut: boolean) =>
		pages.filter(({ label }) => (label.heldOut ?? false) === heldOut).flatMap(({ name }) => scores.get(name) ?? []);
	if (isDetailed) for (const [name, one] of scores) print(`  ${name}`, [one]);
	const how = withRecipe ? "with recipes" : "without recipes";
	print(`labelled pages, ${how}`, [...scores.values()]);
	const { f1, title, day } = meanOf([...scores.values()]);
	readings.push({ words: rounded(f1), title: rounded(title), day: rounded(day) });
	print("  of these for tuning", of(false));
	print("  of these held out", of(true));
}

const [, file] = process.argv.slice(process.argv.indexOf("--note"));
const [withRecipe, withoutRecipe] = readings;
if (process.argv.includes("--note") && file && withRecipe && withoutRecipe) {
	noteAccuracy(file, {
		articles: { measuredOn: dayOf(new Date()), pages: pages.length, withRecipe, withoutRecipe },
	});
	process.exit();
}

/** The seed pages: headline, day, and with which words the report begins and ends. */
const SEEDS = [
	{
		file: "000_12b88236d2fb5db6.txt",
		title: "Tiếp tục đổi mới, nâng cao chất lượng, hiệu quả công tác dân vận",
		published: "2022-01-14",
		author: "Cần Cù",
		from: "Đó là ý kiến",
		to: "Cần Cù",
	},
	{
		file: "001_b6d7439a31fedabb.txt",
		title: "Yên Bái tăng cường phối hợp, nâng cao hiệu quả công tác dân vận trong tình hình mới",
		published: "2023-02-22",
		author: null,
		from: "Chiều 22/2",
		to: "phát triển toàn diện.",
	},
	{
		file: "002_f2c9cdfe691f1ed6.txt",
		title: "Hội nghị trực tuyến toàn quốc triển khai công tác dân vận năm 2020",
		published: "2020-01-11",
		author: "Thúy Vân",
		from: "Ngày 10/1/2020",
		to: "Thúy Vân",
	},
	{
		file: "003_e08e691243c2e597.txt",
		title: "Huyện Triệu Phong tiếp tục đẩy mạnh phong trào thi đua “Dân vận khéo”",
		published: null,
		author: "Thủy Phương",
		from: "Công tác dân vận là",
		to: "Thủy Phương",
	},
	{
		file: "004_a185993ef8c338f2.txt",
		title: "Đồng chí Lê Bình Nguyên, Phó Bí thư Thường trực Huyện ủy đến dự và chỉ đạo Hội nghị",
		published: null,
		author: null,
		from: "Trong 6 tháng",
		to: "ĐTK",
	},
];
const seedFolder = join(projectRoot, "../shared/seeds");
if (existsSync(seedFolder)) {
	const scores = SEEDS.map(({ file, from, to, ...label }) => {
		const raw = readFileSync(join(seedFolder, file), "utf8").normalize("NFC");
		const end = raw.lastIndexOf(to);
		const text = raw.slice(raw.indexOf(from), end === -1 ? undefined : end + to.length);
		return score(readPlainText(raw, READ_AT), { ...label, text, dateInferred: label.published === "2023-02-22" });
	});
	if (isDetailed) for (const [i, one] of scores.entries()) print(`  seed ${i}`, [one]);
	print("seed pages, plain text", scores);
} else console.log("The seed pages are not beside this checkout; not measured.");

/** Title and day of the sample site's pages, which its manifest tells. */
const sample = join(projectRoot, "data/sample");
const manifest = JSON.parse(readFileSync(join(sample, "manifest.json"), "utf8")) as {
	path: string;
	title: string;
	published: string | null;
}[];
let [titles, days] = [0, 0];
for (const { path, title, published } of manifest) {
	const { text } = decode(readFileSync(join(sample, path)), { name: path });
	const read = await readArticle(text, { url: `https://mau.example/${path}`, recipe: Recipe.parse({}), now: READ_AT });
	titles += Number(read.title === title);
	days += Number(read.published === published);
	if (isDetailed && (read.title !== title || read.published !== published))
		console.log(`  ${path}: ${read.title} ${read.published} instead of ${published}`);
}
console.log(`sample site, without recipes: ${titles} of ${manifest.length} titles, ${days} days`);

/** Processor time of one page of 58 KB: parse and extract, the best of several rounds, after a warm-up. */
const SIZE = 58_000;
const ROUNDS = 40;
const big = pages.map(({ bytes, label }) => {
	const { text } = decode(bytes, { name: "page" });
	// A page of the size that portals have, by its own chrome, not by a longer report.
	const chrome = Array.from({ length: 40 }, (_, i) => `<li class="i${i}"><a href="/m/${i}">Chuyên mục ${i}</a></li>`);
	const padding = `<ul class="menu-all">${chrome.join("\n")}</ul>`;
	return { html: text + padding.repeat(Math.ceil((SIZE - text.length) / padding.length)), label };
});
let best = Number.POSITIVE_INFINITY;
for (let round = 0; round < ROUNDS; round++) {
	const before = process.cpuUsage();
	for (const { html, label } of big) {
		guardHtml(html, "page");
		await readArticle(html, { url: label.url, recipe: Recipe.parse(label.recipe ?? {}), now: READ_AT });
	}
	const { user, system } = process.cpuUsage(before);
	best = Math.min(best, (user + system) / 1000 / big.length);
}
console.log(`guard, parse and extract: ${best.toFixed(1)} ms of processor time a page of ${SIZE / 1000} KB`);
