import type { VNode } from "preact";
import { Layout } from "../layout.tsx";
import type { Site } from "../site.ts";

const API = [
	["/api/v1/directives?q=nq+25", "văn bản, theo từ, loại, cơ quan, khóa, năm"],
	["/api/v1/reports?q=dan+van", "báo cáo, theo từ, văn bản được dẫn, địa phương, ngày"],
	["/api/v1/suggest?q=25nqtw", "gợi ý khi gõ"],
	["/api/v1/sources", "các trang được thu thập, và tình hình của từng trang"],
	["/api/v1/runs", "các lần thu thập"],
	["/api/v1/stats", "số liệu của chỉ mục"],
	["/api/v1/figures/outdated", "văn bản đã được thay thế mà báo cáo vẫn dẫn; các số liệu khác ở trang Số liệu"],
] as const;

/** What the index is and is not. */
export function AboutPage({ site }: { site: Site }): VNode {
	return (
		<Layout site={site} title="Giới thiệu" section="gioi-thieu" path="/gioi-thieu">
			<div class="prose">
				<h1>Về chỉ mục này</h1>
				<p>
					Cơ quan Đảng và Nhà nước làm việc bằng văn bản có số. Báo cáo của một huyện viết “thực hiện Nghị quyết số
					25-NQ/TW” là nói đến một trong nhiều nghị quyết mang số đó. Chỉ mục này đi theo chiều ngược lại: từ một văn
					bản đến mọi báo cáo trích dẫn nó, theo thời gian và địa phương.
				</p>
				<h2>Số chưa đủ để biết văn bản nào</h2>
				<p>
					Số văn bản của Đảng đánh lại từ 01 theo từng loại ở mỗi nhiệm kỳ; số của Nhà nước đánh lại mỗi năm; mỗi địa
					phương có dãy số riêng. Vì vậy mỗi văn bản ở đây có địa chỉ riêng theo loại, số, khóa hoặc năm, và địa phương.
					Khi một trích dẫn có thể là nhiều văn bản, chỉ mục nói rõ các khả năng và căn cứ, không tự chọn.
				</p>
				<h2>Đọc trang này thế nào</h2>
				<ul>
					<li>“Chưa xác định” hiệu lực nghĩa là sổ chưa có căn cứ, không có nghĩa là còn hiệu lực.</li>
					<li>
						“Chỉ biết qua trích dẫn” nghĩa là văn bản chưa có trong sổ; thông tin về nó là theo các báo cáo dẫn nó.
					</li>
					<li>Không thấy trích dẫn nghĩa là chưa thấy trong những báo cáo đã thu thập.</li>
				</ul>
				<h2>Không phải là</h2>
				<p>
					Kho toàn văn pháp luật, hay ý kiến pháp lý. Muốn dùng văn bản, hãy đọc bản gốc do cơ quan ban hành công bố.
				</p>
				<h2 id="du-lieu">Dữ liệu mở</h2>
				<p>
					Mọi danh sách và mọi văn bản lấy được cả về máy: bảng cho Excel, tệp cho Zotero, nguồn tin Atom báo khi có báo
					cáo mới dẫn. Đường dẫn ở cuối mỗi trang. Thêm <code>.json</code> vào địa chỉ thì được dạng JSON. API (
					<a href="/docs">tài liệu, bằng tiếng Anh</a>):
				</p>
				<ul>
					{API.map(([href, text]) => (
						<li key={href}>
							<a href={href}>
								<code>{href}</code>
							</a>
							: {text}
						</li>
					))}
				</ul>
			</div>
		</Layout>
	);
}
