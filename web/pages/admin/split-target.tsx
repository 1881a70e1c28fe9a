import type { VNode } from "preact";
import type { Directive } from "../../../model/directive.ts";
import { difference } from "../../components/directive-list.tsx";
import { type Pair, useLanguage } from "../../language.tsx";
import type { Names } from "../../names.ts";
import { shortName } from "../../quote.ts";

/** Facts of a new document as they are typed. */
export const FACTS = ["loai", "so", "ten", "ngay", "coquan", "khoa", "diaphuong", "noi"] as const;
export type Fact = (typeof FACTS)[number];

/** The document that gets the citations, as it was typed. */
export interface Target {
	isNew: boolean;
	/** Id, address, number or name of one that is known. */
	into: string;
	/** Those that `into` may mean. */
	found: Directive[];
	facts: Record<Fact, string>;
	faults: Partial<Record<Fact | "into", Pair>>;
}

interface Props {
	target: Target;
	names: Names;
}

interface FieldProps extends Props {
	name: Fact | "into";
	label: string;
	hint?: string;
	list?: { slug: string; name: string }[];
}

function Field({ name, label, hint, list, target }: FieldProps): VNode {
	const { word } = useLanguage();
	const value = name === "into" ? target.into : target.facts[name];
	const fault = target.faults[name];
	const sent = name === "into" ? "vao" : name;
	const told = fault ? { "aria-invalid": "true" as const, "aria-describedby": `loi-${sent}` } : {};
	return (
		<div class="field">
			<label for={`f-${sent}`}>{label}</label>
			{list ? (
				<select id={`f-${sent}`} name={sent} {...told}>
					<option value="">–</option>
					{list.map((row) => (
						<option key={row.slug} value={row.slug} selected={row.slug === value}>
							{row.name}
						</option>
					))}
				</select>
			) : (
				<input
					id={`f-${sent}`}
					name={sent}
					value={value}
					maxLength={500}
					autocomplete="off"
					placeholder={hint}
					{...told}
				/>
			)}
			{fault ? (
				<p id={`loi-${sent}`} class="fault">
					{word(fault)}
				</p>
			) : null}
		</div>
	);
}

/** Asks which document gets the citations: one of the index, or a new one with its facts. */
export function TargetFields({ target, names }: Props): VNode {
	const language = useLanguage();
	const { say } = language;
	const shared = { target, names };
	return (
		<fieldset class="target">
			<legend>{say("Chuyển sang", "They go to")}</legend>
			<label class="radio">
				<input type="radio" name="dich" value="co" checked={!target.isNew} />{" "}
				{say("một văn bản đã có trong chỉ mục", "a document of the index")}
			</label>
			<div class="desk-facts">
				<Field
					{...shared}
					name="into"
					label={say("Số, tên, mã hoặc địa chỉ trang của văn bản", "Number, name, id or address of its page")}
					hint="nq 25 dân vận"
				/>
				{target.found.length > 0 ? (
					<ul class="desk-found">
						{target.found.map((one) => (
							<li key={one.id}>
								<label class="radio">
									<input type="radio" name="chon-vao" value={one.id} /> <span lang="vi">{shortName(one, names)}</span>{" "}
									<span class="meta">{difference(one, names, language)}</span>
								</label>
							</li>
						))}
					</ul>
				) : null}
			</div>
			<label class="radio">
				<input type="radio" name="dich" value="moi" checked={target.isNew} />{" "}
				{say("một văn bản chưa có, khai ở đây", "a new document, told here")}
			</label>
			<div class="desk-facts">
				<Field {...shared} name="loai" label={say("Loại", "Type")} list={names.types} />
				<Field {...shared} name="so" label={say("Số, ký hiệu", "Number")} hint="25-NQ/TW" />
				<Field {...shared} name="khoa" label={say("Khóa (số)", "Term (a number)")} hint="11" />
				<Field
					{...shared}
					name="ngay"
					label={say("Ngày, tháng hoặc năm ban hành", "Day, month or year of issue")}
					hint="03/06/2013"
				/>
				<Field {...shared} name="coquan" label={say("Cơ quan ban hành", "Issuer")} list={names.issuers} />
				<Field {...shared} name="diaphuong" label={say("Tỉnh, thành (63)", "Province (63)")} list={names.provinces} />
				<Field
					{...shared}
					name="noi"
					label={say("Huyện, xã, đơn vị (không dấu, gạch nối)", "District, commune or unit (a slug)")}
					hint="van-yen"
				/>
				<Field {...shared} name="ten" label={say("Tên", "Title")} />
			</div>
		</fieldset>
	);
}
