import type { CitationItem, DirectiveItem, ReportItem } from "../../../model/api.ts";

/** Rows one after another, as a list gives them. */
export async function* rowsOf<Row>(...rows: Row[]): AsyncGenerator<Row> {
	yield* rows;
}

/** All that a writer gives, in one. */
export async function whole(chunks: AsyncIterable<string>): Promise<string> {
	let text = "";
	for await (const chunk of chunks) text += chunk;
	return text;
}

/** Reads CSV as RFC 4180 has it, CRLF at the end of each line; what is no CSV is refused. */
export function readCsv(text: string): string[][] {
	const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
	const rows: string[][] = [];
	let row: string[] = [];
	while (cells.lastIndex < text.length) {
		const at = cells.lastIndex;
		const match = cells.exec(text);
		if (!match) throw new Error(`no CSV at ${at}: ${text.slice(at, at + 40)}`);
		row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
		if (match[3] === ",") continue;
		rows.push(row);
		row = [];
	}
	return rows;
}

export const directive = (over: Partial<DirectiveItem> = {}): DirectiveItem => ({
	id: "nghi-quyet:25-nq-tw:k11",
	symbol: "25-NQ/TW",
	number: "25",
	type: "nghi-quyet",
	title: "Về tăng cường và đổi mới sự lãnh đạo của Đảng đối với công tác dân vận trong tình hình mới",
	issuedOn: "2013-06-03",
	issuer: "bch-trung-uong",
	issuerName: "Ban Chấp hành Trung ương",
	level: "central",
	term: 11,
	province: null,
	origin: "authority",
	aliases: ["Nghị quyết 25 về dân vận", "NQ 25"],
	status: "unknown",
	mentions: 6,
	reports: 5,
	firstCitedOn: "2015-06-25",
	lastCitedOn: "2023-06-05",
	url: "/vb/nghi-quyet/25-nq-tw/k11",
	...over,
});

export const report = (over: Partial<ReportItem> = {}): ReportItem => ({
	id: 36,
	title: "Mười năm đưa nghị quyết về công tác dân vận vào cuộc sống",
	url: "https://bao.example/muoi-nam.html",
	source: "bao-example",
	province: "nghe-an",
	publishedOn: "2023-06-05",
	mentions: 2,
	...over,
});

export const citation = (over: Partial<CitationItem> = {}): CitationItem => ({
	report: report(),
	directive: { id: "nghi-quyet:25-nq-tw:k11", url: "/vb/nghi-quyet/25-nq-tw/k11" },
	text: "Nghị quyết số 25-NQ/TW",
	start: 169,
	end: 191,
	before: "Tỉnh ủy vừa tổng kết mười năm thực hiện ",
	after: " ngày 3/6/2013 về công tác dân vận.",
	confidence: 0.95,
	status: "resolved",
	form: "full",
	symbol: "25-NQ/TW",
	type: "nghi-quyet",
	relations: ["implements"],
	...over,
});
