import type { VNode } from "preact";
import type { MergePreview } from "../../../model/admin.ts";
import type { Directive } from "../../../model/directive.ts";
import { citedWords, TitleOf, termWords } from "../../components/directive-list.tsx";
import { type Language, type Pair, useLanguage } from "../../language.tsx";
import { directiveHref, withQuery } from "../../links.ts";
import type { Names } from "../../names.ts";
import { issuerWords, shortName } from "../../quote.ts";
import { LEVEL_WORDS } from "../../words.ts";
import { AdminPage, type Desk, NoEnter, ReasonField, type Refusal, Refused } from "./frame.tsx";
import { Pick, type Picked } from "./pick.tsx";

interface Props extends Desk {
	from: Picked;
	into: Picked;
	/** What the merge would do; null where the two are not chosen yet, or cannot be merged. */
	preview: MergePreview | null;
	reason: string;
	isReasonMissing: boolean;
	refusal: Refusal | null;
	/** The merge may be possible the other way round. */
	canTurn: boolean;
}

const HERE = "/quan-tri/gop";

type Field = MergePreview["differences"][number]["field"];

const FIELDS: [Field, Pair][] = [
	["type", ["Loại", "Type"]],
	["symbol", ["Số, ký hiệu", "Number"]],
	["title", ["Tên", "Title"]],
	["issuedOn", ["Ngày ban hành", "Issued"]],
	["issuer", ["Cơ quan ban hành", "Issuer"]],
	["level", ["Cấp", "Level"]],
	["term", ["Khóa", "Term"]],
	["province", ["Địa phương", "Province"]],
	["origin", ["Biết từ đâu", "Known from"]],
];

/** A fact of a document in words. */
function fact(field: Field, one: Directive, names: Names, language: Language): VNode | string {
	const { say, word, date } = language;
	const none = "–";
	switch (field) {
		case "type":
			return names.type(one.type);
		case "symbol":
			return one.symbol ?? none;
		case "title":
			return <TitleOf directive={one} />;
		case "issuedOn":
			return date(one.issuedOn);
		case "issuer":
			return issuerWords(one, names) ?? none;
		case "level":
			return word(LEVEL_WORDS[one.level]);
		case "term":
			return one.term === null ? none : termWords(one.term, language);
		case "province":
			return one.province === null ? none : names.province(one.province);
		default:
			return one.origin === "authority"
				? say("sổ văn bản", "the register")
				: say("chỉ qua trích dẫn", "citations only");
	}
}

function SideBySide({
	from,
	into,
	names,
	differ,
}: {
	from: Directive;
	into: Directive;
	names: Names;
	differ: Set<string>;
}): VNode {
	const language = useLanguage();
	const { say, word, to } = language;
	const head = (one: Directive, role: string): VNode => (
		<th scope="col">
			<span class="meta">{role}</span>
			<a href={to(directiveHref(one.id))} lang="vi">
				{shortName(one, names)}
			</a>
			<span class="meta">{citedWords(one, language)}</span>
		</th>
	);
	const [gone, kept] = [say("Bị gộp, sẽ mất", "Goes"), say("Giữ lại", "Stays")];
	return (
		<table class="cards compare">
			<thead>
				<tr>
					<td />
					{head(from, gone)}
					{head(into, kept)}
				</tr>
			</thead>
			<tbody>
				{FIELDS.map(([field, name]) => (
					<tr key={field} class={differ.has(field) ? "differs" : undefined}>
						<th scope="row">
							{word(name)}
							{differ.has(field) ? <span class="flag"> {say("khác nhau", "differs")}</span> : null}
						</th>
						<td data-label={gone}>{fact(field, from, names, language)}</td>
						<td data-label={kept}>{fact(field, into, names, language)}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** Makes one document of two: chosen, compared, and merged once it was seen what that does. */
export function MergePage(props: Props): VNode {
	const { from, into, preview, reason, isReasonMissing, refusal, canTurn, ...desk } = props;
	const { say, to, counted } = useLanguage();
	const { names } = desk.site;
	const [gone, kept] = [from.directive, into.directive];
	return (
		<AdminPage {...desk} title={say("Gộp hai văn bản", "Merge two documents")} area={HERE}>
			<h1 class="quiet">{say("Gộp hai văn bản", "Merge two documents")}</h1>
			<p class="lead">
				{say(
					"Khi một văn bản mang hai tên trong chỉ mục. Văn bản bị gộp phải là văn bản chỉ biết qua trích dẫn.",
					"Where one document stands in the index twice. The one that goes has to be known from citations only.",
				)}{" "}
				<a href={to(withQuery("/quan-tri/tach", { tu: gone?.id }))}>
					{say("Hai văn bản bị coi là một thì tách", "Where two are taken for one, split it")}
				</a>
				.
			</p>
			<form action={to(HERE)} class="picks">
				<Pick
					name="tu"
					label={say("Văn bản bị gộp (sẽ mất)", "Document that goes")}
					picked={from}
					names={names}
					page={HERE}
					along={{ vao: into.directive?.id ?? into.typed }}
				/>
				<Pick
					name="vao"
					label={say("Gộp vào văn bản (giữ lại)", "Into the document that stays")}
					picked={into}
					names={names}
					page={HERE}
					along={{ tu: from.directive?.id ?? from.typed }}
				/>
				<button type="submit" class={preview ? "plain" : undefined}>
					{say("So sánh", "Compare")}
				</button>
				{gone && kept ? (
					<a href={to(withQuery(HERE, { tu: kept.id, vao: gone.id }))}>⇄ {say("Đổi chiều", "Turn round")}</a>
				) : null}
			</form>
			<Refused refusal={refusal} />
			{canTurn && gone && kept ? (
				<p>
					<a href={to(withQuery(HERE, { tu: kept.id, vao: gone.id }))}>
						{say(
							`Gộp ${kept.symbol ?? kept.id} vào ${gone.symbol ?? gone.id} (chiều ngược lại)`,
							"Merge the other way round",
						)}
					</a>
				</p>
			) : null}
			{gone && kept ? (
				<SideBySide
					from={gone}
					into={kept}
					names={names}
					differ={new Set(preview?.differences.map(({ field }) => field))}
				/>
			) : null}
			{preview && gone && kept ? (
				<form class="confirm" method="post" action={to(HERE)}>
					<NoEnter />
					<input type="hidden" name="tu" value={gone.id} />
					<input type="hidden" name="vao" value={kept.id} />
					<p class="desk-outcome">
						<b lang="vi">{shortName(gone, names)}</b> → <b lang="vi">{shortName(kept, names)}</b>:{" "}
						<b>
							{say(
								`${counted(preview.mentions, "trích dẫn", "citation")} sẽ chuyển`,
								`${counted(preview.mentions, "trích dẫn", "citation")} will move`,
							)}
						</b>
						, {say("trong", "in")} {counted(preview.reports, "báo cáo", "report")}.{" "}
						{say(
							"Địa chỉ cũ sẽ dẫn sang văn bản giữ lại. Hoàn tác được.",
							"The old address will lead to the one that stays. It can be undone.",
						)}
					</p>
					<ReasonField value={reason} isMissing={isReasonMissing} />
					<button type="submit">{say("Gộp", "Merge")}</button>
				</form>
			) : null}
		</AdminPage>
	);
}
