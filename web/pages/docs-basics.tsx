import type { VNode } from "preact";
import { RichLine } from "../components/rich-text.tsx";
import { type Heading, Part } from "../components/treatise.tsx";
import { type Pair, useLanguage } from "../language.tsx";

/** Where the examples ask, where the site's own address is not set. */
const HERE = "http://127.0.0.1:3000";

function Command({ children }: { children: string }): VNode {
	return (
		<pre>
			<code>{children}</code>
		</pre>
	);
}

interface Props {
	heading: Heading;
	/** Scheme and host of the site; empty where that is not set. */
	origin: string;
}

/** Three requests for the three things that people want first. */
export function Start({ heading, origin }: Props): VNode {
	const { say } = useLanguage();
	const at = origin || HERE;
	return (
		<Part heading={heading}>
			<p>{say("Tìm một văn bản như gõ trong ô tìm:", "To find a document, as in the search box:")}</p>
			<Command>{`curl '${at}/api/v1/directives?q=nq+25+dan+van&limit=1'`}</Command>
			<p>
				{say(
					"Các câu dẫn văn bản ấy, ở một tỉnh, từ một ngày:",
					"The sentences that cite it, of a province, from a day on:",
				)}
			</p>
			<Command>{`curl '${at}/api/v1/directives/nghi-quyet:25-nq-tw:k11/citations?province=nghe-an&from=2023-01-01'`}</Command>
			<p>
				{say(
					"Tìm trích dẫn trong một bài của bạn; không lưu gì:",
					"To find the citations in a text of yours; nothing is stored:",
				)}
			</p>
			<Command>{`curl -H 'Content-Type: text/plain' --data 'Thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013.' '${at}/api/v1/extract'`}</Command>
			<p>
				{say(
					"Mã văn bản có dấu hai chấm, trang của nó có gạch chéo:",
					"Ids of documents have colons, their pages slashes:",
				)}{" "}
				<code>nghi-quyet:25-nq-tw:k11</code>, <code>/vb/nghi-quyet/25-nq-tw/k11</code>.{" "}
				<RichLine
					text={say(
						"Số hiệu không thôi chưa đủ là một văn bản. Thêm `.json` vào địa chỉ một trang thì được dữ liệu của trang ấy.",
						"A number alone names no document. With `.json` at the end of its address a page gives its data.",
					)}
				/>
			</p>
		</Part>
	);
}

/** How lists come in parts. */
export function Lists({ heading, origin }: Props): VNode {
	const { say } = useLanguage();
	const at = origin || HERE;
	return (
		<Part heading={heading}>
			<p>
				{say("Danh sách nào cũng có dạng", "Every list is")} <code>{"{items, total, complete, facets, next}"}</code>.{" "}
				<RichLine
					text={say(
						"`next` đưa vào `cursor` để lấy phần sau, và là null ở cuối; không giới hạn số dòng. `total` và `facets` là số đúng, trừ khi `complete` là false: khi ấy đếm đã quá giờ và đó là số ít nhất.",
						"`next` goes into `cursor` for the next part and is null at the end; there is no cap. `total` and `facets` are exact unless `complete` is false: then counting was given up after its time, and they are the least that there are.",
					)}
				/>
			</p>
			<Command>{`url='${at}/api/v1/citations?directive=nghi-quyet:25-nq-tw:k11&limit=100'
next=
while page=$(curl -s "$url&cursor=$next"); do
  printf '%s' "$page" | jq -c '.items[]'
  next=$(printf '%s' "$page" | jq -r '.next // empty')
  [ -n "$next" ] || break
done`}</Command>
			<p>
				<RichLine
					text={say(
						"Muốn lấy cả thì một yêu cầu là đủ: thêm `.csv`, `.jsonl` hay `.atom` vào địa chỉ danh sách.",
						"For all of it one request will do: put `.csv`, `.jsonl` or `.atom` at the end of the list's address.",
					)}
				/>
			</p>
			<Command>{`curl -o trich-dan.csv '${at}/api/v1/citations.csv?directive=nghi-quyet:25-nq-tw:k11'`}</Command>
			<p>
				q:{" "}
				{say(
					'chữ, "cụm từ", -không, OR giữa hai chữ cạnh nhau, và các ô',
					'words, "phrases", -not, OR between two neighbours, and the fields',
				)}{" "}
				<code>loai: so: khoa: nam: tinh: nguon: coquan: tu: den:</code>.{" "}
				{say("Gõ gì cũng có trả lời.", "Anything typed has an answer.")}
			</p>
		</Part>
	);
}

/** Refusals by status. */
const STATUSES: [status: number, meaning: Pair][] = [
	[
		400,
		[
			"tham số hay nội dung gửi không đúng; `parameter` nói tham số nào",
			"a parameter or the body does not fit; `parameter` names it",
		],
	],
	[404, ["không có thứ được hỏi", "there is nothing of that name"]],
	[
		405,
		[
			"địa chỉ không nhận cách gửi ấy; `Allow` nói các cách nhận",
			"the address does not take that method; `Allow` tells which",
		],
	],
	[413, ["bài gửi quá 256 KiB, hoặc quá 2.000 trích dẫn", "the text is over 256 KiB or has over 2,000 citations"]],
	[415, ["kiểu hay bảng mã không đọc được", "a type or character set that is not read"]],
	[429, ["hỏi quá nhanh; chờ theo `Retry-After`", "asked too often; wait as `Retry-After` says"]],
	[500, ["lỗi của máy chủ; nhật ký có `requestId`", "a fault of the server; its log has the `requestId`"]],
	[
		503,
		[
			"máy chủ chưa trả lời được; thử lại sau `Retry-After`",
			"the index does not answer; try again after `Retry-After`",
		],
	],
];

/** What a refusal looks like. */
export function Errors({ heading }: Pick<Props, "heading">): VNode {
	const { say, word } = useLanguage();
	return (
		<Part heading={heading}>
			<p>
				{say(
					"Lỗi là một tài liệu theo RFC 9457, nói sai gì, ở đâu và làm gì tiếp:",
					"An error is a problem document (RFC 9457) that says what is wrong, where, and what to do:",
				)}
			</p>
			<Command>{`{"type":"about:blank","title":"Bad Request","status":400,
 "detail":"Parameter limit: Too big: expected number to be <=100.",
 "remedy":"Correct the parameter or leave it out.","parameter":"limit","requestId":"0dcd87bd-…"}`}</Command>
			<div>
				<table class="figures">
					<caption>{say("Mã trả lời", "Statuses")}</caption>
					<thead>
						<tr>
							<th scope="col">{say("Mã", "Status")}</th>
							<th scope="col">{say("Nghĩa là", "Means")}</th>
						</tr>
					</thead>
					<tbody>
						{STATUSES.map(([status, meaning]) => (
							<tr key={status}>
								<th scope="row">{status}</th>
								<td>
									<RichLine text={word(meaning)} />
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</Part>
	);
}

/** How often one may ask, how long an answer holds, and what may change. */
export function Limits({ heading }: Pick<Props, "heading">): VNode {
	const { say } = useLanguage();
	return (
		<Part heading={heading}>
			<ul>
				<li>
					<RichLine
						text={say(
							"Một địa chỉ mạng hỏi được 600 lần một phút, gửi bài 60 lần, trừ khi người vận hành đặt khác. Phần đầu `RateLimit` của mỗi trả lời nói còn bao nhiêu; quá thì là 429 kèm `Retry-After`.",
							"An address may ask 600 times a minute and send 60 texts, unless the operator set it otherwise. `RateLimit` tells what is left; one too many is a 429 with `Retry-After`.",
						)}
					/>
				</li>
				<li>
					<RichLine
						text={say(
							"Trả lời có `ETag`, đổi khi dữ liệu đổi; gửi lại trong `If-None-Match` thì được 304.",
							"Answers bear an `ETag` that changes when the data do; sent back in `If-None-Match` it gives a 304.",
						)}
					/>
				</li>
				<li>
					{say(
						"Trang của nơi khác đọc được mọi địa chỉ GET (CORS); POST thì không.",
						"Pages of any origin may read by GET (CORS); POST is not open to them.",
					)}
				</li>
				<li>
					<RichLine
						text={say(
							"Trong `/api/v1` có thể thêm trường, tham số, giá trị; không bỏ đi cái nào.",
							"Within `/api/v1` fields, parameters and values may be added; none is taken away.",
						)}
					/>
				</li>
			</ul>
		</Part>
	);
}
