import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { CheerioAPI } from "cheerio";
import type { AuthorityData } from "../../citation/index.ts";
import { loadAuthority } from "../../data/authority/load.ts";
import type { Store } from "../../data/store/port.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import type { NewDirective } from "../../model/directive.ts";
import { silentLog } from "../../model/log.ts";
import type { NewMention } from "../../model/mention.ts";
import type { NewReport } from "../../model/report.ts";
import { type AppDeps, createApp } from "../../server/app.ts";
import { type Listening, listen } from "../../server/listen.ts";

const folder = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
let authority: AuthorityData | null = null;

/** The real tables of types, issuers, terms and provinces. */
export function realAuthority(): AuthorityData {
	authority ??= loadAuthority(folder("data/authority"));
	return authority;
}

/** A directive of a made-up register; what is not told is as for a central Party document. */
export function directive(
	id: string,
	symbol: string | null,
	title: string | null,
	more: Partial<NewDirective> = {},
): NewDirective {
	return {
		id,
		symbol,
		number: /^\d+/.exec(symbol ?? "")?.[0] ?? null,
		type: id.split(":")[0] ?? "",
		title,
		issuedOn: null,
		issuer: "bch-trung-uong",
		issuerName: "Ban Chấp hành Trung ương Đảng",
		level: "central",
		term: Number(/:k(\d+)$/.exec(id)?.[1]) || null,
		province: null,
		origin: "authority",
		aliases: [],
		...more,
	};
}

const nq = (
	number: string,
	term: number,
	issuedOn: string,
	title: string,
	more: Partial<NewDirective> = {},
): NewDirective => directive(`nghi-quyet:${number}-nq-tw:k${term}`, `${number}-NQ/TW`, title, { issuedOn, ...more });

export const DAN_VAN = "nghi-quyet:25-nq-tw:k11";
export const STUB = "chi-thi:77-ct-tu:yen-bai:k19";

/** A register of a dozen documents: four share a number, one is replaced, one has markup for a title. */
export const DIRECTIVES: NewDirective[] = [
	nq("25", 9, "2003-03-12", "Về công tác tôn giáo"),
	nq("25", 10, "2008-07-25", "Về tăng cường sự lãnh đạo của Đảng đối với công tác thanh niên"),
	nq(
		"25",
		11,
		"2013-06-03",
		"Về tăng cường và đổi mới sự lãnh đạo của Đảng đối với công tác dân vận trong tình hình mới",
	),
	nq("25", 14, "2026-08-22", "Về Chiến lược công tác tư tưởng trong bối cảnh mới", {
		issuer: "bo-chinh-tri",
		issuerName: "Bộ Chính trị",
	}),
	nq("18", 12, "2017-10-25", "Một số vấn đề về tiếp tục đổi mới, sắp xếp tổ chức bộ máy", {
		aliases: ["Nghị quyết Trung ương 6 khóa XII"],
	}),
	directive("ket-luan:43-kl-tw:k12", "43-KL/TW", "Về tiếp tục thực hiện Nghị quyết số 25-NQ/TW về công tác dân vận", {
		issuedOn: "2019-01-07",
		issuer: "ban-bi-thu",
		issuerName: "Ban Bí thư Trung ương Đảng",
	}),
	directive(
		"chi-thi:05-ct-tw:k12",
		"05-CT/TW",
		"Về đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
		{
			issuedOn: "2016-05-15",
			issuer: "bo-chinh-tri",
			issuerName: "Bộ Chính trị",
		},
	),
	directive("quyet-dinh:217-qd-tw:k11", "217-QĐ/TW", "Ban hành Quy chế giám sát và phản biện xã hội", {
		issuedOn: "2013-12-12",
		issuer: "bo-chinh-tri",
		issuerName: "Bộ Chính trị",
	}),
	directive("nghi-dinh:30-2020-nd-cp", "30/2020/NĐ-CP", "Về công tác văn thư", {
		issuedOn: "2020-03-05",
		issuer: "chinh-phu",
		issuerName: "Chính phủ",
	}),
	directive("luat:10-2022-qh15", "10/2022/QH15", "Luật Thực hiện dân chủ ở cơ sở", {
		issuedOn: "2022-11-10",
		issuer: "quoc-hoi",
		issuerName: "Quốc hội",
	}),
	directive("huong-dan:09-hd-tw:k13", "09-HD/TW", `<script>alert("tên")</script> & "đường" dây`, {
		issuedOn: "2023-01-02",
	}),
	directive("huong-dan:10-hd-tw:k13", "10-HD/TW", "Về dương lịch và ngày nghỉ", { issuedOn: "2023-02-02" }),
];

const RELATIONS = [
	{ from: "ket-luan:43-kl-tw:k12", kind: "concludes", to: DAN_VAN, confidence: "high", sources: "test" },
	{
		from: "nghi-quyet:25-nq-tw:k14",
		kind: "replaces",
		to: "nghi-quyet:25-nq-tw:k9",
		confidence: "high",
		sources: "test",
	},
];

interface Cited {
	raw: string;
	id?: string | null;
	more?: Partial<NewMention>;
}

/** A report whose citations are found in its text by what they print, one after another. */
export function report(
	title: string,
	text: string,
	cited: Cited[],
	more: Partial<NewReport> = {},
): { report: NewReport; mentions: NewMention[] } {
	let from = 0;
	const mentions = cited.map(({ raw, id = null, more: facts = {} }): NewMention => {
		const start = text.indexOf(raw, from);
		if (start < 0) throw new Error(`${raw} is not in ${title}`);
		from = start + raw.length;
		return {
			start,
			end: from,
			form: "full",
			raw,
			symbol: /\d\S*\/\S*[\p{L}\d]/u.exec(raw)?.[0] ?? null,
			type: id?.split(":")[0] ?? "nghi-quyet",
			date: null,
			issuer: null,
			term: null,
			title: null,
			scope: null,
			place: null,
			parts: {},
			named: [],
			repairs: [],
			rule: "test",
			status: id ? "resolved" : "unlinked",
			relations: [],
			directiveId: id,
			confidence: 0.95,
			reasons: id ? ["ngày ban hành khớp sổ"] : [],
			warnings: [],
			candidates: [],
			...facts,
		};
	});
	return {
		report: {
			url: `https://bao.example/${createHash("sha1").update(title).digest("hex").slice(0, 8)}.html`,
			file: null,
			sourceId: "bao-example",
			title,
			publishedOn: "2023-02-22",
			dateSource: "metadata",
			dateInferred: false,
			attachedTo: null,
			extractor: null,
			quality: null,
			author: null,
			province: "yen-bai",
			text,
			contentHash: createHash("sha256")
				.update(title + text)
				.digest("hex"),
			fetchedAt: "2026-11-22T00:00:00.000Z",
			extractorVersion: 1,
			grammarVersion: 1,
			...more,
		},
		mentions,
	};
}

export const REPORTS = [
	report(
		"Yên Bái nâng cao hiệu quả công tác dân vận",
		"Chiều 22/2, Ban Dân vận Tỉnh ủy tổ chức hội nghị.\nHội nghị đánh giá mười năm thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013 về công tác dân vận. Các đơn vị đã triển khai Kết luận số 43-KL/TW và Chỉ thị số 77-CT/TU của Tỉnh ủy.\nTrước đó, Nghị quyết số 25-NQ/TW cũng được nhắc tới, cùng một nghị quyết khác.",
		[
			{ raw: "Nghị quyết số 25-NQ/TW", id: DAN_VAN, more: { date: "2013-06-03" } },
			{ raw: "Kết luận số 43-KL/TW", id: "ket-luan:43-kl-tw:k12", more: { warnings: ["ngày trong bài khác sổ"] } },
			{ raw: "Chỉ thị số 77-CT/TU", id: STUB, more: { status: "stub", confidence: 0.6 } },
			{
				raw: "Nghị quyết số 25-NQ/TW",
				more: {
					status: "ambiguous",
					confidence: 0.5,
					candidates: [
						{ id: DAN_VAN, score: 0.5, reasons: ["chủ đề khớp"] },
						{ id: "nghi-quyet:25-nq-tw:k9", score: 0.4, reasons: [] },
					],
				},
			},
			{ raw: "một nghị quyết khác", more: { form: "back" } },
		],
	),
	report(
		`Hậu Giang <img src=x onerror=alert(1)> tổng kết`,
		`Văn bản <script>alert("thân")</script> & Nghị quyết số 25-NQ/TW về dân vận được quán triệt.`,
		[{ raw: "Nghị quyết số 25-NQ/TW", id: DAN_VAN }],
		{ province: "hau-giang", publishedOn: "2022-01-14", url: "javascript:alert(2)" },
	),
	report("Tin thời tiết", "Trời nhiều mây, có mưa vài nơi.", [], {
		province: null,
		publishedOn: null,
		url: null,
		file: "tin.txt",
	}),
];

const CITED: NewDirective[] = [
	directive(STUB, "77-CT/TU", null, {
		issuer: "tinh-uy",
		issuerName: null,
		level: "province",
		province: "yen-bai",
		origin: "cited",
	}),
];

/** A store in memory, filled or empty. */
export async function storeWith(what: "all" | "nothing"): Promise<Store> {
	const store = openSqlite(":memory:");
	return what === "nothing" ? store : fill(store);
}

/** Puts the register and the reports into an empty store. */
export async function fill(store: Store): Promise<Store> {
	await store.putRegister({ directives: DIRECTIVES, relations: RELATIONS, fingerprint: "test" });
	for (const { report: one, mentions } of REPORTS) await store.saveReport(one, mentions, CITED, null);
	return store;
}

export interface Site extends Listening {
	store: Store;
	get(path: string, headers?: Record<string, string>): Promise<Response>;
	/** Stops the server and closes the store. */
	end(): Promise<void>;
}

/** Serves a store on a free port. */
export async function serve(store: Store, options: Partial<Omit<AppDeps, "store">> = {}): Promise<Site> {
	const app = createApp({
		store,
		authority: realAuthority(),
		log: silentLog,
		assetsDir: folder("dist/web/client"),
		...options,
	});
	const listening = await listen(app, { host: "127.0.0.1", port: 0 });
	return {
		...listening,
		store,
		get: (path, headers = {}) => fetch(listening.url + path, { headers, redirect: "manual" }),
		end: async () => {
			await listening.close();
			await store.close();
		},
	};
}

/** What a reader sees of the elements that a selector finds: their text with single blanks. */
export const words = ($: CheerioAPI, selector: string): string => $(selector).text().replace(/\s+/gu, " ").trim();
