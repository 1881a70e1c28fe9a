import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { scratch, start, trichdan, writeSampleSources } from "../cli/trichdan.ts";
import { freePort } from "../free-port.ts";

/** What the admin area of the started product asks for. */
export const TOKEN = "mat-khau-chi-de-thu-0123456789";

/** A report that was changed after it was read, so that there are two versions of it. */
const DRAFTS = [
	"Sơ kết công tác dân vận\nNgày 05/3/2024\nĐảng ủy xã thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013 tại 12 chi bộ.\nCác chi bộ đã học tập đầy đủ.",
	"Sơ kết công tác dân vận\nNgày 05/3/2024\nĐảng ủy xã thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013 và Kết luận số 43-KL/TW tại 14 chi bộ.\nCác chi bộ đã học tập đầy đủ.",
];

/** Citations of which nobody can say which of several documents they mean. */
const UNSURE = [
	"Tin vắn cơ sở\nCuộc họp nghe đọc Nghị quyết số 26-NQ/TW. Sau đó bàn việc thu hoạch.",
	"Tin vắn chi bộ\nChi bộ nhắc lại Nghị quyết số 26-NQ/TW và Chỉ thị số 37-CT/TW trong buổi sinh hoạt.",
];

export interface Product {
	home: string;
	/** A command with the settings of the product. */
	run(args: string[]): ReturnType<typeof trichdan>;
	end(): Promise<void>;
}

/** The product as an operator has it after a day: the sample site crawled, some files read in, the pages served. */
export async function startProduct(): Promise<Product> {
	const folder = await scratch();
	const sources = folder.path("sources.json");
	await writeSampleSources(sources, await freePort());
	const settings = {
		TRICHDAN_DB: folder.path("index.db"),
		TRICHDAN_SOURCES: sources,
		TRICHDAN_PORT: "0",
		TRICHDAN_ADMIN_TOKEN: TOKEN,
		TRICHDAN_RATE_LIMIT: "0",
	};
	const run = async (args: string[]): ReturnType<typeof trichdan> => {
		const finished = await trichdan(args, settings);
		if (finished.status !== 0) throw new Error(`${args.join(" ")}: ${finished.stderr}`);
		return finished;
	};
	await run(["crawl"]);
	for (const text of DRAFTS) {
		await writeFile(folder.path("so-ket.txt"), text);
		await run(["import", folder.path("so-ket.txt"), "--province", "nghe-an"]);
	}
	for (const [i, text] of UNSURE.entries()) await writeFile(folder.path(`tin-${i}.txt`), text);
	await run(["import", ...UNSURE.map((_, i) => folder.path(`tin-${i}.txt`))]);
	const server = start(["serve", "--json"], settings);
	const [, home = ""] = await server.line(/"url": "([^"]+)"/);
	return {
		home,
		run,
		end: async () => {
			server.process.kill("SIGTERM");
			await server.finished;
			await folder.remove();
		},
	};
}

/** Where the built script is. */
export const SCRIPT = join("dist", "web", "client", "main.js");
