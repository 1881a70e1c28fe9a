import type { VNode } from "preact";
import { useLanguage } from "../language.tsx";
import { withQuery } from "../links.ts";

/** What was searched for where a search that named one document led to its page. */
const searchedFor = (here: string): string =>
	here.startsWith("/vb/") ? (new URLSearchParams(here.split("?")[1]).get("tim") ?? "") : "";

/** The search box. The script makes it a combobox with suggestions; without the script it is a plain form. */
export function SearchBox({ q = "", large = false }: { q?: string; large?: boolean }): VNode {
	const { say, to, here } = useLanguage();
	const led = searchedFor(here);
	return (
		<search class={large ? "search large" : "search"}>
			<form action={to("/tim")}>
				<label for="q" class={large ? "" : "hidden"}>
					{say("Số, ký hiệu hoặc từ trong tên văn bản", "Number, symbol or words of a document's title")}
				</label>
				<div class="box">
					<input
						id="q"
						name="q"
						type="search"
						value={q || led}
						maxLength={200}
						autocomplete="off"
						autocapitalize="none"
						spellcheck={false}
						enterkeyhint="search"
						placeholder="nq 25 dân vận"
					/>
					<button type="submit">{say("Tìm", "Search")}</button>
				</div>
			</form>
			{led ? (
				<p class="found-by">
					{say("Văn bản duy nhất khớp.", "The only document that fits.")}{" "}
					<a href={to(withQuery("/tim", { q: led, loai: "vb" }))}>{say("Xem mọi kết quả", "See all results")}</a>
				</p>
			) : null}
		</search>
	);
}
