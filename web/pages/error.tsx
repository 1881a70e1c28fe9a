import type { VNode } from "preact";
import { Layout } from "../layout.tsx";
import { withQuery } from "../links.ts";
import type { Site } from "../site.ts";

interface Props {
	site: Site;
	status: number;
	requestId: string;
	/** The parameter at fault. */
	parameter: string | null;
	/** What was searched for, kept so that nobody types it again. */
	q: string;
}

const WORDS: Record<number, { title: string; text: string }> = {
	400: { title: "Địa chỉ không đúng", text: "Máy chủ không đọc được địa chỉ này. Hãy kiểm tra lại hoặc tìm từ đầu." },
	404: {
		title: "Không có trang này",
		text: "Địa chỉ có thể đã gõ nhầm, hoặc văn bản, báo cáo này chưa có trong chỉ mục.",
	},
	429: {
		title: "Hỏi quá nhanh",
		text: "Địa chỉ mạng này gửi quá nhiều yêu cầu trong một phút. Hãy thử lại sau ít giây.",
	},
	500: {
		title: "Máy chủ gặp lỗi",
		text: "Lỗi đã được ghi lại. Hãy thử lại; nếu vẫn lỗi, báo cho người vận hành mã dưới đây.",
	},
	503: {
		title: "Tạm thời chưa phục vụ được",
		text: "Kho dữ liệu đang bận hoặc chưa sẵn sàng. Hãy thử lại sau ít giây.",
	},
};

/** What went wrong, in plain words, and the way on. */
export function ErrorPage({ site, status, requestId, parameter, q }: Props): VNode {
	const { title, text } = WORDS[status] ?? WORDS[status >= 500 ? 500 : 400] ?? { title: "Lỗi", text: "" };
	return (
		<Layout site={site} title={title} q={q} noindex>
			<p class="eyebrow">Lỗi {status}</p>
			<h1>{title}</h1>
			<p class="lead">{text}</p>
			{parameter ? (
				<p>
					Tham số có lỗi: <code>{parameter}</code>
				</p>
			) : null}
			<p>{status >= 500 && q ? <a href={withQuery("/tim", { q })}>Thử lại</a> : <a href="/">Về trang đầu</a>}</p>
			<p class="meta">
				Mã yêu cầu: <code>{requestId}</code>
			</p>
		</Layout>
	);
}
