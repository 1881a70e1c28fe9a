import type { VNode } from "preact";
import type { Directive } from "../../../model/directive.ts";
import { citedWords, difference, TitleOf } from "../../components/directive-list.tsx";
import { useLanguage } from "../../language.tsx";
import { withQuery } from "../../links.ts";
import type { Names } from "../../names.ts";
import { shortName } from "../../quote.ts";

/** A document asked for in a text box: what was typed, the one it names, or those it may mean. */
export interface Picked {
	typed: string;
	directive: Directive | null;
	found: Directive[];
}

interface Props {
	/** Name of the text box. */
	name: string;
	label: string;
	picked: Picked;
	names: Names;
	/** Address of the page, and what else it is asked for. */
	page: string;
	along: Record<string, string | null>;
}

/** A text box that takes the number, name, id or address of a document, and the documents to choose from below it. */
export function Pick({ name, label, picked, names, page, along }: Props): VNode {
	const language = useLanguage();
	const { say, to } = language;
	const { typed, directive, found } = picked;
	const isLost = typed !== "" && directive === null && found.length === 0;
	return (
		<div class="pick">
			<label for={name}>{label}</label>
			<input
				id={name}
				name={name}
				value={directive?.id ?? typed}
				maxLength={300}
				autocomplete="off"
				autocapitalize="none"
				spellcheck={false}
				placeholder="nq 25 dân vận"
				aria-invalid={isLost ? "true" : undefined}
				aria-describedby={isLost ? `${name}-loi` : undefined}
			/>
			{isLost ? (
				<p id={`${name}-loi`} class="fault">
					{say(
						"Không thấy văn bản nào. Hãy thử số, ký hiệu, tên, hoặc dán địa chỉ trang của văn bản.",
						"No document found. Try its number or name, or paste the address of its page.",
					)}
				</p>
			) : null}
			{directive === null && found.length > 0 ? (
				<ol class="desk-found">
					{found.map((one) => (
						<li key={one.id}>
							<a href={to(withQuery(page, { ...along, [name]: one.id }))} lang="vi">
								{shortName(one, names)}
							</a>{" "}
							<span class="meta">
								{difference(one, names, language)} · {citedWords(one, language)}
							</span>
							{one.symbol ? (
								<span class="name">
									<TitleOf directive={one} />
								</span>
							) : null}
						</li>
					))}
				</ol>
			) : null}
		</div>
	);
}
