// Speed of the citation engine beside one regular expression over the same text, in one run.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compileAuthority, findCitations, resolveCitations } from "../citation/index.ts";
import { loadAuthority } from "../data/authority/load.ts";
import { projectRoot } from "../data/root.ts";

const ROUNDS = 5;
const MEGABYTES = 1;

/** Text in the manner of a report, one citation in about sixty words, from the words of the sample's titles. */
function makeText(bytes: number): string {
	const manifest = JSON.parse(readFileSync(join(projectRoot, "data/sample/manifest.json"), "utf8")) as {
		title: string;
	}[];
	const titles = manifest.map(({ title }) => title);
	const cited = [
		"Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Ban Chấp hành Trung ương Đảng khóa XI",
		"Chỉ thị số 05-CT/TW của Bộ Chính trị",
		"Nghị định số 30/2020/NĐ-CP của Chính phủ",
		"Nghị quyết số 66-NQ/TU ngày 10/12/2021 của Ban Thường vụ Tỉnh ủy",
	];
	const paragraphs: string[] = [];
	for (let i = 0, length = 0; length < bytes; i++) {
		const words = [0, 1, 2, 3].map((n) => titles[(i * 7 + n * 3) % titles.length]).join(", ");
		const paragraph = `${words}. Tỉnh tiếp tục thực hiện ${cited[i % cited.length]}.`;
		paragraphs.push(paragraph);
		length += Buffer.byteLength(paragraph) + 1;
	}
	return paragraphs.join("\n");
}

/** CPU seconds of the fastest of several rounds. */
function cpu(work: (text: string) => void): number {
	const times: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		// Another string each time: the engine of JavaScript remembers what an expression found in the last one.
		const another = `${text}${" ".repeat(round)}`;
		const before = process.cpuUsage();
		work(another);
		const { user, system } = process.cpuUsage(before);
		times.push((user + system) / 1e6);
	}
	return Math.min(...times);
}

const authority = compileAuthority(loadAuthority(join(projectRoot, "data/authority")));
const text = makeText(MEGABYTES * 2 ** 20);
const size = Buffer.byteLength(text) / 1e6;
const expression = /\d{1,5}(?:\/\d{4})?[-/]\p{Lu}[\p{L}]{0,6}[-/]\p{Lu}[\p{L}\d]{0,10}/gu;

const floor = cpu((given) => given.match(expression));
const find = cpu((given) => findCitations(given, authority));
const citations = findCitations(text, authority);
const resolve = cpu((given) => resolveCitations(citations, given, authority));

const line = (name: string, seconds: number): void =>
	console.log(
		`${name.padEnd(24)} ${(size / seconds).toFixed(1).padStart(8)} MB/s ${(seconds / floor).toFixed(1).padStart(8)} × one expression`,
	);
console.log(`${size.toFixed(1)} MB of text, ${citations.length} citations; CPU time, best of ${ROUNDS}`);
line("one expression", floor);
line("find", find);
line("find and resolve", find + resolve);
