import type { VNode } from "preact";
import { type Heading, Part, Treatise } from "../components/treatise.tsx";
import { type Pair, useLanguage, Vi } from "../language.tsx";
import { Layout } from "../layout.tsx";
import type { Site } from "../site.ts";

const PARTS = {
	what: { id: "la-gi", name: ["Đây là gì", "What this is"] },
	not: { id: "khong-phai", name: ["Không phải là", "What it is not"] },
	who: { id: "ai-lam", name: ["Ai làm", "Who makes it"] },
	reading: { id: "doc", name: ["Đọc trang này thế nào", "How to read it"] },
	data: { id: "du-lieu", name: ["Dữ liệu mở", "Open data"] },
	citing: { id: "dan", name: ["Dẫn sổ này thế nào", "How to cite it"] },
	privacy: { id: "rieng-tu", name: ["Riêng tư", "Privacy"] },
	licences: { id: "giay-phep", name: ["Giấy phép", "Licences"] },
} as const satisfies Record<string, Heading>;

/** What can be taken away whole, with where it is had. */
const TAKEN: { what: Pair; forms: { name: string; href: string }[] }[] = [
	{
		what: ["Mọi văn bản", "All documents"],
		forms: [
			{ name: "CSV", href: "/api/v1/directives.csv" },
			{ name: "JSONL", href: "/api/v1/directives.jsonl" },
			{ name: "RIS (Zotero)", href: "/api/v1/directives.ris" },
		],
	},
	{
		what: ["Mọi báo cáo", "All reports"],
		forms: [
			{ name: "CSV", href: "/api/v1/reports.csv" },
			{ name: "JSONL", href: "/api/v1/reports.jsonl" },
			{ name: "Atom", href: "/api/v1/reports.atom" },
		],
	},
	{
		what: ["Mọi trích dẫn, mỗi câu một dòng", "All citations, a row each"],
		forms: [
			{ name: "CSV", href: "/api/v1/citations.csv" },
			{ name: "JSONL", href: "/api/v1/citations.jsonl" },
			{ name: "Atom", href: "/api/v1/citations.atom" },
		],
	},
];

function Data(): VNode {
	const { say, word, to } = useLanguage();
	return (
		<Part heading={PARTS.data}>
			<p>
				{say(
					"Mọi danh sách và mọi kết quả tìm đều lấy được cả về máy, không giới hạn số dòng, không cần đăng ký: bảng cho Excel, tệp cho Zotero, nguồn tin Atom báo khi có báo cáo mới dẫn. Đường dẫn ở cuối mỗi trang. Thêm .json vào địa chỉ một văn bản, báo cáo hay nguồn thì được dữ liệu của trang ấy.",
					"Every list and every search can be taken away whole, without a cap and without signing up: tables for Excel, files for Zotero, Atom feeds that tell of new citing reports. The links stand at the end of each page. With .json at the end of its address, a document, report or source gives its data.",
				)}
			</p>
			<ul>
				{TAKEN.map(({ what, forms }) => (
					<li key={what[1]}>
						{word(what)}:{" "}
						{forms.map(({ name, href }, i) => (
							<span key={href}>
								{i > 0 ? " · " : ""}
								<a href={href}>{name}</a>
							</span>
						))}
					</li>
				))}
				<li>
					{say("Cho chương trình:", "For programs:")}{" "}
					<a href={to("/docs")}>{say("tài liệu API", "API documentation")}</a> · <a href="/openapi.json">OpenAPI</a>
				</li>
			</ul>
		</Part>
	);
}

function Citing({ site }: { site: Site }): VNode {
	const { say, day, moment, at } = useLanguage();
	const { origin, asOf } = site;
	const data = asOf?.changedAt
		? say(
				`số liệu đến ${moment(asOf.changedAt)}${asOf.run === null ? "" : ` (lần thu thập ${asOf.run})`}`,
				`data as of ${moment(asOf.changedAt)}${asOf.run === null ? "" : ` (crawl ${asOf.run})`}`,
			)
		: say("số liệu đến …", "data as of …");
	const read = say(`truy cập ngày ${day(at)}`, `retrieved on ${day(at)}`);
	return (
		<Part heading={PARTS.citing}>
			<p>
				{say(
					"Số liệu đổi sau mỗi lần thu thập, nên hãy ghi kèm lúc nào; chân trang nào cũng có. Ví dụ cho cả sổ:",
					"Figures change with each crawl, so say as of when; the foot of each page tells. For the whole register:",
				)}
			</p>
			<blockquote>
				{say("trichdan: Sổ trích dẫn văn bản", "trichdan: who cites which directive in Vietnam")},{" "}
				{origin || say("(địa chỉ trang này)", "(address of this site)")}, {data}, {read}.
			</blockquote>
			<p>
				{say(
					"Cho một văn bản hay một câu thì ghi địa chỉ trang ấy: địa chỉ không đổi; văn bản bị gộp thì địa chỉ cũ dẫn sang chỗ mới. Cần giữ chứng cứ lâu dài thì lấy gói chứng cứ (ZIP) ở trang tìm trích dẫn: có câu, mã băm, câu hỏi và thời điểm.",
					"For one document or sentence give the address of its page: it does not change, and that of a merged document leads on. To keep evidence for long, take the evidence pack (ZIP) of a citation search: sentences, hashes, query and moment.",
				)}
			</p>
		</Part>
	);
}

function Privacy(): VNode {
	const { say } = useLanguage();
	return (
		<Part heading={PARTS.privacy}>
			<ul>
				<li>
					{say(
						"Người đọc không có tài khoản và không nhận cookie. Trang không gọi tới máy chủ nào khác: phông chữ, kiểu dáng, mã đều từ đây; không đo lượt xem.",
						"Readers have no account and get no cookie. Pages ask no other server: fonts, styles and script are from here; visits are not counted.",
					)}
				</li>
				<li>
					{say(
						"Dự thảo dán vào trang soát được đọc trong bộ nhớ rồi bỏ: không lưu, không ghi nhật ký. Lời báo lỗi thì lưu đúng những gì bạn viết.",
						"A draft pasted into the check is read in memory and dropped: it is neither stored nor logged. Of an error report what you wrote is stored, and no more.",
					)}
				</li>
				<li>
					{say(
						"Nhật ký của chương trình ghi lỗi kèm địa chỉ được hỏi và mã yêu cầu, không ghi địa chỉ mạng của người hỏi. Địa chỉ mạng chỉ ở trong bộ nhớ một phút, để đếm số yêu cầu. Máy chủ đặt phía trước, nếu có, do người vận hành quản.",
						"The program's log has errors with the address asked for and the request id, not who asked. Network addresses are held in memory for a minute, to count requests. A proxy in front, if any, is the operator's.",
					)}
				</li>
				<li>
					{say(
						"Nếu bạn tắt phím tắt, lựa chọn ấy nằm trong trình duyệt của bạn và không gửi đi đâu.",
						"If you switch keyboard shortcuts off, that choice stays in your browser and is sent nowhere.",
					)}
				</li>
			</ul>
		</Part>
	);
}

/** What the register is and is not, who makes it, how open it is. */
export function AboutPage({ site }: { site: Site }): VNode {
	const { say, to } = useLanguage();
	return (
		<Layout
			site={site}
			title={say("Giới thiệu", "About")}
			description={say(
				"Sổ trích dẫn là gì, không là gì, ai làm, dữ liệu mở đến đâu, riêng tư và giấy phép.",
				"What the register of citations is and is not, who makes it, how open its data are, privacy and licences.",
			)}
			section="gioi-thieu"
			path="/gioi-thieu"
		>
			<Treatise
				title={say("Về sổ trích dẫn này", "About this register")}
				headings={Object.values(PARTS)}
				lead={say(
					"Cơ quan Đảng và Nhà nước làm việc bằng văn bản có số. Sổ này đi theo chiều ngược lại: từ một văn bản đến mọi báo cáo dẫn nó, theo thời gian và địa phương.",
					"Vietnam's Party and State work by numbered documents. This register goes the other way: from a document to all reports that cite it, by time and place.",
				)}
			>
				<Part heading={PARTS.what}>
					<p>
						{say("Báo cáo của một huyện viết", "The report of a district says")} “
						<Vi>thực hiện Nghị quyết số 25-NQ/TW</Vi>”{" "}
						{say(
							"là nói đến một trong nhiều nghị quyết mang số ấy: số của Đảng đánh lại từ 01 theo từng loại ở mỗi nhiệm kỳ, số của Nhà nước mỗi năm, mỗi tỉnh có dãy riêng. Sổ đọc các cổng thông tin và báo địa phương, tìm từng trích dẫn, rồi xác định báo cáo muốn nói văn bản nào. Khi chưa đủ căn cứ, sổ nêu các khả năng, không tự chọn.",
							"and means one of several resolutions of that number: Party numbers start again at 01 for each type in each term, State numbers each year, and each province has a series of its own. The register reads local portals and papers, finds each citation, and settles which document it means. Where the evidence does not suffice it names the candidates and picks none.",
						)}{" "}
						<a href={to("/phuong-phap")}>{say("Cách làm và độ chính xác", "Method and accuracy")}</a>.
					</p>
				</Part>
				<Part heading={PARTS.not}>
					<ul>
						<li>
							{say(
								"Kho toàn văn: muốn dùng văn bản, hãy đọc bản gốc do cơ quan ban hành công bố.",
								"A library of full texts: to use a document, read the original that its issuer published.",
							)}
						</li>
						<li>
							{say(
								"Ý kiến pháp lý: sổ không kết luận một văn bản còn hiệu lực.",
								"Legal advice: the register does not conclude that a document is in force.",
							)}
						</li>
						<li>
							{say(
								"Trang của cơ quan Đảng hay Nhà nước; cũng không phải thước đo nơi nào làm tốt hay kém.",
								"A site of Party or State; nor a measure of who does well or badly.",
							)}
						</li>
					</ul>
				</Part>
				<Part heading={PARTS.who}>
					<p>
						{say(
							"trichdan là phần mềm nguồn mở; mỗi nơi cài đặt do người vận hành nơi ấy chịu trách nhiệm: chọn nguồn, sửa chỗ sai, trả lời lời báo. Máy tìm trích dẫn theo luật viết tay; sổ văn bản do người lập từ nguồn công khai, mỗi dòng có nguồn.",
							"trichdan is open source; each installation is its operator's, who chooses the sources, corrects what is wrong and answers what is reported. Citations are found by rules written by hand; the register of documents is made by people from public sources, each row with its source.",
						)}{" "}
						<a href={to("/bao-loi")}>{say("Gửi lời tới người vận hành", "Write to the operator")}</a>.
					</p>
				</Part>
				<Part heading={PARTS.reading}>
					<ul>
						<li>
							{say(
								"“Chưa xác định” hiệu lực nghĩa là sổ chưa có căn cứ, không có nghĩa là còn hiệu lực.",
								"Status “not known” means that the register has no evidence, not that a document is in force.",
							)}
						</li>
						<li>
							{say(
								"“Chỉ biết qua trích dẫn” nghĩa là văn bản chưa có trong sổ; thông tin về nó là theo các báo cáo dẫn nó.",
								"“Known only by being cited” means that the register lacks it; what is told of it is what reports say.",
							)}
						</li>
						<li>
							{say(
								"Không thấy trích dẫn nghĩa là chưa thấy trong những báo cáo đã thu thập.",
								"Not seen cited means not seen in the reports that were collected.",
							)}
						</li>
					</ul>
				</Part>
				<Data />
				<Citing site={site} />
				<Privacy />
				<Part heading={PARTS.licences}>
					<ul>
						<li>
							{say(
								"Phần mềm, và những gì sổ làm ra (mã, liên kết, số đếm, cách xếp): giấy phép MIT.",
								"The program, and what the register makes (ids, links, counts, order): MIT licence.",
							)}
						</li>
						<li>
							{say(
								"Tiêu đề, câu và nội dung báo cáo là của nơi đăng; ở đây để đối chiếu trích dẫn. Dẫn lại thì ghi nguồn; đăng lại cả bài thì hỏi nơi đăng.",
								"Titles, sentences and texts of reports are their publishers'; they stand here so that citations can be checked. Quote them with their source; to publish whole articles, ask the publisher.",
							)}
						</li>
						<li>{say("Phông chữ", "The fonts")} Source Serif 4 (Adobe), Be Vietnam Pro: SIL Open Font License 1.1.</li>
					</ul>
				</Part>
			</Treatise>
		</Layout>
	);
}
