import { gzipSync } from "node:zlib";
import { type Random, random } from "../hostile/random.ts";
import type { Request } from "./contract.ts";

/** Pieces parted by blanks. */
const list = (text: string): string[] => text.trim().split(/ +|\n\s*/);

/** Addresses that take a search text as `q`. */
const SEARCHES = list(`
	/tim /tim?loai=vb /tim?loai=bc /tim?loai=td /api/v1/suggest /api/v1/directives /api/v1/directives?sort=cited
	/api/v1/reports /api/v1/reports?sort=relevance /api/v1/citations
	/api/v1/directives/nghi-quyet:25-nq-tw:k11/citations
	/api/v1/reports.csv /api/v1/citations.jsonl /api/v1/directives.atom`);

/** Addresses with their other parameters. */
const FILTERED: [path: string, names: string[]][] = [
	["/vb", list("loai coquan khoa tinh xep sau")],
	["/bc", list("tinh tu den sau")],
	["/vb/nghi-quyet/25-nq-tw/k11", list("tinh tu den sau")],
	["/bc/1", list("vt")],
	["/tim", list("q loai sau xep tinh nam")],
	["/api/v1/directives", list("q type issuer level term year province provinces status sort cursor limit")],
	["/api/v1/reports", list("q directive type term year province source from to sort cursor limit")],
	["/api/v1/citations", list("q directive relation issuer province from to status confidence outdated cursor")],
	["/api/v1/runs", list("source cursor limit")],
	["/api/v1/figures/most-cited", list("type from to limit province")],
	["/api/v1/figures/anniversaries", list("from to years limit")],
];

/** Words of ours, of the full-text engine, of its index and of other languages. */
const WORDS = [
	...list(`nghị quyết 25-NQ/TW 25nqtw dân vận của và a đ khóa XI 3/6/2013 nghij quye6t1
		AND OR NOT NEAR(a,9999) NEAR( ^ * a* title: {a,b}: + ( ) " “ ” ' ; -- \\ /* p=nghe-an d=nghi-quyet:25-nq-tw:k11
		*dan_van ^dan_van t=nghi-quyet k=11 _ = dan_van loai: loai:nq so:25 khoa:-1 nam:99999 tinh:" nguon:* coquan:,,,,,
		tu:2024-02-30 den:zzz loai:a,b,c,d -loai:nq - --a -"a % _% 1=1 {{7*7}} <script> ﷺ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 𝕹𝕼 ٢٥ ＮＱ ǆ ﬁ İ ß`),
	"\u0000",
	"\u0001",
	"\u001b[31m",
	"\u007f",
	"\u200b",
	"\u202e",
	"\ufeff",
	"\ufffd",
	"\u0323\u0301\u0302",
];

const LONG: ((random: Random) => string)[] = [
	() => "a".repeat(50_000),
	() => "ấ".repeat(6_000),
	() => "dân vận ".repeat(2_500),
	() => "a OR ".repeat(9_000),
	() => "OR ".repeat(15_000),
	() => '"'.repeat(15_000),
	() => '"a '.repeat(9_000),
	() => "-a ".repeat(15_000),
	() => "- ".repeat(15_000),
	() => "(".repeat(15_000),
	() => "loai:nq,".repeat(4_000),
	() => `loai:${"nq,ct,".repeat(6_000)}`,
	() => "tu:2024-01-01 ".repeat(2_500),
	() => "25-NQ/TW ".repeat(4_000),
	() => "1".repeat(50_000),
	() => "1/".repeat(20_000),
	() => "e\u0301\u0302\u0303".repeat(2_500),
	() => "a\u0323".repeat(4_000),
	() => "🙂".repeat(4_000),
	() => "\u0000".repeat(15_000),
	() => " ".repeat(50_000),
	() => "a-".repeat(20_000),
	() => "a/b-".repeat(12_000),
	() => "nghij quyeets ".repeat(3_000),
	() => "ươ".repeat(9_000),
	({ whole }) => Array.from({ length: 6_000 }, () => String.fromCharCode(whole(97, 122))).join(" "),
	({ whole }) => Array.from({ length: 3_000 }, () => String.fromCodePoint(whole(0x4e00, 0x9fff))).join(""),
];

/** Values for parameters that have a type of their own. */
const VALUES = [
	...list(`0 -1 1 1e9 NaN Infinity 0x1F 1.5 null true [] {} [object __proto__ constructor toString unknown nghi-quyet
		nghe-an k11 nghi-quyet:25-nq-tw:k11 ::::: 2024-01-01 2024-02-30 0001-01-01 9999-12-31 31/12/2024 -271821-04-20
		2024-01-01T00:00:00Z 'OR'1'='1 é 🙂 WyJyZXBvcnRzIiwxXQ W10 bnVsbA e30 WzFlOTk5XQ YXQgMQ !!!! newest relevance 34 63
		YXQgOTk5OTk5OTk5OTk5OTk5OTk5OTk`),
	"",
	" ",
	"\u0000",
	"\u202e",
	"9".repeat(400),
	"a".repeat(30_000),
];

/** Addresses that are none, or not as written. */
const PATHS = list(`
	/% /%zz /%e0%a4%a /%c0%ae%c0%ae/ /%00 /vb/%2e%2e/%2e%2e/etc/passwd /vb/../../etc/passwd /vb////// /vb/a%2fb%2fc
	/vb/%5c%5c /vb/nghi-quyet/25-nq-tw/k11/../k9 /vb/nghi-quyet/25-nq-tw/k11.json.json /vb/nghi-quyet/25-nq-tw/k11.csv
	/vb/.json /vb/. /vb/.. /vb/%20 /vb/%F0%9F%99%82 /bc/1.json.csv /bc/-1 /bc/1e3 /bc/0x1 /bc/9007199254740993
	/bc/1%00.json /bc/%31 /nguon/%00 /nguon/../vb /nguon/__proto__.json /api/v1/directives/%2e%2e
	/api/v1/directives/__proto__ /api/v1/reports/constructor /api/v1/reports/99999999999999999999
	/api/v1/sources/toString /api/v1/directives/%f0%28%8c%28 /api/v1/directives/a%2f..%2fb/citations /api/v2/directives
	/api/v1//directives /api/v1/directives/;/citations //evil.example/ /\\evil.example http://evil.example/vb
	/assets/../../package.json /assets/style.css?v=../../.. /openapi.json/x /docs/../metrics /.git/config /.env * /?#
	/vb?loai[]=a&loai[b]=c /vb?__proto__[x]=1 /tim?q /tim?&&&&=&= /tim?q=% /tim?q=%ff%fe /tim?q=%u0041 /tim?q=%ED%A0%80`);

const HEADERS: Record<string, string>[] = [
	{ "if-none-match": "*" },
	{ "if-none-match": `"${"a".repeat(8000)}"` },
	{ "if-none-match": 'W/"a",'.repeat(2000) },
	{ "if-modified-since": "yesterday" },
	{ range: "bytes=0-0,1-1,2-2,-1" },
	{ accept: "*/*;q=".repeat(2000) },
	{ "accept-encoding": "gzip;q=nan, br;q=-1, identity;q=0, *;q=0" },
	{ "accept-encoding": "br,".repeat(3000) },
	{ "accept-language": "vi-VN-x-".repeat(1000) },
	{ cookie: "a=b; ".repeat(3000) },
	{ "x-forwarded-for": "1.1.1.1, ".repeat(1000) },
	{ "x-forwarded-proto": "javascript", "x-forwarded-host": 'evil.example"><script>' },
	{ "x-request-id": "a".repeat(5000) },
	{ origin: "null", "access-control-request-method": "PUT" },
	{ host: "evil.example" },
	{ host: "a b" },
	{ connection: "close, te", te: "trailers" },
	{ expect: "200-maybe" },
];

const METHODS = ["HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "QUERY"] as const;

const deep = (open: string, close: string, n: number): string => open.repeat(n) + close.repeat(n);

const JSON_BODIES = [
	deep("[", "]", 100_000),
	deep('{"text":', "", 20_000),
	'{"text":"a","__proto__":{"x":1},"context":{"__proto__":{"published":"2024-01-01"}}}',
	'{"text":"a","text":1}',
	'{"text":"\\ud800"}',
	'{"text":"a","context":{"published":"2024-02-30"}}',
	"null",
	"",
];

/** As long as what is read, or longer. */
const TEXTS = [
	"25-NQ/TW ".repeat(28_000),
	"25-NQ/TW ".repeat(1_900),
	"NQ 25 ".repeat(40_000),
	"số 1, 2, 3, 4-NQ/TW ".repeat(12_000),
	"Luật Đất đai ".repeat(14_000),
	"Nghị quyết số ".repeat(12_000),
	"1/".repeat(120_000),
	"ngày 3/6/2013 ".repeat(15_000),
	"Điều 1 khoản 2 điểm a ".repeat(9_000),
	"&#".repeat(120_000),
	"a".repeat(300_000),
	Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0xc0]),
];

/** Bodies under a type or an encoding that is not theirs. */
const MISLABELLED: [type: string, body: string | Buffer, encoding?: string][] = [
	["text/plain; charset=utf-7", "a"],
	["application/json; charset=", "a"],
	["x".repeat(5000), "a"],
	["text/plain", gzipSync(Buffer.alloc(200 * 1024 * 1024)), "gzip"],
	["text/plain", "no gzip", "gzip"],
	["text/plain", "a", "gzip, gzip, gzip"],
	["application/x-www-form-urlencoded", "bai=a&bai=b&tinh[]=x&ngay=31/02/2024"],
	["application/x-www-form-urlencoded", "a=b&".repeat(50_000)],
	["multipart/form-data; boundary=x", "--x\r\n"],
];

const BODIES: Pick<Request, "body" | "headers">[] = [
	...JSON_BODIES.map((body) => ({ body, headers: { "content-type": "application/json" } })),
	...TEXTS.map((body) => ({ body, headers: { "content-type": "text/plain" } })),
	...MISLABELLED.map(([type, body, encoding]) => ({
		body,
		headers: { "content-type": type, ...(encoding ? { "content-encoding": encoding } : {}) },
	})),
];

const withParameter = (path: string, name: string, value: string): string =>
	`${path}${path.includes("?") ? "&" : "?"}${name}=${encodeURIComponent(Buffer.from(value).toString())}`;

/** A search text of a few words run together, apart or in quotation marks, or a very long one. */
function searchText(seeded: Random): string {
	if (seeded.next() < 0.25) return seeded.of(LONG)(seeded);
	const words = Array.from({ length: seeded.whole(1, 30) }, () => seeded.of(WORDS));
	return words.join(seeded.of(["", " ", " OR ", ' "', " -", "\t", "\u00a0"]));
}

const KINDS: ((seeded: Random) => Request)[] = [
	(seeded) => ({ path: withParameter(seeded.of(SEARCHES), "q", searchText(seeded)) }),
	(seeded) => {
		const [path, names] = seeded.of(FILTERED);
		const some = seeded.some(names, seeded.whole(1, names.length));
		const full = some.reduce(
			(at, name) => withParameter(at, name, seeded.next() < 0.1 ? searchText(seeded) : seeded.of(VALUES)),
			path,
		);
		// The same parameter once more.
		return { path: seeded.next() < 0.2 ? withParameter(full, some[0] ?? "", "x") : full };
	},
	(seeded) => ({ path: seeded.of(PATHS) }),
	(seeded) => ({
		path: `/vb/${Array.from({ length: seeded.whole(1, 120) }, () => encodeURIComponent(seeded.of(WORDS))).join("/")}`,
	}),
	(seeded) => ({ path: withParameter("/api/v1/directives", "q", seeded.of(WORDS)), headers: seeded.of(HEADERS) }),
	(seeded) => ({ method: seeded.of(METHODS), path: withParameter(seeded.of(SEARCHES), "q", seeded.of(WORDS)) }),
	(seeded) => ({
		method: seeded.of(["POST", "POST", "PUT"]),
		path: seeded.of(["/api/v1/extract", "/api/v1/check", "/kiem-tra", "/api/v1/directives"]),
		...seeded.of(BODIES),
	}),
];
/** How often each kind comes: half of all are searches, which cost the most. */
const WEIGHTS = [0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 3, 4, 5, 6] as const;

/** Different requests that nobody means well, the same for one seed; what is longer than Node.js reads is left out. */
export function hostileRequests(seed: number, count: number): Request[] {
	const seeded = random(seed);
	const requests = new Map<string, Request>();
	while (requests.size < count) {
		const request = KINDS[seeded.of(WEIGHTS)]?.(seeded);
		if (request && request.path.length < 60_000) requests.set(JSON.stringify(request), request);
	}
	return [...requests.values()];
}
