import type { VNode } from "preact";
import { useLanguage } from "../language.tsx";

/** The way on in a list, and back to its beginning. Addresses are those of the Vietnamese page. */
export function Paging({ next, first }: { next: string | null; first: string | null }): VNode | null {
	const { say, to } = useLanguage();
	if (!next && !first) return null;
	return (
		<nav class="paging" aria-label={say("Các trang của danh sách", "Pages of the list")}>
			{first ? <a href={to(first)}>← {say("Về trang đầu", "First page")}</a> : null}
			{next ? (
				<a href={to(next)} rel="next">
					{say("Trang sau", "Next page")} →
				</a>
			) : null}
		</nav>
	);
}
