import type { VNode } from "preact";
import { GRAMMAR_VERSION, LEAD } from "../../citation/index.ts";
import type { Accuracy } from "../../model/accuracy.ts";
import { SURE } from "../../model/mention.ts";
import { type Heading, Part, Treatise } from "../components/treatise.tsx";
import { type Pair, useLanguage, Vi } from "../language.tsx";
import { Layout } from "../layout.tsx";
import type { Site } from "../site.ts";
import { confidenceWords } from "../words.ts";
import { AccuracyTable } from "./method-accuracy.tsx";
import { Example, type WorkedExample } from "./method-example.tsx";

interface Props {
	site: Site;
	/** Null where the figures were not given. */
	accuracy: Accuracy | null;
	examples: WorkedExample[];
}

const PARTS = {
	finding: { id: "tim", name: ["Tìm trích dẫn", "Finding citations"] },
	weighing: { id: "can-nhac", name: ["Cân nhắc là văn bản nào", "Weighing which document"] },
	example: { id: "vi-du", name: ["Ví dụ: 25-NQ/TW", "Worked example: 25-NQ/TW"] },
	confidence: { id: "do-chac", name: ["Độ tin cậy nghĩa là gì", "What confidence means"] },
	accuracy: { id: "chinh-xac", name: ["Đúng được bao nhiêu", "How accurate it is"] },
	left: { id: "khong-ghi", name: ["Không ghi những gì", "What is not indexed"] },
	limits: { id: "gioi-han", name: ["Giới hạn đã biết", "Known limits"] },
	errors: { id: "bao-sai", name: ["Thấy sai thì báo", "Reporting an error"] },
} as const satisfies Record<string, Heading>;

/** Evidence by what it is worth, as `docs/design.md` has it. */
const EVIDENCE: { name: Pair; worth: Pair }[] = [
	{
		name: ["Ngày ban hành nêu trong bài", "Day of issue stated in the text"],
		worth: ["trùng cả ngày: quyết định; khác: bất lợi lớn", "the same day: decisive; another: strongly against"],
	},
	{ name: ["Năm nằm trong ký hiệu", "Year in the symbol"], worth: ["quyết định", "decisive"] },
	{ name: ["Khóa Đảng nêu trong bài", "Party term stated"], worth: ["mạnh", "strong"] },
	{ name: ["Cơ quan ban hành nêu trong bài", "Issuing body stated"], worth: ["vừa", "some"] },
	{ name: ["Trích yếu, tên văn bản", "Title or part of it"], worth: ["mạnh", "strong"] },
	{
		name: ["Chữ cạnh trích dẫn, trong cả bài", "Words beside the citation and in the whole text"],
		worth: ["chữ chỉ có ở tên một văn bản: vừa đến mạnh", "words that only one title has: some to strong"],
	},
	{
		name: ["Ngày đăng bài", "Day of the report"],
		worth: [
			"văn bản ra sau bài: loại; đã bị thay thế: bất lợi",
			"issued after it: ruled out; already replaced: against",
		],
	},
	{
		name: ["Tỉnh của bài (văn bản địa phương)", "Province (local documents)"],
		worth: ["khác tỉnh: loại", "another: ruled out"],
	},
	{
		name: ["Văn bản khác dẫn trong cùng bài", "Other documents cited in the text"],
		worth: ["văn bản có liên quan: mạnh", "related ones: strong"],
	},
	{
		name: ["Thói quen dẫn số ấy thời kỳ ấy", "Habit of the period"],
		worth: ["ít; một mình nó không bao giờ chắc quá 80%", "a little; alone it never makes more than 80% sure"],
	},
];

/** Lowest confidence of each grade in words, highest first. */
const GRADES = [0.9, 0.7, 0.4, 0];

function Finding(): VNode {
	const { say } = useLanguage();
	return (
		<Part heading={PARTS.finding}>
			<p>
				{say(
					"Máy đọc tiêu đề, ngày đăng và nội dung từ trang báo hay tệp; chữ hỏng, bảng mã cũ, dòng bị ngắt giữa số hiệu được chữa trước khi đọc. Trang không giống báo cáo thì để riêng cho người xem, không đưa vào sổ.",
					"Title, day and text are read off the page or file; damaged letters, old character sets and lines broken inside a number are mended first. A page that does not look like a report is set aside for a person and not indexed.",
				)}
			</p>
			<p>
				{say(
					"Trích dẫn được tìm theo một bảng luật viết tay, không theo mô hình học máy: mỗi luật có ví dụ và phản ví dụ, cùng một bài luôn cho cùng kết quả. Có bốn dạng:",
					"Citations are found by a table of rules written by hand, not by a trained model: each rule has examples and counter-examples, and the same text always gives the same result. There are four forms:",
				)}
			</p>
			<ul>
				<li>
					{say("đủ số, ký hiệu:", "number and symbol:")} <Vi>Nghị quyết số 25-NQ/TW</Vi>
				</li>
				<li>
					{say("chỉ có số:", "a number alone:")} <Vi>Chỉ thị 05 của Bộ Chính trị</Vi>
				</li>
				<li>
					{say("gọi bằng tên:", "a name:")} <Vi>Nghị quyết Trung ương 4 khóa XII, Luật Đất đai</Vi>
				</li>
				<li>
					{say("nhắc lại:", "said again:")} <Vi>Nghị quyết này, Chỉ thị trên</Vi>
				</li>
			</ul>
			<p>
				{say("Rồi số hiệu được đưa về một cách viết:", "Then the number is brought to one spelling:")}{" "}
				<Vi>25 – NQ/TƯ, 25/NQ-TW, 25-NQ/T.Ư</Vi> {say("đều là", "all are")} <b class="symbol">25-NQ/TW</b>.{" "}
				{say("Chữ in trong bài vẫn giữ nguyên để đối chiếu.", "What was printed is kept as it stands, to compare.")}
			</p>
		</Part>
	);
}

function Weighing(): VNode {
	const { say, word } = useLanguage();
	return (
		<Part heading={PARTS.weighing}>
			<p>
				{say(
					"Số của Đảng đánh lại từ 01 theo từng loại ở mỗi nhiệm kỳ, số của Nhà nước mỗi năm, mỗi tỉnh có dãy riêng. Vì thế máy lấy mọi văn bản mang số ấy, trong sổ và trong các báo cáo khác, rồi cộng điểm từng văn bản theo căn cứ:",
					"Party numbers start again at 01 for each type in each term, State numbers each year, and each province has its own. So all documents that bear the number are taken, those of the register and those other reports cite, and each is scored by evidence:",
				)}
			</p>
			<div>
				<table class="figures cards">
					<caption>{say("Căn cứ và sức nặng", "Evidence and its weight")}</caption>
					<thead>
						<tr>
							<th scope="col">{say("Căn cứ", "Evidence")}</th>
							<th scope="col">{say("Sức nặng", "Weight")}</th>
						</tr>
					</thead>
					<tbody>
						{EVIDENCE.map(({ name, worth }) => (
							<tr key={name[1]}>
								<th scope="row">{word(name)}</th>
								<td>{word(worth)}</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
			<p>
				{say(
					`Văn bản cao điểm nhất được chọn khi hơn văn bản kế tiếp ít nhất ${String(LEAD).replace(".", ",")} điểm. Không đủ thì trích dẫn để ngỏ, kèm mọi khả năng và căn cứ: máy không tự chọn. Số hiệu chắc chắn mà chưa có trong sổ thì thành một mục “chỉ biết qua trích dẫn”.`,
					`The document with the highest score is taken when it leads the next by at least ${LEAD}. Otherwise the citation stays open, with all candidates and their reasons: nothing is picked silently. A certain number that the register lacks becomes an entry "known from citations only".`,
				)}
			</p>
		</Part>
	);
}

function Confidence(): VNode {
	const { say, word } = useLanguage();
	const sure = Math.round(SURE * 100);
	return (
		<Part heading={PARTS.confidence}>
			<p>
				{say(
					"Độ tin cậy là điểm quy ra từ 0 đến 100%: văn bản được chọn hơn các văn bản khác bao xa. Nó xếp thứ tự trích dẫn nào nên xem lại trước; nó không phải tỷ lệ đúng đo được. Trên trang, độ tin cậy ghi bằng chữ:",
					"Confidence is the score brought to 0 to 100%: how far the document that was taken leads the others. It tells which citations to look at first; it is not a measured share of right ones. Pages put it in words:",
				)}
			</p>
			<ul>
				{GRADES.map((from, i) => (
					<li key={from}>
						<b>{word(confidenceWords(from))}</b>:{" "}
						{i === 0
							? say(`từ ${from * 100}%`, `${from * 100}% and more`)
							: say(
									`từ ${from * 100}% đến dưới ${(GRADES[i - 1] ?? 1) * 100}%`,
									`${from * 100}% to under ${(GRADES[i - 1] ?? 1) * 100}%`,
								)}
					</li>
				))}
			</ul>
			<p>
				{say(
					`Trích dẫn dưới ${sure}% được đánh dấu trên trang và chờ người xem. Điều người đã sửa thì ghim lại, lần đọc sau không ghi đè.`,
					`Citations under ${sure}% are marked on pages and wait for a person. What a person corrected is pinned, and no later reading overwrites it.`,
				)}
			</p>
		</Part>
	);
}

function Measured({ accuracy }: Pick<Props, "accuracy">): VNode {
	const { say, date, count, lang } = useLanguage();
	if (accuracy === null)
		return (
			<Part heading={PARTS.accuracy}>
				<p>{say("Bản cài đặt này không kèm số đo.", "This installation comes without figures.")}</p>
			</Part>
		);
	const { citations, articles } = accuracy;
	const percent = (value: number): string =>
		new Intl.NumberFormat(lang === "vi" ? "vi-VN" : "en-GB", { minimumFractionDigits: 1 }).format(value);
	return (
		<Part heading={PARTS.accuracy}>
			<p>
				{say(
					`Đo ngày ${date(citations.measuredOn)}, với bảng luật phiên bản ${citations.grammarVersion}${citations.grammarVersion === GRAMMAR_VERSION ? ", là bảng đang chạy ở đây" : ` (ở đây đang chạy phiên bản ${GRAMMAR_VERSION})`}. Đoạn văn lấy từ các văn bản, bài báo công khai, mỗi trích dẫn do người đánh dấu bằng tay.`,
					`Measured on ${date(citations.measuredOn)} with version ${citations.grammarVersion} of the rules${citations.grammarVersion === GRAMMAR_VERSION ? ", the one that runs here" : ` (version ${GRAMMAR_VERSION} runs here)`}. The passages are from public texts, each citation in them labelled by hand.`,
				)}
			</p>
			<AccuracyTable citations={citations} />
			<p>
				<b>{say("Đây là một mẫu, không phải lời bảo đảm.", "This is a sample, no guarantee.")}</b>{" "}
				{say(
					"Các đoạn này đều nằm trước mắt lúc viết luật, và luật cho phần lớn “đoạn tự viết” được chữa sau khi đã đánh dấu. Với bài từ nơi khác, hãy chờ đợi thấp hơn, nhất là ngày, cơ quan và quan hệ giữa các văn bản. Nửa A và nửa B chia theo nơi lấy đoạn, để thấy kết quả dao động bao nhiêu.",
					"All of these passages were in sight while the rules were written, and the rules for most of the project's own were mended after they had been labelled. Expect less on text from elsewhere, most of all for dates, issuers and relations. Halves A and B part the sample by where passages are from, to show how far figures move.",
				)}
			</p>
			<p>
				{say("Đo lại: mã nguồn mở, lệnh", "To repeat it: the source is open; the command")} <code>make eval</code>{" "}
				{say(
					"in ra đúng bảng này từ tập mẫu đặt cạnh mã nguồn; “đoạn tự viết” nằm trong test/passages. Muốn thử trên bài của mình:",
					"prints this very table from the sample that lies beside the source; the project's own passages are in test/passages. To try it on a text of yours:",
				)}{" "}
				<code>npx trichdan extract {say("BÀI", "TEXT")}.txt</code>.
			</p>
			<h3>{say("Đọc trang báo", "Reading pages")}</h3>
			<p>
				{say(
					`Trên ${count(articles.pages)} trang viết riêng để đo, theo kiểu của nhiều cổng khác nhau (${date(articles.measuredOn)}): nội dung đúng ${percent(articles.withRecipe.words)}% số chữ (F1) khi có công thức đọc riêng cho trang, ${percent(articles.withoutRecipe.words)}% khi không; tiêu đề và ngày đúng ${percent(articles.withoutRecipe.title)}% và ${percent(articles.withoutRecipe.day)}% khi không có công thức.`,
					`On ${count(articles.pages)} pages written for it in the manner of different portals (${date(articles.measuredOn)}): words of the text ${percent(articles.withRecipe.words)}% (F1) with a recipe for the site, ${percent(articles.withoutRecipe.words)}% without; titles and days ${percent(articles.withoutRecipe.title)}% and ${percent(articles.withoutRecipe.day)}% without.`,
				)}{" "}
				{say("Luật đọc cũng đã được chữa trên chính các trang này.", "The rules were mended on these very pages too.")}
			</p>
		</Part>
	);
}

function NotIndexed(): VNode {
	const { say, to } = useLanguage();
	return (
		<Part heading={PARTS.left}>
			<ul>
				<li>
					{say("Trang ngoài", "Pages outside the")}{" "}
					<a href={to("/nguon")}>{say("danh sách nguồn", "list of sources")}</a>
					{say(
						", trang mà robots.txt của nguồn cấm, trang phải đăng nhập. Không thấy trích dẫn nghĩa là chưa thấy ở đây.",
						", pages that a source's robots.txt forbids, pages behind a login. Not seen means not seen here.",
					)}
				</li>
				<li>
					{say(
						"Bản in lại: báo cáo giống một báo cáo trước đến bốn phần năm được giữ nhưng không đếm.",
						"Reprints: a report that shares four fifths of its text with an earlier one is kept but not counted.",
					)}
				</li>
				<li>
					{say(
						"Bản quét không có chữ, trang đọc ra không giống báo cáo: để riêng, không đếm.",
						"Scans without text, and pages whose reading is doubtful: set aside, not counted.",
					)}
				</li>
				<li>
					{say(
						"Lời nhắc không có số và không có tên riêng (“theo quy định”, “chỉ đạo của cấp trên”).",
						'Mentions without number or name ("as prescribed", "as superiors direct").',
					)}
				</li>
				<li>
					{say(
						"Văn bản mật. Dãy số của Đảng có chỗ trống vì văn bản mật cùng dãy; chỗ trống ở đây không nói lên điều gì.",
						"Secret documents. They share the series of Party numbers; a gap in a series here says nothing.",
					)}
				</li>
			</ul>
		</Part>
	);
}

function Limits(): VNode {
	const { say } = useLanguage();
	return (
		<Part heading={PARTS.limits}>
			<ul>
				<li>
					{say(
						"Sổ văn bản do người lập từ nguồn công khai, chưa đủ; hiệu lực chỉ ghi khi có căn cứ. “Chưa xác định” không có nghĩa là còn hiệu lực.",
						'The register of documents is made by hand from public sources and is not complete; whether one is in force is told only with evidence. "Not known" does not mean in force.',
					)}
				</li>
				<li>
					{say(
						"Bài sai thì sổ ghi theo bài: ngày, tên in sai vẫn là trích dẫn, kèm lưu ý.",
						"What a report misprints is kept as printed, with a note beside it.",
					)}
				</li>
				<li>
					{say(
						"Số trần, không ngày, không chủ đề, thường để ngỏ; ngày đăng không rõ thì khó hơn nữa.",
						"A bare number without day or subject mostly stays open, all the more in a report of no known day.",
					)}
				</li>
				<li>
					{say(
						"Văn bản dưới cấp tỉnh hay thiếu tên địa phương trong bài, nên dễ gộp nhầm hoặc tách nhầm.",
						"Documents below the province often stand without their place, so two may be taken for one, or one for two.",
					)}
				</li>
				<li>
					{say(
						"Số đếm nói báo chí và cổng thông tin nhắc đến gì, không nói nơi nào thực hiện tốt hay kém.",
						"Counts tell what papers and portals mention, not who carries a document out well or badly.",
					)}
				</li>
			</ul>
		</Part>
	);
}

/** How a citation comes into the index, what its confidence means, and how often it is right. */
export function MethodPage({ site, accuracy, examples }: Props): VNode {
	const { say, to } = useLanguage();
	return (
		<Layout
			site={site}
			title={say("Phương pháp và độ chính xác", "Method and accuracy")}
			description={say(
				"Trích dẫn được tìm, chuẩn hóa và gắn với văn bản thế nào; đúng được bao nhiêu; không ghi những gì.",
				"How citations are found, normalised and tied to documents; how often that is right; what is not indexed.",
			)}
			section="gioi-thieu"
			path="/phuong-phap"
		>
			<Treatise
				title={say("Phương pháp và độ chính xác", "Method and accuracy")}
				headings={Object.values(PARTS)}
				lead={say(
					"Mỗi dòng trong sổ đi qua bốn bước: tìm trích dẫn trong bài, đưa về một cách viết, gom mọi văn bản có thể, rồi quyết định hoặc để ngỏ. Bước nào cũng xem lại được, kể cả căn cứ.",
					"Each entry goes through four steps: the citation is found in a text, brought to one spelling, held against all documents it may mean, and then settled or left open. Every step can be looked at, with its reasons.",
				)}
			>
				<Finding />
				<Weighing />
				<Part heading={PARTS.example}>
					<p>
						{say("Sổ biết năm nghị quyết mang số", "The register knows five resolutions numbered")}{" "}
						<a href={to("/vb/nghi-quyet/25-nq-tw")}>25-NQ/TW</a>.{" "}
						{say(
							"Ba câu dưới đây in cùng một số, mỗi câu cho ít căn cứ hơn câu trước; kết quả do chính máy đang chạy trang này tính.",
							"The three sentences below print the same number, each with less evidence than the one before; the results are worked out by the engine that serves this page.",
						)}
					</p>
					{examples.map((example, i) => (
						<Example key={i} example={example} number={i + 1} />
					))}
				</Part>
				<Confidence />
				<Measured accuracy={accuracy} />
				<NotIndexed />
				<Limits />
				<Part heading={PARTS.errors}>
					<p>
						{say(
							"Mỗi trang văn bản, báo cáo và trích dẫn có nút báo sai; lời báo chung thì",
							"Each page of a document, report or citation has a link to say so; for anything else,",
						)}{" "}
						<a href={to("/bao-loi")}>{say("viết vào đây", "write here")}</a>.{" "}
						{say(
							"Người vận hành xem, sửa bằng tay, và mỗi lần sửa đều ghi lại ai sửa, vì sao, hoàn tác được.",
							"The operator looks at it and corrects by hand; each correction is noted with its reason and can be undone.",
						)}
					</p>
				</Part>
			</Treatise>
		</Layout>
	);
}
