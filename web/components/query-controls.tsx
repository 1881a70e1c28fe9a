import type { ComponentChildren, VNode } from "preact";
import { roman } from "../../citation/index.ts";
import { MentionStatus, RelationKind } from "../../model/mention.ts";
import { type Speech, useLanguage } from "../language.tsx";
import type { Choice, Names } from "../names.ts";
import { type CitationsState, parametersOf } from "../pages/citations-address.ts";
import { listText } from "../query-list.ts";
import type { QueryControls } from "../query-text.ts";
import { confidenceWords, MENTION_WORDS, relationWords, TYPE_GLOSS } from "../words.ts";

interface Props {
	state: CitationsState;
	controls: QueryControls;
	names: Names;
	sources: Choice[];
}

/** A box for text. `data-control` is the control's name in the API, by which the script fills it. */
function Box(props: { name: string; control?: string; label: string; value: string; hint?: string }): VNode {
	const { name, control, label, value, hint } = props;
	return (
		<label class="field">
			<span>{label}</span>
			<input name={name} data-control={control} value={value} maxLength={500} autocomplete="off" lang="vi" />
			{hint ? <small>{hint}</small> : null}
		</label>
	);
}

function Options({ choices, value }: { choices: readonly Choice[]; value: string }): VNode {
	return (
		<>
			{choices.map(({ slug, name }) => (
				<option key={slug} value={slug} selected={slug === value}>
					{name}
				</option>
			))}
			{value && !choices.some(({ slug }) => slug === value) ? (
				<option value={value} selected>
					{value}
				</option>
			) : null}
		</>
	);
}

interface SeveralProps {
	name: string;
	control: string;
	label: string;
	any: string;
	values: string[];
	choices: readonly Choice[];
}

/** Select boxes for a field of which any of several values will do: one for each value, and one more to add another. */
function Several({ name, control, label, any, values, choices }: SeveralProps): VNode {
	const { say } = useLanguage();
	return (
		<div class="field several" data-several={control}>
			{[...values, ""].map((value, i) => (
				<label key={value}>
					<span class={i > 0 ? "hidden" : undefined}>{label}</span>
					<select name={name} lang="vi">
						<option value="">{i > 0 ? say("hoặc…", "or…") : any}</option>
						<Options choices={choices} value={value} />
					</select>
				</label>
			))}
		</div>
	);
}

function One(props: { name: string; label: string; any: string; value: string | null; choices: Choice[] }): VNode {
	const { name, label, any, value, choices } = props;
	return (
		<label class="field">
			<span>{label}</span>
			<select name={name}>
				<option value="">{any}</option>
				<Options choices={choices} value={value ?? ""} />
			</select>
		</label>
	);
}

function Group({ name, children }: { name: string; children: ComponentChildren }): VNode {
	return (
		<fieldset>
			<legend>{name}</legend>
			<div>{children}</div>
		</fieldset>
	);
}

/** Least confidences that are offered, in tenths. */
const STEPS = [9, 7, 4];

const confidenceChoices = ({ say, word }: Speech): Choice[] =>
	STEPS.map((tenths) => ({
		slug: String(tenths),
		name: `${word(confidenceWords(tenths / 10))}${tenths === 9 ? "" : say(" trở lên", " or surer")} (≥ ${tenths}0%)`,
	}));

/** A control for each operator of the search language, and for what the API has beside it. */
export function QueryControlsForm({ state, controls, names, sources }: Props): VNode {
	const speech = useLanguage();
	const { say, to, word, lang } = speech;
	const { cot } = parametersOf(state);
	const any = say("tất cả", "any");
	const commas = say("nhiều cụm: cách nhau bằng dấu phẩy", "several: with commas between");
	const types = names.types.map(({ slug, name }) => ({
		slug,
		name: lang === "en" && TYPE_GLOSS[slug] ? `${name} (${TYPE_GLOSS[slug]})` : name,
	}));
	const known = (choices: readonly Choice[], values: string[]): Choice[] => [
		...choices,
		// A province of before 01/07/2025 may be asked for where those of today are listed.
		...values.flatMap((slug) =>
			!choices.some((choice) => choice.slug === slug) && names.provinces.some((one) => one.slug === slug)
				? [{ slug, name: names.province(slug) }]
				: [],
		),
	];
	const provinces = state.noi === "34" ? names.provincesToday : names.provinces;
	return (
		<form class="builder" id="cac-o" action={to("/trich-dan")}>
			<Group name={say("Trong câu có trích dẫn", "In the citing sentence")}>
				<Box
					name="cactu"
					control="words"
					label={say("Có tất cả các từ", "All of these words")}
					value={controls.words}
					hint={say("có dấu hoặc không dấu", "with diacritics or without")}
				/>
				<Box
					name="cumtu"
					control="phrases"
					label={say("Có đúng cụm từ", "This exact phrase")}
					value={listText(controls.phrases)}
					hint={commas}
				/>
				<Box
					name="mottrong"
					control="any"
					label={say("Có một trong các từ, cụm từ", "One of these words or phrases")}
					value={controls.any.map(listText).join("; ")}
					hint={say("cách nhau bằng dấu phẩy", "with commas between")}
				/>
				<Box
					name="khongco"
					control="not"
					label={say("Không có từ, cụm từ", "None of these words or phrases")}
					value={listText(controls.not)}
					hint={say("cách nhau bằng dấu phẩy", "with commas between")}
				/>
			</Group>
			<Group name={say("Văn bản được dẫn", "The cited document")}>
				<Several
					name="loai"
					control="type"
					label={say("Loại", "Type")}
					any={any}
					values={controls.type}
					choices={types}
				/>
				<Box
					name="so"
					control="number"
					label={say("Số hoặc ký hiệu", "Number or symbol")}
					value={listText(controls.number)}
					hint="25, 05-CT/TW"
				/>
				<Box
					name="khoa"
					control="term"
					label={say("Khóa", "Term")}
					value={listText(controls.term.map((term) => (/^\d+$/.test(term) ? roman(Number(term)) : term)))}
					hint="XI, XII"
				/>
				<Box
					name="nam"
					control="year"
					label={say("Năm ban hành", "Year of issue")}
					value={listText(controls.year)}
					hint="2013"
				/>
				<Several
					name="coquan"
					control="issuer"
					label={say("Cơ quan ban hành", "Issued by")}
					any={any}
					values={controls.issuer}
					choices={names.issuers}
				/>
				<Box
					name="vb"
					label={say("Đúng một văn bản (mã hoặc địa chỉ trang)", "One document (its id or page address)")}
					value={state.vb ?? ""}
					hint="nghi-quyet:25-nq-tw:k11"
				/>
			</Group>
			<Group name={say("Báo cáo, bài viết", "The report")}>
				<Several
					name="tinh"
					control="province"
					label={say("Địa phương", "Province")}
					any={any}
					values={controls.province}
					choices={known(provinces, controls.province)}
				/>
				<One
					name="noi"
					label={say("Tính theo", "Provinces as of")}
					any={say("63 tỉnh, thành cũ", "63, until June 2025")}
					value={state.noi === "34" ? "34" : null}
					choices={[{ slug: "34", name: say("34 tỉnh, thành nay", "34, since July 2025") }]}
				/>
				<Several
					name="nguon"
					control="source"
					label={say("Nguồn", "Outlet")}
					any={any}
					values={controls.source}
					choices={sources}
				/>
				<label class="field">
					<span>{say("Đăng từ ngày", "Published from")}</span>
					<input type="date" name="tu" data-control="from" value={controls.from} />
				</label>
				<label class="field">
					<span>{say("Đến ngày", "To")}</span>
					<input type="date" name="den" data-control="to" value={controls.to} />
				</label>
			</Group>
			<Group name={say("Cách dẫn", "How it is cited")}>
				<One
					name="quanhe"
					label={say("Quan hệ", "Relation")}
					any={any}
					value={state.quanhe}
					choices={RelationKind.options.map((kind) => ({
						slug: kind,
						name: word(relationWords({ kind, direction: "out" })),
					}))}
				/>
				<One
					name="trangthai"
					label={say("Xác định văn bản", "Identification")}
					any={any}
					value={state.trangthai}
					choices={MentionStatus.options.map((slug) => ({ slug, name: word(MENTION_WORDS[slug]) }))}
				/>
				<One
					name="tincay"
					label={say("Độ tin cậy", "Confidence")}
					any={any}
					value={state.tincay === null ? null : String(state.tincay)}
					choices={confidenceChoices(speech)}
				/>
				<label class="ticked">
					<input type="checkbox" name="cu" value="1" checked={state.cu} />{" "}
					{say("Chỉ câu dẫn văn bản đã bị thay thế", "Only where the document had been replaced")}
				</label>
			</Group>
			{cot ? <input type="hidden" name="cot" value={cot} /> : null}
			<p class="do">
				<button type="submit">{say("Ghép thành câu tìm và tìm", "Build the query and search")}</button>{" "}
				<a href={to("/trich-dan")}>{say("Xóa hết", "Clear all")}</a>
			</p>
		</form>
	);
}
