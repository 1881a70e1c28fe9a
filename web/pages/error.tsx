import type { VNode } from "preact";
import { type Pair, useLanguage } from "../language.tsx";
import { Layout } from "../layout.tsx";
import { reportErrorHref, withQuery } from "../links.ts";
import type { Site } from "../site.ts";

interface Props {
	site: Site;
	status: number;
	requestId: string;
	/** The parameter at fault. */
	parameter: string | null;
	/** What was searched for, kept so that nobody types it again. */
	q: string;
	/** The path that was asked for, as the Vietnamese page has it. */
	path: string;
	/** The address to ask again; null where asking again is no use. */
	again: string | null;
	/** The number of a document that the address has in it; null where it has none. */
	number: string | null;
}

const WORDS: Record<number, { title: Pair; text: Pair }> = {
	400: {
		title: ["Địa chỉ không đúng", "The address is not right"],
		text: [
			"Máy chủ không đọc được địa chỉ này. Hãy kiểm tra lại, hoặc tìm từ đầu.",
			"The server cannot read this address. Check it, or start with a search.",
		],
	},
	401: {
		title: ["Cần đăng nhập", "Sign in first"],
		text: ["Trang này dành cho người vận hành.", "This page is for the operator."],
	},
	403: {
		title: ["Không nhận yêu cầu này", "This request is not taken"],
		text: [
			"Biểu mẫu phải được gửi từ chính trang này. Hãy mở lại trang rồi gửi lần nữa.",
			"A form must be sent from this very site. Open the page again and send it once more.",
		],
	},
	404: {
		title: ["Không có trang này", "There is no such page"],
		text: [
			"Địa chỉ có thể đã gõ nhầm, hoặc văn bản, báo cáo này chưa có trong sổ.",
			"The address may be mistyped, or this document or report is not in the index yet.",
		],
	},
	405: {
		title: ["Địa chỉ này không mở theo cách ấy", "This address is not opened that way"],
		text: [
			"Có lẽ một biểu mẫu đã gửi nhầm chỗ. Hãy quay lại trang trước rồi thử lần nữa.",
			"A form may have been sent to the wrong place. Go back to the page before and try again.",
		],
	},
	409: {
		title: ["Đã có người đổi trước", "Somebody changed it first"],
		text: ["Hãy mở lại trang để xem điều đã đổi.", "Open the page again to see what changed."],
	},
	413: {
		title: ["Bài gửi quá dài", "The text is too long"],
		text: [
			"Mỗi lần nhận bài đến 256 KiB và 2.000 trích dẫn. Hãy gửi từng phần, hoặc dùng lệnh npx trichdan check, đọc được bài dài bao nhiêu cũng được.",
			"One text may have up to 256 KiB and 2,000 citations. Send it in parts, or use the command npx trichdan check, which reads a text of any length.",
		],
	},
	415: {
		title: ["Không đọc được kiểu tệp này", "This type cannot be read"],
		text: ["Hãy dán chữ thay vì gửi tệp.", "Paste the text instead of sending a file."],
	},
	429: {
		title: ["Hỏi quá nhanh", "Asked too often"],
		text: [
			"Địa chỉ mạng này gửi quá nhiều yêu cầu trong một phút. Hãy thử lại sau ít giây; cần lấy nhiều thì tải cả danh sách.",
			"This network address sent too many requests within a minute. Try again in some seconds; for very much, take a whole list.",
		],
	},
	500: {
		title: ["Máy chủ gặp lỗi", "The server failed"],
		text: [
			"Lỗi đã được ghi lại. Hãy thử lại; nếu vẫn lỗi, báo cho người vận hành mã dưới đây.",
			"The failure is in the log. Try again; if it fails again, tell the operator the id below.",
		],
	},
	503: {
		title: ["Tạm thời chưa phục vụ được", "Not available for the moment"],
		text: [
			"Kho dữ liệu đang bận hoặc chưa sẵn sàng. Hãy thử lại sau ít giây.",
			"The index is busy or not ready. Try again in some seconds.",
		],
	},
};

const FALLBACK = {
	title: ["Lỗi", "Error"],
	text: ["Yêu cầu không thực hiện được.", "The request could not be met."],
} as const;

/** Where to go on from an address, by its first part. */
const WAYS = new Map<string, { href: string; name: Pair }>([
	["vb", { href: "/vb", name: ["Mọi văn bản", "All documents"] }],
	["bc", { href: "/bc", name: ["Mọi báo cáo", "All reports"] }],
	["td", { href: "/trich-dan", name: ["Tìm trích dẫn", "Search citations"] }],
	["trich-dan", { href: "/trich-dan", name: ["Tìm trích dẫn", "Search citations"] }],
	["nguon", { href: "/nguon", name: ["Mọi nguồn", "All sources"] }],
	["kiem-tra", { href: "/kiem-tra", name: ["Soát dự thảo", "Check a draft"] }],
	["docs", { href: "/docs", name: ["Tài liệu API", "API documentation"] }],
	["quan-tri", { href: "/quan-tri", name: ["Trang quản trị", "Administration"] }],
]);

/** What went wrong, in plain words, and the ways on. */
export function ErrorPage({ site, status, requestId, parameter, q, path, again, number }: Props): VNode {
	const { say, word, to } = useLanguage();
	const { title, text } = WORDS[status] ?? WORDS[status >= 500 ? 500 : 400] ?? FALLBACK;
	const way = WAYS.get(path.split("/")[1] ?? "");
	return (
		<Layout site={site} title={word(title)} q={q} noindex>
			<div class="slip">
				<p class="status" aria-hidden="true">
					{status}
				</p>
				<div>
					<p class="eyebrow">
						{say("Lỗi", "Error")} {status}
					</p>
					<h1>{word(title)}</h1>
					<p class="lead">{word(text)}</p>
					{parameter ? (
						<p>
							{say("Chỗ sai trong địa chỉ:", "What is wrong in the address:")} <code>{parameter}</code>
						</p>
					) : null}
					<ul class="go-on">
						{again ? (
							<li>
								<a class="again" href={again}>
									{say("Thử lại", "Try again")}
								</a>
							</li>
						) : null}
						{number ? (
							<>
								<li>
									<a href={to(withQuery("/tim", { q: number }))}>
										{say("Tìm số", "Search for")} <b class="symbol">{number}</b>
									</a>
								</li>
								<li>
									<a href={to(reportErrorHref("missing", number))}>
										{say("Báo thiếu văn bản này", "Say that this document is missing")}
									</a>
								</li>
							</>
						) : null}
						{q && status < 500 && !number ? (
							<li>
								<a href={to(withQuery("/tim", { q }))}>
									{say("Tìm", "Search for")} “{q}”
								</a>
							</li>
						) : null}
						{way ? (
							<li>
								<a href={to(way.href)}>{word(way.name)}</a>
							</li>
						) : null}
						<li>
							<a href={to("/")}>{say("Về trang đầu", "Home")}</a>
						</li>
					</ul>
					<p class="meta">
						{say("Mã yêu cầu:", "Request id:")} <code class="copy">{requestId}</code>
					</p>
				</div>
			</div>
		</Layout>
	);
}
