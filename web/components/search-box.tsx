import type { VNode } from "preact";

/** The search box. The script makes it a combobox with suggestions; without the script it is a plain form. */
export function SearchBox({ q = "", large = false }: { q?: string; large?: boolean }): VNode {
	return (
		<search class={large ? "search large" : "search"}>
			<form action="/tim">
				<label for="q" class={large ? "" : "hidden"}>
					Số, ký hiệu hoặc từ trong tên văn bản
				</label>
				<div class="box">
					<input
						id="q"
						name="q"
						type="search"
						value={q}
						maxLength={200}
						autocomplete="off"
						autocapitalize="none"
						spellcheck={false}
						enterkeyhint="search"
						placeholder="nq 25 dân vận"
					/>
					<button type="submit">Tìm</button>
				</div>
			</form>
		</search>
	);
}
